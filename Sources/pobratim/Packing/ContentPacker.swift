import Cities
import CityBundle
import CityContent
import CityPages
import Glibc
import Words

/// From a content folder to a bundle: reads and checks everything, renders, writes.
struct ContentPacker {
    let folder: String
    let output: String
    let key: SecretKey?
    /// Instead of the epoch in `site.json`.
    let securityEpoch: Int64?
    let version: PackedVersion
    /// The complete set of keys that shall count on the kiosks from this bundle on.
    let newKeys: TrustedKeys?

    struct Result {
        var manifest: Manifest
        var cityCount: Int
        var linkCount: Int
    }

    /// - Throws: ``OperatorMessage``. Then there is no new file.
    func pack() throws -> Result {
        let content = ContentFolder(path: folder)
        let site: PartnerSite
        let words: [WordsFile]
        do {
            site = try content.read()
            words = try ownWords(of: site, in: content)
        } catch let error as ContentError {
            throw OperatorMessage(error, folder: folder)
        }
        if newKeys != nil, (securityEpoch ?? 0) <= Int64(site.securityEpoch) {
            throw OperatorMessage.epochNotRaised(above: site.securityEpoch)
        }
        let epoch = securityEpoch ?? Int64(site.securityEpoch)
        try version.check(epoch: epoch, replacing: output)
        let renderer = SiteRenderer(site, content: content, words: words) { bytes in
            String(Digest(of: bytes).hex.prefix(16))
        }
        var progress = Progress(Bilingual(ru: "Упаковка", en: "Packing"))
        let fileCount = renderer.fileCount
        var links = LinkCheck()
        do {
            // Added one by one, so that memory holds one file; the writer shows nothing before it is finished.
            let writer = try BundleWriter(path: output) { progress.show($0.memberCount, of: fileCount + 1) }
            var pictureCount = 0
            try renderer.render { file in
                links.add(file)
                if case .image = SitePath(file.path) { pictureCount += 1 }
                try writer.add(try MemberName(file.path), file.bytes)
            }
            // Kiosks go by the keys, not by the names of their files.
            for key in newKeys?.keys ?? [] {
                try writer.add(try MemberName("trust/\(key.id).pub"), key.encoded(name: "\(key.id)"))
            }
            if let broken = links.brokenLinks.first { throw OperatorMessage(broken) }
            let info = BundleInfo(
                title: Dictionary(uniqueKeysWithValues: site.title.byLanguage.map { ($0.rawValue, $1) }),
                contentVersion: version.number,
                securityEpoch: epoch,
                languages: site.languages.map(\.rawValue),
                counts: BundleInfo.Counts(cities: site.cities.count, pictures: pictureCount),
                outboxRecipient: site.outboxRecipient
            )
            let manifest = try writer.finish(info, key: key)
            return Result(manifest: manifest, cityCount: site.cities.count, linkCount: links.linkCount)
        } catch let error as ContentError {
            throw OperatorMessage(error, folder: folder)
        } catch BundleError.infoMalformed(.outboxRecipient) {
            throw OperatorMessage.outboxRecipient
        } catch let error as BundleError {
            throw OperatorMessage(error, file: output)
        }
    }

    private func ownWords(of site: PartnerSite, in content: ContentFolder) throws -> [WordsFile] {
        try content.words(for: site.languages).map { source in
            do throws(WordsFault) {
                return try WordsFile(source.bytes, in: source.language)
            } catch {
                throw OperatorMessage(error, file: "\(folder)/\(source.file)")
            }
        }
    }
}

extension OperatorMessage {
    fileprivate static let outboxRecipient = OperatorMessage(
        "outbox-recipient",
        exit: .dataRefused,
        Bilingual(
            ru: "outboxRecipient в site.json — не открытый ключ age",
            en: "outboxRecipient in site.json is no public key of age"
        ),
        next: Bilingual(
            ru: "его печатает `age-keygen -o office.key`: строка, которая начинается с age1.",
            en: "`age-keygen -o office.key` prints it: the line that begins with age1."
        )
    )

    fileprivate static func epochNotRaised(above epoch: Int) -> OperatorMessage {
        OperatorMessage(
            "epoch-not-raised",
            exit: .usage,
            Bilingual(
                ru: "новые ключи киоски берут только с более высокой эпохой, а в site.json эпоха \(epoch)",
                en: "kiosks take new keys only with a higher epoch, and the one in site.json is \(epoch)"
            ),
            next: Bilingual(
                ru: "добавьте `--epoch \(epoch + 1)`, затем впишите это число в site.json.",
                en: "add `--epoch \(epoch + 1)`, then write that number into site.json."
            )
        )
    }

    fileprivate init(_ broken: LinkCheck.BrokenLink) {
        self.init(
            "broken-link",
            exit: .dataRefused,
            Bilingual(
                ru: "на странице \(broken.page) ссылка «\(broken.link)» ведёт в никуда",
                en: "on the page \(broken.page) the link “\(broken.link)” leads nowhere"
            )
        )
    }
}
