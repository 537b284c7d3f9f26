import CitySearch
import Testing

@Suite("Keyboard layouts")
struct KeyboardLayoutTests {
    @Test(
        "The other keyboard layout, both ways",
        arguments: [("rbnfq", "китай"), ("Лфяфт", "Kazan"), (",jkufhbz", "болгария")]
    )
    func layouts(typed: String, meant: String) {
        #expect(KeyboardLayout.swapped(typed) == meant)
    }
}
