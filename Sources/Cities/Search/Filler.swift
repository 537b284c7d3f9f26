/// What people type and no text needs to have.
package enum Filler {
    /// Words that say nothing beside others, folded: small ones, those of a question, and what every city is or has.
    package static let words: Set<String> = Set(
        """
        и в во на с со о об из к ко по от до за для у г гг год года году годы город города городе городов \
        городам городах где что когда какой какая какие какое каких кто как был была было были есть про все наш наши \
        событие события событий мероприятие мероприятия мероприятий произошло происходило случилось показать найти \
        the a an of in on at to and for from with by about between s year years city cities town towns where what when \
        which who how is are was were did do does there our all any show find event events happened happen
        """.split(separator: " ").map(String.init)
    )

    /// What stands behind the digits of `17-я`, `24-го`, `23rd`.
    package static let ordinalEndings: Set<String> = [
        "й", "я", "е", "м", "х", "го", "му", "ый", "ой", "ая", "ое", "ые", "ого", "ому", "st", "nd", "rd", "th", "s",
    ]
}
