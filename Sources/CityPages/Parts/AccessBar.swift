import Cities
import Words

/// The bar of the accessible version: size A A A, colour C C C, pictures on and off, back to the normal version.
///
/// Links and style alone, no script. Which size and colours are chosen the page cannot know, as it is the same for
/// everybody: `preferences.css` shows the mark of the chosen ones, to sight and to screen readers.
struct AccessBar {
    let page: PageContext

    /// Open at the top of the large-text pages.
    var section: HTML {
        """
        <section class="access" aria-label="\(page.words.accessibleVersion)">
        \(controls)</section>

        """
    }

    /// The controls alone, for the button that opens them in place.
    var controls: HTML {
        let words = page.words
        return """
            \(choice(words.textSize, Preferences.Size.allCases.map(sizeLink)))\
            \(choice(words.colours, ColourScheme.choices.map(colourLink)))\
            \(choice(words.pictures, [pictureLink(words.on, to: .poster), pictureLink(words.off, to: .text)]))\
            <div class="choice returns"><a class="normal" href="\(link(to: .poster, "reset=1"))">\(words.normalVersion)</a>
            <a class="quiet" href="\(page.link(to: .accessibility))">\(words.aboutAccessibility)</a></div>

            """
    }

    /// - Parameter label: names the group for screen readers, so they are spared the same word beside it.
    private func choice(_ label: String, _ links: [HTML]) -> HTML {
        """
        <div class="choice" role="group" aria-label="\(label)"><span class="label" aria-hidden="true">\(label):</span>
        <div class="links">
        \(links.joined())</div></div>

        """
    }

    private func sizeLink(_ size: Preferences.Size) -> HTML {
        let name = page.words.sizes[size]
        return """
            <a class="size size-\(size.rawValue)" href="\(link(to: page.address.version, "size=\(size.rawValue)"))">\
            <span aria-hidden="true">A</span><span class="unseen">\(name)</span>\(chosen)</a>

            """
    }

    private func colourLink(_ colours: ColourScheme) -> HTML {
        let name = page.words.colourNames[colours.key]
        let query = "colours=\(colours.number)"
        return """
            <a class="colours colours-\(colours.number)" href="\(link(to: page.address.version, query))">\
            <span aria-hidden="true">\(page.words.colourLetter)</span><span class="unseen">\(name)</span>\(chosen)</a>

            """
    }

    private func pictureLink(_ label: String, to version: PageAddress.Version) -> HTML {
        let current: HTML = version == page.address.version ? " aria-current=\"true\"" : .empty
        return """
            <a class="pictures" href="\(page.link(to: page.address.with(version)))"\(current)>\(label)\
            <span class="unseen"> (\(page.words.pictures))</span></a>

            """
    }

    private var chosen: HTML {
        "<span class=\"chosen\"><span aria-hidden=\"true\">✓</span><span class=\"unseen\"> (\(page.words.chosen))</span></span>"
    }

    /// A link to the preferences of a version, and back to this page in that version.
    private func link(to version: PageAddress.Version, _ query: String) -> String {
        let preferences = page.link(to: page.address.with(version).with(.preferences))
        return "\(preferences)?\(query)&back=\(page.address.page.fileName)"
    }
}
