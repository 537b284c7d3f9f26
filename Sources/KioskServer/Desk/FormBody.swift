internal import HTTPTypes
internal import HummingbirdCore
internal import NIOCore

/// The body of a form, read whole before anything is done.
enum FormBody {
    enum Fault: Error, Hashable, Sendable {
        /// Not `application/x-www-form-urlencoded`: no page of ours sends files.
        case otherKind
        /// Not whole after ``deadline``, or cut off.
        case tooSlow
        case tooLarge

        var status: HTTPResponse.Status {
            switch self {
            case .otherKind: .unsupportedMediaType
            case .tooSlow: .requestTimeout
            case .tooLarge: .contentTooLarge
            }
        }
    }

    /// - Parameters:
    ///   - limit: bytes.
    ///   - deadline: from now to the last byte.
    static func fields(of request: Request, limit: Int, deadline: Duration) async -> Result<FormFields, Fault> {
        let type = request.headers[.contentType]?.split(separator: ";").first?.lowercased()
        guard type == "application/x-www-form-urlencoded" else { return .failure(.otherKind) }
        return await withTaskGroup(of: Result<FormFields, Fault>.self) { group in
            group.addTask {
                do {
                    let buffer = try await request.body.collect(upTo: limit)
                    return .success(FormFields(String(buffer: buffer)))
                } catch is NIOTooManyBytesError {
                    return .failure(.tooLarge)
                } catch {
                    return .failure(.tooSlow)
                }
            }
            group.addTask {
                // Cut short by the other task's end.
                try? await Task.sleep(for: deadline)
                return .failure(.tooSlow)
            }
            let first = await group.next() ?? .failure(.tooSlow)
            group.cancelAll()
            return first
        }
    }
}

/// The fields of a form, as they were typed.
struct FormFields: Hashable, Sendable {
    private var values: [String: String] = [:]

    init() {}

    /// - Parameter body: `application/x-www-form-urlencoded`. Of a name that comes twice the first counts.
    init(_ body: String) {
        for (name, value) in FormQuery.pairs(in: body) where values[name] == nil { values[name] = value }
    }

    /// Empty where there is no such field.
    subscript(name: String) -> String { values[name] ?? "" }
}
