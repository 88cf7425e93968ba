#!/usr/bin/env python3
"""An OpenID provider as far as verifying needs one: a discovery document and a key set, on a free port of loopback.

Usage: issuer.py KEY_SET [CERTIFICATE KEY]

With a certificate it speaks TLS. The first line on stdout is the issuer's URL, every further one a path that was asked
for. /elsewhere names another issuer in its document, /moved sends the reader on, /unsafe keeps its keys on a machine
that nobody should ask in the clear, /keyless names no keys.
"""
import http.server, json, ssl, sys


class Issuer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        print(self.path, flush=True)
        base, _, rest = self.path.partition("/.well-known/openid-configuration")
        documents = {
            "": {"issuer": url, "jwks_uri": url + "/keys"},
            "/tenant": {"issuer": url + "/tenant", "jwks_uri": url + "/keys"},
            "/elsewhere": {"issuer": "https://issuer.example", "jwks_uri": url + "/keys"},
            "/unsafe": {"issuer": url + "/unsafe", "jwks_uri": "http://issuer.example/keys"},
            "/keyless": {"issuer": url + "/keyless"},
        }
        if self.path == "/keys":
            self.answer(200, open(sys.argv[1], "rb").read())
        elif base == "/moved":
            self.answer(302, b"", ("Location", url + "/keys"))
        elif self.path != base and base in documents:
            self.answer(200, json.dumps(documents[base]).encode())
        else:
            self.answer(404, b"{}")

    def answer(self, status, body, *fields):
        self.send_response(status)
        for name, value in [("Content-Type", "application/json"), ("Content-Length", str(len(body))), *fields]:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Issuer)
if len(sys.argv) > 2:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2], sys.argv[3])
    server.socket = context.wrap_socket(server.socket, server_side=True)
url = "%s://127.0.0.1:%d" % ("https" if len(sys.argv) > 2 else "http", server.server_address[1])
print(url, flush=True)
server.serve_forever()
