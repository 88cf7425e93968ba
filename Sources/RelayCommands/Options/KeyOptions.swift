import ArgumentParser
import RelayBytes
import RelayHost

/// Where a public key is read, and which of a set is meant.
struct KeyOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Public key, certificate, JWK or JWK set.", valueName: "file"))
    var key: String?

    @Option(help: ArgumentHelp("JWK set: a file, or a URL (https, or this machine).", valueName: "file|url"))
    var jwks: String?

    @Option(help: ArgumentHelp("Issuer whose keys are fetched; iss must name it.", valueName: "url"))
    var oidc: String?

    @Option(help: ArgumentHelp("Key of the set to use, whatever the token names.", valueName: "id"))
    var kid: String?

    @Option(
        name: [.customLong("ca"), .customLong("cacert")],
        help: ArgumentHelp("CA certificates to trust when fetching (PEM).", valueName: "file"))
    var ca: String?

    @Option(
        name: [.customShort("m"), .long], help: ArgumentHelp("For what is fetched (default: 15).", valueName: "time"))
    var maxTime: DurationWord?

    /// When a fetch that begins now is given up.
    var limit: Instant { MonotonicClock.now() + (maxTime?.duration ?? .seconds(15)) }
}
