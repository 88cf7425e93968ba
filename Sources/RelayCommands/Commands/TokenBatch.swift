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

    private var judge: BatchJudge
    private let now: UnixTime
    private let command: VerifyCommand
    private let environment: Environment
    private var counts = TokenCounts()
    private var highest = ExitStatus.healthy
    private let (writesText, isQuiet): (Bool, Bool)
    private var line = 0
    private var output: [UInt8] = []

    init(
        verifier: OpenSSLVerifier, policy: VerificationPolicy, now: UnixTime, command: VerifyCommand,
        _ environment: Environment
    ) {
        judge = BatchJudge(verifier: verifier, policy: policy, now: now, bulk: verifier.bulk)
        (self.now, self.command, self.environment) = (now, command, environment)
        // JSON lines unless text is asked for by name.
        writesText = command.output.format == OutputFormat.text.rawValue
        isQuiet = environment.console.isQuiet
    }

    /// Ends with the highest class that was seen.
    mutating func run() throws(CommandFailure) -> ExitStatus {
        var input = try source()
        var buffer = ByteBuffer(minimumCapacity: 2 * ChunkedInput.chunk)
        var isOver = false
        while !isOver {
            do throws(FileFailure) { isOver = try !input.read(into: &buffer) } catch {
                if case .system(let failure) = error.cause, failure.isInterruption { throw environment.interruption() }
                throw CommandFailure(.unreadableInput, "cannot read the tokens: \(error.text)")
            }
            let taken = judgeLines(buffer.bytes, isOver: isOver)
            buffer.consume(taken)
            guard buffer.count <= Self.longestLine else {
                throw CommandFailure(.malformedInput, "--batch: line \(line + 1) is longer than any token")
            }
            try flush()
        }
        let summary =
            writesText ? BatchText.summary(counts) : JSONWriter.write(BatchJSON.summary(counts, exit: highest)) + "\n"
        output += Array(summary.utf8)
        try flush(last: true)
        return highest
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

    /// Judges the whole lines, at the end of the input also one without its line break, and answers how many bytes they
    /// took.
    private mutating func judgeLines(_ bytes: [UInt8], isOver: Bool) -> Int {
        var start = 0
        while start < bytes.count {
            guard let end = bytes[start...].firstIndex(of: 0x0a) else {
                guard isOver else { break }
                take(bytes[start...])
                return bytes.count
            }
            take(bytes[start..<end])
            start = end + 1
        }
        return start
    }

    /// Lines are counted as an editor counts them; an empty one is no token.
    private mutating func take(_ bytes: ArraySlice<UInt8>) {
        line += 1
        if !writesText, let plain = judge.plainlyValid(bytes) {
            counts.add(.valid)
            if !isQuiet { BatchLine.append(plain, number: line, now: now, to: &output) }
            return
        }
        guard bytes.contains(where: { $0 > 0x20 }) else { return }
        let verdict = judge.verdict(on: Array(bytes))
        let status = ExitStatus(verdict)
        counts.add(verdict.kind, isShortOfTime: verdict.isShortOfTime)
        if status.rawValue > highest.rawValue { highest = status }
        if isQuiet { return }
        let text =
            writesText
            ? "\(line)  \(VerdictText.headline(verdict, .plain))"
            : JSONWriter.write(TokenJSON.line(verdict, number: line))
        output += Array(text.utf8)
        output.append(0x0a)
    }

    /// Hands the lines on as they come, but for a file, which is written whole or not at all.
    private mutating func flush(last: Bool = false) throws(CommandFailure) {
        if let path = command.output.output {
            guard last else { return }
            do throws(FileFailure) { try OutputFile.replace(path, with: output) } catch {
                throw CommandFailure(.cannotCreate, "cannot write \(path.quoted): \(error.text)")
            }
            return
        }
        guard !output.isEmpty else { return }
        try environment.console.answer(output)
        output.removeAll(keepingCapacity: true)
    }
}
