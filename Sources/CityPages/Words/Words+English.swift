import Cities

extension Words {
    static let english = Words(
        language: .english,
        languageName: "English",
        languageSign: "En",
        skipToContent: "Skip to content",
        places: "Sections",
        allCities: "All cities",
        search: "Search",
        map: "Map",
        accessibleVersion: "Easier to see",
        normalVersion: "Normal version",
        languageLabel: "Language",
        chooseLanguage: "Choose a language",
        textSize: "Size",
        sizes: [.regular: "regular text", .large: "large text", .largest: "largest text"],
        colours: "Colour",
        colourLetter: "C",
        colourNames: [
            .own: "the site’s colours", .blackOnWhite: "black on white", .whiteOnBlack: "white on black",
            .blueOnLightBlue: "dark blue on light blue",
        ],
        pictures: "Pictures",
        on: "On",
        off: "Off",
        chosen: "chosen",
        pictureInWords: "The picture shows",
        aboutAccessibility: "About accessibility",
        more: "Read more",
        cityCount: { $0 == 1 ? "1 city" : "\($0) cities" },
        unfoldAll: "Open all",
        foldAll: "Close all",
        document: "Agreement",
        founded: "Founded",
        area: "Area",
        population: "Population",
        timeZone: "Time zone",
        site: "Website",
        photo: "Photo",
        drawing: "Drawing",
        sourcePhoto: "Photo on the portal",
        asWritten: "as the source has it",
        withoutDate: "Undated",
        timeThereNow: "Time there now",
        squareKilometres: "km²",
        thousand: nil,
        million: "million",
        beforeOurEra: "BC",
        people: { $0.map { "people, \($0)" } ?? "people" },
        areaAsOf: { $0.map { "area, \($0)" } ?? "area" },
        yearOfFounding: "founded",
        tie: { kind, year in
            let since = year.map { " since \($0)" } ?? ""
            return switch kind {
            case .twinning: "twin city" + since
            case .friendship: "friends" + since
            case .partnership: "partner" + since
            case .cooperation: "co-operation" + since
            case nil: year.map { "since \($0)" }
            }
        },
        timeDifference: "time difference",
        comparedWith: { "from \($0)" },
        summerDifference: { "\($0) in summer" },
        hours: { minutes in
            minutes % 60 == 0 ? "\(minutes / 60)\u{A0}h" : "\(minutes / 60)\u{A0}h \(minutes % 60)\u{A0}min"
        },
        day: { day, month in "\(day)\u{A0}\(englishMonths[month - 1])" },
        dayRange: { first, last, month in "\(first)–\(last)\u{A0}\(englishMonths[month - 1])" },
        month: { englishMonths[$0 - 1] },
        year: { "\($0)" },
        distance: { kilometres, home in "\(kilometres)\u{A0}km from \(home) in a straight line" },
        numbers: NumberStyle(decimal: ".", group: ",", groupsFrom: 4),
        leavingTitle: "This site opens on your own phone",
        leavingReason: "This screen has no way to the internet.",
        toPhone: "This page on your phone",
        phoneTitle: "This page on your own phone",
        pointCamera: "Point the camera of your phone at the code, or type the address.",
        typeAddress: "Type the address into the browser of your phone.",
        close: "Close",
        mapTitle: "Where they are",
        unplaced: "Not placed on the map",
        beyondTheMap: "beyond the edge of the map",
        searchTitle: "Search",
        searchLead: "All the cities from A to Z",
        searchLabel: "City, country, event or year",
        searchButton: "Find",
        searchHint: "For example: beer, Bulgaria, August 2018",
        searchLabelWithoutServer: "City, country or word",
        searchHintWithoutServer: "For example: beer, Bulgaria",
        searchWithoutServer:
            "In this copy of the pages your browser searches by itself, by names, countries and words; without scripts, all the cities stand below.",
        searchFound: { count in
            switch count {
            case nil: "Many cities found; the best are shown."
            case 1: "1 city found."
            case let count?: "\(count) cities found."
            }
        },
        searchFoundNothing: "Nothing found.",
        searchNearest: "Perhaps you meant:",
        searchShownFor: { "“\($0)” was read as" },
        searchLeftOut: "Not found, so left out:",
        searchApart: "No city has all of these words. Shown is what has some of them.",
        searchCut: "The query was long: only its beginning was searched for.",
        searchBusy: "Too many people are searching just now. Please try again in a few seconds.",
        searchBroken: "The search does not work at the moment. All the cities are below.",
        preferencesTitle: "How pages are shown",
        preferencesLead: "Text size, colours and pictures. Your choice holds on every page while you are here.",
        preferencesWithoutServer:
            "In this copy of the pages your browser itself keeps the choice; without scripts, size and colours stay as they are, and pages with large text and no pictures are one link away.",
        accessibilityTitle: "About accessibility",
        accessibilityStatement: englishStatement,
        deskTitles: [
            .signIn: "Sign in", .reset: "Reset password", .account: "Personal page",
            .support: "Message to technical support", .report: "Report an error",
        ],
        deskNotHere:
            "Sign-in and messages are not switched on here: they work only on the screen of a kiosk where staff have set them up.",
        staffStrip: "For staff and for messages",
        notFoundTitle: "There is no such page",
        notFoundText:
            "Perhaps the address has a slip in it, or the page is gone. All the cities are on the first page.",
        brokenTitle: "This page could not be read",
        brokenText: "The other pages work. Staff will find a note of it in the log.",
        busyTitle: "Too many are asking at once",
        busyText: "In a few seconds this page can be opened again.",
        waitingTitle: "No pages have been installed yet",
        waitingText: "All is well. Plug in the stick with the pages, and they will appear here by themselves."
    )

    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
