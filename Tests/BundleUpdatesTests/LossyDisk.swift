import PobratimTesting

/// A model of a disk at the moment when the power goes. What was flushed is there. Of the rest each change may have
/// come through or not, in any combination, and a file that was not flushed may be whole, torn, full of zeros or empty.
///
/// It is harder than any file system: a journal keeps the order of names, this keeps none. A rename is one change of one
/// name or of two, but never half a name.
struct LossyDisk {
    /// What a path holds. Folders hold names; a file or a link is known by its number, whatever it is called.
    private enum Node {
        case folder([String: Int])
        case file(durable: [UInt8]?, pending: [UInt8]?)
        case link(String)
    }

    /// A change of names that its folders have not flushed.
    private struct Pending {
        /// Folder and name, and the number that the name gets; `nil` for none.
        var changes: [(folder: Int, name: String, node: Int?)]
    }

    private var nodes: [Node] = [.folder([:])]
    /// As programs see it.
    private var seen: [Int: [String: Int]] = [0: [:]]
    private var pending: [Pending] = []
    private let root: String

    init(root: String) { self.root = root }

    /// Takes over a folder as it is, all of it durable.
    mutating func load() throws {
        let list = try runCommand(["find", root, "-mindepth", "1", "-printf", "%y %P\\n"]).output
        let lines: [Substring] = list.split(separator: "\n")
        // A folder comes before what is in it.
        for line in lines.sorted(by: { $0.count < $1.count }) {
            let path = root + "/" + String(line.dropFirst(2))
            switch line.first {
            case "d": apply(.makeFolder(path))
            case "l": apply(.link(try runCommand(["readlink", "-n", path]).output, at: path))
            default: apply(.write(path, try runCommand(["cat", path]).standardOutput))
            }
        }
        for index in nodes.indices {
            if case .file(_, let bytes) = nodes[index] { nodes[index] = .file(durable: bytes, pending: nil) }
        }
        for change in pending.flatMap(\.changes) { settle(change) }
        pending = []
    }

    mutating func apply(_ operation: RecordedDisk.Operation) {
        switch operation {
        case .makeFolder(let path):
            guard find(path) == nil else { return }
            nodes.append(.folder([:]))
            seen[nodes.count - 1] = [:]
            change([(path, nodes.count - 1)])
        case .write(let path, let bytes):
            if let index = find(path), case .file(let durable, _) = nodes[index] {
                nodes[index] = .file(durable: durable, pending: bytes)
            } else {
                nodes.append(.file(durable: nil, pending: bytes))
                change([(path, nodes.count - 1)])
            }
        case .link(let target, let path):
            nodes.append(.link(target))
            change([(path, nodes.count - 1)])
        case .rename(let path, let newPath):
            guard let index = find(path) else { return }
            change([(path, nil), (newPath, index)])
        case .remove(let path):
            if find(path) != nil { change([(path, nil)]) }
        case .flush(let path):
            guard let index = find(path) else { return }
            if case .file(let durable, let bytes) = nodes[index] {
                nodes[index] = .file(durable: bytes ?? durable, pending: nil)
            }
            flushNames(of: index)
        }
    }

    /// Writes one of the states in which the power may leave the disk.
    func leave(into folder: String, using random: inout SplitMix64) throws {
        var left = self
        for pending in pending where Bool.random(using: &random) { pending.changes.forEach { left.settle($0) } }
        try left.write(0, to: folder, using: &random)
    }
}

extension LossyDisk {
    private func names(of path: String) -> [String] {
        path.dropFirst(root.count).split(separator: "/").map { (name: Substring) in String(name) }
    }

    private func find(_ path: String) -> Int? {
        var index = 0
        for name in names(of: path) {
            guard let next = seen[index]?[name] else { return nil }
            index = next
        }
        return index
    }

    private mutating func change(_ changes: [(path: String, node: Int?)]) {
        var noted = Pending(changes: [])
        for (path, node) in changes {
            let names = names(of: path)
            guard let last = names.last, let folder = find(([root] + names.dropLast()).joined(separator: "/")) else {
                continue
            }
            seen[folder]?[last] = node
            noted.changes.append((folder, last, node))
        }
        pending.append(noted)
    }

    /// Every change that this folder has a part in is on the disk now, with what it depends on.
    private mutating func flushNames(of folder: Int) {
        for change in pending where change.changes.contains(where: { $0.folder == folder }) {
            change.changes.filter { $0.folder == folder }.forEach { settle($0) }
        }
        for index in pending.indices { pending[index].changes.removeAll { $0.folder == folder } }
        pending.removeAll { $0.changes.isEmpty }
    }

    private mutating func settle(_ change: (folder: Int, name: String, node: Int?)) {
        guard case .folder(var names) = nodes[change.folder] else { return }
        names[change.name] = change.node
        nodes[change.folder] = .folder(names)
    }

    private func write(_ index: Int, to path: String, using random: inout SplitMix64) throws {
        switch nodes[index] {
        case .folder(let names):
            _ = try runCommand(["mkdir", "-p", path])
            for (name, node) in names.sorted(by: { $0.key < $1.key }) {
                try write(node, to: "\(path)/\(name)", using: &random)
            }
        case .link(let target):
            _ = try runCommand(["ln", "-s", target, path])
        case .file(let durable, let pending):
            var choices = [durable ?? []]
            if let pending {
                let half = Array(pending.prefix(pending.count / 2))
                choices += [pending, half, half + [UInt8](repeating: 0, count: pending.count - half.count), []]
            }
            let bytes = choices.randomElement(using: &random) ?? []
            _ = try runCommand(["dd", "of=\(path)", "status=none"], standardInput: bytes)
        }
    }
}
