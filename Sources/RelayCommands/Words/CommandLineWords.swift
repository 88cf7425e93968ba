import RelayDiagnosis

/// The words of this process's command line.
enum CommandLineWords {
    /// The words behind the program's name. One that is not UTF-8 is refused: repaired it would be another one.
    static func read() throws(CommandFailure) -> [String] {
        // The runtime reads them from /proc, and has none where it cannot: no words would ask for the help.
        guard !CommandLine.arguments.isEmpty else {
            throw CommandFailure(.unreadableInput, "cannot read the command line: /proc/self/cmdline gives none")
        }
        let words = Array(CommandLine.arguments.dropFirst())
        for (index, word) in words.enumerated() where word.unicodeScalars.contains("\u{fffd}") {
            guard let start = unsafe CommandLine.unsafeArgv[index + 1], unsafe String(validatingCString: start) == nil
            else { continue }
            throw .usage("word \(index + 1) of the command line is not utf-8: \(word.quoted)")
        }
        return words
    }
}
