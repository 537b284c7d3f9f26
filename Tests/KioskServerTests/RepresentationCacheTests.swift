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
        let keptKey = cache.value(for: key)
        #expect(keptKey == nil)
        #expect(cache.count > 0)
    }

    @Test("What is asked for stays, what is not makes room")
    func eviction() throws {
        var cache = RepresentationCache(budget: 10_000)
        let (wanted, value) = try Self.representation("wanted", byteCount: 100)
        cache.insert(value, for: wanted)
        for index in 0..<50 {
            let keptWanted = cache.value(for: wanted)
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

    @Test("A walk through twice as much as there is room for leaves half of it here")
    func walk() throws {
        let names = try (0..<400).map { try Self.representation("ru/city-\($0).html", byteCount: 3000) }
        let one = names[0].1.keptByteCount
        var cache = RepresentationCache(budget: names.count * one / 2)
        var found = 0
        for round in 0..<10 {
            for (key, value) in names {
                if cache.value(for: key) == nil { cache.insert(value, for: key) } else if round > 0 { found += 1 }
            }
        }
        #expect(found >= 9 * names.count * 4 / 10)
    }

    @Test("What everybody asks for now takes the place of what everybody asked for before")
    func fashion() throws {
        let names = try (0..<400).map { try Self.representation("ru/city-\($0).html", byteCount: 3000) }
        var cache = RepresentationCache(budget: 100 * names[0].1.keptByteCount)
        for _ in 0..<100 {
            for (key, value) in names[..<100] where cache.value(for: key) == nil { cache.insert(value, for: key) }
        }
        var found = 0
        for round in 0..<20 {
            for (key, value) in names[300...] {
                if cache.value(for: key) == nil { cache.insert(value, for: key) } else if round == 19 { found += 1 }
            }
        }
        #expect(found >= 90)
    }
}
