import Glibc
import RelayHost
import Testing

@Suite struct EnvironmentVariablesTests {
    @Test func `set and unset`() async {
        await #expect(processExitsWith: .exitCode(7)) {
            setenv("RELAYCTL_TEST_VALUE", "a=b", 1)
            setenv("RELAYCTL_TEST_EMPTY", "", 1)
            guard EnvironmentVariables.value("RELAYCTL_TEST_VALUE") == "a=b" else { exit(1) }
            guard EnvironmentVariables.value("RELAYCTL_TEST_EMPTY") == "" else { exit(2) }
            guard EnvironmentVariables.value("RELAYCTL_TEST_ABSENT") == nil else { exit(3) }
            let all = EnvironmentVariables.all()
            guard all["RELAYCTL_TEST_VALUE"] == "a=b", all["RELAYCTL_TEST_EMPTY"] == "" else { exit(4) }
            exit(7)
        }
    }
}
