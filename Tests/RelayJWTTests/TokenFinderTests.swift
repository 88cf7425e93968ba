import RelayJWT
import Testing

@Suite struct TokenFinderTests {
    @Test(
        "runs that look like tokens",
        arguments: [
            ("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln", 1, 1), ("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.", 1, 1),
            ("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ", 0, 1), ("access.eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln", 1, 1),
            ("eyJhbGciOiJIUzI1NiJ9.a.b.c.d", 1, 1), ("eyJhbGciOiJIUzI1NiJ9", 0, 0), ("a.b.c", 0, 0),
            ("www.example.com/some-long-path.html", 0, 0),
            ("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln,eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln", 2, 2),
        ])
    func finds(text: String, complete: Int, any: Int) {
        #expect(TokenFinder.ranges(in: Array(text.utf8), complete: true).count == complete)
        #expect(TokenFinder.ranges(in: Array(text.utf8)).count == any)
    }
}
