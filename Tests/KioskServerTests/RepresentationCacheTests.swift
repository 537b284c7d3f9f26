import CityBundle
import Testing

@testable import KioskServer

@Suite("The cache of ready answers")
struct RepresentationCacheTests {
    private static func representation(_ name: String, byteCount: Int) throws -> (
        RepresentationCache.Key, Representation
    ) {
        let name = try MemberName(name)
        let member = StoredMember(name: name, content: (0..<byteCount).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) })
        return (RepresentationCache.Key(name: name, coding: .identity), Representation(member, as: .identity))
    }

    @Test("The budget is never exceeded, and what is too large for it is not kept")
    func budget() throws {
        var cache = RepresentationCache(budget: 40_000)
        for index in 0..<100 {
            let (key, value) = try Self.representation("a\(index)", byteCount: 100 * index)
            cache.insert(value, for: key)
            #expect(cache.byteCount <= 40_000)
        }
        let (key, value) = try Self.representation("large", byteCount: 40_000)
        cache.insert(value, for: key)
        let keptKey = cache.value(for: key.name, takenAs: .identity)
        #expect(keptKey == nil)
        #expect(cache.count > 0)
    }

    @Test("What is asked for stays, what is not makes room")
    func eviction() throws {
        var cache = RepresentationCache(budget: 10_000)
        let (wanted, value) = try Self.representation("wanted", byteCount: 100)
        cache.insert(value, for: wanted)
        for index in 0..<50 {
            let keptWanted = cache.value(for: wanted.name, takenAs: .identity)
            #expect(keptWanted != nil)
            let (key, value) = try Self.representation("b\(index)", byteCount: 100)
            cache.insert(value, for: key)
            #expect(cache.count <= 5)
        }
    }

    @Test("A budget of nothing keeps nothing")
    func nothing() throws {
        var cache = RepresentationCache(budget: 0)
        let (key, value) = try Self.representation("a", byteCount: 1)
        cache.insert(value, for: key)
        #expect(cache.count == 0)
    }

    private static func cities(_ count: Int) throws -> [(RepresentationCache.Key, Representation)] {
        try (0..<count).map { try representation("ru/city-\($0).html", byteCount: 3000) }
    }

    /// Asks for each once, as the server does: what is not kept is read.
    ///
    /// - Returns: how many were kept.
    private static func ask(
        for cities: some Sequence<(RepresentationCache.Key, Representation)>,
        of cache: inout RepresentationCache
    ) -> Int {
        var found = 0
        for (key, value) in cities {
            if cache.value(for: key.name, takenAs: .identity) == nil {
                cache.insert(value, for: key)
            } else {
                found += 1
            }
        }
        return found
    }

    @Test("A walk through twice as much as there is room for leaves half of it here")
    func walk() throws {
        let cities = try Self.cities(400)
        var cache = RepresentationCache(budget: cities.count / 2 * cities[0].1.keptByteCount)
        for _ in 0..<3 { _ = Self.ask(for: cities, of: &cache) }
        for _ in 0..<7 { #expect(Self.ask(for: cities, of: &cache) >= 160) }
    }

    @Test("What everybody asks for now takes the place of what everybody asked for before")
    func fashion() throws {
        let cities = try Self.cities(400)
        var cache = RepresentationCache(budget: 100 * cities[0].1.keptByteCount)
        for _ in 0..<100 { _ = Self.ask(for: cities[..<100], of: &cache) }
        for _ in 0..<19 { _ = Self.ask(for: cities[300...], of: &cache) }
        #expect(Self.ask(for: cities[300...], of: &cache) >= 90)
    }

    @Test("One page that was popular once keeps nobody out")
    func starOfYesterday() throws {
        let cities = try Self.cities(60)
        var cache = RepresentationCache(budget: 30 * cities[0].1.keptByteCount)
        _ = Self.ask(for: cities[..<30], of: &cache)
        for _ in 0..<900 { _ = Self.ask(for: cities[..<1], of: &cache) }
        for _ in 0..<5 { _ = Self.ask(for: cities[30...], of: &cache) }
        #expect(Self.ask(for: cities[30...], of: &cache) >= 25)
    }

    @Test("What is wanted comes in whatever else was asked for; what does not come in costs nobody a place")
    func wanted() throws {
        let cities = try Self.cities(20)
        var cache = RepresentationCache(budget: cities.count * cities[0].1.keptByteCount)
        for _ in 0..<5 { _ = Self.ask(for: cities, of: &cache) }
        let (key, large) = try Self.representation("images/large.bin", byteCount: 30_000)
        for _ in 0..<3 { cache.insert(large, for: key) }
        #expect(cache.count == 20)
        cache.insert(large, for: key, isWanted: true)
        let isKept = cache.value(for: key.name, takenAs: .identity) != nil
        #expect(isKept && cache.count > 5 && cache.byteCount <= cache.budget)
    }
}
