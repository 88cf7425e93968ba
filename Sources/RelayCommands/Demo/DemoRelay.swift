import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayHost
import RelayServer

/// The relay behind the built-in profile `demo`: it runs in this process, on a free loopback port, for one command.
struct DemoRelay {
    private let handle: RelayHandle
    let credentials: Credentials

    init(faults names: [String]) throws(CommandFailure) {
        var random = RandomPool()
        let demo = DemoCredentials(using: &random)
        var configuration = demo.configuration
        configuration.faults = Set(try names.map(Self.fault))
        do throws(RelayStartFailure) {
            handle = try Relay.start(configuration)
        } catch {
            throw CommandFailure(.cannotCreate, "the demo relay does not start: \(error)")
        }
        credentials = Credentials(username: demo.user.name, password: demo.user.password)
    }

    var url: String { handle.url }
    var webSocketURL: String { handle.webSocketURL }
    /// Of the stand-in for Redis.
    var redisURL: String? { handle.redisURL }

    func stop() { handle.stop() }

    static func fault(_ name: String) throws(CommandFailure) -> Fault {
        if let fault = Fault(name: name) { return fault }
        let names = Fault.allCases.map(\.name)
        let hint = NearWord.suggestion(for: name, among: names).map { "did you mean \($0)?" }
        throw .usage("unknown fault \(name.quoted): \(hint ?? names.joined(separator: ", "))")
    }
}
