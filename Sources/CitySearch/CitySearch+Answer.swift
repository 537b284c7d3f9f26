internal import Cities
internal import Database

/// The answer made of the hits, best first.
extension CitySearch {
    /// How many passages of a city are shown.
    private static let mostPassages = 3

    /// Compares what passages are, then how well they answer, then where they stand.
    private func isBetter(_ left: PassageID, _ right: PassageID) -> Bool { key(left) < key(right) }

    private func key(_ id: PassageID) -> (Int64, Int, Int64) { (id.kind.rawValue, hits[id] ?? 0, id.rawValue) }

    func fill(_ answer: inout SearchAnswer) throws(DatabaseError) {
        let ranked = hits.keys.sorted(by: isBetter)
        var order: [Int] = []
        var passages: [Int: [PassageID]] = [:]
        for id in ranked {
            if passages[id.city] == nil { order.append(id.city) }
            passages[id.city, default: []].append(id)
        }
        let places = Dictionary(uniqueKeysWithValues: zip(order, order.indices))
        order.sort { (-answered[$0, default: 0], places[$0] ?? 0) < (-answered[$1, default: 0], places[$1] ?? 0) }
        answer.cityCount = isFull ? nil : order.count
        for city in order.prefix(Self.mostCities) {
            let own = passages[city] ?? []
            guard var found = try self.city(city, hits: Set(own.map(\.kind))) else { continue }
            let texts = own.filter { $0.kind != .name && $0.kind != .country }
            // A city that was found by its name is the answer; what its texts say is beside it.
            let isNamed = texts.count < own.count
            for id in texts.prefix(isNamed ? 1 : Self.mostPassages) {
                guard let passage = try index.passage(id) else { continue }
                let snippet = Snippet(of: passage.text, isWhole: id.kind == .fact, isHit: isHit)
                found.passages.append(
                    SearchAnswer.Passage(
                        anchor: passage.anchor,
                        date: passage.date,
                        text: SearchAnswer.MarkedText(language: passage.tongue, pieces: snippet.pieces)
                    )
                )
            }
            answer.cities.append(found)
        }
    }

    /// A city's name and country.
    ///
    /// - Parameter hits: which of them answered; `nil` where nothing did, and nothing is to be marked.
    func city(_ city: Int, hits: Set<PassageID.Kind>?) throws(DatabaseError) -> SearchAnswer.FoundCity? {
        guard let slug = try index.slug(of: city) else { return nil }
        let name = try text(.name, of: city, hits)
        let country = try text(.country, of: city, hits)
        guard let name else { return nil }
        return SearchAnswer.FoundCity(
            slug: slug,
            name: name,
            country: country ?? SearchAnswer.MarkedText(language: name.language, pieces: [])
        )
    }

    private func text(
        _ kind: PassageID.Kind,
        of city: Int,
        _ hits: Set<PassageID.Kind>?
    ) throws(DatabaseError) -> SearchAnswer.MarkedText? {
        guard let passage = try index.passage(PassageID(language: page, kind: kind, city: city)) else { return nil }
        let snippet = Snippet(of: passage.text, isWhole: true) { hits != nil && isHit($0) }
        // Found under another name, which is not shown: the whole of it is what was meant.
        let isOther = hits?.contains(kind) == true && snippet.hitCount == 0
        return SearchAnswer.MarkedText(
            language: passage.tongue,
            pieces: isOther ? [.hit(passage.text)] : snippet.pieces
        )
    }

    private func isHit(_ word: String) -> Bool {
        exact.contains(word) || !stems.isDisjoint(with: stemmer?.stems(word) ?? [word])
    }
}
