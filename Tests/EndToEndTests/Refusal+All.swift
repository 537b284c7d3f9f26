extension Refusal {
    private static let packing = ["pack", "content", "--output", "new.pobratim"]

    private static let staff = [
        Refusal(
            "a state folder that is not there",
            ["staff", "list", "--state", "none"],
            66,
            en: "pobratim staff list: none/desk.sqlite: there is no such file or folder [file]",
            ru: "pobratim staff list: none/desk.sqlite: нет такого файла или папки [file]"
        ),
        Refusal(
            "a folder without a desk",
            made: "mkdir empty",
            ["staff", "list", "--state", "empty"],
            66,
            en: "pobratim staff list: empty/desk.sqlite: there is no such file or folder [file]",
            ru: "pobratim staff list: empty/desk.sqlite: нет такого файла или папки [file]"
        ),
        Refusal(
            "a name that nobody could sign in with",
            ["staff", "add", "a b", "--state", "."],
            64,
            en: """
                pobratim staff add: “a b” is no name to sign in with [staff-name]
                  Next:    2 to 40 letters, digits, dots, hyphens and low lines, without spaces.
                """,
            ru: """
                pobratim staff add: «a b» не годится как имя для входа [staff-name]
                  Дальше: от 2 до 40 букв, цифр, точек, дефисов и подчёркиваний, без пробелов.
                """
        ),
        Refusal(
            "somebody whom nobody knows",
            made: ": > desk.sqlite",
            ["staff", "reset", "nobody", "--state", "."],
            66,
            en: """
                pobratim staff reset: nobody has that name [no-such-account]
                  Next:    all names: `pobratim staff list --state .`.
                """,
            ru: """
                pobratim staff reset: такого имени нет [no-such-account]
                  Дальше: все имена: `pobratim staff list --state .`.
                """
        ),
        Refusal(
            "a desk that is another program's database",
            made: "mkdir other && sqlite3 other/desk.sqlite 'CREATE TABLE t(x)'",
            ["staff", "list", "--state", "other"],
            65,
            en: "pobratim staff list: other/desk.sqlite is another program's database [desk-foreign]",
            ru: "pobratim staff list: other/desk.sqlite — база данных другой программы [desk-foreign]"
        ),
        Refusal(
            "an outbox recipient that is no key of age",
            made: "sed -i 's/\"languages\"/\"outboxRecipient\": \"office\", \"languages\"/' content/site.json",
            packing,
            65,
            en: """
                pobratim pack: outboxRecipient in site.json is no public key of age [outbox-recipient]
                  Next:    `age-keygen -o office.key` prints it: the line that begins with age1.
                """,
            ru: """
                pobratim pack: outboxRecipient в site.json — не открытый ключ age [outbox-recipient]
                  Дальше: его печатает `age-keygen -o office.key`: строка, которая начинается с age1.
                """
        ),
    ]

    static let all =
        bundles + contents + staff + [
            Refusal(
                "a page that is not the portal's",
                made: "echo hello > notes.txt",
                ["import", "notes.txt", "--into", "imported"],
                65,
                en: """
                    pobratim import: notes.txt is not a portal page of cities: not one city in 1 line(s); it begins with “hello” \
                    [not-a-portal-page]
                      Meaning: expected was a page where each city stands as a line “Name (Country)” with facts under it.
                      Now:     nothing was written.
                      Next:    save the page of partner cities as HTML, or as text in UTF-8.
                    """,
                ru: """
                    pobratim import: notes.txt — не страница портала с городами: строк — 1, но ни одного города; \
                    начинается с «hello» [not-a-portal-page]
                      Значит: ожидалась страница, где каждый город стоит строкой «Название (Страна)», а под ней сведения.
                      Сейчас: ничего не записано.
                      Дальше: сохраните страницу городов-побратимов как HTML или текст в UTF-8.
                    """
            ),
            Refusal(
                "a key of that name, which is there already",
                ["keys", "new", "office"],
                74,
                en: "pobratim keys new: ./office.sec: the file is there already [file]",
                ru: "pobratim keys new: ./office.sec: файл уже есть [file]"
            ),
            Refusal(
                "a signature made for another bundle",
                made: """
                    signify-openbsd -G -n -p else.pub -s else.sec
                    echo other > MANIFEST
                    signify-openbsd -S -e -s else.sec -m MANIFEST -x MANIFEST.sig
                    """,
                ["sign", "spring.pobratim", "--signature", "MANIFEST.sig"],
                65,
                en: """
                    pobratim sign: this signature was made for another bundle than spring.pobratim [signature-of-another-bundle]
                      Next:    sign this bundle's MANIFEST: `sqlite3 spring.pobratim -Ax MANIFEST`.
                    """,
                ru: """
                    pobratim sign: эта подпись сделана для другого пакета, не для spring.pobratim [signature-of-another-bundle]
                      Дальше: подпишите MANIFEST этого пакета: `sqlite3 spring.pobratim -Ax MANIFEST`.
                    """
            ),
            Refusal(
                "a screen without a distance",
                ["serve", "spring.pobratim", "--screen", "21.5in"],
                64,
                en: """
                    pobratim serve: --screen: “21.5in” does not fit: the screen’s diagonal and the distance to the eyes are \
                    expected, like 21.5in@50cm [setting]
                    """,
                ru: """
                    pobratim serve: --screen: «21.5in» не подходит: нужны диагональ экрана и расстояние до глаз, \
                    например 21.5in@50cm [setting]
                    """
            ),
            Refusal(
                "an address that is none",
                ["serve", "spring.pobratim", "--listen", "nonsense"],
                64,
                en:
                    "pobratim serve: --listen: “nonsense” does not fit: an address like 127.0.0.1:8080 is expected [setting]",
                ru: "pobratim serve: --listen: «nonsense» не подходит: нужен адрес вида 127.0.0.1:8080 [setting]"
            ),
        ]

    private static let bundles = [
        Refusal(
            "a bundle that is not there",
            ["verify", "none.pobratim"],
            66,
            en: "pobratim verify: none.pobratim: there is no such file or folder [file]",
            ru: "pobratim verify: none.pobratim: нет такого файла или папки [file]"
        ),
        Refusal(
            "a file of another kind",
            made: "echo hello > notes.txt",
            ["inspect", "notes.txt"],
            65,
            en: """
                pobratim inspect: notes.txt is not a Pobratim bundle [not-a-bundle]
                  Next:    check that this is the right file; bundles are made by `pobratim pack`.
                """,
            ru: """
                pobratim inspect: notes.txt — не пакет Побратима [not-a-bundle]
                  Дальше: проверьте, тот ли это файл; пакет делает команда `pobratim pack`.
                """
        ),
        Refusal(
            "a bundle that was not copied whole",
            made: "truncate --size -4096 spring.pobratim",
            ["serve", "spring.pobratim"],
            65,
            en: """
                pobratim serve: spring.pobratim is damaged [bundle-damaged]
                  Meaning: the file has SHORT bytes where it should have WHOLE: it was not copied whole.
                  Next:    copy the file again.
                """,
            ru: """
                pobratim serve: spring.pobratim повреждён [bundle-damaged]
                  Значит: в файле SHORT байт, а должно быть WHOLE: он скопирован не целиком.
                  Дальше: скопируйте файл ещё раз.
                """
        ),
        Refusal(
            "a bundle in which a page was changed",
            made: "sqlite3 spring.pobratim \"UPDATE sqlar SET data = zeroblob(sz) WHERE name = 'ru/index.html'\"",
            ["verify", "spring.pobratim"],
            65,
            en: """
                pobratim verify: spring.pobratim is damaged [bundle-damaged]
                  Meaning: the file “ru/index.html” inside is not the one that its list of contents promises.
                  Next:    copy the file again.
                """,
            ru: """
                pobratim verify: spring.pobratim повреждён [bundle-damaged]
                  Значит: файл «ru/index.html» внутри не тот, что обещан в описи.
                  Дальше: скопируйте файл ещё раз.
                """
        ),
        Refusal(
            "a bundle signed by somebody else",
            made: "mkdir other; signify-openbsd -G -n -p other/else.pub -s else.sec",
            ["verify", "spring.pobratim", "--trust", "other"],
            65,
            en: """
                pobratim verify: spring.pobratim is not signed by a trusted key (key KEY) [bundle-untrusted]
                  Meaning: the file changed after it was packed, or a key that is not held here signed it.
                  Next:    copy the file again, then run `pobratim verify spring.pobratim`.
                """,
            ru: """
                pobratim verify: spring.pobratim подписан ключом, которому здесь не доверяют (ключ KEY) [bundle-untrusted]
                  Значит: файл изменён после упаковки или подписан ключом, которого здесь нет.
                  Дальше: скопируйте файл ещё раз, затем `pobratim verify spring.pobratim`.
                """
        ),
        Refusal(
            "an unsigned bundle, where a signature is asked for",
            made: "sqlite3 spring.pobratim -Ax MANIFEST.sig; tail -n +3 MANIFEST.sig > MANIFEST; "
                + "sqlite3 spring.pobratim \"UPDATE sqlar SET name = 'MANIFEST', sz = length(readfile('MANIFEST')), "
                + "data = readfile('MANIFEST') WHERE name = 'MANIFEST.sig'\"",
            ["verify", "spring.pobratim", "--trust", "trust"],
            65,
            en: """
                pobratim verify: spring.pobratim is not signed [bundle-unsigned]
                  Meaning: nobody can tell who made it.
                  Next:    pack it again with a key: `pobratim pack … --key NAME.sec`.
                """,
            ru: """
                pobratim verify: spring.pobratim не подписан [bundle-unsigned]
                  Значит: нельзя узнать, кто его сделал.
                  Дальше: упакуйте заново с ключом: `pobratim pack … --key ИМЯ.sec`.
                """
        ),
        Refusal(
            "an export into a folder that holds something else",
            made: "mkdir site; echo hello > site/notes.txt",
            ["export", "spring.pobratim", "--output", "site"],
            65,
            en: """
                pobratim export: the folder site holds something that `pobratim export` did not put there: notes.txt [folder-not-ours]
                  Meaning: what is somebody else's, or was changed, is never erased here.
                  Now:     the folder is as it was.
                  Next:    move it elsewhere, or name another folder.
                """,
            ru: """
                pobratim export: в папке site есть то, чего `pobratim export` не клал: notes.txt [folder-not-ours]
                  Значит: чужое или изменённое здесь не стирают.
                  Сейчас: папка осталась какой была.
                  Дальше: уберите это оттуда или назовите другую папку.
                """
        ),
        Refusal(
            "an export into a link to a folder",
            made: "mkdir real; ln -sfn real site",
            ["export", "spring.pobratim", "--output", "site"],
            65,
            en: """
                pobratim export: site is not a folder [not-a-folder]
                  Now:     nothing was written.
                  Next:    name the folder itself, not a link to it.
                """,
            ru: """
                pobratim export: site — не папка [not-a-folder]
                  Сейчас: ничего не записано.
                  Дальше: назовите саму папку, не ссылку на неё.
                """
        ),
        Refusal(
            "an export into a file",
            made: "touch file",
            ["export", "spring.pobratim", "--output", "file"],
            65,
            en: """
                pobratim export: file is not a folder [not-a-folder]
                  Now:     nothing was written.
                  Next:    name another folder.
                """,
            ru: """
                pobratim export: file — не папка [not-a-folder]
                  Сейчас: ничего не записано.
                  Дальше: назовите другую папку.
                """
        ),
        Refusal(
            "an export below a folder that is not there",
            ["export", "spring.pobratim", "--output", "no/such/site"],
            66,
            en: """
                pobratim export: no/such: there is no such file or folder [parent-folder]
                  Meaning: no/such/site is replaced as a whole: the folder that holds it must be there and writable.
                  Now:     nothing was written.
                """,
            ru: """
                pobratim export: no/such: нет такого файла или папки [parent-folder]
                  Значит: папка no/such/site заменяется целиком, для этого надо писать и в ту, где она лежит.
                  Сейчас: ничего не записано.
                """
        ),
        Refusal(
            "an export of a bundle that no trusted key has signed",
            made: "[ -e other.pub ] || '\(Program.path)' keys new other; mkdir -p others; cp other.pub others",
            ["export", "spring.pobratim", "--output", "site", "--trust", "others"],
            65,
            en: """
                pobratim export: spring.pobratim is not signed by a trusted key (key KEY) [bundle-untrusted]
                  Meaning: the file changed after it was packed, or a key that is not held here signed it.
                  Next:    copy the file again, then run `pobratim verify spring.pobratim`.
                """,
            ru: """
                pobratim export: spring.pobratim подписан ключом, которому здесь не доверяют (ключ KEY) [bundle-untrusted]
                  Значит: файл изменён после упаковки или подписан ключом, которого здесь нет.
                  Дальше: скопируйте файл ещё раз, затем `pobratim verify spring.pobratim`.
                """
        ),
        Refusal(
            "a folder of keys without a key",
            made: "mkdir empty",
            ["verify", "spring.pobratim", "--trust", "empty"],
            78,
            en: "pobratim verify: the folder empty holds no key *.pub [no-keys]",
            ru: "pobratim verify: в папке empty нет ни одного ключа *.pub [no-keys]"
        ),
    ]

    private static let contents = [
        Refusal(
            "a content folder that is not there",
            ["pack", "nowhere", "--output", "new.pobratim"],
            66,
            en: "pobratim pack: nowhere/site.json: the file is missing [content]",
            ru: "pobratim pack: nowhere/site.json: файла нет [content]"
        ),
        Refusal(
            "HTML in a text",
            made: "printf '# Горск\\n\\n<b>x</b>\\n' > content/cities/hilltown/ru.md",
            packing,
            65,
            en: "pobratim pack: content/cities/hilltown/ru.md:3: raw HTML is not allowed in the text [content]",
            ru: "pobratim pack: content/cities/hilltown/ru.md:3: HTML в тексте не допускается [content]"
        ),
        Refusal(
            "a picture without a description",
            made: "sed -i 's/\"ru\": \"Круглое озеро\", //' content/cities/laketown/city.json",
            packing,
            65,
            en:
                "pobratim pack: content/cities/laketown/city.json:9: the photo has no description in words (ru) [content]",
            ru: "pobratim pack: content/cities/laketown/city.json:9: у фотографии нет описания словами (ru) [content]"
        ),
        Refusal(
            "a drawing with a script",
            made: "sed -i 's/<circle/<script\\/><circle/' content/cities/laketown/photo.svg",
            packing,
            65,
            en: "pobratim pack: content/cities/laketown/photo.svg:1: the drawing holds the element “script” [content]",
            ru: "pobratim pack: content/cities/laketown/photo.svg:1: в рисунке есть элемент «script» [content]"
        ),
        Refusal(
            "a name that the site itself uses",
            made: "mv content/cities/hilltown content/cities/search; sed -i s/hilltown/search/ content/site.json",
            packing,
            65,
            en: "pobratim pack: content/site.json: the site itself uses the name “search” [content]",
            ru: "pobratim pack: content/site.json: имя «search» занято самим сайтом [content]"
        ),
        Refusal(
            "a language that nobody declared",
            made: "mv content/cities/hilltown/ru.md content/cities/hilltown/tt.md",
            packing,
            65,
            en:
                "pobratim pack: content/cities/hilltown/tt.md: the language “tt” is not declared in site.json [content]",
            ru: "pobratim pack: content/cities/hilltown/tt.md: язык «tt» не назван в site.json [content]"
        ),
        Refusal(
            "words of which some are missing",
            made: "mkdir content/words; printf '{ \"language\": \"en\" }' > content/words/en.json",
            packing,
            65,
            en: "pobratim pack: content/words/en.json: languageName: this key is missing [words]",
            ru: "pobratim pack: content/words/en.json: languageName: такого ключа нет [words]"
        ),
        Refusal(
            "words of another kind",
            made:
                "mkdir content/words; printf '{\n\"language\": \"en\",\n\"languageName\": 3 }' > content/words/en.json",
            packing,
            65,
            en: "pobratim pack: content/words/en.json:3: languageName: a text in quotes is expected [words]",
            ru: "pobratim pack: content/words/en.json:3: languageName: нужен текст в кавычках [words]"
        ),
        Refusal(
            "words of a language that nobody declared",
            made: "mkdir content/words; echo '{}' > content/words/tt.json",
            packing,
            65,
            en: "pobratim pack: content/words/tt.json: the language “tt” is not declared in site.json [content]",
            ru: "pobratim pack: content/words/tt.json: язык «tt» не назван в site.json [content]"
        ),
        Refusal(
            "a link to a page that is not there",
            made: "printf '# Горск\\n\\n[x](nowhere.html)\\n' > content/cities/hilltown/ru.md",
            packing,
            65,
            en: """
                pobratim pack: content/cities/hilltown/ru.md:3: the link “nowhere.html” leads nowhere: \
                it must be an http(s) address or the page of a city [content]
                """,
            ru: """
                pobratim pack: content/cities/hilltown/ru.md:3: ссылка «nowhere.html» ведёт в никуда: \
                нужен адрес http(s) или страница города [content]
                """
        ),
        Refusal(
            "a public key instead of the secret one",
            packing + ["--key", "office.pub"],
            65,
            en: "pobratim pack: office.pub is not a key file of signify [key-malformed]",
            ru: "pobratim pack: office.pub — не файл ключа signify [key-malformed]"
        ),
    ]
}
