import Glibc
import RelayBytes
import RelayHost
import RelayTestSupport
import Testing

@Suite struct OutputFileTests {
    private let directory = TemporaryDirectory()

    private func refusal(_ body: () throws(FileFailure) -> Void) -> FileFailure.Cause? {
        do throws(FileFailure) {
            try body()
            return nil
        } catch {
            return error.cause
        }
    }

    private func text(_ path: String) throws -> String {
        String(decoding: try FileContents.read(path, limit: 1 << 20).bytes, as: UTF8.self)
    }

    @Test func `a new file has the umask's mode`() async {
        await #expect(processExitsWith: .exitCode(7)) {
            umask(0o027)
            let directory = TemporaryDirectory()
            try OutputFile.replace(directory.file("report"), with: [1])
            var status = stat()
            let isRight = stat(directory.file("report"), &status) == 0 && status.st_mode & 0o7777 == 0o640
            leave(directory, isRight ? 7 : 1)
        }
    }

    @Test func `an existing file keeps its mode and a link its place`() throws {
        let path = directory.write("report", "old", mode: 0o604)
        let link = directory.file("link")
        #expect(symlink(path, link) == 0)
        try OutputFile.replace(link, with: Array("new".utf8))
        let contents = try FileContents.read(path, limit: 10)
        #expect(contents == FileContents(bytes: Array("new".utf8), mode: 0o604))
        #expect(try FileContents.read(link, limit: 10).bytes == contents.bytes)
        var status = stat()
        #expect(lstat(link, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    }

    @Test func `what cannot be a file is refused`() throws {
        let dangling = directory.file("dangling")
        #expect(symlink(directory.file("nowhere"), dangling) == 0)
        let fifo = directory.file("fifo")
        #expect(mkfifo(fifo, 0o600) == 0)
        let cases: [(String, FileFailure.Cause)] = [
            (directory.path, .wrongKind(.directory)), (dangling, .wrongKind(.symbolicLink)),
            // Nobody reads from it.
            (fifo, .system(SystemFailure(call: "open", errno: ENXIO))),
            ("/dev/full", .system(SystemFailure(call: "write", errno: ENOSPC))),
            (directory.file("none/report"), .system(SystemFailure(call: "open", errno: ENOENT))),
        ]
        for (path, cause) in cases {
            #expect(refusal { () throws(FileFailure) in try OutputFile.replace(path, with: [1]) } == cause)
        }
    }

    @Test func `a device takes the bytes as they are`() throws { try OutputFile.replace("/dev/null", with: [1, 2, 3]) }

    @Test func `a failed write leaves the old file`() async {
        await #expect(processExitsWith: .exitCode(7)) {
            let directory = TemporaryDirectory()
            let path = directory.write("report", "old")
            // Files of this process end at 10 bytes from here on.
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 10, rlim_max: 10)
            guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { leave(directory, 1) }
            do throws(FileFailure) {
                try OutputFile.replace(path, with: [UInt8](repeating: 1, count: 100))
                leave(directory, 2)
            } catch {
                guard error.cause == .system(SystemFailure(call: "write", errno: EFBIG)) else { leave(directory, 3) }
            }
            guard try FileContents.read(path, limit: 10).bytes == Array("old".utf8) else { leave(directory, 4) }
            leave(directory, 7)
        }
    }

    @Test func `a file that grows takes its place when it is complete, or leaves nothing`() throws {
        let path = directory.write("answer", "old")
        do {
            let file = try OutputFile.begin(path)
            try file.write(Array("ne".utf8).span)
            try file.write(Array("w".utf8).span)
            #expect(try text(path) == "old")
            try file.complete()
        }
        #expect(try text(path) == "new")
        do {
            let file = try OutputFile.begin(path)
            try file.write(Array("never".utf8).span)
        }
        #expect(try text(path) == "new")
        let left = try #require(opendir(directory.path))
        var names = 0
        while readdir(left) != nil { names += 1 }
        closedir(left)
        #expect(names == 3, "a file beside it is left")
    }

    @Test func `a stream of lines is begun anew or gone on with`() throws {
        let path = directory.write("trace", "old\n")
        do {
            let file = try OutputFile.open(path, appending: true)
            try StandardStreams.write(Array("new\n".utf8).span, to: file.raw)
        }
        #expect(try text(path) == "old\nnew\n")
        do {
            let file = try OutputFile.open(path, appending: false)
            try StandardStreams.write(Array("other\n".utf8).span, to: file.raw)
        }
        #expect(try text(path) == "other\n")
    }
}
