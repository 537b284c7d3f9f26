import CityPages
import Testing

@Suite("HTML that escapes")
struct HTMLTests {
    @Test("Text that is interpolated stays text")
    func escapes() {
        let text = "<script>\"Fish\" & 'chips'</script>"
        let html: HTML = "<p title=\"\(text)\">\(text)</p>"
        let escaped = "&lt;script&gt;&quot;Fish&quot; &amp; &#39;chips&#39;&lt;/script&gt;"
        #expect(html.source == "<p title=\"\(escaped)\">\(escaped)</p>")
    }

    @Test("HTML within HTML is not escaped twice, and nothing is nothing")
    func nests() {
        let inner: HTML = "<b>\("a&b")</b>"
        let missing: HTML? = nil
        let html: HTML = "<p>\(inner)\(missing)\(7)</p>"
        #expect(html.source == "<p><b>a&amp;b</b>7</p>")
    }
}
