extension Manifest {
    /// Every folder that a member lies in, `ru/text` among them.
    package var folders: Set<String> {
        var folders: Set<String> = []
        forEachFolder { folder in
            folders.insert(String(decoding: bytes[folder], as: UTF8.self))
            return true
        }
        return folders
    }

    /// A member that other members lie below, as if it were a folder: no file system holds both.
    var memberThatIsFolder: MemberName? {
        var found: MemberName?
        forEachFolder { folder in
            guard digest(of: bytes.span.extracting(folder)) != nil else { return true }
            found = try? MemberName(utf8: bytes.span.extracting(folder))
            return false
        }
        return found
    }

    /// - Parameter body: gets where a folder's name stands in the bytes, some folders again and again, and says whether
    ///   to go on.
    private func forEachFolder(_ body: (Range<Int>) -> Bool) {
        var start = 0
        var previous = 0..<0
        while let line = line(at: start) {
            start = line.end
            var end = line.name.upperBound
            while let slash = bytes[line.name.lowerBound..<end].lastIndex(of: UInt8(ascii: "/")) {
                end = slash
                let folder = line.name.lowerBound..<slash
                // Members of one folder stand together.
                let isKnown = ByteOrder(bytes.span.extracting(folder), bytes.span.extracting(previous)) == .same
                if slash == bytes[line.name].lastIndex(of: UInt8(ascii: "/")) { previous = folder }
                guard !isKnown else { break }
                guard body(folder) else { return }
            }
        }
    }
}
