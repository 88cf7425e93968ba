#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "ccurl.h"
#include "library.h"
#include "received.h"

enum { LISTS = CCURL_CONNECT_TO + 1, MAXIMUM_OTHERS = 8 };

struct ccurl_exchange {
    CURL *easy;
    CURLM *multi;
    struct curl_slist *lists[LISTS];
    uint8_t *sent;
    size_t sent_count;
    struct ccurl_received head;
    struct ccurl_received body;
    /// Bytes of all heads, also those of interim responses and trailers.
    size_t head_total;
    bool head_complete;
    bool body_begun;
    bool handshake_begun;
    int code;
    char message[CURL_ERROR_SIZE];
};

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

/// libcurl keeps no time for the TCP connection alone: the first bytes of a TLS handshake show that there is one.
static int on_event(CURL *easy, curl_infotype type, char *bytes, size_t count, void *context) {
    (void)easy;
    (void)bytes;
    (void)count;
    struct ccurl_exchange *exchange = context;
    if (type == CURLINFO_SSL_DATA_OUT) exchange->handshake_begun = true;
    return 0;
}

#define SET(option, value) ccurl_library.easy_setopt(exchange->easy, option, value)

/// What holds for every exchange. Nothing comes from the environment, from files of the user or from other exchanges.
static void set_defaults(struct ccurl_exchange *exchange) {
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_ERRORBUFFER, exchange->message);
    SET(CURLOPT_HEADERFUNCTION, on_head);
    SET(CURLOPT_HEADERDATA, exchange);
    SET(CURLOPT_WRITEFUNCTION, on_body);
    SET(CURLOPT_WRITEDATA, exchange);
    SET(CURLOPT_VERBOSE, 1L);
    SET(CURLOPT_DEBUGFUNCTION, on_event);
    SET(CURLOPT_DEBUGDATA, exchange);
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    SET(CURLOPT_HTTP09_ALLOWED, 0L);
    SET(CURLOPT_PATH_AS_IS, 1L);
    SET(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    SET(CURLOPT_HAPPY_EYEBALLS_TIMEOUT_MS, 250L);
    SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    // Set and empty: with none given libcurl reads http_proxy and no_proxy itself.
    SET(CURLOPT_PROXY, "");
    SET(CURLOPT_NOPROXY, "");
#if LIBCURL_VERSION_NUM >= 0x075700
    // A resolver thread that hangs is left behind.
    SET(CURLOPT_QUICK_EXIT, 1L);
#endif
#if LIBCURL_VERSION_NUM >= 0x075500
    SET(CURLOPT_PROTOCOLS_STR, "http,https");
#else
    SET(CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

struct ccurl_exchange *ccurl_create(size_t head_limit, size_t body_limit) {
    struct ccurl_exchange *exchange = calloc(1, sizeof *exchange);
    if (!exchange) return NULL;
    exchange->head.limit = head_limit;
    exchange->body.limit = body_limit;
    exchange->code = -1;
    exchange->easy = ccurl_library.easy_init();
    exchange->multi = ccurl_library.multi_init();
    if (!exchange->easy || !exchange->multi) {
        ccurl_destroy(exchange);
        return NULL;
    }
    set_defaults(exchange);
    return exchange;
}

void ccurl_destroy(struct ccurl_exchange *exchange) {
    if (exchange->easy && exchange->multi) ccurl_library.multi_remove_handle(exchange->multi, exchange->easy);
    if (exchange->easy) ccurl_library.easy_cleanup(exchange->easy);
    if (exchange->multi) ccurl_library.multi_cleanup(exchange->multi);
    for (int list = 0; list < LISTS; list++) {
        for (struct curl_slist *item = exchange->lists[list]; item; item = item->next) {
            explicit_bzero(item->data, strlen(item->data));
        }
        ccurl_library.slist_free_all(exchange->lists[list]);
    }
    if (exchange->sent) explicit_bzero(exchange->sent, exchange->sent_count);
    free(exchange->sent);
    ccurl_received_free(&exchange->head);
    ccurl_received_free(&exchange->body);
    free(exchange);
}

int ccurl_set_text(struct ccurl_exchange *exchange, enum ccurl_text option, const char *text) {
    switch (option) {
    case CCURL_URL: return SET(CURLOPT_URL, text);
    case CCURL_PROXY: return SET(CURLOPT_PROXY, text);
    case CCURL_NO_PROXY: return SET(CURLOPT_NOPROXY, text);
    case CCURL_PROXY_USER: return SET(CURLOPT_PROXYUSERNAME, text);
    case CCURL_PROXY_PASSWORD: return SET(CURLOPT_PROXYPASSWORD, text);
    case CCURL_UNIX_SOCKET: return SET(CURLOPT_UNIX_SOCKET_PATH, text);
    case CCURL_CA_FILE: return SET(CURLOPT_CAINFO, text);
    case CCURL_CA_DIRECTORY: return SET(CURLOPT_CAPATH, text);
    case CCURL_CERTIFICATE_FILE: return SET(CURLOPT_SSLCERT, text);
    case CCURL_KEY_FILE: return SET(CURLOPT_SSLKEY, text);
    case CCURL_KEY_PASSPHRASE: return SET(CURLOPT_KEYPASSWD, text);
    }
    return CURLE_UNKNOWN_OPTION;
}

static long tls_version(long number) {
    switch (number) {
    case 10: return CURL_SSLVERSION_TLSv1_0;
    case 11: return CURL_SSLVERSION_TLSv1_1;
    case 13: return CURL_SSLVERSION_TLSv1_3;
    default: return CURL_SSLVERSION_TLSv1_2;
    }
}

static long ip_version(long number) {
    switch (number) {
    case CCURL_IP_V4: return CURL_IPRESOLVE_V4;
    case CCURL_IP_V6: return CURL_IPRESOLVE_V6;
    default: return CURL_IPRESOLVE_WHATEVER;
    }
}

int ccurl_set_number(struct ccurl_exchange *exchange, enum ccurl_number option, long number) {
    switch (option) {
    case CCURL_CONNECT_TIMEOUT_MS: return SET(CURLOPT_CONNECTTIMEOUT_MS, number);
    case CCURL_VERIFY: {
        int code = SET(CURLOPT_SSL_VERIFYPEER, number ? 1L : 0L);
        return code ? code : (int)SET(CURLOPT_SSL_VERIFYHOST, number ? 2L : 0L);
    }
    case CCURL_IP_VERSION: return SET(CURLOPT_IPRESOLVE, ip_version(number));
    case CCURL_TLS_MINIMUM: return SET(CURLOPT_SSLVERSION, tls_version(number));
    }
    return CURLE_UNKNOWN_OPTION;
}

int ccurl_add(struct ccurl_exchange *exchange, enum ccurl_list list, const char *text) {
    struct curl_slist *longer = ccurl_library.slist_append(exchange->lists[list], text);
    if (!longer) return CURLE_OUT_OF_MEMORY;
    exchange->lists[list] = longer;
    return CURLE_OK;
}

int ccurl_set_method(struct ccurl_exchange *exchange, enum ccurl_method method, const void *body, size_t count) {
    switch (method) {
    case CCURL_GET: return SET(CURLOPT_HTTPGET, 1L);
    case CCURL_HEAD: return SET(CURLOPT_NOBODY, 1L);
    case CCURL_POST: break;
    }
    // libcurl's own copy would be freed as it is.
    exchange->sent = malloc(count + 1);
    if (!exchange->sent) return CURLE_OUT_OF_MEMORY;
    exchange->sent_count = count;
    if (count) memcpy(exchange->sent, body, count);
    int code = SET(CURLOPT_POST, 1L);
    if (!code) code = SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
    return code ? code : (int)SET(CURLOPT_POSTFIELDS, (char *)exchange->sent);
}

int ccurl_start(struct ccurl_exchange *exchange) {
    SET(CURLOPT_HTTPHEADER, exchange->lists[CCURL_HEADER]);
    SET(CURLOPT_RESOLVE, exchange->lists[CCURL_PIN]);
    SET(CURLOPT_CONNECT_TO, exchange->lists[CCURL_CONNECT_TO]);
    return ccurl_library.multi_add_handle(exchange->multi, exchange->easy) == CURLM_OK ? CURLE_OK
                                                                                       : CURLE_FAILED_INIT;
}

/// Whether the transfer has ended; keeps its code.
static bool is_done(struct ccurl_exchange *exchange) {
    int left = 0;
    CURLMsg *message;
    while ((message = ccurl_library.multi_info_read(exchange->multi, &left))) {
        if (message->msg == CURLMSG_DONE) exchange->code = message->data.result;
    }
    return exchange->code >= 0;
}

enum ccurl_step ccurl_advance(struct ccurl_exchange *exchange, const int *others, size_t count, int milliseconds) {
    int running = 0;
    if (ccurl_library.multi_perform(exchange->multi, &running) != CURLM_OK) exchange->code = CURLE_FAILED_INIT;
    if (is_done(exchange)) return CCURL_DONE;

    struct curl_waitfd waited[MAXIMUM_OTHERS] = {0};
    if (count > MAXIMUM_OTHERS) count = MAXIMUM_OTHERS;
    for (size_t index = 0; index < count; index++) {
        waited[index].fd = others[index];
        waited[index].events = CURL_WAIT_POLLIN;
    }
    int ready = 0;
    if (ccurl_library.multi_poll(exchange->multi, waited, (unsigned)count, milliseconds, &ready) != CURLM_OK) {
        exchange->code = CURLE_FAILED_INIT;
        return CCURL_DONE;
    }
    for (size_t index = 0; index < count; index++) {
        if (waited[index].revents) return CCURL_INTERRUPTED;
    }
    return CCURL_RUNNING;
}

#define GET(name, pointer) ccurl_library.easy_getinfo(exchange->easy, name, pointer)

static int64_t time_of(struct ccurl_exchange *exchange, CURLINFO name) {
    curl_off_t microseconds = 0;
    GET(name, &microseconds);
    return microseconds;
}

static long long_of(struct ccurl_exchange *exchange, CURLINFO name, long absent) {
    long number = absent;
    return GET(name, &number) == CURLE_OK ? number : absent;
}

static const char *text_of(struct ccurl_exchange *exchange, CURLINFO name) {
    char *text = NULL;
    GET(name, &text);
    return text;
}

struct ccurl_result ccurl_result(struct ccurl_exchange *exchange) {
    const char *address = text_of(exchange, CURLINFO_PRIMARY_IP);
    const char *message = exchange->message;
    if (!*message && exchange->code > 0) message = ccurl_library.easy_strerror((CURLcode)exchange->code);
    struct ccurl_result result = {
        .code = exchange->code,
        .message = message,
        .os_errno = (int)long_of(exchange, CURLINFO_OS_ERRNO, 0),
        .status = long_of(exchange, CURLINFO_RESPONSE_CODE, 0),
        .connect_status = long_of(exchange, CURLINFO_HTTP_CONNECTCODE, 0),
        .verify_result = long_of(exchange, CURLINFO_SSL_VERIFYRESULT, -1),
        .resolved = time_of(exchange, CURLINFO_NAMELOOKUP_TIME_T),
        .connected = time_of(exchange, CURLINFO_CONNECT_TIME_T),
        .secured = time_of(exchange, CURLINFO_APPCONNECT_TIME_T),
        .requested = time_of(exchange, CURLINFO_PRETRANSFER_TIME_T),
        .first_byte = time_of(exchange, CURLINFO_STARTTRANSFER_TIME_T),
        .total = time_of(exchange, CURLINFO_TOTAL_TIME_T),
        .address = address ? address : "",
        .port = long_of(exchange, CURLINFO_PRIMARY_PORT, 0),
        .redirect = text_of(exchange, CURLINFO_REDIRECT_URL),
        .handshake_begun = exchange->handshake_begun,
        .head = exchange->head.bytes,
        .head_count = exchange->head.count,
        .head_complete = exchange->head_complete,
        .head_overflow = exchange->head.overflow,
        .body = exchange->body.bytes,
        .body_count = exchange->body.count,
        .body_overflow = exchange->body.overflow,
    };
    return result;
}
