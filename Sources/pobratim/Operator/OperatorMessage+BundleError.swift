import CityBundle
import Database
import Files
import Glibc

extension OperatorMessage {
    /// - Parameter file: the bundle or key, as the operator named it.
    init(_ error: BundleError, file: String) {
        switch error {
        case .file(let path, _, let code):
            self.init(
                "file",
                exit: OperatorExit(errno: code),
                Bilingual(
                    ru: "\(path): \(Bilingual(errno: code).russian)",
                    en: "\(path): \(Bilingual(errno: code).english)"
                )
            )
        case .notRegularFile(let path):
            self.init(
                "not-a-file",
                exit: .dataRefused,
                Bilingual(ru: "\(path) — не обычный файл", en: "\(path) is not a regular file")
            )
        case .notABundle:
            self.init(
                "not-a-bundle",
                exit: .dataRefused,
                Bilingual(ru: "\(file) — не пакет Побратима", en: "\(file) is not a Pobratim bundle"),
                next: Bilingual(
                    ru: "проверьте, тот ли это файл; пакет делает команда `pobratim pack`.",
                    en: "check that this is the right file; bundles are made by `pobratim pack`."
                )
            )
        case .byteCount(let expected, let found):
            self.init(
                damaged: file,
                Bilingual(
                    ru: "в файле \(found) байт, а должно быть \(expected): он скопирован не целиком.",
                    en: "the file has \(found) bytes where it should have \(expected): it was not copied whole."
                )
            )
        case .formatTooNew, .readerTooOld:
            self.init(
                "bundle-too-new",
                exit: .dataRefused,
                Bilingual(
                    ru: "\(file) сделан более новой версией Побратима",
                    en: "\(file) was made by a newer release of Pobratim"
                ),
                next: Bilingual(ru: "обновите программу.", en: "update the program.")
            )
        case .database(let error):
            self.init(error, file: file)
        case .anotherBundle:
            self.init(
                damaged: file,
                Bilingual(
                    ru: "это другой пакет, не тот, что был здесь прежде.",
                    en: "it is another bundle than the one that was there before."
                )
            )
        case .unsigned:
            self.init(
                "bundle-unsigned",
                exit: .dataRefused,
                Bilingual(ru: "\(file) не подписан", en: "\(file) is not signed"),
                meaning: Bilingual(
                    ru: "нельзя узнать, кто его сделал.",
                    en: "nobody can tell who made it."
                ),
                next: Bilingual(
                    ru: "упакуйте заново с ключом: `pobratim pack … --key ИМЯ.sec`.",
                    en: "pack it again with a key: `pobratim pack … --key NAME.sec`."
                )
            )
        case .untrustedSignature(let key):
            self.init(
                untrusted: file,
                Bilingual(
                    ru: "\(file) подписан ключом, которому здесь не доверяют (ключ \(key))",
                    en: "\(file) is not signed by a trusted key (key \(key))"
                )
            )
        case .signatureInvalid(let key):
            self.init(
                untrusted: file,
                Bilingual(
                    ru: "подпись на \(file) не сходится (ключ \(key))",
                    en: "the signature on \(file) does not match (key \(key))"
                )
            )
        case .signatureOverAnotherManifest:
            self.init(
                "signature-of-another-bundle",
                exit: .dataRefused,
                Bilingual(
                    ru: "эта подпись сделана для другого пакета, не для \(file)",
                    en: "this signature was made for another bundle than \(file)"
                ),
                next: Bilingual(
                    ru: "подпишите MANIFEST этого пакета: `sqlite3 \(file) -Ax MANIFEST`.",
                    en: "sign this bundle's MANIFEST: `sqlite3 \(file) -Ax MANIFEST`."
                )
            )
        case .signatureMalformed:
            self.init(damaged: file, Bilingual(ru: "подпись не читается.", en: "its signature cannot be read."))
        case .schema(let found):
            self.init(
                damaged: file,
                Bilingual(ru: "лишнее в файле: \(found).", en: "something else is in the file: \(found).")
            )
        case .manifestMissing, .manifestTwice, .manifestMalformed, .manifestTooLarge:
            self.init(
                damaged: file,
                Bilingual(ru: "опись пакета не читается.", en: "its list of contents cannot be read.")
            )
        case .memberAltered(let name, _, _), .memberMalformed(let name, _), .memberMissing(let name),
            .memberTooLarge(let name, _, _), .memberTwice(let name):
            self.init(
                damaged: file,
                Bilingual(
                    ru: "файл «\(name)» внутри не тот, что обещан в описи.",
                    en: "the file “\(name)” inside is not the one that its list of contents promises."
                )
            )
        case .memberUnlisted(let name), .nameMalformed(let name):
            self.init(
                damaged: file,
                Bilingual(
                    ru: "внутри лишний файл «\(name)».",
                    en: "there is a file “\(name)” inside that is not listed."
                )
            )
        case .tooManyMembers, .memberCount, .infoMalformed:
            self.init(
                damaged: file,
                Bilingual(
                    ru: "сведения о пакете не сходятся с содержимым.",
                    en: "what it says of itself does not hold."
                )
            )
        case .memberIsFolder(let name):
            self.init(
                damaged: file,
                Bilingual(
                    ru: "«\(name)» внутри и файл, и папка сразу.",
                    en: "“\(name)” inside is a file and a folder at once."
                )
            )
        case .keyMalformed(let key):
            self.init(
                "key-malformed",
                exit: .dataRefused,
                Bilingual(ru: "\(key) — не файл ключа signify", en: "\(key) is not a key file of signify")
            )
        case .keyNeedsPassphrase(let key):
            self.init(
                "key-passphrase",
                exit: .dataRefused,
                Bilingual(ru: "ключ \(key) закрыт паролем", en: "the key \(key) is locked with a passphrase"),
                next: Bilingual(
                    ru: "подпишите MANIFEST самой командой signify и вложите подпись: `pobratim sign`.",
                    en: "sign MANIFEST with signify itself, and put the signature in with `pobratim sign`."
                )
            )
        case .tooManyKeys(let path, let limit):
            self.init(
                "too-many-keys",
                exit: .configuration,
                Bilingual(
                    ru: "в папке \(path) больше \(limit) файлов ключей",
                    en: "the folder \(path) holds more than \(limit) key files"
                )
            )
        case .noKeys(let path):
            self.init(
                "no-keys",
                exit: .configuration,
                Bilingual(ru: "в папке \(path) нет ни одного ключа *.pub", en: "the folder \(path) holds no key *.pub")
            )
        }
    }

    /// - Parameter what: what is wrong, a sentence.
    private init(damaged file: String, _ what: Bilingual) {
        self.init(
            "bundle-damaged",
            exit: .dataRefused,
            Bilingual(ru: "\(file) повреждён", en: "\(file) is damaged"),
            meaning: what,
            next: Bilingual(ru: "скопируйте файл ещё раз.", en: "copy the file again.")
        )
    }

    private init(untrusted file: String, _ sentence: Bilingual) {
        self.init(
            "bundle-untrusted",
            exit: .dataRefused,
            sentence,
            meaning: Bilingual(
                ru: "файл изменён после упаковки или подписан ключом, которого здесь нет.",
                en: "the file changed after it was packed, or a key that is not held here signed it."
            ),
            next: Bilingual(
                ru: "скопируйте файл ещё раз, затем `pobratim verify \(file)`.",
                en: "copy the file again, then run `pobratim verify \(file)`."
            )
        )
    }

    private init(_ error: DatabaseError, file: String) {
        switch error {
        case .missing(let path): self.init(BundleError.file(path: path, call: .open, errno: ENOENT), file: file)
        case .notPermitted(let path): self.init(BundleError.file(path: path, call: .open, errno: EACCES), file: file)
        case .notRegularFile(let path): self.init(BundleError.notRegularFile(path: path), file: file)
        case .notADatabase: self.init(BundleError.notABundle, file: file)
        case .diskFull: self.init(BundleError.file(path: file, call: .write, errno: ENOSPC), file: file)
        case .ioFailed: self.init(BundleError.file(path: file, call: .read, errno: EIO), file: file)
        case .damaged(let failure), .tooLarge(let failure), .tookTooLong(let failure), .constraintBroken(let failure),
            .busy(let failure), .refused(let failure):
            self.init(
                damaged: file,
                Bilingual(
                    ru: "SQLite отказывается его читать (\(failure.message)).",
                    en: "SQLite refuses to read it (\(failure.message))."
                )
            )
        }
    }
}
