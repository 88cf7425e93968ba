import CPCRE
import RelayBytes
import RelayClient

/// A pattern of the operator's, matched under a limit, so that none can run for ever (PCRE2).
@safe package final class RegularExpression: TextPattern {
    /// Why a text is no pattern.
    package struct Fault: Error, Equatable {
        /// PCRE2's own words.
        package let reason: String
        /// Where in the pattern, in bytes.
        package let offset: Int
    }

    /// Steps that one match may take; of a text that needs more it is not known whether it matches.
    package static let matchLimit: UInt32 = 1_000_000

    private let code: OpaquePointer
    private let room: OpaquePointer
    private let limits: OpaquePointer

    /// Compiles the pattern; text is UTF-8, and bytes that are not simply do not match.
    package init(_ pattern: String) throws(Fault) {
        var (number, offset): (Int32, Int) = (0, 0)
        let options = UInt32(PCRE2_UTF) | UInt32(PCRE2_MATCH_INVALID_UTF)
        let bytes = Array(pattern.utf8)
        let compiled = unsafe pcre2_compile_8(bytes, bytes.count, options, &number, &offset, nil)
        guard let compiled = unsafe compiled else { throw Fault(reason: Self.words(number), offset: offset) }
        guard let room = unsafe pcre2_match_data_create_from_pattern_8(compiled, nil),
            let limits = unsafe pcre2_match_context_create_8(nil)
        else {
            unsafe pcre2_code_free_8(compiled)
            throw Fault(reason: "no memory", offset: 0)
        }
        unsafe pcre2_set_match_limit_8(limits, Self.matchLimit)
        unsafe (code, self.room, self.limits) = (compiled, room, limits)
    }

    deinit {
        unsafe pcre2_match_context_free_8(limits)
        unsafe pcre2_match_data_free_8(room)
        unsafe pcre2_code_free_8(code)
    }

    /// Whether the pattern occurs in the text. Every error of PCRE2 but "no match" leaves it undecided: the limit of
    /// steps above all, and no memory.
    package func match(_ text: Span<UInt8>) -> PatternMatch {
        let result = unsafe text.withUnsafeBufferPointer { bytes in
            unsafe pcre2_match_8(code, bytes.baseAddress, bytes.count, 0, 0, room, limits)
        }
        if result >= 0 { return .matched }
        return result == PCRE2_ERROR_NOMATCH ? .unmatched : .undecided
    }

    private static func words(_ number: Int32) -> String {
        var text = [UInt8](repeating: 0, count: 160)
        let count = unsafe pcre2_get_error_message_8(number, &text, text.count)
        return String(decoding: text.prefix(max(0, Int(count))), as: UTF8.self)
    }
}
