import RelayDiagnosis
import RelayHost

extension Settings {
    /// An `.env` file is a page.
    private static let envFileLimit = 1 << 20

    /// The settings of a command: its words, its options, this process's variables and the files that they name.
    package static func resolve(
        _ target: TargetOptions, flags: [SettingName: String?], _ environment: Environment
    ) throws(CommandFailure) -> Settings {
        var words = TargetWords(target: target.target, connect: target.connect, profile: target.profile)
        words.envFiles = target.envFile
        return try resolve(words, room: target.room, flags: flags, environment)
    }

    /// The same from words that were taken apart already.
    package static func resolve(
        _ words: TargetWords, room: String?, flags: [SettingName: String?], _ environment: Environment
    ) throws(CommandFailure) -> Settings {
        var flags = flags
        flags[.room] = room
        var envFile = EnvFile()
        for path in words.envFiles { envFile.add(try read(path, environment)) }
        let resolver = SettingsResolver(
            words: words, flags: flags, variables: environment.variables, envFile: envFile
        ) { () throws(CommandFailure) in
            guard environment.configDirectory != nil else { return ConfigFile(path: "config.toml") }
            return try ConfigStore(environment).load()
        }
        let settings = try resolver.resolve()
        settings.notes.forEach(environment.console.say)
        return settings
    }

    private static func read(_ path: String, _ environment: Environment) throws(CommandFailure) -> EnvFile {
        let contents: FileContents
        do throws(FileFailure) {
            contents = try FileContents.read(
                path, limit: envFileLimit, accepting: [.regular, .fifo], interrupts: environment.interrupts)
        } catch {
            if case .system(let failure) = error.cause, failure.isInterruption { throw environment.interruption() }
            throw CommandFailure(.unreadableInput, "--env-file: cannot read \(path.quoted): \(error.text)")
        }
        do throws(EnvFile.Fault) { return try EnvFile(contents.bytes, path: path) } catch {
            throw error.failure(path: path)
        }
    }
}
