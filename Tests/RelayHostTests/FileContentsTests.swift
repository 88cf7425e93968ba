import Glibc
import RelayBytes
import RelayHost
import RelayTestSupport
import Testing

@Suite struct FileContentsTests {
    private let directory = TemporaryDirectory()

    private func cause(_ body: () throws(FileFailure) -> Void) -> FileFailure.Cause? {
        do throws(FileFailure) {
            try body()
            return nil
        } catch {
            return error.cause
        }
    }

    @Test("bytes and mode", arguments: [(mode_t(0o600), false), (0o640, true), (0o604, true), (0o400, false)])
    func mode(mode: mode_t, open: Bool) throws {
        let path = directory.write("token", "abc\n", mode: mode)
        let contents = try FileContents.read(path, limit: 100)
        #expect(contents == FileContents(bytes: Array("abc\n".utf8), mode: mode))
        #expect(contents.isOpenToOthers == open)
    }

    @Test("the limit is the last size that is taken", arguments: [0, 1, 65535, 65536, 65537, 200_000])
    func limit(size: Int) throws {
        let path = directory.write("file", String(repeating: "x", count: size))
        #expect(try FileContents.read(path, limit: size).bytes.count == size)
        if size > 0 {
            #expect(
                cause { () throws(FileFailure) in _ = try FileContents.read(path, limit: size - 1) }
                    == .tooLarge(limit: size - 1))
        }
    }

    @Test func `links are followed unless they are refused`() throws {
        let path = directory.write("file", "x")
        let link = directory.file("link")
        #expect(symlink(path, link) == 0)
        #expect(try FileContents.read(link, limit: 10).bytes == [0x78])
        let refused = cause { () throws(FileFailure) in
            _ = try FileContents.read(link, limit: 10, followingLinks: false)
        }
        #expect(refused == .wrongKind(.symbolicLink))
    }

    @Test func `what is no regular file is refused at once`() throws {
        let fifo = directory.file("fifo")
        #expect(mkfifo(fifo, 0o600) == 0)
        let cases: [(String, FileKind)] = [(fifo, .fifo), (directory.path, .directory), ("/dev/zero", .device)]
        for (path, kind) in cases {
            #expect(cause { () throws(FileFailure) in _ = try FileContents.read(path, limit: 10) } == .wrongKind(kind))
        }
        let absent = SystemFailure(call: "open", errno: ENOENT)
        let missing = directory.file("none")
        #expect(cause { () throws(FileFailure) in _ = try FileContents.read(missing, limit: 10) } == .system(absent))
    }

    @Test func `an accepted FIFO is read to its writer's end`() throws {
        let fifo = directory.file("fifo")
        #expect(mkfifo(fifo, 0o600) == 0)
        startThread {
            let writer = open(fifo, O_WRONLY | O_CLOEXEC)
            _ = write(writer, "abc", 3)
            _ = write(writer, "def", 3)
            close(writer)
        }
        let contents = try FileContents.read(fifo, limit: 10, accepting: [.regular, .fifo], until: after(.seconds(10)))
        #expect(contents.bytes == Array("abcdef".utf8))
    }

    @Test func `an accepted FIFO without a writer is waited for until the deadline`() throws {
        let fifo = directory.file("fifo")
        #expect(mkfifo(fifo, 0o600) == 0)
        let deadline = after(.milliseconds(50))
        let failure = cause { () throws(FileFailure) in
            _ = try FileContents.read(fifo, limit: 10, accepting: [.fifo], until: deadline)
        }
        #expect(failure == .system(SystemFailure(call: "read", errno: ETIMEDOUT)))
    }
}
