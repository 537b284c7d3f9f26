internal import Cities
internal import NIOCore

/// Names that were asked for and that neither the bundle nor the server has, with the page that says so. The last few only:
/// anybody can ask for anything.
///
/// Of names with the same ``NameHash`` the first is kept. The others stay the slow path's, which is all that somebody wins
/// who looks for such names.
struct AbsentNames: Sendable {
    private struct Absent {
        let key: Key
        let name: [UInt8]
        let folder: SiteFolder
    }

    /// A name may be absent at one listener and not at the other.
    private struct Key: Hashable {
        let hash: UInt64
        let role: ListenerRole

        init(_ name: Span<UInt8>, at role: ListenerRole) {
            hash = NameHash(name, .identity).value
            self.role = role
        }
    }

    private static let maximumCount = 128

    private var absent: [Absent] = []
    private var places: [Key: Int] = [:]
    private var oldest = 0
    private var pages: [SiteFolder: SerializedResponse] = [:]

    /// - Parameter page: the same for every name in one folder.
    mutating func insert(_ name: [UInt8], at role: ListenerRole, in folder: SiteFolder, page: SerializedResponse) {
        let key = Key(name.span, at: role)
        guard places[key] == nil else { return }
        pages[folder] = page
        let new = Absent(key: key, name: name, folder: folder)
        if absent.count < Self.maximumCount {
            places[key] = absent.count
            absent.append(new)
        } else {
            places[absent[oldest].key] = nil
            places[key] = oldest
            absent[oldest] = new
            oldest = (oldest + 1) % Self.maximumCount
        }
    }

    func page(for name: Span<UInt8>, at role: ListenerRole) -> SerializedResponse? {
        guard let place = places[Key(name, at: role)], absent[place].name.isSame(as: name) else { return nil }
        return pages[absent[place].folder]
    }
}
