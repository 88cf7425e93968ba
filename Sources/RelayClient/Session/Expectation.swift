import Glibc
import RelayBytes

/// What a message is to hold, or must not.
package struct Expectation {
    package enum Kind {
        /// These bytes somewhere in it.
        case bytes([UInt8])
        case pattern(any TextPattern)
        /// JSON that holds this one: objects by subset, arrays element by element, numbers by value.
        case json(JSONValue)
    }

    package let kind: Kind
    /// As the operator wrote it, with its option.
    package let words: String

    package init(_ kind: Kind, words: String) {
        self.kind = kind
        self.words = words
    }

    /// Whether the message meets it.
    package func match(_ payload: Span<UInt8>) -> PatternMatch {
        switch kind {
        case .bytes(let wanted): Self.occurs(wanted, in: payload) ? .matched : .unmatched
        case .pattern(let pattern): pattern.match(payload)
        case .json(let wanted):
            switch Self.read(payload) {
            case .some(let value): wanted.isContained(in: value) ? .matched : .unmatched
            case .none: .unmatched
            }
        }
    }

    private static func read(_ payload: Span<UInt8>) -> JSONValue? {
        do throws(JSONFault) { return try JSONReader.read(payload.bytes) } catch { return nil }
    }

    private static func occurs(_ wanted: [UInt8], in payload: Span<UInt8>) -> Bool {
        guard let first = wanted.first else { return true }
        return unsafe payload.withUnsafeBytes { text in
            var start = 0
            while start + wanted.count <= text.count, let base = text.baseAddress {
                let room = text.count - wanted.count - start + 1
                guard let found = unsafe memchr(base + start, Int32(first), room) else { return false }
                let place = UnsafeRawPointer(found)
                if unsafe memcmp(place, wanted, wanted.count) == 0 { return true }
                start = unsafe place - base + 1
            }
            return false
        }
    }
}
