import RelayServer
import Testing

@Suite struct ChatPathTests {
    @Test(
        "rooms",
        arguments: [
            ("/ws/chat/test-room/", "test-room"), ("/ws/chat/a.b_C9/", "a.b_C9"), ("/ws/chat/test-room", nil),
            ("/ws/chat//", nil), ("/ws/chat/", nil), ("/ws/chat/a/b/", nil), ("/ws/chat/a%20b/", nil),
            ("/ws/nope/", nil),
            ("/x/ws/chat/a/", nil), ("", nil),
        ] as [(String, String?)])
    func room(_ path: String, _ room: String?) {
        #expect(ChatPath.room(in: path) == room)
    }
}
