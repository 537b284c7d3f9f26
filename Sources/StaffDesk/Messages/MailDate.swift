/// `Mon, 23 Nov 2026 10:00:00 +0300` (RFC 5322, section 3.3).
enum MailDate {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// - Parameter wall: `nil` gives the start of 1970, which nobody takes for the day of writing.
    static func text(_ wall: WallTime?) -> String {
        let wall = wall ?? WallTime(seconds: 0, utcOffset: 0)
        let local = CivilTime(wall)
        let minutes = abs(wall.utcOffset) / 60
        let sign = wall.utcOffset < 0 ? "-" : "+"
        return "\(days[local.daySince1970 % 7]), \(local.day) \(months[local.month - 1]) \(local.year) "
            + "\(two(local.hour)):\(two(local.minute)):\(two(local.second)) \(sign)\(two(minutes / 60))\(two(minutes % 60))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
