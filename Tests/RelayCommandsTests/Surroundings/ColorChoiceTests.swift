import RelayCommands
import Testing

@Suite struct ColorChoiceTests {
    /// PRODUCT: `--color` > `NO_COLOR` > `CLICOLOR_FORCE`/`FORCE_COLOR` > `CLICOLOR=0` > `TERM=dumb` > a terminal.
    private static let rows: [(ColorChoice, [String: String], Bool, Bool)] = [
        (.auto, [:], true, true),
        (.auto, [:], false, false),
        (.auto, ["TERM": "dumb"], true, false),
        (.auto, ["TERM": "xterm"], true, true),
        (.auto, ["CLICOLOR": "0"], true, false),
        (.auto, ["CLICOLOR": "1"], true, true),
        (.auto, ["CLICOLOR": "1"], false, false),
        (.auto, ["FORCE_COLOR": "1"], false, true),
        (.auto, ["FORCE_COLOR": "0"], false, false),
        (.auto, ["FORCE_COLOR": ""], false, false),
        (.auto, ["CLICOLOR_FORCE": "1", "CLICOLOR": "0", "TERM": "dumb"], false, true),
        (.auto, ["NO_COLOR": "1", "FORCE_COLOR": "1"], true, false),
        (.auto, ["NO_COLOR": ""], true, true),
        (.always, ["NO_COLOR": "1", "TERM": "dumb"], false, true),
        (.never, ["FORCE_COLOR": "1"], true, false),
    ]

    @Test("the first that speaks decides", arguments: rows)
    func isOn(choice: ColorChoice, variables: [String: String], isTerminal: Bool, isOn: Bool) {
        #expect(choice.isOn(isTerminal: isTerminal, variables: Variables(variables)) == isOn)
    }
}
