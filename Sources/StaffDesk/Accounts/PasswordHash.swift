internal import Crypto
internal import CryptoExtras
internal import Files
internal import FoundationEssentials
internal import Synchronization

/// A password, or a code, as it is kept: `scrypt:15:8:1:<salt>:<hash>`, the last two in hexadecimal digits. The numbers
/// are log2 of the rounds, the block size and the parallelism (RFC 7914).
package struct PasswordHash: Hashable, Sendable {
    package struct Cost: Hashable, Sendable {
        package var logRounds: Int
        package var blockSize: Int
        package var parallelism: Int

        /// 32 MiB and a tenth of a second on a small board.
        package static let today = Cost(logRounds: 15, blockSize: 8, parallelism: 1)

        package init(logRounds: Int, blockSize: Int, parallelism: Int) {
            self.logRounds = logRounds
            self.blockSize = blockSize
            self.parallelism = parallelism
        }
    }

    package var cost: Cost
    package var salt: [UInt8]
    package var hash: [UInt8]

    package init(cost: Cost, salt: [UInt8], hash: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    package init?(stored text: String) {
        let parts = text.split(separator: ":")
        guard parts.count == 6, parts[0] == "scrypt", let logRounds = Int(parts[1]), (1...20).contains(logRounds),
            let blockSize = Int(parts[2]), (1...32).contains(blockSize), let parallelism = Int(parts[3]),
            (1...16).contains(parallelism), let salt = Hex.bytes(parts[4]), let hash = Hex.bytes(parts[5])
        else { return nil }
        cost = Cost(logRounds: logRounds, blockSize: blockSize, parallelism: parallelism)
        self.salt = salt
        self.hash = hash
    }

    package var stored: String {
        "scrypt:\(cost.logRounds):\(cost.blockSize):\(cost.parallelism):\(Hex.string(salt)):\(Hex.string(hash))"
    }
}

/// Makes hashes of passwords. One that counts and costs nothing is for tests.
package protocol PasswordHashing: Sendable {
    /// The cost of new hashes.
    var cost: PasswordHash.Cost { get }
    /// 32 bytes.
    func hash(_ password: String, salt: [UInt8], cost: PasswordHash.Cost) -> [UInt8]
}

/// One at a time, since each takes 32 MiB.
package final class Scrypt: PasswordHashing {
    package let cost: PasswordHash.Cost
    private let turn = Mutex(())

    package init(cost: PasswordHash.Cost = .today) { self.cost = cost }

    package func hash(_ password: String, salt: [UInt8], cost: PasswordHash.Cost) -> [UInt8] {
        turn.withLock { _ in
            let key = try? KDF.Scrypt.deriveKey(
                from: Array(password.utf8),
                salt: salt,
                outputByteCount: 32,
                rounds: 1 << cost.logRounds,
                blockSize: cost.blockSize,
                parallelism: cost.parallelism
            )
            guard let key else { preconditionFailure("a stored hash has costs that scrypt takes") }
            return key.withUnsafeBytes { Array($0) }
        }
    }
}

extension PasswordHashing {
    func make(_ password: String, salt: [UInt8]) -> PasswordHash {
        PasswordHash(cost: cost, salt: salt, hash: hash(password, salt: salt, cost: cost))
    }

    /// Does the same work, and fails, where there is no hash to compare with: how long an answer takes tells nobody
    /// whether there is one.
    func matches(_ password: String, _ kept: PasswordHash?) -> Bool {
        let compared = kept ?? PasswordHash(cost: cost, salt: [UInt8](repeating: 0, count: 16), hash: [])
        let found = hash(password, salt: compared.salt, cost: compared.cost)
        return kept != nil && Self.isEqual(found, compared.hash)
    }

    /// Compares in a time that does not depend on where the two differ.
    private static func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
