internal import CityBundle
internal import FoundationEssentials

/// `state.json`: what is installed, and what may be. JSON, keys sorted, a line feed at the end.
///
/// Replacing this file is the moment at which an update, or a return, has happened. The links `current` and `previous`
/// follow it, and are put right at the next start if the power goes in between.
package struct StateRecord: Codable, Hashable, Sendable {
    /// The highest epoch of a bundle that came through its trial. One below it is not installed any more.
    package var highestEpoch: Int64 = 0
    package var current: BundleIdentity?
    package var previous: BundleIdentity?
    package var onTrial: Trial?
    /// The folder under `trust/` whose keys replaced those of the installer.
    package var keySet: String?
    /// Manifests of bundles whose signatures were checked under the keys before these, so they stay good.
    package var vouched: [String] = []

    /// `true`, or absent: see ``isPutTogether``.
    private var putTogether: Bool?
    /// One at least, or absent: see ``rejected``.
    private var bundlesRejected: RejectedBundles?

    private enum CodingKeys: String, CodingKey {
        case highestEpoch, current, previous, onTrial, keySet, vouched, putTogether
        case bundlesRejected = "held"
    }

    /// The current bundle has not run for a minute yet.
    package struct Trial: Codable, Hashable, Sendable {
        package var manifest: String
        /// How often a server has started since; no more than ``decisiveStarts``, as more decide nothing.
        package var starts: Int

        /// The second start within a trial ends it.
        static let decisiveStarts = 2

        init(manifest: String, starts: Int) {
            self.manifest = manifest
            self.starts = min(max(starts, 0), Self.decisiveStarts)
        }

        package init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            // A number that no server has written counts as the nearest that one could have.
            let written = try values.decode(Double.self, forKey: .starts)
            self.init(
                manifest: try values.decode(String.self, forKey: .manifest),
                starts: Int(min(max(written, 0), Double(Self.decisiveStarts)))
            )
        }
    }

    /// What to do with a bundle that a source offers.
    package enum Verdict: Hashable, Sendable {
        case install
        /// It is installed.
        case same
        /// This one is installed, and newer or of the same version.
        case older(BundleIdentity)
        /// It was rejected, or is not newer than this one, which was.
        case rejected(BundleIdentity)
        /// Its epoch is over.
        case epochTooLow
    }

    package init() {}

    /// What staff or failed trials rejected, the last one first. Only a newer one is installed again.
    package private(set) var rejected: [BundleIdentity] {
        get { bundlesRejected?.bundles ?? [] }
        set { bundlesRejected = newValue.isEmpty ? nil : RejectedBundles(newValue) }
    }

    /// Neither `state.json` nor its copy could be read. What was held, and which keys had replaced the installer's, is
    /// not known, until the next bundle is installed.
    package var isPutTogether: Bool {
        get { putTogether == true }
        set { putTogether = newValue ? true : nil }
    }
}

extension StateRecord {
    static let maximumByteCount = 65_536

    /// - Returns: `nil` where the bytes are not such a file.
    package init?(decoding bytes: [UInt8]) {
        guard let record = try? JSONDecoder().decode(StateRecord.self, from: Data(bytes)) else { return nil }
        let bundles = [record.current, record.previous].compactMap(\.self) + record.rejected
        let numbers = [record.highestEpoch] + bundles.flatMap { [$0.contentVersion, $0.securityEpoch] }
        // No bundle has such a version, so nobody has written this.
        guard numbers.allSatisfy(BundleInfo.numbers.contains) else { return nil }
        self = record
    }

    package var encoded: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        guard let bytes = try? encoder.encode(self) else { preconditionFailure("numbers and texts are encodable") }
        return Array(bytes) + [UInt8(ascii: "\n")]
    }

    /// - Parameter evenIfRejected: staff want it, although it was rejected.
    package func verdict(on offered: BundleIdentity, evenIfRejected: Bool = false) -> Verdict {
        if offered.manifest == current?.manifest { return .same }
        if offered.securityEpoch < highestEpoch { return .epochTooLow }
        // An epoch that came to nothing binds nobody below it.
        let binding = rejected.filter { offered.securityEpoch == $0.securityEpoch && !offered.isNewer(than: $0) }
        if !evenIfRejected, let first = binding.first { return .rejected(binding.contains(offered) ? offered : first) }
        if let current, !offered.isNewer(than: current) { return .older(current) }
        return .install
    }

    /// A bundle becomes current, on trial.
    package mutating func install(_ next: BundleIdentity) {
        // What is itself still on trial is nothing to go back to, while one is there that came through its trial.
        if onTrial == nil || previous == nil { previous = current }
        current = next
        onTrial = Trial(manifest: next.manifest, starts: 0)
        isPutTogether = false
        // Staff have reinstated it. If its trial fails again, it is rejected again.
        rejected.removeAll { $0 == next }
    }

    /// This bundle is rejected.
    package mutating func reject(_ bundle: BundleIdentity) {
        // Of an epoch the newest binds the others, but for the one that is kept: a return would bring that back.
        rejected.removeAll { [previous] earlier in
            let isBound = earlier.securityEpoch == bundle.securityEpoch && !earlier.isNewer(than: bundle)
            return earlier == bundle || isBound && earlier != previous
        }
        rejected.insert(bundle, at: 0)
    }

    /// Tells whether there is a bundle to go back to that is not itself what was rejected.
    package var canReturn: Bool { current != nil && previous.map { !rejected.contains($0) } == true }

    /// Tells whether what was rejected is still kept.
    package var canReinstate: Bool { previous.map { rejected.contains($0) } == true }

    /// Makes the bundle current that was rejected, as staff wish, once more on trial.
    ///
    /// - Returns: `nil` where none is kept any more.
    package mutating func reinstate() -> BundleIdentity? {
        guard canReinstate, let called = previous else { return nil }
        previous = current
        current = called
        rejected.removeAll { $0 == called }
        onTrial = Trial(manifest: called.manifest, starts: 0)
        return called
    }

    /// Back to the previous bundle, for ever allowed. What was left is rejected.
    ///
    /// - Returns: `false` where there is none, or it is itself what was rejected.
    package mutating func returnToPrevious() -> Bool {
        guard canReturn, let left = current, let earlier = previous else { return false }
        current = earlier
        previous = left
        reject(left)
        onTrial = nil
        return true
    }

    /// A server starts. Twice within a trial, and the trial has failed.
    ///
    /// - Returns: whether the previous bundle came back.
    package mutating func serverStarts() -> Bool {
        guard let trial = onTrial, trial.manifest == current?.manifest, previous != nil else { return false }
        onTrial = Trial(manifest: trial.manifest, starts: trial.starts + 1)
        return trial.starts + 1 >= Trial.decisiveStarts && returnToPrevious()
    }

    /// The current bundle has run for its minute.
    ///
    /// - Parameter keySet: the set of keys that it brought.
    package mutating func trialEnds(of manifest: String, keySet newKeySet: String?) {
        guard let current, onTrial?.manifest == manifest, current.manifest == manifest else { return }
        onTrial = nil
        rejected.removeAll { current.isNewer(than: $0) }
        if current.securityEpoch > highestEpoch, let newKeySet {
            keySet = newKeySet
            vouched = [current, previous].compactMap { $0?.manifest }
        }
        highestEpoch = max(highestEpoch, current.securityEpoch)
        vouched.removeAll { $0 != current.manifest && $0 != previous?.manifest }
    }
}
