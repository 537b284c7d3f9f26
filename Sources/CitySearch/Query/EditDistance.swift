/// How many slips lie between two words: a letter wrong, missing, too many, or two neighbours exchanged (the optimal
/// string alignment distance). Keeps its rows, so that comparing allocates nothing.
struct EditDistance<Letter: Equatable> {
    private var beforeLast: [Int] = []
    private var last: [Int] = []
    private var current: [Int] = []

    /// - Returns: `nil` when there are more than `limit`.
    mutating func between(_ left: ArraySlice<Letter>, _ right: ArraySlice<Letter>, limit: Int) -> Int? {
        guard abs(left.count - right.count) <= limit else { return nil }
        let width = right.count + 1
        if current.count < width {
            beforeLast = [Int](repeating: 0, count: width)
            last = beforeLast
            current = beforeLast
        }
        for column in 0..<width { last[column] = column }
        for (row, letter) in left.enumerated() {
            current[0] = row + 1
            var least = current[0]
            for (column, other) in right.enumerated() {
                var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
                if row > 0, column > 0, letter == right[right.startIndex + column - 1],
                    left[left.startIndex + row - 1] == other
                {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current[column + 1] = cost
                least = min(least, cost)
            }
            guard least <= limit else { return nil }
            swap(&beforeLast, &last)
            swap(&last, &current)
        }
        return last[right.count] <= limit ? last[right.count] : nil
    }
}
