import Cities
import Words

/// The facts of a city in words, one a string, as its page tells them: for the search to find.
struct FactSentences {
    let city: PartnerCity
    let wording: PageWording

    var all: [String] {
        [tie].compactMap { $0 } + FactKinds.all.compactMap { $0.sentence(of: city.facts, in: wording) }
    }

    private var tie: String? {
        guard let value = city.facts.agreement?.value else { return nil }
        return wording.words.tie(value.kind, value.year)
    }
}
