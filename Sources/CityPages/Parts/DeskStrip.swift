import Cities
import Words

/// The quiet strip at the foot of each page: the rows of the portal that few visitors need.
struct DeskStrip {
    let page: PageContext

    var html: HTML {
        let links = PageAddress.DeskPage.allCases.map { desk -> HTML in
            let current: HTML = page.address.page == .desk(desk) ? " aria-current=\"page\"" : .empty
            return
                "<li class=\"desk\"><a href=\"\(page.link(to: .desk(desk)))\"\(current)>\(page.words.deskTitles[desk])</a></li>\n"
        }
        return """
            <footer class="strip">
            <nav aria-label="\(page.words.staffStrip)">
            <ul>
            \(links.joined())<li><a href="\(page.link(to: .accessibility))">\(page.words.aboutAccessibility)</a></li>
            </ul>
            </nav>
            </footer>

            """
    }
}
