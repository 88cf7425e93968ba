import RelayBytes
import RelayClient
import Testing

@Suite struct OnEOFTests {
    @Test(
        arguments: [
            ("drain", OnEOF.drain(.milliseconds(500))), ("drain:2", .drain(.seconds(2))),
            ("drain:250ms", .drain(.milliseconds(250))), ("close", .close), ("hold", .hold),
            ("wait:1m", .wait(.seconds(60))),
        ])
    func words(text: String, expected: OnEOF) throws { #expect(try OnEOF.parse(text) == expected) }

    @Test(arguments: ["", "wait", "close:1", "hold:", "drain:", "drain:-1", "wait:x", "exit"])
    func nonsense(text: String) { #expect(throws: OnEOFFault.self) { try OnEOF.parse(text) } }
}
