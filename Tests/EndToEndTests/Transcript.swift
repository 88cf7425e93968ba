import RelayTestSupport
import Testing

/// A file of `examples/transcripts`: lines `$ COMMAND`, each followed by the expected output and `[exit N]`.
struct Transcript: Sendable, CustomTestStringConvertible {
    struct Step: Sendable {
        let command: String
        var lines: [String] = []
        var exit: Int32 = 0
    }

    let name: String
    let steps: [Step]

    var testDescription: String { name }

    init(name: String, _ text: String) throws {
        self.name = name
        var steps: [Step] = []
        var isOpen = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("$ ") {
                steps.append(Step(command: String(line.dropFirst(2))))
                isOpen = true
            } else if isOpen, line.hasPrefix("[exit "), line.hasSuffix("]"),
                let exit = Int32(line.dropFirst(6).dropLast())
            {
                steps[steps.count - 1].exit = exit
                isOpen = false
            } else if isOpen {
                steps[steps.count - 1].lines.append(String(line))
            }
        }
        guard !isOpen, !steps.isEmpty else {
            throw RunningProgram.Failure(description: "\(name): a command without [exit N]")
        }
        self.steps = steps
    }

    static let folder = (SourceTree.root() ?? ".") + "/examples/transcripts"

    static let all: Result<[Transcript], any Error> = Result {
        try SourceTree.files(below: folder).filter { $0.hasSuffix(".txt") }.map {
            try Transcript(name: String($0.dropLast(4)), SourceTree.text(of: "\(folder)/\($0)") ?? "")
        }
    }
}
