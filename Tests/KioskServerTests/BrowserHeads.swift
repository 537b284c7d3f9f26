/// Heads as real browsers send them to a plain HTTP server.
struct BrowserHead: Sendable {
    /// Fields behind `Host`, in the browser's order.
    let fields: [String]

    func text(method: String, target: String, host: String, more: [String] = []) -> String {
        (["\(method) \(target) HTTP/1.1", "Host: \(host)"] + fields + more).joined(separator: "\r\n") + "\r\n\r\n"
    }
}

enum BrowserHeads {
    static let all: [BrowserHead] = languages.flatMap { language in
        [chromium(language), firefox(language), safari(language), image(language)]
    }

    private static let languages = ["ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7", "en-GB,en;q=0.9", "zh-CN,zh;q=0.9"]

    private static func chromium(_ language: String) -> BrowserHead {
        BrowserHead(fields: [
            "Connection: keep-alive", "sec-ch-ua: \"Chromium\";v=\"140\", \"Not=A?Brand\";v=\"24\"",
            "sec-ch-ua-mobile: ?0",
            "sec-ch-ua-platform: \"Linux\"", "Upgrade-Insecure-Requests: 1",
            "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
            "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8",
            "Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: navigate", "Sec-Fetch-User: ?1", "Sec-Fetch-Dest: document",
            "Referer: http://localhost/ru/index.html", "Accept-Encoding: gzip, deflate, br, zstd",
            "Accept-Language: \(language)", "Cookie: preferences=21",
        ])
    }

    private static func firefox(_ language: String) -> BrowserHead {
        BrowserHead(fields: [
            "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "Accept-Language: \(language)",
            "Accept-Encoding: gzip, deflate, br, zstd", "Connection: keep-alive", "Referer: http://localhost/",
            "Upgrade-Insecure-Requests: 1", "Sec-Fetch-Dest: document", "Sec-Fetch-Mode: navigate",
            "Sec-Fetch-Site: same-origin", "Priority: u=0, i", "Pragma: no-cache", "Cache-Control: no-cache",
        ])
    }

    private static func safari(_ language: String) -> BrowserHead {
        BrowserHead(fields: [
            "Upgrade-Insecure-Requests: 1", "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "User-Agent: Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
            "Accept-Language: \(language)", "Accept-Encoding: gzip, deflate", "Connection: keep-alive",
        ])
    }

    /// A browser asking for a picture.
    private static func image(_ language: String) -> BrowserHead {
        BrowserHead(fields: [
            "Connection: keep-alive",
            "User-Agent: Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36",
            "Accept: image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8", "Sec-Fetch-Site: same-origin",
            "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image", "Referer: http://localhost/ru/qingdao.html",
            "Accept-Encoding: gzip, deflate, br", "Accept-Language: \(language)",
        ])
    }
}
