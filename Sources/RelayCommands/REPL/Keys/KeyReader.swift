import RelayBytes

/// Bytes from a terminal into keys: UTF-8, control bytes, CSI and SS3 sequences, bracketed paste; cut anywhere.
///
/// ESC begins a sequence and is also a key. It counts as the key when nothing has followed it in time: hand the present
/// in with the bytes, and call `deadlineReached` when `nextDeadline` has come.
package struct KeyReader: Equatable, Sendable {
    /// Each state says what it waits for.
    private enum State: Equatable {
        /// The first byte of a key.
        case ground
        /// More bytes of a code point (`held`), up to `count`.
        case scalar(count: Int, Key.Modifiers)
        /// The byte after ESC.
        case escape(Key.Modifiers)
        /// The byte after ESC O, after parameters if the terminal sends any.
        case singleShift(Key.Modifiers)
        /// Parameters and the final byte after ESC [.
        case sequence(Key.Modifiers)
        /// The last byte of ESC [ [ A, as the Linux console sends F1.
        case consoleFunction
        /// ESC [201~.
        case paste
    }

    private static let longestSequence = 64
    private static let pasteEnd = Array("\u{1b}[201~".utf8)

    private let escapeTime: Duration
    private var state = State.ground
    private var held: [UInt8] = []
    private var lastByte = Instant(nanoseconds: 0)

    /// A sequence that stands still for `escapeTime` has ended.
    package init(escapeTime: Duration = .milliseconds(50)) { self.escapeTime = escapeTime }

    /// When what has come of a sequence is to be taken as it is; nil when nothing waits for that.
    package var nextDeadline: Instant? {
        switch state {
        case .ground, .scalar, .paste: nil
        case .escape, .singleShift, .sequence, .consoleFunction: lastByte + escapeTime
        }
    }

    /// Reads bytes and appends the keys that they complete.
    package mutating func read(_ bytes: some Sequence<UInt8>, at now: Instant, into keys: inout [Key]) {
        for byte in Array(bytes) { read(byte, &keys) }
        lastByte = now
    }

    /// Takes an unfinished sequence for the keys that begin like it, once its time is over.
    package mutating func deadlineReached(at now: Instant, into keys: inout [Key]) {
        guard let due = nextDeadline, due <= now else { return }
        switch state {
        case .escape(let modifiers):
            if modifiers.contains(.alt) { keys.append(Key(.escape)) }
            keys.append(Key(.escape))
        case .singleShift: keys.append(.alt("O"))
        case .sequence where held.isEmpty: keys.append(.alt("["))
        default: keys.append(Key(.unknown))
        }
        state = .ground
        held = []
    }

    private mutating func read(_ byte: UInt8, _ keys: inout [Key]) {
        switch state {
        case .ground: begin(byte, [], &keys)
        case .scalar(let count, let modifiers): readScalar(byte, count, modifiers, &keys)
        case .escape(let modifiers): readEscape(byte, modifiers, &keys)
        case .singleShift(let modifiers): readSingleShift(byte, modifiers, &keys)
        case .sequence(let modifiers): readSequence(byte, modifiers, &keys)
        case .consoleFunction:
            state = .ground
            keys.append(0x41...0x45 ~= byte ? Key(.function(Int(byte) - 0x40)) : Key(.unknown))
        case .paste: readPaste(byte, &keys)
        }
    }

    private mutating func begin(_ byte: UInt8, _ modifiers: Key.Modifiers, _ keys: inout [Key]) {
        state = .ground
        switch byte {
        case 0x1b: state = .escape(modifiers)
        case 0x20...0x7e: keys.append(Key(.scalar(Unicode.Scalar(byte)), modifiers))
        case 0x00...0x1f, 0x7f: keys.append(Key.control(byte: byte).with(modifiers))
        case 0xc2...0xdf: beginScalar(byte, 2, modifiers)
        case 0xe0...0xef: beginScalar(byte, 3, modifiers)
        case 0xf0...0xf4: beginScalar(byte, 4, modifiers)
        default: keys.append(Key(.unknown))
        }
    }

    private mutating func beginScalar(_ byte: UInt8, _ count: Int, _ modifiers: Key.Modifiers) {
        held = [byte]
        state = .scalar(count: count, modifiers)
    }

    private mutating func readScalar(
        _ byte: UInt8, _ count: Int, _ modifiers: Key.Modifiers, _ keys: inout [Key]
    ) {
        guard byte & 0xc0 == 0x80 else {
            keys.append(Key(.unknown))
            held = []
            return begin(byte, [], &keys)
        }
        held.append(byte)
        guard held.count == count else { return }
        let scalars = String(validating: held, as: UTF8.self)?.unicodeScalars
        keys.append(scalars?.first.map { Key(.scalar($0), modifiers) } ?? Key(.unknown))
        held = []
        state = .ground
    }

    private mutating func readEscape(_ byte: UInt8, _ modifiers: Key.Modifiers, _ keys: inout [Key]) {
        switch byte {
        case 0x5b: state = .sequence(modifiers)
        case 0x4f: state = .singleShift(modifiers)
        case 0x1b where modifiers.contains(.alt): keys.append(Key(.escape))
        case 0x1b: state = .escape(modifiers.union(.alt))
        default: begin(byte, modifiers.union(.alt), &keys)
        }
    }

    private mutating func readSingleShift(_ byte: UInt8, _ modifiers: Key.Modifiers, _ keys: inout [Key]) {
        switch byte {
        case 0x30...0x39, 0x3b:
            if held.count < Self.longestSequence { held.append(byte) }
        case 0x40...0x7e:
            keys.append(KeySequence(parameters: held, final: byte).singleShiftKey.with(modifiers))
            held = []
            state = .ground
        default:
            keys.append(.alt("O"))
            held = []
            begin(byte, [], &keys)
        }
    }

    private mutating func readSequence(_ byte: UInt8, _ modifiers: Key.Modifiers, _ keys: inout [Key]) {
        switch byte {
        case 0x5b where held.isEmpty: state = .consoleFunction
        case 0x20...0x3f:
            // What is too long means nothing, and is still read to its end.
            if held.count < Self.longestSequence { held.append(byte) }
        case 0x40...0x7e:
            let sequence = KeySequence(parameters: held, final: byte)
            held = []
            state = sequence.beginsPaste ? .paste : .ground
            if !sequence.beginsPaste { keys.append(sequence.key.with(modifiers)) }
        default:
            keys.append(Key(.unknown))
            held = []
            begin(byte, [], &keys)
        }
    }

    private mutating func readPaste(_ byte: UInt8, _ keys: inout [Key]) {
        held.append(byte)
        guard byte == 0x7e, held.suffix(Self.pasteEnd.count).elementsEqual(Self.pasteEnd) else { return }
        held.removeLast(Self.pasteEnd.count)
        keys.append(Key(.paste(held)))
        held = []
        state = .ground
    }
}
