/// The elements that are open at a place of an HTML text, and the formatting that goes on there: the standard's stack of
/// open elements, and its list of active formatting elements.
struct HTMLOpenElements {
    struct Element {
        var name: String
        var walls: HTMLRules.Walls
        /// In SVG.
        var isForeign = false
        /// Which of the formatting elements it is.
        var formatting: Int?
    }

    /// An element that goes on behind the paragraph in which nobody closed it.
    private struct Formatting {
        var id: Int
        var name: String
        /// Its tag.
        var bytes: ArraySlice<UInt8>
    }

    private var elements: [Element] = []
    private var formatting: [Formatting] = []
    private var openFormatting: Set<Int> = []
    /// How many formatting elements there are around each element inside which they do not go on.
    private var formattingStarts: [Int] = []
    private var nextID = 0
    private var counts: [String: Int] = [:]
    /// How many elements were opened anew.
    private(set) var reopenedCount = 0
    private(set) var deepest = 0

    var last: Element? { elements.last }

    func contains(_ name: String) -> Bool { counts[name] ?? 0 > 0 }

    /// Such an element is open, and no `<template>` inside it.
    func isInside(_ name: String) -> Bool { contains(name) && lastIndex(of: [name], walls: .template) != nil }

    mutating func push(_ name: String, isForeign: Bool = false) {
        let walls = HTMLRules.walls(of: name, isForeign: isForeign)
        push(Element(name: name, walls: walls, isForeign: isForeign))
        if !isForeign, HTMLRules.endsFormatting.contains(name) { formattingStarts.append(formatting.count) }
    }

    private mutating func push(_ element: Element) {
        elements.append(element)
        if let id = element.formatting { openFormatting.insert(id) }
        if !element.isForeign { counts[element.name, default: 0] += 1 }
        deepest = max(deepest, elements.count)
    }

    mutating func pop() {
        guard let last = elements.popLast() else { return }
        forget(last)
        if !last.isForeign, HTMLRules.endsFormatting.contains(last.name), let start = formattingStarts.popLast() {
            formatting.removeSubrange(min(start, formatting.count)...)
        }
    }

    /// What is inside it stays open.
    private mutating func remove(at index: Int) { forget(elements.remove(at: index)) }

    private mutating func forget(_ element: Element) {
        if let id = element.formatting { openFormatting.remove(id) }
        if !element.isForeign { counts[element.name, default: 0] -= 1 }
    }

    // MARK: End tags

    /// - Parameter walls: where the search for the element ends.
    /// - Returns: Whether such an element was open.
    @discardableResult
    mutating func close(_ names: [String], walls: HTMLRules.Walls) -> Bool {
        guard names.contains(where: contains), let index = lastIndex(of: names, walls: walls) else { return false }
        while elements.count > index { pop() }
        return true
    }

    /// Without what is inside it.
    mutating func closeAlone(_ name: String, walls: HTMLRules.Walls) {
        if contains(name), let index = lastIndex(of: [name], walls: walls) { remove(at: index) }
    }

    /// - Returns: Whether the end tag was one of an element of SVG.
    mutating func closeForeign(_ name: String) -> Bool {
        for index in elements.indices.reversed() {
            guard elements[index].isForeign else { return false }
            guard elements[index].name == name else { continue }
            while elements.count > index { pop() }
            return true
        }
        return false
    }

    private func lastIndex(of names: [String], walls: HTMLRules.Walls) -> Int? {
        for index in elements.indices.reversed() {
            let element = elements[index]
            if !element.isForeign, names.contains(element.name) { return index }
            if !element.walls.isDisjoint(with: walls) { return nil }
        }
        return nil
    }

    // MARK: Formatting

    private var activeFormatting: ArraySlice<Formatting> { formatting[(formattingStarts.last ?? 0)...] }

    func isFormattingActive(_ name: String) -> Bool { activeFormatting.contains { $0.name == name } }

    mutating func pushFormatting(_ tag: HTMLTag) {
        // The standard keeps three of a kind.
        let same = activeFormatting.indices.filter { formatting[$0].bytes == tag.bytes }
        if same.count >= 3 { formatting.remove(at: same[0]) }
        formatting.append(Formatting(id: nextID, name: tag.name, bytes: tag.bytes))
        push(Element(name: tag.name, walls: [], formatting: nextID))
        nextID += 1
    }

    /// The standard's adoption agency: blocks inside a formatting element stay open without it.
    mutating func closeFormatting(_ name: String) {
        guard let place = activeFormatting.lastIndex(where: { $0.name == name }) else {
            close([name], walls: .special)
            return
        }
        let id = formatting[place].id
        guard let index = elements.lastIndex(where: { $0.formatting == id }) else {
            formatting.remove(at: place)
            return
        }
        let inside = elements[(index + 1)...]
        guard !inside.contains(where: { $0.walls.contains(.scope) }) else { return }
        formatting.remove(at: place)
        if inside.contains(where: { $0.walls.contains(.special) }) {
            remove(at: index)
        } else {
            while elements.count > index { pop() }
        }
    }

    /// What was closed along with its paragraph begins anew where text follows.
    mutating func reopenFormatting() {
        let closed = activeFormatting.indices.reversed().prefix { !openFormatting.contains(formatting[$0].id) }
        for index in closed.reversed() {
            push(Element(name: formatting[index].name, walls: [], formatting: formatting[index].id))
            reopenedCount += 1
        }
    }
}
