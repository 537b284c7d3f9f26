extension Words {
    /// What the pages meet of WCAG 2.2 and by which check, what they do not, and what nobody has judged.
    static let englishStatement = [
        Statement(
            heading: "What there is",
            paragraphs: [
                "Every page has a version with large text and no pictures: a description stands where the picture was. Text grows in two steps, colours change to three pairs of strong contrast. No script is needed for it.",
                "Below, each success criterion of WCAG 2.2, levels A, AA and AAA, has its answer: met and how that is checked, not met, or not judged. “A test” is one that runs in a real browser before every change of the program.",
                "What cities’ texts and descriptions say is up to their editors. Nothing here is claimed about texts that nobody has read for it.",
            ]
        ),
        Statement(
            heading: "Seeing: met",
            requirements: [
                Requirement(
                    "1.1.1 Non-text content (A)",
                    answer:
                        "A picture without a description in words is refused when pages are made. The map has a list of all cities beside it; signs on buttons have words."
                ),
                Requirement(
                    "1.3.1 Info and relationships (A)",
                    "1.3.2 Meaningful sequence (A)",
                    "4.1.2 Name, role, value (A)",
                    answer:
                        "What a screen reader is told of each kind of page is kept as text and compared by a test; the rules of axe-core find no fault."
                ),
                Requirement(
                    "1.3.3 Sensory characteristics (A)",
                    "1.4.1 Use of colour (A)",
                    answer:
                        "No instruction speaks of a shape, a side or a colour; what is chosen has a tick and a second frame. Read through, not tested."
                ),
                Requirement(
                    "1.3.4 Orientation (AA)",
                    answer: "A test opens the pages on standing and lying screens."
                ),
                Requirement(
                    "1.4.3 Contrast, minimum (AA)",
                    "1.4.6 Contrast, enhanced (AAA)",
                    answer:
                        "At least 7:1 for all text. A test reads it back from the picture of the screen, in all colours."
                ),
                Requirement(
                    "1.4.4 Resize text (AA)",
                    "1.4.10 Reflow (AA)",
                    "1.4.12 Text spacing (AA)",
                    answer:
                        "At 200 % and 400 % and with wide spacing a test finds every word again, nothing cut off, and no sideways scrolling."
                ),
                Requirement(
                    "1.4.5 Images of text (AA)",
                    "1.4.9 Images of text, no exception (AAA)",
                    answer:
                        "Text is text everywhere, on the map too. Whether a photo shows writing is up to the editors."
                ),
                Requirement(
                    "1.4.8 Visual presentation (AAA)",
                    answer:
                        "In the accessible version: three pairs of colours, lines of at most 80 letters, left-aligned, lines one and a half apart and paragraphs more than twice. Measured by a test."
                ),
                Requirement(
                    "1.4.11 Non-text contrast (AA)",
                    answer: "Frames of fields and buttons have the colour of the text. The focus is measured by a test."
                ),
                Requirement(
                    "EN 301 549, 5.1.4 Text size on a closed screen",
                    answer:
                        "Where the size of the screen and the distance to it are set, capitals of the largest text take at least 0.7 degrees. A test measures it. The map then goes without names; they are in the list beside it."
                ),
            ]
        ),
        Statement(
            heading: "Keys, fingers and time: met",
            requirements: [
                Requirement(
                    "2.1.1 Keyboard (A)",
                    "2.1.2 No keyboard trap (A)",
                    "2.1.3 Keyboard, no exception (AAA)",
                    "2.4.3 Focus order (A)",
                    answer:
                        "A test goes through the pages with the Tab key: it reaches every control once, in the order of the page, and gets out again."
                ),
                Requirement("2.1.4 Character key shortcuts (A)", answer: "There are none."),
                Requirement(
                    "2.2.1 Timing adjustable (A)",
                    answer:
                        "An idle kiosk warns half a minute before it begins anew, a whole minute in this version, and any touch or key gives the whole time again, as often as one likes. Tested."
                ),
                Requirement(
                    "2.2.2 Pause, stop, hide (A)",
                    "2.3.1 Three flashes (A)",
                    "2.3.2 Three flashes, no exception (AAA)",
                    "2.3.3 Animation from interactions (AAA)",
                    answer:
                        "On the pages nothing moves or flashes. An idle kiosk shows one slow picture, which can be stopped; a touch ends it."
                ),
                Requirement("2.4.1 Bypass blocks (A)", answer: "The first Tab offers to skip to the content. Tested."),
                Requirement("2.4.2 Page titled (A)", answer: "Tested on every page."),
                Requirement(
                    "2.4.4 Link purpose in context (A)",
                    "2.4.9 Link purpose, link only (AAA)",
                    answer:
                        "Each link says by itself where it leads; links of the same words lead to the same place. The kept texts for screen readers were read for it. Links within cities’ texts are up to the editors."
                ),
                Requirement("2.4.5 Multiple ways (AA)", answer: "The list, the search and the map lead to every city."),
                Requirement(
                    "2.4.6 Headings and labels (AA)",
                    "2.4.10 Section headings (AAA)",
                    answer: "Every part of a page has a heading. Headings within a city’s texts are the editors’."
                ),
                Requirement(
                    "2.4.7 Focus visible (AA)",
                    "2.4.11 Focus not obscured, minimum (AA)",
                    "2.4.12 Focus not obscured, enhanced (AAA)",
                    "2.4.13 Focus appearance (AAA)",
                    answer:
                        "The frame around what has the focus is at least 3 px wide, changes the picture by 3:1, and nothing lies over it. Measured by tests."
                ),
                Requirement(
                    "2.5.1 Pointer gestures (A)",
                    "2.5.2 Pointer cancellation (A)",
                    "2.5.4 Motion actuation (A)",
                    "2.5.6 Concurrent input mechanisms (AAA)",
                    "2.5.7 Dragging movements (AA)",
                    answer:
                        "A single tap does everything, when the finger is lifted; only the letters of the keyboard on the glass come when touched, as on any keyboard. Touch, mouse and keys may be mixed."
                ),
                Requirement("2.5.3 Label in name (A)", answer: "Names begin with the words that are seen."),
                Requirement(
                    "2.5.5 Target size, enhanced (AAA)",
                    "2.5.8 Target size, minimum (AA)",
                    answer:
                        "Targets are at least 60 px wide and high and do not overlap; a test measures them. Links within a sentence are as high as its line. On a phone the map is a picture, and the list below it is there for the finger."
                ),
            ]
        ),
        Statement(
            heading: "Understanding: met",
            requirements: [
                Requirement(
                    "3.1.1 Language of page (A)",
                    "3.1.2 Language of parts (AA)",
                    answer:
                        "Pages, and names and texts in another language, carry their language. Tested. Words of another language within a city’s text are not marked."
                ),
                Requirement(
                    "3.2.1 On focus (A)",
                    "3.2.2 On input (A)",
                    answer: "Neither focus nor typing opens another page."
                ),
                Requirement(
                    "3.2.3 Consistent navigation (AA)",
                    "3.2.4 Consistent identification (AA)",
                    "3.2.6 Consistent help (A)",
                    answer:
                        "The bar of places and, at the foot, the message to technical support stand on every page, in the same order."
                ),
                Requirement("3.3.2 Labels or instructions (A)", answer: "The search field has a label and an example."),
                Requirement("4.1.3 Status messages (AA)", answer: "What the search found is told as a status. Tested."),
            ]
        ),
        Statement(
            heading: "Not met",
            requirements: [
                Requirement(
                    "1.3.6 Identify purpose (AAA)",
                    answer:
                        "Parts of a page are marked, but not every button’s purpose in a form that programs understand."
                ),
                Requirement(
                    "2.2.3 No timing (AAA)",
                    "2.2.6 Timeouts (AAA)",
                    "3.2.5 Change on request (AAA)",
                    answer:
                        "A kiosk forgets a visitor who has gone, for the sake of the next: after some idle time it warns and then begins anew. On one’s own phone nothing of the kind happens."
                ),
                Requirement(
                    "2.2.4 Interruptions (AAA)",
                    answer: "The warning, and a notice while staff update the kiosk, cannot be put off."
                ),
                Requirement(
                    "2.4.8 Location (AAA)",
                    answer: "The bar marks the section one is in, but not the city within the list."
                ),
                Requirement(
                    "3.1.3 Unusual words (AAA)",
                    "3.1.4 Abbreviations (AAA)",
                    "3.1.5 Reading level (AAA)",
                    "3.1.6 Pronunciation (AAA)",
                    answer: "There is no glossary, no simpler version of a text and no help with pronunciation."
                ),
            ]
        ),
        Statement(
            heading: "Not judged",
            requirements: [
                Requirement(
                    "1.3.5 Identify input purpose (AA)",
                    "2.2.5 Re-authenticating (AAA)",
                    "3.3.1 Error identification (A)",
                    "3.3.3 Error suggestion (AA)",
                    "3.3.4 Error prevention: legal, financial, data (AA)",
                    "3.3.5 Help (AAA)",
                    "3.3.6 Error prevention, all (AAA)",
                    "3.3.7 Redundant entry (A)",
                    "3.3.8 Accessible authentication, minimum (AA)",
                    "3.3.9 Accessible authentication, enhanced (AAA)",
                    answer: "They concern sign-in and messages, which have not been judged by them."
                )
            ]
        ),
        Statement(
            heading: "Not applicable",
            requirements: [
                Requirement(
                    "1.2.1 to 1.2.9 Time-based media (A, AA, AAA)",
                    "1.4.2 Audio control (A)",
                    "1.4.7 Low or no background audio (AAA)",
                    answer: "There is no sound and no video. Nothing is read aloud, and there is no sign language."
                ),
                Requirement(
                    "1.4.13 Content on hover or focus (AA)",
                    answer: "Nothing appears by pointing or by the focus alone."
                ),
            ]
        ),
    ]
}
