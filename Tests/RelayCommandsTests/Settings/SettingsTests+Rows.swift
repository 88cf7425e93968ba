import RelayBytes
import RelayCommands
import RelayDiagnosis
import Testing

// What `config show` shows.
extension SettingsTests {
    @Test("every setting has a row with its source, and no secret is in any")
    func rows() throws {
        var given = Case(word: "p")
        given.config = "[profile.p]\nws = 'wss://w.test/s/?token=hunter2'\nredis = 'redis://:hunter2@r.test'\n"
        given.env = "SECRET_KEY=hunter2\nALLOWED_HOSTS=w.test\n"
        let rows = try SettingRow.all(given.resolve())
        #expect(rows.allSatisfy { $0.value?.contains("hunter2") != true })
        let shown = Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0) })
        #expect(Set(SettingName.allCases.map(\.rawValue)).isSubset(of: shown.keys))
        #expect(shown["profile"]?.value == "p")
        #expect(shown["profile"]?.source == "command line")
        #expect(shown["ws"]?.source == "profile p, config.toml:2")
        #expect(shown["api"]?.value == "https://w.test")
        #expect(shown["api"]?.source == "derived")
        #expect(shown["origin"]?.value == "https://w.test")
        #expect(shown["origin"]?.source == "derived")
        #expect(shown["room"]?.value == nil)
        #expect(shown["redis"]?.value == "redis://:***@r.test:6379/0")
        #expect(shown["secret_key"]?.value == "<secret>")
        #expect(shown["secret_key"]?.source == "SECRET_KEY, .env:1")
        #expect(shown["auth_scheme"]?.source == "default")
        #expect(shown["ca"]?.source == nil)
    }
}
