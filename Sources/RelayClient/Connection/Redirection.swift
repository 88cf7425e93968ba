import RelayBytes
import RelayEvidence

/// The course of an opening handshake: where it goes and what it says, moved on by each redirect that is followed.
///
/// To another origin no token, cookie, password, header, subprotocol or client certificate goes along, nor from there
/// to anywhere else.
package struct Redirection: Equatable, Sendable {
    /// The way of the next request.
    package private(set) var connection: ConnectionPlan
    /// What the next request says.
    package private(set) var handshake: HandshakePlan
    /// The token that the next request takes along.
    package private(set) var token: GivenToken?
    /// Those followed so far.
    package private(set) var followed: [RedirectFacts] = []
    /// Why the last one was not followed.
    package private(set) var refusal: RedirectRefusal?
    private var visited: Set<String> = []

    /// A course that begins with the plan's own address.
    package init(_ connection: ConnectionPlan, _ handshake: HandshakePlan, token: GivenToken?) {
        self.connection = connection
        self.handshake = handshake
        self.token = token
        visited = [connection.address.socketURL]
    }

    /// Moves on to where an answer points (RFC 9110 section 15.4). False: it is no redirect, none are to be followed,
    /// or `refusal` says why this one is not.
    package mutating func follow(status: Int, location: String?) -> Bool {
        guard connection.redirectLimit > 0, [301, 302, 303, 307, 308].contains(status) else { return false }
        do throws(Stop) {
            try move(to: location, status)
            return true
        } catch {
            refusal = error.refusal
            return false
        }
    }

    private struct Stop: Error { let refusal: RedirectRefusal }

    private mutating func move(to location: String?, _ status: Int) throws(Stop) {
        guard let location, !location.isEmpty else { throw Stop(refusal: .noLocation) }
        let (here, there) = try addresses(location)
        guard followed.count < connection.redirectLimit else {
            throw Stop(refusal: .limit(connection.redirectLimit))
        }
        guard visited.insert(there.origin + there.requestTarget).inserted else { throw Stop(refusal: .circle) }
        let leaves = here.origin != there.origin
        let names: [String] = if case .query(let name) = handshake.delivery { [name] } else { [] }
        followed.append(
            RedirectFacts(
                status: status, from: here.masked(alsoNames: names), to: there.masked(alsoNames: names),
                leavesOrigin: leaves))
        connection.address.socketTarget = there.requestTarget
        if leaves { leave(for: there) }
    }

    /// Where the course is, and the address of a WebSocket that the Location names.
    private func addresses(_ location: String) throws(Stop) -> (AbsoluteURL, AbsoluteURL) {
        let (here, there): (AbsoluteURL, AbsoluteURL)
        do throws(URLFault) {
            here = try AbsoluteURL.parse(connection.address.socketURL)
            there = try here.resolving(location)
        } catch {
            throw Stop(refusal: .unusable("\(error)"))
        }
        guard there.userinfo == nil else { throw Stop(refusal: .unusable("it holds a user name or password")) }
        let socket = there.with(scheme: there.scheme.webSocket)
        guard socket.scheme.isWebSocket else {
            throw Stop(refusal: .unusable("it is a \(there.scheme.rawValue) address"))
        }
        return (here, socket)
    }

    private mutating func leave(for url: AbsoluteURL) {
        connection.address = ServiceAddress(
            host: url.host.text, port: url.port, usesTLS: url.scheme.isSecure, socketTarget: url.requestTarget)
        connection.proxy = connection.proxies.proxy(for: url)
        connection.separateAPIProxy = nil
        connection.tls.serverName = nil
        connection.tls.certificateFile = nil
        connection.tls.keyFile = nil
        connection.tls.passphrase = nil
        handshake.host = nil
        handshake.cookie = nil
        handshake.authorization = nil
        handshake.headers = []
        handshake.subprotocols = []
        token = nil
    }
}
