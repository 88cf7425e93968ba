/// Logs of Daphne with and without a refusal.
enum SampleLogs {
    static let good = """
        2026-11-22 07:00:15,972 INFO     Listening on TCP address 127.0.0.1:8000
        127.0.0.1:1 - - [22/Nov/2026:07:00:15] "WSCONNECTING /ws/chat/a/" - -
        2026-11-22 07:00:16,002 INFO     ✅ WebSocket auth success: testuser (ID: 1)
        127.0.0.1:1 - - [22/Nov/2026:07:00:16] "WSCONNECT /ws/chat/a/" - -
        2026-11-22 07:00:16,165 INFO     User testuser connected to a

        """
    static let bad =
        good + """
            127.0.0.1:2 - - [22/Nov/2026:07:00:17] "WSCONNECTING /ws/chat/a/" - -
            2026-11-22 07:00:17,788 WARNING  ⚠️ WebSocket auth failed: invalid token
            127.0.0.1:2 - - [22/Nov/2026:07:00:17] "WSREJECT /ws/chat/a/" - -

            """
}
