internal import CSQLite

/// How much longer a connection may work. A hostile file can make a statement go round for years: pages of its tree
/// that point at each other multiply.
final class StepBudget {
    /// SQLite asks after so many virtual machine steps.
    private static let stepsBetweenQuestions: Int32 = 1_000

    /// Virtual machine steps that are left; `nil` for no end.
    var remaining: Int?

    /// - Parameter connection: asks this budget until it is closed, so the owner of both keeps the budget alive longer.
    func govern(_ connection: OpaquePointer) {
        sqlite3_progress_handler(
            connection,
            Self.stepsBetweenQuestions,
            { context in
                guard let context else { return 0 }
                return Unmanaged<StepBudget>.fromOpaque(context).takeUnretainedValue().isSpent() ? 1 : 0
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
    }

    private func isSpent() -> Bool {
        guard let remaining else { return false }
        self.remaining = remaining - Int(Self.stepsBetweenQuestions)
        return remaining <= 0
    }
}
