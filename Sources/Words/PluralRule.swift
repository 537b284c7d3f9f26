/// The rule that chooses a phrase's form for a number, by the plural categories of Unicode's CLDR.
///
/// A rule is written as CLDR writes them (UTS 35, part 3, “Language Plural Rules”): for each category but `other` a
/// condition, `n % 10 = 2..4 and n % 100 != 12..14`; the first that holds decides, and `other` is what is left. Numbers
/// here are whole, so that `n` and `i` are the number and `v`, `w`, `f`, `t`, `c` and `e` are zero.
package struct PluralRule: Hashable, Sendable {
    package enum Category: String, CaseIterable, Comparable, Sendable {
        case zero, one, two, few, many, other

        package static func < (left: Category, right: Category) -> Bool {
            guard let first = allCases.firstIndex(of: left), let second = allCases.firstIndex(of: right) else {
                return false
            }
            return first < second
        }
    }

    /// One of `n % 10 = 2..4`, taken apart.
    private struct Relation: Hashable {
        /// `false` for the operands that are zero of every whole number.
        var isOfNumber: Bool
        var modulus: Int?
        var isNegated: Bool
        var ranges: [ClosedRange<Int>]

        func holds(for number: Int) -> Bool {
            let operand = isOfNumber ? number : 0
            let value = modulus.map { operand % $0 } ?? operand
            return ranges.contains { $0.contains(value) } != isNegated
        }
    }

    private struct Clause: Hashable {
        var category: Category
        /// Alternatives, each of relations that hold together.
        var condition: [[Relation]]
    }

    private let clauses: [Clause]
    /// Those that the rule names, and `other`: a phrase may have a text for each.
    package let categories: Set<Category>
    /// Those into which some number up to a thousand falls: a phrase must have a text for each.
    package let needed: Set<Category>

    /// - Parameter conditions: by the names of the categories, without `other`.
    package init(_ conditions: [String: String]) throws(WordsProblem) {
        var clauses: [Clause] = []
        for category in Category.allCases where category != .other {
            guard let text = conditions[category.rawValue] else { continue }
            guard let condition = Self.condition(text) else { throw .malformedRule(text) }
            clauses.append(Clause(category: category, condition: condition))
        }
        for (name, text) in conditions where Category(rawValue: name).map({ $0 == .other }) ?? true {
            throw .malformedRule("\(name): \(text)")
        }
        self.clauses = clauses
        categories = Set(clauses.map(\.category) + [.other])
        needed = Set((0...1000).map { Self.category(of: $0, by: clauses) })
    }

    package func category(of number: Int) -> Category { Self.category(of: abs(number), by: clauses) }

    private static func category(of number: Int, by clauses: [Clause]) -> Category {
        let clause = clauses.first { clause in
            clause.condition.contains { $0.allSatisfy { $0.holds(for: number) } }
        }
        return clause?.category ?? .other
    }

    // MARK: Reading a condition

    private static func condition(_ text: String) -> [[Relation]]? {
        // Samples stand behind `@`.
        let words = text.prefix { $0 != "@" }.split(separator: " ")
        var alternatives: [[Relation]] = []
        for alternative in words.split(separator: "or", omittingEmptySubsequences: false) {
            var relations: [Relation] = []
            for words in alternative.split(separator: "and", omittingEmptySubsequences: false) {
                guard let relation = relation(Array(words)) else { return nil }
                relations.append(relation)
            }
            alternatives.append(relations)
        }
        return alternatives
    }

    /// `n = 1`, `n % 10 = 2..4`, `i % 100 != 11,12`.
    private static func relation(_ words: [Substring]) -> Relation? {
        guard let sign = words.firstIndex(where: { $0 == "=" || $0 == "!=" }), sign == 1 || sign == 3,
            "nivwftce".contains(words[0]), words[0].count == 1
        else { return nil }
        var modulus: Int?
        if sign == 3 {
            guard words[1] == "%", let number = whole(words[2]), number > 0 else { return nil }
            modulus = number
        }
        var ranges: [ClosedRange<Int>] = []
        for part in words[(sign + 1)...].joined().split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: ".", omittingEmptySubsequences: false)
            guard let first = ends.first.flatMap(whole), let last = ends.last.flatMap(whole), first <= last,
                ends.count == 1 || ends.count == 3 && ends[1].isEmpty
            else { return nil }
            ranges.append(first...last)
        }
        return Relation(
            isOfNumber: words[0] == "n" || words[0] == "i",
            modulus: modulus,
            isNegated: words[sign] == "!=",
            ranges: ranges
        )
    }

    private static func whole(_ text: some StringProtocol) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 9, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}
