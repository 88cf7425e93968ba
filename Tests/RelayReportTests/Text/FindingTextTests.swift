import RelayReport
import Testing

@Suite struct FindingTextTests {
    @Test("a code that does not fit behind its title stands below it, at the right edge") func longTitle() {
        let text = ProbeText.render(Samples.wordy, TextStyle(isTerminal: true, hasColor: false))
        #expect(
            text.contains(
                """

                ✗ upgrade: the server selected a subprotocol that was not offered
                                                                 upgrade.subprotocol-not-offered
                  saw      101, but the subprotocol chat was not offered
                  because  the 101 breaks a rule: the subprotocol chat was not offered
                  remedy   in the consumer: accept one of scope["subprotocols"]

                """), "\(text)")
    }
}
