/// A number as people type it: `11 292`, `885,61`, `4.300.000`, `2,678`.
///
/// One comma or point before exactly three digits can be the decimal sign or part the thousands: then both readings are
/// kept, and whoever knows the unit decides.
package struct WrittenNumber: Hashable {
    /// The reading with a decimal comma or point, if there is a choice.
    package var value: Double
    /// The other reading.
    package var ifThousands: Double?

    /// More digits than any city's figure has, and few enough to be exact.
    package static let mostDigits = 15
}

extension TokenScanner {
    package mutating func takeNumber() -> WrittenNumber? {
        attempt { scanner in
            guard let whole = scanner.next?.digits else { return nil }
            scanner.position += 1
            var groups: [(separator: Unicode.Scalar, digits: String)] = []
            while let group = scanner.takeGroup(after: whole, isFirst: groups.isEmpty) { groups.append(group) }
            guard whole.count + groups.map(\.digits.count).reduce(0, +) <= WrittenNumber.mostDigits else { return nil }
            return WrittenNumber(whole: whole, groups: groups)
        }
    }

    private mutating func takeGroup(after whole: String, isFirst: Bool) -> (separator: Unicode.Scalar, digits: String)?
    {
        guard let token = next else { return nil }
        if let digits = token.digits {
            guard token.isSpaced, digits.count == 3, whole.count <= 3, isFirst || self[-2]?.digits != nil else {
                return nil
            }
            position += 1
            return (" ", digits)
        }
        guard let separator = token.symbol, [".", ",", "'", "’"].contains(separator), !token.isSpaced,
            let follower = self[1], let digits = follower.digits, !follower.isSpaced
        else { return nil }
        position += 2
        return (separator, digits)
    }
}

extension WrittenNumber {
    fileprivate init?(whole: String, groups: [(separator: Unicode.Scalar, digits: String)]) {
        let groupsThousands = (1...3).contains(whole.count) && whole != "0"
        let joined = ([whole] + groups.map(\.digits)).joined()
        guard let last = groups.last else {
            self.init(value: Self.double(whole))
            return
        }
        let isDecimalSign = last.separator == "." || last.separator == ","
        if let single = groups.only {
            let isThousands = groupsThousands && single.digits.count == 3
            if !isDecimalSign {
                guard isThousands else { return nil }
                self.init(value: Self.double(joined))
            } else {
                let decimal = Self.double(whole + "." + single.digits)
                self.init(value: decimal, ifThousands: isThousands ? Self.double(joined) : nil)
            }
            return
        }
        let firstSeparator = groups[0].separator
        let leading = groups.dropLast()
        guard groupsThousands, leading.allSatisfy({ $0.separator == firstSeparator && $0.digits.count == 3 }) else {
            return nil
        }
        if last.separator == firstSeparator {
            guard last.digits.count == 3 else { return nil }
            self.init(value: Self.double(joined))
        } else {
            guard isDecimalSign else { return nil }
            self.init(value: Self.double(([whole] + leading.map(\.digits)).joined() + "." + last.digits))
        }
    }

    /// - Parameter text: digits, at most one point among them.
    private static func double(_ text: String) -> Double { Double(text) ?? .nan }
}

/// Words that multiply the number before them.
package enum NumberScale {
    package static func factor(of word: String) -> Double? {
        switch word {
        case "тыс", "тысяч", "тысяча", "тысячи", "тысячу", "т", "k", "к", "thousand": 1e3
        case "млн", "мл", "миллион", "миллиона", "миллионов", "mln", "mio", "million", "millions", "m": 1e6
        case "млрд", "миллиард", "миллиарда", "миллиардов", "bn", "billion": 1e9
        default: nil
        }
    }
}

extension TokenScanner {
    /// `тыс.`, `млн`; 1 where no such word stands.
    package mutating func takeScale() -> Double {
        guard let word = next?.word, let factor = NumberScale.factor(of: word) else { return 1 }
        position += 1
        _ = take(symbol: ".")
        return factor
    }
}
