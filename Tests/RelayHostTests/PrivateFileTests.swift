import Glibc
import RelayBytes
import RelayHost
import RelayTestSupport
import Testing

@Suite struct PrivateFileTests {
    private let directory = TemporaryDirectory()

    private func mode(_ path: String) -> mode_t {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
    }

    private func refusal(_ body: () throws(FileFailure) -> Void) -> FileFailure.Cause? {
        do throws(FileFailure) {
            try body()
            return nil
        } catch {
            return error.cause
        }
    }

    @Test func `under umask 000 the file is 0600 and its directories are 0700`() async {
        await #expect(processExitsWith: .exitCode(7)) {
            umask(0)
            let directory = TemporaryDirectory()
            let path = directory.file("a/b/tokens.json")
            try PrivateFile.replace(path, with: Array("{}".utf8))
            var status = stat()
            for (path, mode) in [(path, 0o600), (directory.file("a/b"), 0o700), (directory.file("a"), 0o700)] {
                guard stat(path, &status) == 0, status.st_mode & 0o7777 == mode else { leave(directory, 1) }
            }
            leave(directory, 7)
        }
    }

    @Test func `under umask 0777 too`() async {
        await #expect(processExitsWith: .exitCode(7)) {
            let directory = TemporaryDirectory()
            umask(0o777)
            let path = directory.file("tokens.json")
            try PrivateFile.replace(path, with: [1])
            var status = stat()
            leave(directory, stat(path, &status) == 0 && status.st_mode & 0o7777 == 0o600 ? 7 : 1)
        }
    }

    @Test func `it is read back, replaced and removed`() throws {
        let path = directory.file("tokens.json")
        #expect(try PrivateFile.read(path, limit: 100) == nil)
        for text in ["one", "", "three"] {
            try PrivateFile.replace(path, with: Array(text.utf8))
            #expect(try PrivateFile.read(path, limit: 100) == FileContents(bytes: Array(text.utf8), mode: 0o600))
        }
        try PrivateFile.remove(path)
        try PrivateFile.remove(path)
        #expect(try PrivateFile.read(path, limit: 100) == nil)
    }

    @Test func `a loose mode is tightened by replacing`() throws {
        let path = directory.write("tokens.json", "x", mode: 0o666)
        #expect(try PrivateFile.read(path, limit: 10)?.isOpenToOthers == true)
        try PrivateFile.replace(path, with: [1])
        #expect(mode(path) == 0o600)
    }

    @Test func `a symbolic link is refused and its target untouched`() throws {
        let target = directory.write("passwd", "root")
        let path = directory.file("tokens.json")
        #expect(symlink(target, path) == 0)
        #expect(
            refusal { () throws(FileFailure) in try PrivateFile.replace(path, with: [1]) } == .wrongKind(.symbolicLink))
        #expect(
            refusal { () throws(FileFailure) in _ = try PrivateFile.read(path, limit: 9) } == .wrongKind(.symbolicLink))
        #expect(refusal { () throws(FileFailure) in try PrivateFile.remove(path) } == .wrongKind(.symbolicLink))
        #expect(try FileContents.read(target, limit: 10).bytes == Array("root".utf8))
    }

    @Test func `a dangling link is refused as well`() throws {
        let path = directory.file("tokens.json")
        #expect(symlink(directory.file("nowhere"), path) == 0)
        #expect(
            refusal { () throws(FileFailure) in try PrivateFile.replace(path, with: [1]) } == .wrongKind(.symbolicLink))
        #expect(access(directory.file("nowhere"), F_OK) != 0)
    }

    @Test func `a FIFO and a directory are refused without waiting`() throws {
        let fifo = directory.file("fifo")
        let folder = directory.file("folder")
        #expect(mkfifo(fifo, 0o600) == 0)
        #expect(mkdir(folder, 0o700) == 0)
        for (path, kind) in [(fifo, FileKind.fifo), (folder, .directory)] {
            #expect(refusal { () throws(FileFailure) in try PrivateFile.replace(path, with: [1]) } == .wrongKind(kind))
            #expect(refusal { () throws(FileFailure) in _ = try PrivateFile.read(path, limit: 9) } == .wrongKind(kind))
        }
    }

    @Test func `a file in the place of the directory`() throws {
        let path = directory.write("file", "x") + "/tokens.json"
        #expect(
            refusal { () throws(FileFailure) in try PrivateFile.replace(path, with: [1]) }
                == .system(SystemFailure(call: "stat", errno: ENOTDIR)))
    }

    @Test func `nothing is left behind by a refused rename`() throws {
        let path = directory.file("tokens.json")
        try PrivateFile.replace(path, with: [1])
        let names = try ChildProcess.run(["ls", "-A", directory.path])
        #expect(names == "tokens.json\n")
    }

    @Test func `of several writers none loses what another wrote`() throws {
        let path = directory.file("state/tokens.json")
        let done = try Handoff<Bool>()
        for writer in 0..<3 {
            startThread {
                for round in 0..<12 {
                    do throws(FileFailure) {
                        try PrivateFile.update(path, limit: 1 << 16) { before in
                            (before ?? []) + Array("\(writer).\(round)\n".utf8)
                        }
                    } catch {
                        return done.put(false)
                    }
                }
                done.put(true)
            }
        }
        for _ in 0..<3 {
            _ = wait(for: done.descriptor, .readable, until: after(.seconds(60)), interrupts: .none)
            #expect(done.take() == true)
        }
        let bytes = try #require(try PrivateFile.read(path, limit: 1 << 16)).bytes
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 36 && Set(lines).count == 36)
        for writer in 0..<3 {
            #expect(lines.filter { $0.hasPrefix("\(writer).") } == (0..<12).map { "\(writer).\($0)" })
        }
    }

    @Test func `an update that gives nothing changes nothing`() throws {
        let path = directory.file("tokens.json")
        try PrivateFile.update(path, limit: 10) { _ in nil }
        #expect(try PrivateFile.read(path, limit: 10) == nil)
    }

    @Test func `a link in the place of the lock is refused`() throws {
        let target = directory.write("other", "x")
        let path = directory.file("tokens.json")
        #expect(symlink(target, path + ".lock") == 0)
        #expect(
            refusal { () throws(FileFailure) in try PrivateFile.withLock(path) {} } == .wrongKind(.symbolicLink))
    }
}
