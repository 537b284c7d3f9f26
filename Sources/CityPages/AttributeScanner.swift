/// Finds the attributes that link or are linked to, in one pass over a page that this module has rendered: there they are
/// in lower case, with one space before and double quotes around the value.
enum AttributeScanner {
    enum Attribute: CaseIterable {
        case id, href, src, srcset

        fileprivate var name: StaticString {
            switch self {
            case .id: "id"
            case .href: "href"
            case .src: "src"
            case .srcset: "srcset"
            }
        }
    }

    static func scan(_ bytes: [UInt8], _ found: (Attribute, String) -> Void) {
        bytes.withUnsafeBufferPointer { page in
            var position = 0
            while let mark = page[position...].firstIndex(of: UInt8(ascii: "=")) {
                position = mark + 1
                guard position < page.count, page[position] == UInt8(ascii: "\""),
                    let attribute = attribute(endingAt: mark, in: page)
                else { continue }
                let value = page[(position + 1)...].prefix { $0 != UInt8(ascii: "\"") }
                found(attribute, String(decoding: value, as: UTF8.self))
                position = value.endIndex
            }
        }
    }

    private static func attribute(endingAt end: Int, in page: UnsafeBufferPointer<UInt8>) -> Attribute? {
        Attribute.allCases.first { attribute in
            let name = attribute.name
            let start = end - name.utf8CodeUnitCount
            guard start > 0, page[start - 1] == UInt8(ascii: " ") else { return false }
            return name.withUTF8Buffer { $0.elementsEqual(page[start..<end]) }
        }
    }
}
