import Cities

extension PortalText {
    /// Russian or English: which of their letters the page has more of.
    var language: LanguageTag {
        var balance = 0
        for line in lines {
            for scalar in line.text.unicodeScalars {
                switch scalar.value {
                case 0x400...0x4FF: balance += 1
                case 0x41...0x5A, 0x61...0x7A: balance -= 1
                default: break
                }
            }
        }
        return balance < 0 ? .english : .russian
    }
}
