import RelayHost
import Testing

@Suite struct RandomPoolTests {
    @Test func `numbers do not repeat across refills`() {
        var pool = RandomPool()
        let numbers = (0..<2000).map { _ in pool.next() }
        #expect(Set(numbers).count == 2000)
    }

    @Test func `copies never give the same bytes out`() {
        var pool = RandomPool()
        _ = pool.next()
        var copy = pool
        #expect(copy.bytes(16) != pool.bytes(16))
    }

    @Test("as many bytes as asked for", arguments: [0, 1, 7, 16, 4095, 4096, 4097, 20000])
    func bytes(count: Int) {
        var pool = RandomPool()
        _ = pool.bytes(3)
        let bytes = pool.bytes(count)
        #expect(bytes.count == count)
        if count > 1000 { #expect(Set(bytes).count > 200) }
    }
}
