/// What became of one `pobratim sync`, in words for people, so that a receipt and a service page can tell it later.
package struct SyncReport: Codable, Hashable, Sendable {
    package enum Ending: String, Codable, Hashable, Sendable {
        /// It is at work, or was cut off.
        case atWork = "none"
        case installed
        /// What is installed is the same or newer.
        case unchanged
        /// Staff or a failed trial sent this bundle away before.
        case rejected = "held"
        /// An installed bundle had rotted, and is whole again.
        case healed
        /// No bundle of the sources may be installed.
        case refused
        /// The sources hold no bundle.
        case nothingFound
        /// The disk, the rights or the keys of this kiosk did not allow it.
        case failed
    }

    /// Files and folders, absolute.
    package var sources: [String]
    package var ending: Ending
    /// The ending as the screen tells it; `nil` as long as there is none.
    package var sign: UpdateSign?
    /// How it ended first, then what was refused, a line each.
    package var words: [Words]

    /// One line, in two languages.
    package struct Words: Codable, Hashable, Sendable {
        package var ru: String
        package var en: String

        package init(ru: String, en: String) {
            self.ru = ru
            self.en = en
        }
    }
}

extension SyncReport.Ending {
    init(_ result: Result<UpdateOutcome, UpdateError>) {
        switch result {
        case .success(.installed): self = .installed
        case .success(.same), .success(.older), .success(.wouldInstall): self = .unchanged
        case .success(.rejected): self = .rejected
        case .success(.healed): self = .healed
        case .failure(.nothingFound): self = .nothingFound
        case .failure(.tooManyCandidates), .failure(.tooManyNames), .failure(.sourceUnreadable): self = .refused
        case .failure(let error): self = error.isAboutTheBundle ? .refused : .failed
        }
    }
}
