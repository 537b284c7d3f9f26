internal import CityBundle
internal import Files

/// What exports that ended too early have left at a place. Whoever calls holds the lock.
struct ExportLeftovers {
    let place: ExportPlace
    let limits: BundleLimits

    /// Puts an earlier site back that had made room, and sweeps the rest.
    ///
    /// - Returns: what stayed.
    func clear() throws(ExportError) -> [BundleExport.Remark] {
        let leftovers = try place.leftovers()
        let sweep = ExportSweep(place: place, limits: limits)
        var remarks: [BundleExport.Remark] = []
        for name in leftovers.earlier {
            if try place.parent.status(of: place.name) == nil {
                try place.parent.rename(name, to: place.name)
                try place.parent.flush()
            } else {
                remarks += [sweep.remove(name)].compactMap(\.self)
            }
        }
        for name in leftovers.partial { remarks += [sweep.remove(name)].compactMap(\.self) }
        return remarks
    }
}
