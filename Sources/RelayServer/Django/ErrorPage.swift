/// The pages that Django shows without DEBUG, and nginx's own.
enum ErrorPage {
    /// 179 bytes.
    static let notFound = page("Not Found", "The requested resource was not found on this server.")
    /// 143 bytes.
    static let badRequest = page("Bad Request (400)", "")
    /// 145 bytes.
    static let serverError = page("Server Error (500)", "")

    /// nginx's page for an upstream that cannot be reached, 157 bytes.
    static let badGateway = [UInt8](
        ("<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
            + "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n"
            + "</body>\r\n</html>\r\n")
            .utf8)

    private static func page(_ title: String, _ details: String) -> [UInt8] {
        [UInt8](
            """

            <!doctype html>
            <html lang="en">
            <head>
              <title>\(title)</title>
            </head>
            <body>
              <h1>\(title)</h1><p>\(details)</p>
            </body>
            </html>

            """.utf8)
    }
}
