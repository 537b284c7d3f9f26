import Cities
import Words

/// The panels that the kiosk's own screen shows instead of leaving: each address in large type and as a QR code, for
/// the visitor's own phone. The last one leads to this very page, where the site says its public address.
///
/// They are closed dialogs, which no browser shows unasked. On the screen `live.css` shows the one that a link leads
/// to, so they need no script; `kiosk.js` opens them in the way of dialogs.
struct LeavingPanels {
    let page: PageContext

    var html: HTML {
        let outside = (page.leaving?.addresses ?? []).compactMap { address in
            page.leaving?.anchor(of: address).map {
                panel($0, page.words.leavingTitle, reason: "\(page.words.leavingReason) ", address)
            }
        }
        let own = ownAddress.map { panel("phone", page.words.phoneTitle, reason: .empty, $0) }
        return (outside + [own ?? .empty]).joined()
    }

    /// The button that opens the last one.
    var toPhone: HTML? {
        ownAddress.map { _ in
            """
            <p class="to-phone"><a class="button" href="#phone">\(page.words.toPhone)</a></p>

            """
        }
    }

    /// This page on the public site.
    private var ownAddress: WebAddress? {
        page.site.publicAddress.flatMap { WebAddress($0.address + page.address.path) }
    }

    private func panel(_ id: String, _ title: String, reason: HTML, _ address: WebAddress) -> HTML {
        let code = page.showsPictures ? QRCode(address.address)?.drawing : nil
        let hint = code == nil ? page.words.typeAddress : page.words.pointCamera
        return """
            <dialog class="leaving" id="\(id)" aria-labelledby="\(id)-title">
            <h2 id="\(id)-title">\(title)</h2>
            \(code)
            <p class="address">\(address.short)</p>
            <p>\(reason)\(hint)</p>
            <p><a class="button" href="#main">\(page.words.close)</a></p>
            </dialog>

            """
    }
}
