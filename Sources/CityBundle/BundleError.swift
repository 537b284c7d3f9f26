package import Database
package import Files

/// Why a bundle, a key or a signature is refused, or not written. Each case carries what an operator needs in order to
/// act.
package enum BundleError: Error, Hashable, Sendable {
    // MARK: The file as a whole

    /// A file or a folder could not be read or written: which call, and its `errno`.
    case file(path: String, call: FileCall, errno: Int32)
    /// The path leads to a folder, a pipe, a device.
    case notRegularFile(path: String)
    /// The file is not a bundle: its first 100 bytes are not those of a SQLite file with a bundle's mark.
    case notABundle
    /// The file is shorter or longer than its header says.
    case byteCount(expected: Int, found: Int)
    /// A newer release wrote this bundle.
    case formatTooNew(found: Int, newestReadable: Int)
    /// The bundle asks for a newer reader.
    case readerTooOld(needed: Int, this: Int)
    /// The database holds something else than the one table of a bundle; `found` is the first surprise.
    case schema(found: Excerpt)
    /// SQLite refuses the file.
    case database(DatabaseError)
    /// It is a bundle, and not the one that belongs in this place.
    case anotherBundle

    // MARK: Manifest and signature

    /// Neither `MANIFEST.sig` nor `MANIFEST`.
    case manifestMissing
    /// `MANIFEST.sig` and `MANIFEST` both.
    case manifestTwice
    /// The manifest stops making sense in this line, at this byte of its text.
    case manifestMalformed(line: Int, offset: Int)
    /// The manifest is larger than this program takes.
    case manifestTooLarge(byteCount: Int, limit: Int)
    /// `MANIFEST.sig` does not start as signify's signatures do.
    case signatureMalformed
    /// A signed bundle is wanted, and this one is not.
    case unsigned
    /// No key this kiosk trusts made the signature.
    case untrustedSignature(KeyID)
    /// The signature names a key that is known, but that key did not sign this manifest.
    case signatureInvalid(KeyID)
    /// The signature to put in was made over another manifest; its text differs from this byte on.
    case signatureOverAnotherManifest(offset: Int)

    // MARK: Members

    /// Not a name that a member may have.
    case nameMalformed(Excerpt)
    /// More members than this program takes.
    case tooManyMembers(limit: Int)
    /// In the file, but not in the manifest, or a second time.
    case memberUnlisted(Excerpt)
    /// In the manifest, but not in the file.
    case memberMissing(MemberName)
    /// Larger than this program takes, inflated.
    case memberTooLarge(MemberName, byteCount: Int, limit: Int)
    /// Not stored as format 1 stores members.
    case memberMalformed(MemberName, StreamFault)
    /// The bytes are not the ones the manifest promises.
    case memberAltered(MemberName, expected: Digest, found: Digest)
    /// Added a second time while writing.
    case memberTwice(MemberName)
    /// A member has the name of a folder that other members lie in.
    case memberIsFolder(MemberName)
    /// `bundle.json` breaks its rules.
    case infoMalformed(BundleInfo.Fault)
    /// `bundle.json` counts another number of members than the manifest lists.
    case memberCount(expected: Int, found: Int)

    // MARK: Keys

    /// Not a key file of signify.
    case keyMalformed(file: String)
    /// The secret key asks for a passphrase. Sign with signify and put the signature in with `pobratim sign`.
    case keyNeedsPassphrase(file: String)
    /// A folder of trusted keys with more files than this program takes.
    case tooManyKeys(path: String, limit: Int)
    /// A folder of trusted keys without any key.
    case noKeys(path: String)

    /// The system call that failed.
    package typealias FileCall = FileError.Call
}

extension BundleError: CarriesFileError {
    package init(_ error: FileError) { self = .file(path: error.path, call: error.call, errno: error.errno) }
}
