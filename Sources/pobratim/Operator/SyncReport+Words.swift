import BundleUpdates

extension SyncReport.Words {
    /// What people read later of an ending: the sentence first, then what it means and what to do.
    static func of(_ result: Result<UpdateOutcome, UpdateError>) -> [SyncReport.Words] {
        switch result {
        case .success(let outcome): [SyncReport.Words(outcome.sentence)]
        case .failure(let error):
            OperatorMessage(error).lines.map { SyncReport.Words($0) }
        }
    }

    init(_ words: Bilingual) { self.init(ru: words.russian, en: words.english) }
}

extension OperatorMessage {
    /// The sentence, what it means, what to do: a line each. What still works, whoever reads this later sees for themselves.
    fileprivate var lines: [Bilingual] {
        [sentence] + [meaning, next].compactMap { $0 }
    }
}
