import RelayClient
import Testing

@Suite struct LogBeginningTests {
    private static let utf16 = LogBeginning.foreign("is UTF-16: convert it with iconv -f UTF-16 -t UTF-8")

    @Test(
        "the first bytes, as many as have come",
        arguments: [
            ([], nil), ([0x1f], nil), ([0xfe], nil), ([0xff], nil), ([0x0a], .lines), ([0x32, 0x30], .lines),
            ([0x1f, 0x8b], .gzip), ([0x1f, 0x20], .lines), ([0xff, 0xfe], utf16), ([0xfe, 0xff, 0x00, 0x61], utf16),
            ([0xff, 0xff], .lines), ([0xef, 0xbb, 0xbf, 0x61], .lines),
        ] as [([UInt8], LogBeginning?)])
    func beginning(bytes: [UInt8], expected: LogBeginning?) { #expect(LogBeginning(bytes.span) == expected) }
}
