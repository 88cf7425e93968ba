import RelayBytes
import Testing

@Suite struct SizeTextTests {
    @Test(
        "sizes",
        arguments: [
            ("0", 0), ("65536", 65_536), ("64KiB", 65_536), ("16MiB", 16_777_216), ("1GiB", 1_073_741_824), ("1B", 1),
            ("64kib", 65_536), ("2k", 2048), ("2M", 2_097_152), ("1g", 1_073_741_824), ("2KB", 2000), ("2kB", 2000),
            ("2MB", 2_000_000),
            ("2gb", 2_000_000_000), ("007", 7), ("9223372036854775807", .max),
            ("8589934591GiB", 9_223_372_035_781_033_984),
        ] as [(String, Int)])
    func sizes(text: String, size: Int) throws { #expect(try SizeText.parse(text) == size) }

    @Test(
        "refused",
        arguments: [
            ("", .empty), ("-1", .negative), ("+1", .notANumber), ("KiB", .notANumber), (" 1", .notANumber),
            ("1 ", .unknownUnit(" ")), ("1 KiB", .unknownUnit(" KiB")), ("1.5MiB", .unknownUnit(".5MiB")),
            ("1TiB", .unknownUnit("TiB")), ("1Ki", .unknownUnit("Ki")),
            ("1e6", .unknownUnit("e6")), ("0x10", .unknownUnit("x10")), ("1\u{212a}iB", .unknownUnit("\u{212a}iB")),
            ("9223372036854775808", .tooLarge), ("8589934592GiB", .tooLarge), ("99999999999999999999999", .tooLarge),
            ("٥", .notANumber),
        ] as [(String, SizeText.Fault)])
    func refused(text: String, fault: SizeText.Fault) { #expect(throws: fault) { try SizeText.parse(text) } }
}
