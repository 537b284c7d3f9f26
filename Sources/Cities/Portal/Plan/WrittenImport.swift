/// What an import did.
package struct WrittenImport: Hashable, Sendable {
    /// In the order in which they were written, photos in all their sizes.
    package var files: [ImportPlan.File]
    package var report: ImportReport
}
