import Cities
import FoundationEssentials

/// JSON files of the content folder: a key that nobody reads is a slip of the pen, so it is refused, with its line.
package enum StrictJSON {
    /// - Parameters:
    ///   - bytes: the file, UTF-8.
    ///   - file: its name relative to the content folder, for the error.
    package static func decode<Value: Codable>(
        _ type: Value.Type,
        from bytes: [UInt8],
        file: String
    ) throws(ContentError) -> Value {
        let data = Data(bytes)
        do {
            let value = try JSONDecoder().decode(type, from: data)
            let written = try JSONDecoder().decode(JSONTree.self, from: data)
            let read = try JSONDecoder().decode(JSONTree.self, from: JSONEncoder().encode(value))
            if let unknown = written.firstPath(missingFrom: read) {
                throw ContentError(
                    .field(unknown.joined(separator: "."), .unknown),
                    file: file,
                    line: line(of: unknown, in: bytes)
                )
            }
            return value
        } catch let error as ContentError {
            throw error
        } catch let error as DecodingError {
            throw contentError(error, bytes: bytes, file: file)
        } catch {
            throw ContentError(.field("", .notJSON("\(error)")), file: file)
        }
    }

    /// The bytes of a content file: keys sorted, two spaces, slashes as they are, a line feed at the end.
    package static func encode(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
        } catch {
            preconditionFailure("content values have no numbers or keys that JSON cannot hold")
        }
    }

    private static func contentError(_ error: DecodingError, bytes: [UInt8], file: String) -> ContentError {
        let path: [any CodingKey]
        let fault: FieldFault
        switch error {
        case .keyNotFound(let key, let context): (path, fault) = (context.codingPath + [key], .missing)
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            (path, fault) = (context.codingPath, .expected(FieldFault.Kind(type)))
        case .dataCorrupted(let context):
            let detail = context.underlyingError.map { "\($0)" } ?? context.debugDescription
            (path, fault) = (context.codingPath, .notJSON(detail))
        @unknown default: (path, fault) = ([], .notJSON("\(error)"))
        }
        let names = path.map(\.stringValue)
        // A key that is missing stands on no line; the one above it does.
        let place = fault == .missing ? names.dropLast() : names[...]
        return ContentError(
            .field(names.joined(separator: "."), fault),
            file: file,
            line: place.isEmpty ? nil : line(of: Array(place), in: bytes)
        )
    }

    /// The line, from 1, on which the last key of `path` stands; `nil` if the keys are not found in this order.
    static func line(of path: [String], in bytes: [UInt8]) -> Int? {
        var rest = bytes[...]
        for key in path where Int(key.drop { !$0.isNumber }) == nil {
            guard let found = rest.firstRange(of: Array("\"\(key)\"".utf8)) else { return nil }
            rest = bytes[found.upperBound...]
        }
        return bytes[..<rest.startIndex].count { $0 == UInt8(ascii: "\n") } + 1
    }
}

/// Any JSON, looked at for its keys alone.
private indirect enum JSONTree: Decodable {
    case object([String: JSONTree])
    case array([JSONTree])
    case leaf

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let object = try? container.decode([String: JSONTree].self) {
            self = .object(object)
        } else if let array = try? container.decode([JSONTree].self) {
            self = .array(array)
        } else {
            self = .leaf
        }
    }

    /// The first key, by name, that stands here and not in `other`, with the keys above it.
    func firstPath(missingFrom other: JSONTree) -> [String]? {
        switch (self, other) {
        case (.object(let mine), .object(let others)):
            for (key, value) in mine.sorted(by: { $0.key < $1.key }) {
                guard let counterpart = others[key] else { return [key] }
                if let deeper = value.firstPath(missingFrom: counterpart) { return [key] + deeper }
            }
            return nil
        case (.array(let mine), .array(let others)):
            for (value, counterpart) in zip(mine, others) {
                if let deeper = value.firstPath(missingFrom: counterpart) { return deeper }
            }
            return nil
        default: return nil
        }
    }
}

extension FieldFault.Kind {
    fileprivate init(_ type: any Any.Type) {
        self =
            switch type {
            case is Int.Type, is Int64.Type: .wholeNumber
            case is Double.Type: .number
            case is String.Type: .text
            case is [String].Type, is [Any].Type: .list
            default: .object
            }
    }
}
