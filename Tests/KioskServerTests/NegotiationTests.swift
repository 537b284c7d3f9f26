import Cities
import CityBundle
import Testing

@testable import KioskServer

@Suite("What a client takes")
struct NegotiationTests {
    @Test(
        "A client gets gzip if it takes it at least as gladly as plain bytes",
        arguments: [
            ("gzip", true), ("gzip, deflate, br", true), ("x-gzip", true), ("*", true), ("GZIP;Q=0.5", true),
            ("br;q=1.0, gzip;q=0.8, *;q=0.1", true), ("identity;q=0.5, gzip;q=0.5", true),
            ("gzip;q=0", false), ("gzip;q=0.000", false), ("*;q=0", false), ("identity", false), ("br", false),
            ("", false), ("gzip;q=0.2, identity", false), ("gzip;q=0, *", false), ("gzip;q=2", false),
            ("notgzip", false), ("gzip;q=0.1234", false),
        ] as [(String, Bool)]
    )
    func contentCoding(field: String, isGzip: Bool) {
        #expect(ContentCoding(accepted: field) == (isGzip ? .gzip : .identity))
    }

    @Test("A client that says nothing of codings gets plain bytes")
    func noField() {
        #expect(ContentCoding(accepted: nil) == .identity)
    }

    @Test(
        "The language with the highest weight wins, of equals the first named, else the site's first",
        arguments: [
            (nil, "ru"), ("", "ru"), ("en", "en"), ("en-GB,en;q=0.9,ru;q=0.8", "en"), ("de,fr;q=0.5", "ru"),
            ("en;q=0.4, ru;q=0.6", "ru"), ("ru;q=0, *", "en"), ("*", "ru"), ("*, en;q=0.1", "ru"), ("EN", "en"),
            ("en, ru", "en"), ("en;q=0", "ru"), ("en;q=wrong, ru;q=0.1", "ru"), ("english", "ru"),
        ] as [(String?, String)]
    )
    func language(field: String?, choice: String) {
        #expect(AcceptLanguage.choice(of: field, among: [.russian, .english]).rawValue == choice)
    }

    @Test(
        "An entity tag is found in a list, weakly compared",
        arguments: [
            (#""abc""#, true), (#"W/"abc""#, true), (#""x", "abc""#, true), ("*", true), (#""x,y" , W/"abc""#, true),
            (#""abcd""#, false), ("abc", false), ("", false), (#""abc"#, false), (#""x" "#, false), ("W/", false),
        ] as [(String, Bool)]
    )
    func entityTag(field: String, isNamed: Bool) {
        let tag = EntityTag(Digest(of: Array("content".utf8)), as: .identity)
        let own = tag.field
        #expect(own.utf8.count == 34)
        let field = field.replacing("\"abc\"", with: own)
        #expect(tag.isNamed(by: field) == isNamed)
    }

    @Test(
        "A version is wanted if its tag is in the list, strongly compared",
        arguments: [
            (#""abc""#, true), (#"W/"abc""#, false), (#""x", "abc""#, true), ("*", true), (#"W/"abc", "abc""#, true),
            (#""x,y" , W/"abc""#, false), (#""abcd""#, false), ("abc", false), ("", false), (#""abc"#, false),
        ] as [(String, Bool)]
    )
    func wantedTag(field: String, isWanted: Bool) {
        let tag = EntityTag(Digest(of: Array("content".utf8)), as: .identity)
        #expect(tag.isWanted(by: field.replacing("\"abc\"", with: tag.field)) == isWanted)
    }

    @Test("The two forms of a member have different tags")
    func tagsDiffer() {
        let digest = Digest(of: [1])
        #expect(EntityTag(digest, as: .gzip) != EntityTag(digest, as: .identity))
    }
}

@Suite("What a member's name says")
struct MemberKindTests {
    @Test(
        "The end of the name tells the media type",
        arguments: [
            ("ru/index.html", "text/html; charset=utf-8"), ("assets/site.css", "text/css; charset=utf-8"),
            ("assets/kiosk.js", "text/javascript; charset=utf-8"), ("bundle.json", "application/json"),
            ("images/a.svg", "image/svg+xml"), ("images/a.jpg", "image/jpeg"), ("images/a.jpeg", "image/jpeg"),
            ("images/a.webp", "image/webp"), ("images/a.b.png", "image/png"), ("sounds/a.mp3", "audio/mpeg"),
            ("trust/office.pub", "text/plain; charset=utf-8"), ("readme", "application/octet-stream"),
            ("html", "application/octet-stream"), ("a.unknown", "application/octet-stream"),
        ]
    )
    func mediaType(name: String, type: String) throws {
        #expect(MediaType(try MemberName(name)).field == type)
    }

    @Test(
        "Names by content are kept for ever, a visitor's settings never, all else is asked about",
        arguments: [
            ("assets/site-0123abcd.css", CachePolicy.forEver), ("images/ti-an-0123456789abcdef.jpg", .forEver),
            ("assets/search-ru.js", .askEveryTime), ("assets/search-en.js", .askEveryTime),
            ("images/qingdao-0123abc.jpg", .askEveryTime), ("images/qingdao-0123abcd", .askEveryTime),
            ("images/qingdao-0123abcg.jpg", .askEveryTime), ("ru/a-0123abcd.html", .askEveryTime),
            ("ru/index.html", .askEveryTime), ("data/cities.json", .askEveryTime),
            ("assets/preferences.css", .never), ("assets/kiosk.js", .askEveryTime), ("assets/live.css", .askEveryTime),
        ]
    )
    func cachePolicy(name: String, policy: CachePolicy) throws {
        #expect(CachePolicy(try MemberName(name)) == policy)
    }

    @Test("The public door shows no desk page in either version")
    func roles() throws {
        for name in ["ru/desk/report.html", "ru/text/desk/report.html"] {
            #expect(!ListenerRole.public.shows(try MemberName(name)))
            #expect(ListenerRole.screen.shows(try MemberName(name)))
        }
        for name in ["ru/desk.html", "ru/text/index.html", "desk/report.html", "ru/index.html"] {
            #expect(ListenerRole.public.shows(try MemberName(name)))
        }
    }
}
