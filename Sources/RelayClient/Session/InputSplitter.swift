import Glibc
import RelayBytes
import RelayFrames

/// Cuts what comes on stdin into messages, whatever pieces it comes in.
package struct InputSplitter: Equatable, Sendable {
    package let form: InputForm
    /// Bytes that one message may have.
    package let limit: Int
    /// Messages so far; with `json` lines, empty ones too.
    package private(set) var count = 0
    /// Bytes at the front that are known to hold no end of a message.
    private var searched = 0

    package init(_ form: InputForm, limit: Int) {
        self.form = form
        self.limit = limit
    }

    /// What the messages are sent as.
    package var opcode: Opcode { if case .binary = form { .binary } else { .text } }

    /// Takes whole messages off the front of the input for as long as `take` wants more. What is left at the end of the
    /// input is a message too. With `binary` a short block is held back only while `isMoreReady`.
    package mutating func split(
        _ input: inout ByteBuffer, isOver: Bool, isMoreReady: Bool = false, _ take: (Span<UInt8>) -> Bool
    ) throws(InputFault) {
        switch form {
        case .lines, .json: try cut(&input, at: 0x0a, isOver, take)
        case .nul: try cut(&input, at: 0, isOver, take)
        case .binary(let chunk): slice(&input, chunk, isOver || !isMoreReady, take)
        }
    }

    private mutating func slice(
        _ input: inout ByteBuffer, _ chunk: Int, _ takesShort: Bool, _ take: (Span<UInt8>) -> Bool
    ) {
        var position = 0
        let whole = input.count
        while position < whole {
            let end = min(position + chunk, whole)
            guard end - position == chunk || takesShort else { break }
            count += 1
            let wantsMore = take(input.span.extracting(position..<end))
            position = end
            if !wantsMore { break }
        }
        input.consume(position)
    }

    private mutating func cut(
        _ input: inout ByteBuffer, at mark: UInt8, _ isOver: Bool, _ take: (Span<UInt8>) -> Bool
    ) throws(InputFault) {
        var position = 0
        do throws(InputFault) {
            let bytes = input.span
            // All that is there is judged at once where it can be, when some of it is whole: the marks are ASCII.
            var isPlain: Bool?
            while position < bytes.count {
                let start = position
                var end = Self.first(mark, in: bytes, from: start + (start == 0 ? searched : 0))
                if end == nil, isOver { end = bytes.count }
                guard let end else {
                    searched = bytes.count - start
                    if searched > limit { throw .tooLong(message: count + 1, limit: limit) }
                    break
                }
                searched = 0
                count += 1
                let isFree = isPlain ?? (form != .json && UTF8Validator.isPlain(bytes.extracting(droppingFirst: start)))
                isPlain = isFree
                guard end - start <= limit else { throw .tooLong(message: count, limit: limit) }
                let message = bytes.extracting(start..<end)
                position = min(end + 1, bytes.count)
                if !isFree, try !isSendable(message) { continue }
                if !take(message) { break }
            }
        } catch {
            input.consume(position)
            throw error
        }
        input.consume(position)
    }

    /// Whether the message is to be sent; an empty line is no JSON text and is left out.
    private func isSendable(_ message: Span<UInt8>) throws(InputFault) -> Bool {
        guard UTF8Validator.isValid(message) else { throw .notUTF8(message: count) }
        guard form == .json else { return true }
        let text = unsafe message.withUnsafeBufferPointer { unsafe Array($0) }
        if text.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }) { return false }
        do throws(JSONFault) { _ = try JSONReader.read(text) } catch {
            throw .notJSON(line: count, reason: "\(error)")
        }
        return true
    }

    private static func first(_ mark: UInt8, in bytes: Span<UInt8>, from start: Int) -> Int? {
        unsafe bytes.withUnsafeBytes { buffer in
            guard start < buffer.count, let base = buffer.baseAddress,
                let found = unsafe memchr(base + start, Int32(mark), buffer.count - start)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - base
        }
    }
}

extension UTF8Validator {
    /// Whether the bytes are UTF-8 as far as they go; a code point that is cut off at the end counts.
    fileprivate static func isPlain(_ bytes: Span<UInt8>) -> Bool {
        var validator = UTF8Validator()
        do throws(Fault) { try validator.consume(bytes) } catch { return false }
        return validator.isComplete
    }
}
