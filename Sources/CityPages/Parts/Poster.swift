import Cities
import Words

/// The picture of a city; in the large-text version its description stands in its place.
struct Poster {
    let page: PageContext
    let city: PartnerCity

    /// The picture on the city's own page, with its credit, or its description in words.
    var figure: HTML {
        guard let photo = city.photo, let picture = page.assets.pictures[city.slug] else { return placeholder }
        let label = photo.file.hasSuffix(".svg") ? page.words.drawing : page.words.photo
        let credit: HTML = "\(label): \(page.localized(photo.credit))"
        guard page.showsPictures else {
            return """
                <p class="described"><strong>\(page.words.pictureInWords):</strong> \(page.localized(photo.description))</p>

                """
        }
        return """
            <figure class="poster-large">
            \(image(photo, picture, alt: alternative(photo), sizes: "100vw"))<figcaption>\(credit)</figcaption>
            </figure>

            """
    }

    /// The picture on the list. The name stands right beside it, so screen readers hear nothing.
    var thumbnail: HTML {
        guard page.showsPictures else { return .empty }
        guard let photo = city.photo, let picture = page.assets.pictures[city.slug] else { return placeholder }
        return image(photo, picture, alt: .empty, sizes: "(min-width: 60rem) 33vw, 100vw")
    }

    /// A poster made of the name's first letter, for a city without a picture.
    private var placeholder: HTML {
        guard page.showsPictures else { return .empty }
        return "<div class=\"poster-blank\" aria-hidden=\"true\">\(String(page.plainName(of: city).prefix(1)))</div>\n"
    }

    private func alternative(_ photo: CityPhoto) -> HTML {
        "\(page.best(photo.description)?.value ?? "")"
    }

    private func image(_ photo: CityPhoto, _ picture: AssetNames.CityPictures, alt: HTML, sizes: HTML) -> HTML {
        let size: HTML = photo.size.map { " width=\"\($0.width)\" height=\"\($0.height)\"" } ?? .empty
        let widths = picture.derived.sorted { $0.key < $1.key }
        let sources = widths.map { "\(page.link(toFile: $0.value)) \($0.key)w" as HTML }.joined(separator: ", ")
        let set: HTML = widths.isEmpty ? .empty : " srcset=\"\(sources)\" sizes=\"\(sizes)\""
        let plain: HTML = "<img src=\"\(page.link(toFile: picture.picture))\"\(set)\(size) alt=\"\(alt)\">"
        guard let dark = picture.dark else { return "\(plain)\n" }
        return """
            <picture><source media="screen and (prefers-color-scheme: dark)" srcset="\(page.link(toFile: dark))">\(plain)</picture>

            """
    }
}
