/// The small content folder with a third language, in which the program has no words: two files more, words and content.
package enum LatinContent {
    package static let changes: [String: String?] = [
        "site.json": ContentRecipe.files["site.json"]?
            .replacing("\"languages\": [\"ru\", \"en\"]", with: "\"languages\": [\"la\", \"ru\", \"en\"]")
            .replacing("{\"ru\": \"Города-друзья\"", with: "{\"la\": \"Urbes amicae\", \"ru\": \"Города-друзья\""),
        "words/la.json": LatinWords.file,
        "cities/harbour/city.json": ContentRecipe.files["cities/harbour/city.json"]?
            .replacing("\"credit\": {", with: "\"credit\": {\"la\": \"Pictor\", ")
            .replacing("\"description\": {", with: "\"description\": {\"la\": \"Pharus supra sinum.\", "),
        "cities/harbour/la.md": """
        # Portus

        Oppidum navium.

        ## De urbe

        Hic naves aedificantur.

        ## Res communes

        - 2022-03-01: Concentus scholae.
        - 2019-04-21/2019-04-25: Hospites venerunt.

        """,
    ]
}
