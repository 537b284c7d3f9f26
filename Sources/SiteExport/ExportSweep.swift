internal import CityBundle
internal import Files

/// Removes a hidden folder, as far as an export has filled it: one that grew and was never finished, or an earlier site
/// whose place was taken. What else is in it stays, under a name that shows.
///
/// Of a site, a file is removed if it has the time that it was given or the bytes that its manifest lists; of an
/// unfinished folder, which nobody but a program has seen, if it has such a name. The manifest goes last, so that a
/// sweep that was cut off can be taken up again.
struct ExportSweep {
    let place: ExportPlace
    let limits: BundleLimits

    /// - Returns: `nil` if all is gone.
    func remove(_ name: EntryName) -> BundleExport.Remark? {
        do throws(ExportError) {
            guard let found = try sweep(name) else { return nil }
            let kept = try place.newKeptName()
            try place.parent.rename(name, to: kept)
            return .kept(path: place.parent.path(of: kept), found: found.excerpt)
        } catch {
            return .notRemoved(path: place.parent.path(of: name), error)
        }
    }

    /// - Returns: the first thing that stays.
    private func sweep(_ name: EntryName) throws(ExportError) -> EntryName? {
        guard let status = try place.parent.status(of: name) else { return nil }
        guard status.kind == .folder else { return name }
        let folder = try OpenFolder(name, in: place.parent)
        let entries = try folder.names()
        let isUnfinished = entries.contains(PendingFolder.markName)
        let names = try ExportedNames(reading: folder, entries, limits: limits)
        var last: [EntryName] = []
        if let names {
            last.append(EntryName(names.manifestName))
        } else if isUnfinished {
            // Written in part, then.
            last += ExportedNames.manifestNames.filter(entries.contains)
        }
        if isUnfinished { last.append(PendingFolder.markName) }
        let found = try Contents(top: folder, names: names, isUnfinished: isUnfinished, limits: limits)
            .remove(entries.filter { !last.contains($0) }, in: folder, below: [])
        for name in last { try folder.remove(name) }
        if found == nil { try place.parent.remove(name, isFolder: true) }
        return found
    }
}

extension ExportSweep {
    /// What is in the folder, but for the names that go last.
    private struct Contents {
        let top: OpenFolder
        let names: ExportedNames?
        let isUnfinished: Bool
        let limits: BundleLimits
        private let times: ExportTimes?

        init(top: OpenFolder, names: ExportedNames?, isUnfinished: Bool, limits: BundleLimits) throws(ExportError) {
            self.top = top
            self.names = names
            self.isUnfinished = isUnfinished
            self.limits = limits
            times = try names.flatMap { names throws(ExportError) in
                try top.status(of: EntryName(names.manifestName)).map {
                    ExportTimes(contentVersion: Int64($0.modifiedSeconds))
                }
            }
        }

        /// - Returns: the first that stays.
        func remove(
            _ entries: [EntryName],
            in folder: OpenFolder,
            below prefix: [UInt8]
        ) throws(ExportError) -> EntryName? {
            var found: EntryName?
            for entry in entries {
                let name = EntryName(bytes: prefix + entry.bytes)
                guard let status = try folder.status(of: entry) else { continue }
                switch (names?.part(name), status.kind) {
                case (.folder, .folder):
                    let inner = try OpenFolder(entry, in: folder)
                    let rest = try remove(inner.names(), in: inner, below: name.bytes + [UInt8(ascii: "/")])
                    if rest == nil { try folder.remove(entry, isFolder: true) }
                    found = found ?? rest
                case (let part?, .file) where try isOurs(name, part, status):
                    try folder.remove(entry)
                default:
                    found = found ?? name
                }
            }
            return found
        }

        private func isOurs(
            _ name: EntryName,
            _ part: ExportedNames.Part,
            _ status: FileStatus
        ) throws(ExportError) -> Bool {
            if isUnfinished { return true }
            if let text = name.ascii, times?.isTime(of: status, text) == true { return true }
            return try names?.isIntact(name, part, in: top, limits: limits) ?? false
        }
    }
}
