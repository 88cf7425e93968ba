import RelayDiagnosis
import RelayHost

/// The words of this process's command line.
enum CommandLineWords {
    /// The words behind the program's name. One that is not UTF-8 is refused: repaired it would be another one.
    static func read() throws(CommandFailure) -> [String] {
        // The runtime looks for them beside the environment, and finds none where a preloaded library has moved that.
        guard !CommandLine.arguments.isEmpty else { return try kernelsOwn() }
        let words = Array(CommandLine.arguments.dropFirst())
        for (index, word) in words.enumerated() where word.unicodeScalars.contains("\u{fffd}") {
            guard let start = unsafe CommandLine.unsafeArgv[index + 1], unsafe String(validatingCString: start) == nil
            else { continue }
            throw notUTF8(index + 1, word)
        }
        return words
    }

    /// The same as the kernel keeps them, each with a NUL behind it.
    private static func kernelsOwn() throws(CommandFailure) -> [String] {
        let file = "/proc/self/cmdline"
        guard let bytes = try? FileContents.read(file, limit: 16 << 20).bytes, !bytes.isEmpty else {
            // No words would ask for the help.
            throw CommandFailure(.unreadableInput, "cannot read the command line: \(file) gives none")
        }
        var words: [String] = []
        let all = bytes.dropLast().split(separator: 0, omittingEmptySubsequences: false)
        for (index, word) in all.enumerated().dropFirst() {
            guard let text = String(validating: word, as: UTF8.self) else {
                throw notUTF8(index, String(decoding: word, as: UTF8.self))
            }
            words.append(text)
        }
        return words
    }

    private static func notUTF8(_ index: Int, _ word: String) -> CommandFailure {
        .usage("word \(index) of the command line is not utf-8: \(word.quoted)")
    }
}
