#ifndef CCURL_EXCHANGE_H
#define CCURL_EXCHANGE_H

#include "ccurl.h"
#include "guard.h"
#include "library.h"
#include "received.h"

enum { CCURL_LISTS = CCURL_CONNECT_TO + 1 };

struct ccurl_exchange {
    CURL *easy;
    CURLM *multi;
    struct curl_slist *lists[CCURL_LISTS];
    uint8_t *sent;
    size_t sent_count;
    /// The head of the request as it went out, where it is kept; it holds secrets.
    struct ccurl_received asked;
    struct ccurl_received head;
    struct ccurl_received body;
    /// Bytes of all heads, also those of interim responses and trailers.
    size_t head_total;
    bool head_complete;
    bool body_begun;
    bool handshake_begun;
    struct ccurl_guard guard;
    /// What was set for the way to the end of the TLS handshake; 0 is no limit.
    long connect_milliseconds;
    bool is_connected;
    /// On the clock of ccurl_now.
    int64_t deadline;
    int others[CCURL_MAXIMUM_OTHERS];
    size_t others_count;
    int code;
    char message[CURL_ERROR_SIZE];
};

#define CCURL_SET(option, value) ccurl_library.easy_setopt(exchange->easy, option, value)

/// What holds for every exchange.
void ccurl_set_defaults(struct ccurl_exchange *exchange);

#endif
