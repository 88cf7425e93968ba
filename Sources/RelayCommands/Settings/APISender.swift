import RelayBytes
import RelayClient
import RelayFrames

/// What the operator has the API's requests say of their sender, and the token that was written among it.
///
/// Origin, Host, Cookie and Authorization go out where a word of the command line gives them, and not otherwise: the
/// profile's Origin is the opening handshake's.
struct APISender {
    let plan: HandshakePlan
    /// The token in a header or in the address, where one is looked for.
    let carried: TokenInRequest?
    /// The word for whatever gave an Authorization that is not the token's.
    let authorizationSource: String?

    /// `token` is nil where no token is asked about.
    init(
        _ options: any SenderWords, token: TokenOptions?, target: ResolvedTarget, settings: Settings,
        environment: Environment, deadline: Instant?
    ) throws(CommandFailure) {
        let planner = SenderPlanner(options: options, environment: environment, deadline: deadline)
        var headers = try planner.headers()
        carried = token.flatMap { token in
            TokenInRequest(headers, target.url, scheme: settings.text(.authScheme), queryName: token.queryName)
        }
        if let carried { headers = carried.headers }
        let dropped = headers.leaveOutHandshake()
        if !dropped.isEmpty {
            environment.console.say("left out, the API is not asked so: \(dropped.joined(separator: ", "))")
        }
        var plan = planner.plan(headers)
        plan.origin =
            options.origin == nil ? headers.origin : try OriginChoice(settings[.origin], target: target.url).origin
        let basic = try planner.basic()
        plan.authorization = basic ?? headers.authorization
        authorizationSource =
            basic != nil ? "--auth" : headers.authorization.map { _ in "--header Authorization" }
        try SenderPlanner.check(plan)
        self.plan = plan
    }
}

extension HandshakeHeaders {
    /// Takes out what a request of the API has no use for, and gives the names. A body that is packed would not be read.
    fileprivate mutating func leaveOutHandshake() -> [String] {
        let packing = fields.filter { $0.name.equalsIgnoringASCIICase("accept-encoding") }.map(\.name)
        fields.removeAll { $0.name.equalsIgnoringASCIICase("accept-encoding") }
        let protocols = subprotocols.isEmpty ? [] : ["Sec-WebSocket-Protocol"]
        subprotocols = []
        return dropped + protocols + packing
    }
}
