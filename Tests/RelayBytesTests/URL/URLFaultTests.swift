import RelayBytes
import Testing

@Suite struct URLFaultTests {
    @Test(
        "faults in words",
        arguments: [
            ("localhost", "there is no scheme such as https:// or wss://"),
            ("ftp://a", "the scheme \"ftp\" is unknown"), ("http://", "the host is empty"),
            ("http://a b", "a space in the host, at byte 8"),
            ("http://a/\r\n", "a control byte 0x0d in the path, at byte 9"),
            ("http://a%2fb", "'%' in the host, at byte 8"),
            ("http://bücher.example", "the host is not ASCII: write an international name in its xn-- form"),
            ("http://a:0", "the port is not between 1 and 65535"), ("http://a:", "the port is empty"),
            ("ws://a/#b", "a WebSocket URL has no fragment: write # as %23"),
            ("http://127.1", "the host ends in a number and is not an IPv4 address of four numbers up to 255"),
            ("http://[x]", "what stands in brackets is not an IPv6 address"),
            ("http://[::1%1]", "an IPv6 zone cannot be given in a URL"),
            ("http://a..b", "a dot too many in the host, at byte 9"),
        ])
    func words(text: String, words: String) {
        do throws(URLFault) {
            _ = try AbsoluteURL.parse(text)
            Issue.record("that is no URL")
        } catch {
            #expect("\(error)" == words)
        }
    }

    @Test(
        "a fault never repeats what may be a password",
        arguments: [
            "http://user:CANARY", "http://user:CANARY@", "http://user:CANARY@a:x/", "http://CANARY b@a",
            "http://u:CANARY%@b%", "http://[CANARY]/", "http://CANARY..x/", "http://a/?token=CANARY x",
            "http://a:1CANARY/",
        ])
    func silent(text: String) {
        do throws(URLFault) {
            _ = try AbsoluteURL.parse(text)
            Issue.record("that is no URL")
        } catch {
            #expect(!"\(error)".contains("CANARY"))
            #expect(!String(reflecting: error).contains("CANARY"))
        }
    }
}
