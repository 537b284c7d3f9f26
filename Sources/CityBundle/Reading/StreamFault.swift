/// What is wrong with a member's row or its compressed bytes.
package enum StreamFault: Error, Hashable, Sendable {
    /// The two bytes at the start are not those of a zlib stream with a window of at most 32 KiB.
    case header
    /// The stream needs a dictionary that the bundle does not have.
    case presetDictionary
    /// The deflate stream or its Adler-32 is broken.
    case broken
    /// The stream stops before its end.
    case truncated
    /// The stream inflates to another size than the bundle says; `found` is `nil` where it is more.
    case inflatedByteCount(expected: Int, found: Int?)
    /// Bytes stand after the Adler-32.
    case bytesAfterEnd(count: Int)
    /// The bundle stores more bytes than the content has.
    case largerThanContent
    /// The row holds no text, number or blob where the schema wants one, or a mode other than a regular file's.
    case row
}
