import RelayBytes
import RelayCommands
import RelayDiagnosis
import Testing

@Suite struct SettingsTests {
    /// Where a value may stand, the strongest first.
    enum Layer: Int, CaseIterable, Sendable { case flag, variable, profile, builtIn }

    /// Two values for each name, distinct and without fault; the layer goes into them.
    static func value(_ name: SettingName, _ layer: Layer) -> String {
        switch name {
        case .origin: "https://\(layer).test"
        case .redis: "redis://\(layer).test:6379/0"
        case .loginPath, .refreshPath, .mePath, .wsPath: "/\(layer)/"
        case .message: "\(layer) {text}"
        case .authMode: ["query", "header", "none", "subprotocol"][layer.rawValue]
        case .ca: "/\(layer).pem"
        default: "\(layer)"
        }
    }

    static let layered = SettingName.allCases.filter { !SettingName.addresses.contains($0) }

    @Test("flag, then environment, then profile, then default", arguments: layered, 0..<8)
    func precedence(name: SettingName, present: Int) throws {
        let layers = Layer.allCases.filter { $0 == .builtIn || present & 1 << $0.rawValue != 0 }
        var given = Case(word: "p")
        var config = "[profile.p]\napi = 'https://api.test'\n"
        if layers.contains(.flag) { given.flags[name] = Self.value(name, .flag) }
        if layers.contains(.variable), let variable = name.variable {
            given.variables[variable] = Self.value(name, .variable)
        }
        if layers.contains(.profile) { config += "\(name.rawValue) = '\(Self.value(name, .profile))'\n" }
        given.config = config
        let setting = try given.resolve()[name]
        switch layers[0] {
        case .flag: #expect(setting == Setting(Self.value(name, .flag), .argument(name.flag)))
        case .variable:
            #expect(
                setting == Setting(Self.value(name, .variable), .variable("RELAYCTL_" + name.rawValue.uppercased())))
        case .profile:
            #expect(setting == Setting(Self.value(name, .profile), .profile("p", path: "config.toml", line: 3)))
        case .builtIn: #expect(setting == name.builtIn.map { Setting($0, .builtIn) })
        }
    }

    @Test("an empty variable is not set")
    func emptyVariable() throws {
        var given = Case(word: "https://x.test")
        given.variables = ["RELAYCTL_ROOM": "", "RELAYCTL_ORIGIN": ""]
        #expect(try given.resolve()[.room]?.source == .builtIn)
        #expect(try given.resolve()[.origin] == nil)
    }

    @Test(
        "a variable with a fault is refused by name",
        arguments: [
            ("RELAYCTL_MESSAGE", "hello", "has no {text}"), ("RELAYCTL_WS_PATH", "ws", "begins with /"),
            ("RELAYCTL_AUTH_MODE", "cookie", "not 'cookie'"), ("RELAYCTL_REDIS", "http://x", "RELAYCTL_REDIS"),
            ("RELAYCTL_USERNAME", "a:b", "the name alone"), ("RELAYCTL_ROOM", "a\u{1}", "control character"),
        ])
    func badVariable(name: String, value: String, words: String) {
        var given = Case(word: "https://x.test")
        given.variables[name] = value
        given.fails(.usage, name, words)
    }
}

extension SettingsTests {
    /// The words, variables and files of one run.
    struct Case {
        var words: TargetWords
        var flags: [SettingName: String] = [:]
        var variables: [String: String] = [:]
        /// The text of the configuration file; nil when it must not be read.
        var config: String? = ""
        var path = "config.toml"
        var env = ""

        init(word: String?) { words = TargetWords(target: word) }

        func resolve() throws(CommandFailure) -> Settings {
            let envFile: EnvFile
            do throws(EnvFile.Fault) { envFile = try EnvFile(Array(env.utf8), path: ".env") } catch {
                Issue.record(".env:\(error.line): \(error.message)")
                envFile = EnvFile()
            }
            let (text, path) = (config, path)
            return try SettingsResolver(
                words: words, flags: flags.mapValues { $0 }, variables: Variables(variables), envFile: envFile
            ) { () throws(CommandFailure) in
                guard let text else {
                    Issue.record("the configuration file was read")
                    return ConfigFile(path: path)
                }
                do throws(ConfigFault) { return try ConfigFile(Array(text.utf8), path: path) } catch {
                    throw CommandFailure(.configuration, "line \(error.line): \(error.message)")
                }
            }.resolve()
        }

        func fails(_ status: RelayDiagnosis.ExitStatus, _ words: String...) {
            do throws(CommandFailure) {
                _ = try resolve()
                Issue.record("it was accepted")
            } catch {
                #expect(error.status == status, "\(error.message)")
                for part in words { #expect(error.message.contains(part), "\(error.message)") }
            }
        }
    }
}
