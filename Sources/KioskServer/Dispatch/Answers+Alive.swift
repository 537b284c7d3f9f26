internal import Cities
internal import CityBundle
internal import HTTPTypes
internal import HummingbirdCore

/// The answer to the watchdog.
extension Answers {
    /// `GET /server/alive`: 204 when a page was read, by the threads that read for the kiosk's screen, out of the bundle that
    /// is shown. Other pages may come out of memory for days, and so say nothing of either. 503 where too many wait to
    /// be read already.
    ///
    /// What was read does not matter: a damaged bundle is damaged after a start, too.
    func serverIsAlive(_ context: Context) async -> Response {
        let bundle = context.generation.bundle
        let page = PageAddress(.list, in: context.generation.siteLanguages[0]).member
        let hasRead = await readers[.screen].run {
            let member = try? bundle.member(page)
            MemoryReturn.hasRead(member?.inflatedByteCount ?? 0)
            return true
        }
        return MadeAnswer(hasRead == true ? .noContent : .serviceUnavailable).response
    }
}
