import Glibc
import RelayHost
import Testing

@Suite struct SystemFailureTests {
    @Test(
        "the kernel's words and names",
        arguments: [
            (ENOENT, "No such file or directory", "ENOENT"), (ECONNREFUSED, "Connection refused", "ECONNREFUSED"),
            (EMFILE, "Too many open files", "EMFILE"), (99999, "error 99999", "errno 99999"),
        ])
    func words(number: Int32, text: String, name: String) {
        #expect(SystemFailure(call: "open", errno: number).text == text)
        #expect(SystemFailure.name(of: number) == name)
    }
}
