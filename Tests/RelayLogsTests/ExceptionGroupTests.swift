import RelayLogs
import Testing

/// Tracebacks of exception groups, as Python 3.11 and later write them.
@Suite struct ExceptionGroupTests {
    static let group = """
          + Exception Group Traceback (most recent call last):
          |   File "/srv/x.py", line 3, in <module>
          |     raise ExceptionGroup("unhandled errors in a TaskGroup", [error])
          | ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)
          +-+---------------- 1 ----------------
            | Traceback (most recent call last):
            |   File "/srv/y.py", line 9, in connect
            |     await layer.group_add("x")
            | redis.exceptions.ConnectionError: Error 111 connecting to redis:6379.
            +------------------------------------

        """

    @Test("what lies in the group counts, and once", arguments: ["", "ERROR    Exception inside application: x\n"])
    func cause(head: String) {
        for prefix in ["", "daphne-1  | ", "Nov 08 12:00:00 relay1 daphne[123]: "] {
            let lines = (head + Self.group).split(separator: "\n").map { "\(prefix)\($0)\n" }
            let reading = Reading.of(lines.joined())
            #expect(reading.counts == ["redis.error": 1], "\(prefix)")
            #expect(reading.unrecognised == 0)
            #expect(reading.texts.map(\.cause) == [.redisUnreachable])
            let text = "redis.exceptions.ConnectionError: Error 111 connecting to redis:6379."
            #expect(reading.texts.map(\.text) == [Array(text.utf8)])
        }
    }

    @Test("a group in a group, whose exceptions have no stack, and what is raised because of it")
    func nested() {
        let nested = """
              + Exception Group Traceback (most recent call last):
              |   File "/srv/x.py", line 3, in <module>
              | ExceptionGroup: outer (2 sub-exceptions)
              +-+---------------- 1 ----------------
                | ExceptionGroup: inner (1 sub-exception)
                +-+---------------- 1 ----------------
                  | ValueError: 1
                  +------------------------------------
                +---------------- 2 ----------------
                | KeyError: 'message'
                +------------------------------------

            """
        let reading = Reading.of(nested)
        #expect(reading.counts == ["app.exception": 1] && reading.unrecognised == 0)
        #expect(reading.texts.map(\.cause) == [.message])
        let chained =
            nested + """

                During handling of the above exception, another exception occurred:

                Traceback (most recent call last):
                  File "/srv/x.py", line 3, in <module>
                redis.exceptions.ConnectionError: Error 111 connecting to redis:6379.

                """
        #expect(Reading.counts(chained) == ["redis.error": 1])
    }

    @Test("a table is no group", arguments: ["  | name | size |", "  +------+------+", "  + 1", "  | "])
    func table(line: String) {
        let reading = Reading.of("\(line)\n")
        #expect(reading.counts == [:] && reading.unrecognised == 0)
    }
}
