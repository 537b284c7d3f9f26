import Cities
import Testing

@Suite("Words as they are compared")
struct SkeletonTests {
    @Test(
        "Letters are compared in lower case, without diacritics, ё as е",
        arguments: [
            ("Eskişehir", "eskisehir"), ("ESKİŞEHİR", "eskisehir"), ("Odunpazarı", "odunpazari"), ("Ёлка", "елка"),
            ("Йылмаз", "йылмаз"), ("и\u{306}од", "йод"), ("Straße", "strasse"), ("Әлмәт", "алмат"), ("e\u{301}", "e"),
            ("слабо\u{AD}видящих", "слабовидящих"), ("青岛", "青岛"), ("2019", "2019"),
            ("Ескішехір", "ескишехир"), ("Қазақстан", "казакстан"), ("٢٠١٩", "2019"), ("२०१९", "2019"),
        ]
    )
    func folds(word: String, folded: String) {
        #expect(TextWord.all(in: word).map(\.folded) == [folded])
    }

    @Test(
        "A name and its spellings in the other script sound the same",
        arguments: [
            ["Казань", "Kazan"], ["Шэньчжэнь", "Шеньжень", "Shenzhen"], ["Циндао", "Tsindao", "Cindao"],
            ["Эскишехир", "Eskishehir", "Ескишехир"], ["Болгария", "Bolgariya", "Bolgaria"], ["Елабуга", "Yelabuga"],
            ["Вьетнам", "Vietnam"], ["Харбин", "Kharbin", "Harbin"], ["Китай", "Kitay", "Kitaj", "Kitai"],
        ]
    )
    func sounds(_ spellings: [String]) {
        let skeletons = spellings.compactMap { TextWord.all(in: $0).first }.map { Skeleton.bytes(of: $0.folded) }
        #expect(skeletons.count == spellings.count)
        #expect(Set(skeletons).count == 1)
    }

    @Test("Words lie where they stand in the text")
    func ranges() {
        let text = "Пиво — «Циндао», 5%"
        #expect(TextWord.all(in: text).map { String(text[$0.range]) } == ["Пиво", "Циндао", "5"])
    }

    @Test("A word without end is compared by its beginning")
    func long() {
        #expect(TextWord.all(in: String(repeating: "я", count: 1000)).map(\.folded.count) == [TextWord.longest])
    }
}
