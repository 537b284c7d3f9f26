import Glibc

extension Bilingual {
    /// What the system says of a failed call, in words that an operator can act on.
    init(errno code: Int32) {
        switch code {
        case ENOENT, ENOTDIR: self.init(ru: "нет такого файла или папки", en: "there is no such file or folder")
        case EACCES, EPERM: self.init(ru: "нет прав", en: "permission is missing")
        case EROFS: self.init(ru: "диск только для чтения", en: "the disk is read-only")
        case ENOSPC, EDQUOT: self.init(ru: "на диске нет места", en: "the disk is full")
        case EIO: self.init(ru: "диск не читается или не пишется", en: "the disk does not read or does not write")
        case EEXIST: self.init(ru: "файл уже есть", en: "the file is there already")
        case EISDIR: self.init(ru: "это не обычный файл", en: "it is not a regular file")
        case EADDRINUSE: self.init(ru: "адрес уже занят", en: "the address is in use")
        case EADDRNOTAVAIL:
            self.init(ru: "у этой машины нет такого адреса", en: "this machine does not have that address")
        default:
            let words = String(cString: strerror(code))
            self.init(ru: "ошибка системы \(code) (\(words))", en: "system error \(code) (\(words))")
        }
    }
}
