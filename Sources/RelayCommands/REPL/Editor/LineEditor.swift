/// A line editor with the keys of Emacs, as a value: keys go in, the line changes, and what the owner has to do comes
/// out.
package struct LineEditor: Equatable, Sendable {
    /// What the owner of the editor has to do.
    package enum Action: Equatable, Sendable {
        case submit(Submission)
        /// Control-C took away this line.
        case cleared(InputLine)
        /// Control-C on an empty line.
        case interrupt
        /// Control-D on an empty line.
        case endOfInput
        /// Control-Z.
        case suspend
        /// Control-L.
        case clearScreen
        /// The key does nothing here.
        case bell
        /// The words that could stand here.
        case candidates([String])
        /// The paste was not UTF-8; nothing was put in.
        case pasteRefused
    }

    package private(set) var line = InputLine()
    package internal(set) var history: LineHistory
    /// Set while Control-R searches.
    package internal(set) var search: HistorySearch?
    /// The words that can complete the text before the cursor, each with that text.
    private let complete: Completion
    private var killed: [InputLine.Element] = []
    /// What the last key did, as far as the next one asks.
    private var last = LastKey.other

    private enum LastKey: Equatable { case other, kill, completion, quote }

    package init(history: LineHistory = LineHistory(), completion: Completion = Completion([])) {
        self.history = history
        complete = completion
    }

    /// Acts on a key.
    package mutating func press(_ key: Key) -> Action? {
        if case .taken(let action) = pressSearching(key) { return action }
        let before = last
        last = .other
        if before == .quote { return insertQuoted(key) }
        switch (key.code, key.modifiers) {
        case (.paste(let bytes), _): return paste(bytes)
        case (.scalar(let scalar), []), (.scalar(let scalar), .shift):
            line.insert(String(scalar))
            return nil
        case (.scalar(let letter), .control): return pressControl(letter, before)
        case (.scalar(let letter), .alt): return pressAlt(letter, before)
        case (.backspace, .alt), (.backspace, .control):
            return kill(line.wordStart()..<line.cursor, before, ahead: false)
        case (.delete, .alt), (.delete, .control): return kill(line.cursor..<line.wordEnd(), before, ahead: true)
        case (.left, .alt), (.left, .control): return moved(line.move(to: line.wordStart()))
        case (.right, .alt), (.right, .control): return moved(line.move(to: line.wordEnd()))
        default: return pressNamed(key.code, before)
        }
    }

    /// What Control-C and SIGINT do: first the line goes, and only with nothing typed the session.
    package mutating func interrupt() -> Action {
        let typed = line
        let wasSearching = search != nil
        search = nil
        replaceLine(InputLine())
        history.leave()
        return typed.isEmpty && !wasSearching ? .interrupt : .cleared(typed)
    }

    mutating func replaceLine(_ new: InputLine) { line = new }

    /// Ends the line: it is handed over and remembered.
    mutating func submit() -> Action {
        let submission = Submission(text: line.text, isVerbatim: line.beginsWithBlock)
        history.add(submission.typed)
        line = InputLine()
        return .submit(submission)
    }

    private mutating func pressNamed(_ code: Key.Code, _ before: LastKey) -> Action? {
        switch code {
        case .left: return moved(line.move(to: line.cursor - 1))
        case .right: return moved(line.move(to: line.cursor + 1))
        case .home: return moved(line.move(to: 0))
        case .end: return moved(line.move(to: line.elements.count))
        case .up: return recall(history.older(than: line))
        case .down: return recall(history.newer(than: line))
        case .enter: return submit()
        case .tab: return completeWord(again: before == .completion)
        case .backspace: return erase(line.cursor - 1)
        case .delete: return erase(line.cursor)
        case .escape: return nil
        default: return .bell
        }
    }

    private mutating func pressControl(_ letter: Unicode.Scalar, _ before: LastKey) -> Action? {
        switch letter {
        case "a": return pressNamed(.home, before)
        case "b": return pressNamed(.left, before)
        case "c": return interrupt()
        case "d": return line.isEmpty ? .endOfInput : erase(line.cursor)
        case "e": return pressNamed(.end, before)
        case "f": return pressNamed(.right, before)
        case "g": return .bell
        case "k": return kill(line.cursor..<line.elements.count, before, ahead: true)
        case "l": return .clearScreen
        case "n": return pressNamed(.down, before)
        case "p": return pressNamed(.up, before)
        case "r":
            search = HistorySearch(origin: line)
            return nil
        case "t": return moved(line.transpose())
        case "u": return kill(0..<line.cursor, before, ahead: false)
        case "v":
            last = .quote
            return nil
        case "w": return kill(line.wordStart(untilSpace: true)..<line.cursor, before, ahead: false)
        case "y":
            line.insert(killed)
            return killed.isEmpty ? .bell : nil
        case "z": return .suspend
        default: return .bell
        }
    }

    private mutating func pressAlt(_ letter: Unicode.Scalar, _ before: LastKey) -> Action? {
        switch letter {
        case "b", "B": moved(line.move(to: line.wordStart()))
        case "f", "F": moved(line.move(to: line.wordEnd()))
        case "d", "D": kill(line.cursor..<line.wordEnd(), before, ahead: true)
        default: .bell
        }
    }

    private func moved(_ hasMoved: Bool) -> Action? { hasMoved ? nil : .bell }

    private mutating func erase(_ place: Int) -> Action? {
        guard line.elements.indices.contains(place) else { return .bell }
        line.remove(place..<place + 1)
        return nil
    }

    /// Takes out a range for Control-Y; neighbouring kills come back together.
    private mutating func kill(_ range: Range<Int>, _ before: LastKey, ahead: Bool) -> Action? {
        last = .kill
        let taken = line.remove(range)
        let kept = before == .kill ? killed : []
        killed = ahead ? kept + taken : taken + kept
        return taken.isEmpty ? .bell : nil
    }

    private mutating func recall(_ recalled: InputLine?) -> Action? {
        guard let recalled else { return .bell }
        line = recalled
        return nil
    }

    /// The key after Control-V stands for itself.
    private mutating func insertQuoted(_ key: Key) -> Action? {
        switch (key.code, key.modifiers) {
        case (.tab, _): line.insert("\t")
        case (.enter, _): line.insert("\n")
        case (.escape, _): line.insert("\u{1b}")
        case (.scalar(let scalar), .control):
            line.insert(String(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value & 0x1f))))
        case (.scalar(let scalar), []): line.insert(String(scalar))
        default: return .bell
        }
        return nil
    }

    private mutating func paste(_ bytes: [UInt8]) -> Action? {
        guard let pasted = PastedText(bytes) else { return .pasteRefused }
        if pasted.isBlock { line.insert(block: pasted.text) } else { line.insert(pasted.text) }
        return nil
    }

    private mutating func completeWord(again: Bool) -> Action? {
        last = .completion
        let typed = line.textBeforeCursor
        switch complete.answer(for: typed) {
        case .none: return .bell
        case .extended(let text):
            line.insert(String(text.dropFirst(typed.count)))
            return nil
        case .several(let words): return again ? .candidates(words) : .bell
        }
    }
}
