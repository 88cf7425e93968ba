import RelayBytes
import RelayCrypto
import RelayDiagnosis
import RelayHost
import RelayJWT
import RelayReport

/// `token verify --batch`: one token a line, the keys read once, a line for each and one with the counts.
struct TokenBatch {
    /// A longer line is no token.
    private static let longestLine = 32 << 20
    /// More threads than this wait for the one that reads and writes.
    private static let mostThreads = 8
    /// A buffer that grew beyond this is given back.
    private static let mostKept = 4 * ChunkedInput.chunk

    private let plan: BatchDesk.Plan
    private let command: VerifyCommand
    private let environment: Environment
    private var counts = TokenCounts()
    private var highest = ExitStatus.healthy
    private var output: [UInt8] = []
    private var buffer = ByteBuffer(minimumCapacity: 2 * ChunkedInput.chunk)
    private var lines = 0

    init(
        verifier: OpenSSLVerifier, policy: VerificationPolicy, now: UnixTime, command: VerifyCommand,
        _ environment: Environment
    ) {
        plan = BatchDesk.Plan(
            verifier: verifier, policy: policy, now: now,
            // JSON lines unless text is asked for by name.
            writesText: command.output.format == OutputFormat.text.rawValue, isQuiet: environment.console.isQuiet)
        (self.command, self.environment) = (command, environment)
    }

    /// Ends with the highest class that was seen. A signal ends it too, with the counts of what was judged until then.
    mutating func run() throws(CommandFailure) -> ExitStatus {
        var input = try source()
        var crew = try crew()
        defer { crew.dismiss() }
        let isInterrupted = try !judge(&input, &crew)
        if isInterrupted {
            let failure = environment.interruption()
            guard command.output.output == nil else { throw failure }
            environment.console.complain(failure.message)
            highest = failure.status
        }
        let document = BatchJSON.summary(counts, exit: highest, isInterrupted: isInterrupted)
        let summary = plan.writesText ? BatchText.summary(counts) : JSONWriter.write(document) + "\n"
        output += Array(summary.utf8)
        try flush(last: true)
        return highest
    }

    /// Reads to the end and judges; false where a signal came first.
    private mutating func judge(_ input: inout ChunkedInput, _ crew: inout BatchCrew) throws(CommandFailure) -> Bool {
        var isOver = false
        while !isOver {
            let before = buffer.count
            do throws(FileFailure) { isOver = try !input.read(into: &buffer) } catch {
                if case .system(let failure) = error.cause, failure.isInterruption { return false }
                throw CommandFailure(.unreadableInput, "cannot read the tokens: \(error.text)")
            }
            if let piece = piece(from: before, isOver: isOver) { crew.give(piece) }
            guard buffer.count <= Self.longestLine else {
                throw CommandFailure(.malformedInput, "--batch: line \(lines + 1) is longer than any token")
            }
            // Where nothing waits to be read, what has been read is answered first.
            while crew.isBusy, isOver || crew.isFull || !input.isReady {
                guard let judged = crew.take(interrupts: environment.interrupts) else { return false }
                counts.add(judged.counts)
                if judged.highest.rawValue > highest.rawValue { highest = judged.highest }
                output += judged.output
                try flush()
            }
        }
        return true
    }

    private func crew() throws(CommandFailure) -> BatchCrew {
        do throws(SystemFailure) {
            return try BatchCrew(plan, threads: min(Processors.available, Self.mostThreads))
        } catch {
            throw CommandFailure(.inconclusive, "--batch: \(error.text)")
        }
    }

    private func source() throws(CommandFailure) -> ChunkedInput {
        guard !TokenArgument.isStdin(command.token) else {
            return ChunkedInput(standardInputNamed: "stdin", interrupts: environment.interrupts)
        }
        guard let word = command.token, word.hasPrefix("@") else {
            throw .usage("--batch reads @FILE or stdin, not a token in an argument")
        }
        do throws(FileFailure) {
            return try ChunkedInput(opening: String(word.dropFirst()), interrupts: environment.interrupts)
        } catch {
            throw CommandFailure(.unreadableInput, "cannot read the tokens from \(word.quoted): \(error.text)")
        }
    }

    /// The whole lines of the buffer, which holds no line break before `start`; at the end of the input also a line
    /// without its line break.
    private mutating func piece(from start: Int, isOver: Bool) -> BatchDesk.Piece? {
        let end = isOver ? buffer.count : Self.endOfLastLine(buffer.span, from: start)
        guard end > 0, isOver || end > start else { return nil }
        let piece = BatchDesk.Piece(lines: buffer.prefix(end), before: lines)
        buffer.consume(end)
        // One endless line leaves no endless buffer.
        if buffer.isEmpty { buffer.removeAll(keepingCapacity: buffer.capacity <= Self.mostKept) }
        lines += ByteSearch.count(0x0a, in: piece.lines.span)
        return piece
    }

    /// Behind the last line break at or behind `start`; `start` where there is none.
    private static func endOfLastLine(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var end = bytes.count
        while end > start, bytes[end - 1] != 0x0a { end -= 1 }
        return end
    }

    /// Hands the lines on as they come, but for a file, which is written whole or not at all.
    private mutating func flush(last: Bool = false) throws(CommandFailure) {
        if let path = command.output.output {
            guard last else { return }
            do throws(FileFailure) { try OutputFile.replace(path, with: output) } catch {
                throw .cannotWrite(path, error)
            }
            return
        }
        guard !output.isEmpty else { return }
        try environment.console.answer(output)
        output.removeAll(keepingCapacity: true)
    }
}
