#include <string.h>

#include "exchange.h"

/// One line of a head. A second status line begins the next response: interim ones are forgotten.
static size_t on_head(char *line, size_t size, size_t items, void *context) {
    struct ccurl_exchange *exchange = context;
    size_t count = size * items;
    exchange->head_total += count;
    if (exchange->head_total > exchange->head.limit) {
        exchange->head.overflow = true;
        return 0;
    }
    // Behind the body come trailers.
    if (exchange->body_begun) return count;
    if (count >= 5 && memcmp(line, "HTTP/", 5) == 0) {
        ccurl_received_clear(&exchange->head);
        exchange->head_complete = false;
    }
    if (exchange->head_complete) return count;
    if (!ccurl_received_append(&exchange->head, line, count)) return 0;
    if ((count == 2 && line[0] == '\r') || (count == 1 && line[0] == '\n')) exchange->head_complete = true;
    return count;
}

static size_t on_body(char *bytes, size_t size, size_t items, void *context) {
    struct ccurl_exchange *exchange = context;
    size_t count = size * items;
    exchange->body_begun = true;
    return ccurl_received_append(&exchange->body, bytes, count) ? count : 0;
}

static bool is_connect(const char *bytes, size_t count) { return count > 8 && memcmp(bytes, "CONNECT ", 8) == 0; }

/// libcurl keeps no time for the TCP connection alone: the first bytes of a TLS handshake show that there is one.
static int on_event(CURL *easy, curl_infotype type, char *bytes, size_t count, void *context) {
    (void)easy;
    struct ccurl_exchange *exchange = context;
    if (type == CURLINFO_SSL_DATA_OUT) exchange->handshake_begun = true;
    if (type == CURLINFO_HEADER_OUT && exchange->asked.limit && !is_connect(bytes, count)) {
        ccurl_received_append(&exchange->asked, bytes, count);
    }
    return 0;
}

static int on_socket(void *context, curl_socket_t socket, curlsocktype purpose) {
    (void)purpose;
    struct ccurl_exchange *exchange = context;
    return ccurl_guard_add(&exchange->guard, socket) ? CURL_SOCKOPT_OK : CURL_SOCKOPT_ERROR;
}

/// Nothing comes from the environment, from files of the user or from other exchanges.
void ccurl_set_defaults(struct ccurl_exchange *exchange) {
    CCURL_SET(CURLOPT_NOSIGNAL, 1L);
    CCURL_SET(CURLOPT_ERRORBUFFER, exchange->message);
    CCURL_SET(CURLOPT_HEADERFUNCTION, on_head);
    CCURL_SET(CURLOPT_HEADERDATA, exchange);
    CCURL_SET(CURLOPT_WRITEFUNCTION, on_body);
    CCURL_SET(CURLOPT_WRITEDATA, exchange);
    CCURL_SET(CURLOPT_VERBOSE, 1L);
    CCURL_SET(CURLOPT_DEBUGFUNCTION, on_event);
    CCURL_SET(CURLOPT_DEBUGDATA, exchange);
    CCURL_SET(CURLOPT_SOCKOPTFUNCTION, on_socket);
    CCURL_SET(CURLOPT_SOCKOPTDATA, exchange);
    CCURL_SET(CURLOPT_FOLLOWLOCATION, 0L);
    CCURL_SET(CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    CCURL_SET(CURLOPT_HTTP09_ALLOWED, 0L);
    CCURL_SET(CURLOPT_PATH_AS_IS, 1L);
    CCURL_SET(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    CCURL_SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    // Plain requests too take the way of the socket; a proxy that forwards answers 401 and 500 as the server would.
    CCURL_SET(CURLOPT_HTTPPROXYTUNNEL, 1L);
    CCURL_SET(CURLOPT_HAPPY_EYEBALLS_TIMEOUT_MS, 250L);
    CCURL_SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    // Set and empty: with none given libcurl reads http_proxy and no_proxy itself.
    CCURL_SET(CURLOPT_PROXY, "");
    CCURL_SET(CURLOPT_NOPROXY, "");
#if LIBCURL_VERSION_NUM >= 0x075700
    // A resolver thread that hangs is left behind.
    CCURL_SET(CURLOPT_QUICK_EXIT, 1L);
#endif
#if LIBCURL_VERSION_NUM >= 0x075500
    CCURL_SET(CURLOPT_PROTOCOLS_STR, "http,https");
#else
    CCURL_SET(CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}
