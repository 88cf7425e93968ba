#ifndef CCURL_H
#define CCURL_H

// One HTTP exchange over libcurl, which is opened on first use and never linked: a command that speaks no HTTP pays
// nothing for it. Variadic calls, callbacks and macros stay behind this face; no type of libcurl's passes it.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Opens libcurl once in the life of the process; false when it cannot be had. Any thread may call it.
bool ccurl_open(void);

/// Why it cannot be had, naming the file and the package; empty while it can.
const char *ccurl_open_error(void);

/// Such as "libcurl/7.88.1 OpenSSL/3.0.19"; only after ccurl_open.
const char *ccurl_version(void);

/// An easy handle, a multi handle of its own, and what they have received.
struct ccurl_exchange;

/// NULL when there is no memory. Head and body are kept up to these many bytes. Only after ccurl_open.
struct ccurl_exchange *ccurl_create(size_t head_limit, size_t body_limit);

/// Keeps the head of the request as it goes out, up to so many bytes, for a trace.
void ccurl_keep_request(struct ccurl_exchange *exchange, size_t limit);

/// Frees all; headers, body and what was received are overwritten first.
void ccurl_destroy(struct ccurl_exchange *exchange);

enum ccurl_text {
    CCURL_URL,
    CCURL_PROXY,
    CCURL_NO_PROXY,
    CCURL_PROXY_USER,
    CCURL_PROXY_PASSWORD,
    CCURL_UNIX_SOCKET,
    CCURL_CA_FILE,
    CCURL_CA_DIRECTORY,
    CCURL_CERTIFICATE_FILE,
    CCURL_KEY_FILE,
    CCURL_KEY_PASSPHRASE,
};

enum ccurl_number {
    CCURL_CONNECT_TIMEOUT_MS,
    CCURL_VERIFY,
    CCURL_IP_VERSION,
    CCURL_TLS_MINIMUM,
};

enum ccurl_list {
    CCURL_HEADER,
    /// "HOST:PORT:ADDRESS"
    CCURL_PIN,
    /// "HOST:PORT:HOST:PORT"
    CCURL_CONNECT_TO,
};

enum ccurl_method {
    CCURL_GET,
    CCURL_HEAD,
    CCURL_POST,
};

enum {
    CCURL_IP_ANY = 0,
    CCURL_IP_V4 = 4,
    CCURL_IP_V6 = 6,
};

// Each answers 0, or libcurl's code of the refusal.

/// The text is copied; NULL takes libcurl's own default away.
int ccurl_set_text(struct ccurl_exchange *exchange, enum ccurl_text option, const char *text);
/// CCURL_VERIFY: 0 or 1; CCURL_TLS_MINIMUM: 10, 11, 12 or 13.
int ccurl_set_number(struct ccurl_exchange *exchange, enum ccurl_number option, long number);
int ccurl_add(struct ccurl_exchange *exchange, enum ccurl_list list, const char *text);
/// The body is copied; only CCURL_POST sends one.
int ccurl_set_method(struct ccurl_exchange *exchange, enum ccurl_method method, const void *body, size_t count);

enum { CCURL_MAXIMUM_OTHERS = 8 };

/// Hands the exchange to its multi handle; nothing is sent yet. It may take so many milliseconds, and goes on while none
/// of the other descriptors is readable.
int ccurl_start(struct ccurl_exchange *exchange, const int *others, size_t count, int milliseconds);

enum ccurl_step {
    CCURL_RUNNING,
    CCURL_DONE,
    /// One of the other descriptors is readable.
    CCURL_INTERRUPTED,
    /// The time was up, or another descriptor readable, while libcurl was held by what the peer sends.
    CCURL_CUT,
};

/// Moves what can be moved, then waits at most milliseconds for more or for one of the other descriptors.
enum ccurl_step ccurl_advance(struct ccurl_exchange *exchange, int milliseconds);

/// What has come so far; the pointers live as long as the exchange and until the next ccurl_advance.
struct ccurl_result {
    /// libcurl's code once the exchange is done, else -1.
    int code;
    /// libcurl's own words, or "".
    const char *message;
    int os_errno;
    long status;
    /// The status that a proxy gave to CONNECT, or 0.
    long connect_status;
    /// The X509_V_ERR_* number; 0 is verified, -1 not known.
    long verify_result;

    /// The first bytes of a TLS handshake were sent.
    bool handshake_begun;

    // In microseconds from ccurl_start; 0 when that point was not reached.
    int64_t resolved;
    int64_t connected;
    int64_t secured;
    int64_t requested;
    int64_t first_byte;
    int64_t total;

    /// The peer's address as a number, or "".
    const char *address;
    long port;
    /// The Location of a redirect as an absolute URL, or NULL.
    const char *redirect;

    /// The head of the request as it went out, where it is kept; a proxy's CONNECT is not.
    const uint8_t *asked;
    size_t asked_count;

    /// The last response head, status line to empty line.
    const uint8_t *head;
    size_t head_count;
    bool head_complete;
    /// A limit was reached and the transfer ended there.
    bool head_overflow;
    const uint8_t *body;
    size_t body_count;
    bool body_overflow;
};

struct ccurl_result ccurl_result(struct ccurl_exchange *exchange);

// libcurl's codes that mean something here.
enum {
    CCURL_OK = 0,
    CCURL_UNSUPPORTED_PROTOCOL = 1,
    CCURL_URL_MALFORMED = 3,
    CCURL_PROXY_NOT_RESOLVED = 5,
    CCURL_HOST_NOT_RESOLVED = 6,
    CCURL_NOT_CONNECTED = 7,
    CCURL_WEIRD_REPLY = 8,
    CCURL_PARTIAL = 18,
    CCURL_WRITE_ERROR = 23,
    /// What releases before 8.6 answer to a line of a head that is too long.
    CCURL_OUT_OF_MEMORY = 27,
    CCURL_TIMED_OUT = 28,
    CCURL_TLS_HANDSHAKE = 35,
    CCURL_GOT_NOTHING = 52,
    CCURL_SEND_ERROR = 55,
    CCURL_RECEIVE_ERROR = 56,
    CCURL_CERTIFICATE_UNUSABLE = 58,
    CCURL_CIPHER = 59,
    CCURL_NOT_VERIFIED = 60,
    CCURL_USER_IN_URL = 67,
    CCURL_CA_UNUSABLE = 77,
    CCURL_PROXY_ERROR = 97,
    CCURL_TOO_LARGE = 100,
};

#endif
