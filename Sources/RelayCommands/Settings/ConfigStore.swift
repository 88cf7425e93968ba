import RelayDiagnosis
import RelayHost

/// The configuration file in its place, `$XDG_CONFIG_HOME/relayctl/config.toml`.
struct ConfigStore {
    /// A profile is about 500 bytes.
    private static let limit = 1 << 20

    let path: String
    let console: Console

    init(_ environment: Environment) throws(CommandFailure) {
        guard let directory = environment.configDirectory else {
            throw CommandFailure(.configuration, "no place for config.toml: set HOME or XDG_CONFIG_HOME")
        }
        path = directory + "/config.toml"
        console = environment.console
    }

    /// The file as a value, empty where there is none.
    func load() throws(CommandFailure) -> ConfigFile {
        let contents: FileContents
        do throws(FileFailure) { contents = try FileContents.read(path, limit: Self.limit) } catch {
            if error.isAbsence { return ConfigFile(path: path) }
            throw CommandFailure(.configuration, "cannot read \(path.escaped): \(error.text)")
        }
        do throws(ConfigFault) {
            let file = try ConfigFile(contents.bytes, path: path)
            if contents.isOpenToOthers, file.holdsPassword {
                console.say("\(path.escaped) holds a password and can be read by other users: chmod 600 it")
            }
            return file
        } catch {
            throw error.failure(path: path)
        }
    }

    /// Whether there is a file, be it one that cannot be read.
    func exists() -> Bool {
        do throws(FileFailure) {
            _ = try FileContents.read(path, limit: Self.limit)
            return true
        } catch {
            return !error.isAbsence
        }
    }

    /// Writes the first file; one that is there is never replaced.
    func write(_ text: String) throws(CommandFailure) {
        do throws(FileFailure) {
            if try PrivateFile.read(path, limit: Self.limit) == nil {
                return try PrivateFile.replace(path, with: Array(text.utf8))
            }
        } catch {
            throw CommandFailure(CommandFailure.status(error), "cannot write \(path.escaped): \(error.text)")
        }
        throw CommandFailure(.cannotCreate, "\(path.escaped) is there already: edit it, or move it away")
    }
}

extension FileFailure {
    /// There is no such file.
    fileprivate var isAbsence: Bool {
        guard case .system(let failure) = cause else { return false }
        return failure.isAbsence
    }
}
