#include "exchange.h"

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
        .asked = exchange->asked.bytes,
        .asked_count = exchange->asked.count,
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
