import Cities
@testable import PortalImport

/// A page of the portal's shape about towns that do not exist.
enum PortalFixture {
    static let text = """
        Вход
        Сбросить пароль
        Размер:
        AAA

        Города-побратимы

          • Верхние Липы (Республика Болгария)
            Развернуть Свернуть

            Фото:\u{A0}lipy.example

            Документ: Договор о дружбе (2001 г.)
            Год основания: 1204 г.
            Население: 120 тыс. чел. (2020 г.)
            Площадь города: 85,5 км² (2020 г.)
            Часовой пояс: GMT +2
            Сайт: http://lipy.example/

            О городе:

            Липы стоят на холме * и под ним [почти].

            - Вторая строка с чёрточкой впереди.

            Совместные мероприятия, контакты:

            3 марта 2020 года приезжал хор <Липка>.

            Дружат школы.

          • Нижний Яр (Турецкая Республика)
            Свернуть Развернуть

            Население
            1,5 млн человек
            Площадь : около 900 км²
            О регионе: Яр глубок.
            Мероприятия

            2021. Выставка в Яре.
        """

    static let html = """
        <!DOCTYPE html><html><head><meta charset="CHARSET"><title>Города</title><script>var x = "О городе:";</script></head>
        <body><header><a href="/">Вход</a><br><a href="/p">Сбросить пароль</a></header>
        <div>Размер:</div><div>AAA</div><!-- О городе: -->
        <h1>Города-побратимы</h1>
        <ul class="list">
        <li><a href="#">Верхние Липы (Республика Болгария)</a><div><span>Развернуть</span> <span>Свернуть</span></div>
        <img src="page_files/lipy.jpg" alt="">
        <p>Фото:&nbsp;lipy.example</p>
        <p>Документ: Договор о дружбе (2001 г.)<br>Год основания: 1204 г.<br>Население: 120 тыс. чел. (2020 г.)<br>
        Площадь города: 85,5 км² (2020 г.)<br>Часовой пояс: GMT +2<br>Сайт: <a href="http://lipy.example/">http://lipy.example/</a></p>
        <p><b>О городе:</b></p><p>Липы стоят на холме * и под
        ним [почти].</p><p>- Вторая строка с чёрточкой впереди.</p>
        <p><b>Совместные мероприятия, контакты:</b></p>
        <p>3 марта 2020 года приезжал хор &lt;Липка&gt;.</p><p>Дружат школы.</p></li>
        <li><a href="#">Нижний Яр (Турецкая Республика)</a><div>Свернуть Развернуть</div>
        <div>Население</div><div>1,5 млн человек</div><div>Площадь : около 900 км²</div><p>О регионе: Яр глубок.</p>
        <p>Мероприятия</p><p>2021. Выставка в Яре.</p></li></ul>
        <footer>© Город</footer></body></html>
        """

    /// The letters of the page that are not ASCII, in windows-1251.
    static func windows1251(_ text: String) -> [UInt8] {
        text.replacing("²", with: "2").unicodeScalars.map { scalar in
            switch scalar.value {
            case ..<0x80: UInt8(scalar.value)
            case 0x410...0x44F: UInt8(scalar.value - 0x410 + 0xC0)
            case 0x451: 0xB8
            case 0xA0: 0xA0
            case 0xA9: 0xA9
            case 0x2022: 0x95
            default: UInt8(ascii: "?")
            }
        }
    }
}

extension PortalPage {
    /// As import reads it, in the year of the tests.
    init(reading text: String) throws { try self.init(reading: Array(text.utf8)) }

    init(reading bytes: [UInt8]) throws {
        self = try PortalGrammar(text: PortalText(page: bytes), currentYear: 2026).page()
    }
}
