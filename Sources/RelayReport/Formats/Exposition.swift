/// Metrics in the text format of Prometheus, which OpenMetrics shares but for its last line. Every one is a gauge.
struct Exposition {
    /// A label and its value.
    struct Label {
        let name: String
        let value: String

        init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
    }

    private struct Family {
        let name: String
        let help: String
        var samples: [String] = []
    }

    private var families: [Family] = []

    /// Adds a sample; those of one name stay together, with the help of the first.
    mutating func add(_ name: String, _ help: String, _ labels: [Label], _ value: String) {
        let index = families.firstIndex { $0.name == name } ?? families.count
        if index == families.count { families.append(Family(name: name, help: help)) }
        let pairs = labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }
        families[index].samples.append("\(name)\(pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}") \(value)")
    }

    var text: String {
        families.map { family in
            (["# HELP \(family.name) \(family.help)", "# TYPE \(family.name) gauge"] + family.samples)
                .map { $0 + "\n" }.joined()
        }.joined()
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            default: result.append(character)
            }
        }
    }
}
