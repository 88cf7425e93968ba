import RelayHost
import Testing

@Suite struct WakeDescriptorTests {
    @Test func `it is readable from signal to drain`() throws {
        let wake = try WakeDescriptor()
        let isReadable = {
            wait(for: wake.raw, .readable, until: after(.milliseconds(1)), interrupts: .none) == .ready(.readable)
        }
        wake.drain()
        #expect(!isReadable())
        wake.signal()
        wake.signal()
        #expect(isReadable())
        #expect(isReadable())
        wake.drain()
        #expect(!isReadable())
    }
}
