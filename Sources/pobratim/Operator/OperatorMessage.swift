/// What happened, what it means, what still works, what to do.
///
/// The first line alone is a whole sentence; the bracketed code is stable and can be searched for.
struct OperatorMessage: Error, Hashable, Sendable {
    /// `bundle-untrusted`.
    var code: String
    var exit: OperatorExit
    var sentence: Bilingual
    var meaning: Bilingual?
    var now: Bilingual?
    var next: Bilingual?

    init(
        _ code: String,
        exit: OperatorExit,
        _ sentence: Bilingual,
        meaning: Bilingual? = nil,
        now: Bilingual? = nil,
        next: Bilingual? = nil
    ) {
        self.code = code
        self.exit = exit
        self.sentence = sentence
        self.meaning = meaning
        self.now = now
        self.next = next
    }

    /// - Parameter verb: `verify`, as the operator typed it.
    func text(verb: String, in language: OperatorLanguage) -> String {
        var lines = ["pobratim \(verb): \(sentence.text(in: language)) [\(code)]"]
        let labels: [(Bilingual, Bilingual?)] = [
            (Bilingual(ru: "Значит:", en: "Meaning:"), meaning),
            (Bilingual(ru: "Сейчас:", en: "Now:"), now),
            (Bilingual(ru: "Дальше:", en: "Next:"), next),
        ]
        let width = labels.map { $0.0.text(in: language).count }.max() ?? 0
        for (label, line) in labels {
            guard let line else { continue }
            let label = label.text(in: language)
            lines.append("  \(label)\(String(repeating: " ", count: width - label.count)) \(line.text(in: language))")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
