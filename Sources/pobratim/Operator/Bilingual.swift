import Glibc

/// A sentence for operators, who are not engineers, in Russian and in English.
struct Bilingual: Hashable, Sendable {
    var russian: String
    var english: String

    init(ru russian: SafeText, en english: SafeText) {
        self.russian = russian.text
        self.english = english.text
    }

    func text(in language: OperatorLanguage) -> String {
        switch language {
        case .russian: russian
        case .english: english
        }
    }
}

/// The language of operator texts, from the environment as POSIX has it.
enum OperatorLanguage: Hashable, Sendable {
    case russian
    case english

    /// `LC_ALL`, else `LC_MESSAGES`, else `LANG`: the first that is set.
    static var current: OperatorLanguage {
        let value = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(Environment.value).first
        return value?.hasPrefix("ru") == true ? .russian : .english
    }
}

enum Environment {
    /// - Returns: `nil` where the variable is unset or empty.
    static func value(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }
}
