import RelayBytes
import RelayCommands
import Testing

@Suite struct EnvFileTests {
    @Test(
        "a value is read as python-dotenv reads it",
        arguments: [
            ("REDIS_HOST=redis", "redis"), ("REDIS_HOST = redis", "redis"), ("\texport  REDIS_HOST=redis ", "redis"),
            ("REDIS_HOST=redis # the cache", "redis"), ("REDIS_HOST=a#b", "a#b"), ("REDIS_HOST=#b", "#b"),
            ("REDIS_HOST=a b  c", "a b  c"), ("REDIS_HOST=a\tb\t# c", "a\tb"), ("REDIS_HOST=$HOME/${X}", "$HOME/${X}"),
            ("REDIS_HOST=\"a # b\" # c", "a # b"), ("REDIS_HOST='a # b'", "a # b"),
            (#"REDIS_HOST="a\n\r\t\"\\\$""#, "a\n\r\t\"\\\\$"), (#"REDIS_HOST='a\n\'\\'"#, #"a\n'\"#),
            ("REDIS_HOST=\"a\nb\"\nX=1", "a\nb"), ("REDIS_HOST='a\r\nb'", "a\r\nb"), ("REDIS_HOST=a=b=c", "a=b=c"),
            ("REDIS_HOST=é", "é"), ("\u{feff}REDIS_HOST=redis", "redis"), ("#x\n\n \nREDIS_HOST=redis\n", "redis"),
            ("REDIS_HOST=redis\r\n", "redis"), ("REDIS_HOST=redis\r", "redis"), ("REDIS_HOST='a' \r\nX=1", "a"),
            ("REDIS_HOST=a\nREDIS_HOST=b", "b"), ("export.x=1\nREDIS_HOST=redis", "redis"),
        ])
    func values(text: String, value: String) throws {
        #expect(try EnvFile.read(text)[.redisHost]?.text == value)
    }

    @Test(
        "an empty value is none",
        arguments: [
            "REDIS_HOST=", "REDIS_HOST=\"\"", "REDIS_HOST=''", "REDIS_HOST= ", "REDIS_HOST= # x", "", "#", "A=1",
        ])
    func empty(text: String) throws {
        #expect(try EnvFile.read(text)[.redisHost] == nil)
    }

    @Test("every name is read with its line")
    func keys() throws {
        let lines = EnvFile.Key.allCases.map { "\($0.rawValue)=v" }
        let file = try EnvFile.read("# first\n" + lines.joined(separator: "\r\n"))
        for (index, key) in EnvFile.Key.allCases.enumerated() {
            #expect(file[key]?.line == index + 2)
            #expect(file[key]?.path == "x/.env")
            #expect(file[key]?.text == (key == .secretKey ? "<secret>" : "v"))
        }
    }

    @Test("a value over several lines does not shift the lines behind it")
    func lines() throws {
        #expect(try EnvFile.read("A='1\n2\n3'\nREDIS_HOST=x")[.redisHost]?.line == 4)
    }

    @Test("SECRET_KEY is a secret and shown nowhere")
    func secret() throws {
        let file = try EnvFile.read("SECRET_KEY='hunter2#$%'\nX=1\n")
        #expect(file.secretKey == Secret("hunter2#$%"))
        var dumped = ""
        dump(file, to: &dumped)
        #expect(!dumped.contains("hunter2"))
        #expect(!String(reflecting: file).contains("hunter2"))
    }

    @Test(
        "a fault names its line and no value",
        arguments: [
            ("hunter2", 1, "hunter2"), ("A=1\n\nREDIS_HOST redis", 3, "no = behind REDIS_HOST"),
            ("A=1\n=x", 2, "a line is NAME=VALUE"), ("A=1\r\n'A'=x", 2, "a line is NAME=VALUE"),
            ("export A", 1, "no = behind A"), ("A=1\nB='x\ny\n", 2, "the quotation of B does not end"),
            ("A=\"x\\\"", 1, "the quotation of A does not end"), ("A='x'y", 1, "something behind the quotation of A"),
            ("A='x\n'y", 2, "something behind the quotation of A"), ("\nA=x\u{0}y", 2, "a NUL in the value of A"),
        ])
    func faults(text: String, line: Int, words: String) {
        let fault = #expect(throws: EnvFile.Fault.self) { try EnvFile.read(text) }
        #expect(fault?.line == line)
        #expect(fault?.message.contains(words) == true, "\(fault?.message ?? "")")
    }

    @Test("what is not UTF-8 is a fault only where it is read")
    func encoding() throws {
        let fault = #expect(throws: EnvFile.Fault.self) {
            try EnvFile(Array("\nREDIS_HOST=".utf8) + [0xff], path: "x")
        }
        #expect(fault?.line == 2)
        _ = try EnvFile(Array("OTHER=".utf8) + [0xff], path: "x")
    }

    @Test("later files win, value by value")
    func later() throws {
        var file = try EnvFile.read("REDIS_HOST=a\nREDIS_PORT=1\nSECRET_KEY=s\n")
        file.add(try EnvFile(Array("REDIS_HOST=b\nREDIS_PORT=\n".utf8), path: "later"))
        #expect(file[.redisHost]?.text == "b")
        #expect(file[.redisHost]?.path == "later")
        #expect(file[.redisPort]?.text == "1")
        #expect(file.secretKey == Secret("s"))
    }

    @Test("the document's two files are read")
    func document() throws {
        let back = try EnvFile.read(
            """
            SECRET_KEY=your-production-secret-key
            DEBUG=False
            ALLOWED_HOSTS=yourdomain.com,www.yourdomain.com

            # Redis
            REDIS_HOST=localhost
            REDIS_PORT=6379

            # CORS
            CORS_ALLOWED_ORIGINS=https://yourdomain.com

            # WebSocket
            ALLOWED_WEBSOCKET_ORIGINS=https://yourdomain.com
            """)
        #expect(back[.allowedHosts]?.text == "yourdomain.com,www.yourdomain.com")
        #expect(back[.socketOrigins]?.line == 13)
        let front = try EnvFile.read(
            """
            NEXT_PUBLIC_API_URL=https://api.yourdomain.com
            NEXT_PUBLIC_WS_HOST=api.yourdomain.com
            NEXT_PUBLIC_APP_NAME=RelayDesk
            """)
        #expect(front[.apiURL]?.text == "https://api.yourdomain.com")
        #expect(front[.socketHost]?.text == "api.yourdomain.com")
    }
}

extension EnvFile {
    /// A file that was given as text.
    static func read(_ text: String) throws(EnvFile.Fault) -> EnvFile {
        try EnvFile(Array(text.utf8), path: "x/.env")
    }
}
