import RelayRESP
import Testing

@Suite struct RedisErrorTests {
    @Test(
        "the first words tell the class",
        arguments: [
            ("NOAUTH Authentication required.", .authenticationRequired),
            ("WRONGPASS invalid username-password pair or user is disabled.", .wrongPassword),
            ("ERR invalid password", .wrongPassword),
            (
                "ERR AUTH <password> called without any password configured for the default user. "
                    + "Are you sure your configuration is correct?", .noPasswordConfigured
            ),
            ("ERR Client sent AUTH, but no password is set", .noPasswordConfigured),
            ("NOPERM User app has no permissions to run the 'info' command", .noPermission),
            ("DENIED Redis is running in protected mode because protected mode is enabled", .protectedMode),
            ("ERR max number of clients reached", .maximumClients),
            ("ERR max number of clients + cluster connections reached", .maximumClients),
            ("LOADING Redis is loading the dataset in memory", .loading),
            ("READONLY You can't write against a read only replica.", .readOnly),
            ("OOM command not allowed when used memory > 'maxmemory'.", .outOfMemory),
            ("MISCONF Redis is configured to save RDB snapshots, but it's currently unable", .misconfigured),
            ("MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.", .masterDown),
            ("BUSY Redis is busy running a script.", .busy),
            ("ERR DB index is out of range", .databaseOutOfRange),
            ("ERR unknown command 'ROLE', with args beginning with: ", .unknownCommand),
            ("WRONGTYPE Operation against a key holding the wrong kind of value", .wrongType),
            ("ERR syntax error", .unknown),
            ("NOAUTHX", .unknown),
            ("", .unknown),
        ] as [(String, RedisError.Kind)])
    func kind(text: String, expected: RedisError.Kind) {
        #expect(RedisError(text).kind == expected)
        #expect(RedisError(text).text == text)
    }
}
