import RelayBytes
import RelayDiagnosis
import RelayHost

/// The file of saved logins, `$XDG_STATE_HOME/relayctl/tokens.json`: 0600, replaced whole, changed under a lock.
struct TokenStore {
    /// A login is about 1 KiB; more than this is not ours.
    private static let limit = 4 << 20

    let path: String

    init(_ environment: Environment) throws(CommandFailure) {
        guard let directory = environment.stateDirectory else {
            throw CommandFailure(.configuration, "no place for tokens: set HOME or XDG_STATE_HOME")
        }
        path = directory + "/tokens.json"
    }

    func load() throws(CommandFailure) -> SavedLogins {
        let contents: FileContents?
        do throws(FileFailure) { contents = try PrivateFile.read(path, limit: Self.limit) } catch {
            throw CommandFailure(.unreadableInput, "cannot read the saved logins: \(error.path) \(error.text)")
        }
        guard let contents else { return SavedLogins() }
        guard let logins = SavedLogins(contents.bytes) else { throw foreign }
        return logins
    }

    /// Changes the saved logins; what another instance writes at the same moment is kept.
    func update(_ change: (inout SavedLogins) -> Void) throws(CommandFailure) {
        var isForeign = false
        do throws(FileFailure) {
            try PrivateFile.update(path, limit: Self.limit) { before in
                guard var logins = before.map(SavedLogins.init) ?? SavedLogins() else {
                    isForeign = true
                    return nil
                }
                change(&logins)
                return Array(logins.text.utf8)
            }
        } catch {
            throw CommandFailure(CommandFailure.status(error), "cannot save the login: \(error.path) \(error.text)")
        }
        if isForeign { throw foreign }
    }

    private var foreign: CommandFailure {
        CommandFailure(.configuration, "\(path) is not a file of relayctl; move it away")
    }
}
