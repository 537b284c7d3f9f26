internal import Files

extension StateFolder {
    /// Removes what no record names. Only who holds the update lock may, or it is somebody's work.
    ///
    /// Without a record that was read, nothing but `staging/` is touched: what it does not name may be all there is. Keys
    /// are removed only where others have taken their place.
    func sweep() throws(UpdateError) {
        for name in try Paths.names(in: staging) { try files.removeTree("\(staging)/\(name)") }
        // A trial that ends meanwhile lays keys down, and names them.
        try FileLock.hold(recordLockPath) { () throws(UpdateError) in
            guard let record = try writtenRecord()?.record, !record.isPutTogether, let current = record.current
            else { return }
            try keep([current, record.previous].compactMap { $0?.folderName }, in: bundles)
            guard let keySet = record.keySet, Paths.isFolder(trust) else { return }
            try keep([keySet] + (record.onTrial == nil ? [] : [ReceivedKeys.folderName(of: current)]), in: trust)
        }
    }

    private func keep(_ kept: [String], in folder: String) throws(UpdateError) {
        for name in try Paths.names(in: folder) where !kept.contains(name) {
            try files.removeTree("\(folder)/\(name)")
        }
    }
}
