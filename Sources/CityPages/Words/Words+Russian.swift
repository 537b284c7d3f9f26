import Cities

extension Words {
    static let russian = Words(
        language: .russian,
        languageName: "Русский",
        languageSign: "Ru",
        skipToContent: "К содержанию",
        places: "Разделы",
        allCities: "Все города",
        search: "Поиск",
        map: "Карта",
        accessibleVersion: "Для слабо\u{AD}видя\u{AD}щих",
        normalVersion: "Обычная версия сайта",
        languageLabel: "Язык",
        chooseLanguage: "Выберите язык",
        textSize: "Размер",
        sizes: [.regular: "обычный текст", .large: "крупный текст", .largest: "самый крупный текст"],
        colours: "Цвет",
        colourLetter: "Ц",
        colourNames: [
            .own: "цвета сайта", .blackOnWhite: "чёрным по белому", .whiteOnBlack: "белым по чёрному",
            .blueOnLightBlue: "тёмно-синим по голубому",
        ],
        pictures: "Изображения",
        on: "Вкл.",
        off: "Выкл.",
        chosen: "выбрано",
        pictureInWords: "На рисунке",
        aboutAccessibility: "О\u{A0}доступности",
        more: "Подробнее",
        cityCount: { russianPlural($0, "\($0) город", "\($0) города", "\($0) городов") },
        unfoldAll: "Развернуть все",
        foldAll: "Свернуть все",
        document: "Документ",
        founded: "Год основания",
        area: "Площадь",
        population: "Население",
        timeZone: "Часовой пояс",
        site: "Сайт",
        photo: "Фото",
        drawing: "Рисунок",
        sourcePhoto: "Фото на портале",
        asWritten: "как в источнике",
        withoutDate: "Без даты",
        timeThereNow: "Сейчас там",
        squareKilometres: "км²",
        thousand: "тыс.",
        million: "млн",
        beforeOurEra: "до\u{A0}н.\u{A0}э.",
        people: { $0.map { "жителей, \($0)\u{A0}г." } ?? "жителей" },
        areaAsOf: { $0.map { "площадь, \($0)\u{A0}г." } ?? "площадь" },
        yearOfFounding: "год основания",
        tie: { kind, year in
            let since = year.map { " с\u{A0}\($0)\u{A0}года" } ?? ""
            return switch kind {
            case .twinning: "побратим" + since
            case .friendship: "дружба" + since
            case .partnership: "партнёр" + since
            case .cooperation: "сотрудничество" + since
            case nil: year.map { "с\u{A0}\($0)\u{A0}года" }
            }
        },
        timeDifference: "разница во времени",
        comparedWith: { "с\u{A0}городом \($0)" },
        summerDifference: { "летом \($0)" },
        hours: { minutes in
            minutes % 60 == 0 ? "\(minutes / 60)\u{A0}ч" : "\(minutes / 60)\u{A0}ч \(minutes % 60)\u{A0}мин"
        },
        day: { day, month in "\(day)\u{A0}\(russianMonths.genitive[month - 1])" },
        dayRange: { first, last, month in "\(first)–\(last)\u{A0}\(russianMonths.genitive[month - 1])" },
        month: { russianMonths.nominative[$0 - 1] },
        year: { "\($0)\u{A0}год" },
        distance: { kilometres, home in "\(home)\u{A0}— \(kilometres)\u{A0}км по\u{A0}прямой" },
        numbers: NumberStyle(decimal: ",", group: "\u{A0}", groupsFrom: 5),
        leavingTitle: "Этот сайт откроется на\u{A0}вашем телефоне",
        leavingReason: "Этот экран не\u{A0}выходит в\u{A0}интернет.",
        toPhone: "Эта страница на\u{A0}телефоне",
        phoneTitle: "Эта страница на\u{A0}вашем телефоне",
        pointCamera: "Наведите камеру телефона на\u{A0}код или наберите адрес.",
        typeAddress: "Наберите адрес в\u{A0}браузере телефона.",
        close: "Закрыть",
        mapTitle: "Где они на карте",
        unplaced: "Место на карте не указано",
        beyondTheMap: "за краем карты",
        searchTitle: "Поиск",
        searchLead: "Все города по алфавиту",
        searchLabel: "Город, страна, событие или год",
        searchButton: "Найти",
        searchHint: "Например: пиво, Болгария, август 2018",
        searchLabelWithoutServer: "Город, страна или слово",
        searchHintWithoutServer: "Например: пиво, Болгария",
        searchWithoutServer:
            "В этой копии страниц ищет сам браузер: по названиям, странам и словам. Если скрипты выключены, ниже есть все города.",
        searchFound: { count in
            guard let count else { return "Городов нашлось много, показаны лучшие." }
            return russianPlural(
                count,
                "Нашёлся \(count) город.",
                "Нашлось \(count) города.",
                "Нашлось \(count) городов."
            )
        },
        searchFoundNothing: "Ничего не нашлось.",
        searchNearest: "Может быть, вы искали:",
        searchShownFor: { "«\($0)» прочитано как" },
        searchLeftOut: "Не нашлось и не учтено:",
        searchApart: "Вместе эти слова не встречаются. Показано, где есть часть из них.",
        searchCut: "Запрос длинный: искали только по его началу.",
        searchBusy: "Сейчас ищут сразу многие. Пожалуйста, повторите через несколько секунд.",
        searchBroken: "Поиск сейчас не работает. Все города есть ниже.",
        preferencesTitle: "Как показывать страницы",
        preferencesLead: "Размер текста, цвета и изображения. Выбор действует на всех страницах, пока вы здесь.",
        preferencesWithoutServer:
            "В этой копии страниц выбор хранит сам браузер; без скриптов размер и цвета остаются как есть, а страницы с крупным текстом и без изображений открываются по ссылке.",
        accessibilityTitle: "О\u{A0}доступности",
        accessibilityStatement: russianStatement,
        deskTitles: [
            .signIn: "Вход", .reset: "Сбросить пароль", .account: "Личный кабинет",
            .support: "Сообщение в техническую поддержку", .report: "Сообщить об ошибке",
        ],
        deskNotHere:
            "Вход и сообщения здесь не включены: они работают только на экране киоска, где их подключили сотрудники.",
        staffStrip: "Для сотрудников и обращений",
        notFoundTitle: "Такой страницы нет",
        notFoundText: "Может быть, адрес набран с ошибкой или страница убрана. Все города — на главной странице.",
        brokenTitle: "Страницу не удалось прочитать",
        brokenText: "Остальные страницы работают. Сотрудники увидят запись об этом в журнале.",
        busyTitle: "Сейчас слишком много запросов",
        busyText: "Через несколько секунд эту страницу снова можно будет открыть.",
        waitingTitle: "Страницы ещё не установлены",
        waitingText: "Всё в порядке. Вставьте флешку со страницами, и они появятся здесь сами."
    )

    /// `1 город, 2 города, 5 городов`.
    private static func russianPlural(_ count: Int, _ one: String, _ few: String, _ many: String) -> String {
        switch (count % 10, count % 100) {
        case (_, 11...14): many
        case (1, _): one
        case (2...4, _): few
        default: many
        }
    }

    private static let russianMonths = (
        genitive: [
            "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
            "декабря",
        ],
        nominative: [
            "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
            "декабрь",
        ]
    )
}
