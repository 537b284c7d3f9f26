package import Cities
package import Words

/// The part of a search page before the list of all the cities: the form, and what was found.
///
/// Its links are relative to the page's own folder.
package struct SearchMain {
    package let words: Words
    package let outcome: Outcome

    package enum Outcome {
        case nothingAsked
        case answer(SearchAnswer)
        /// Too many search at once. What was typed stays, to be tried once more.
        case busy(query: String)
        /// The search itself, not the query.
        case failed(query: String)
    }

    package init(words: Words, outcome: Outcome) {
        self.words = words
        self.outcome = outcome
    }

    /// The text with which the list begins in a packed page: a server leaves it and what follows as they are.
    package static let listStart = "<section class=\"all-cities\""

    package var html: HTML {
        let found: HTML =
            switch outcome {
            case .nothingAsked: .empty
            case .answer(let answer): found(answer)
            case .busy: remark(words.searchBusy)
            case .failed: remark(words.searchBroken)
            }
        return "\(form)<div id=\"found\">\n\(found)</div>\n"
    }

    private func remark(_ text: String) -> HTML { "<p role=\"status\" class=\"found-count\">\(text)</p>\n" }

    private var query: String {
        switch outcome {
        case .nothingAsked: ""
        case .answer(let answer): answer.query
        case .busy(let query), .failed(let query): query
        }
    }

    /// The form as it is packed. It promises only what the browser finds by itself, so no dates.
    var formWithoutServer: HTML { form(label: words.searchLabelWithoutServer, hint: words.searchHintWithoutServer) }

    private var form: HTML { form(label: words.searchLabel, hint: words.searchHint) }

    private func form(label: String, hint: String) -> HTML {
        """
        <header class="title">
        <h1>\(words.searchTitle)</h1>
        </header>
        <form class="search-form" role="search" action="\(PageAddress.Page.search.fileName)" method="get">
        <label for="q">\(label)</label>
        <div class="search-line">
        <input id="q" name="q" type="search" maxlength="200" value="\(query)" autocomplete="off" \
        autocapitalize="off" spellcheck="false" enterkeyhint="search" aria-describedby="search-hint">
        <button type="submit">\(words.searchButton)</button>
        </div>
        <p id="search-hint" class="search-hint">\(hint)</p>
        </form>

        """
    }

    private func found(_ answer: SearchAnswer) -> HTML {
        let count = answer.cities.isEmpty ? words.searchFoundNothing : words.searchFound(cities: answer.cityCount)
        let repairs = answer.repairs.map { repair -> HTML in
            "<p class=\"found-note\">\(words.searchShownFor(repair.typed)) <em>\(repair.read)</em>.</p>\n"
        }
        let leftOut: HTML =
            answer.leftOut.isEmpty
            ? .empty
            : "<p class=\"found-note\">\(words.searchLeftOut) \(answer.leftOut.joined(separator: ", ")).</p>\n"
        let apart: HTML = answer.isApart ? "<p class=\"found-note\">\(words.searchApart)</p>\n" : .empty
        let cut: HTML = answer.isCut ? "<p class=\"found-note\">\(words.searchCut)</p>\n" : .empty
        return """
            <div role="status">
            <p class="found-count">\(count)</p>
            \(repairs.joined())\(leftOut)\(apart)\(cut)</div>
            \(list(answer.cities))\(nearest(answer.nearest))
            """
    }

    private func nearest(_ cities: [SearchAnswer.FoundCity]) -> HTML {
        cities.isEmpty ? .empty : "<h2>\(words.searchNearest)</h2>\n\(list(cities))"
    }

    private func list(_ cities: [SearchAnswer.FoundCity]) -> HTML {
        cities.isEmpty ? .empty : "<ol class=\"found\">\n\(cities.map(item).joined())</ol>\n"
    }

    private func item(_ city: SearchAnswer.FoundCity) -> HTML {
        let passages = city.passages.map { passage(of: city, $0) }
        let inside: HTML = passages.isEmpty ? .empty : "\n<ul class=\"passages\">\n\(passages.joined())</ul>"
        return """
            <li><a class="found-city" href="\(PageAddress.Page.city(city.slug).fileName)"><span class="name"\(lang(city.name))>\
            \(marked(city.name))</span> <span class="tie"\(lang(city.country))>\(marked(city.country))</span></a>\(inside)</li>

            """
    }

    private func passage(of city: SearchAnswer.FoundCity, _ passage: SearchAnswer.Passage) -> HTML {
        let text: HTML = "<span\(lang(passage.text))>\(marked(passage.text))</span>"
        guard let anchor = passage.anchor else { return "<li>\(text)</li>\n" }
        let date: HTML = passage.date.map { "<span class=\"found-date\">\(words.dates.inFull($0))</span> " } ?? .empty
        return "<li><a href=\"\(PageAddress.Page.city(city.slug).fileName)#\(anchor)\">\(date)\(text)</a></li>\n"
    }

    private func marked(_ text: SearchAnswer.MarkedText) -> HTML {
        text.pieces.map { piece -> HTML in
            switch piece {
            case .text(let string): "\(string)"
            case .hit(let string): "<mark>\(string)</mark>"
            }
        }.joined()
    }

    private func lang(_ text: SearchAnswer.MarkedText) -> HTML {
        text.language == words.language ? .empty : " lang=\"\(text.language.rawValue)\""
    }
}
