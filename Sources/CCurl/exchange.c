#define _GNU_SOURCE
#include "exchange.h"

#include <stdlib.h>
#include <string.h>

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
    ccurl_set_defaults(exchange);
    return exchange;
}

void ccurl_destroy(struct ccurl_exchange *exchange) {
    // To close a connection libcurl reads from it.
    ccurl_guard_move(&exchange->guard, ccurl_now());
    if (exchange->easy && exchange->multi) ccurl_library.multi_remove_handle(exchange->multi, exchange->easy);
    if (exchange->easy) ccurl_library.easy_cleanup(exchange->easy);
    if (exchange->multi) ccurl_library.multi_cleanup(exchange->multi);
    ccurl_guard_end(&exchange->guard);
    for (int list = 0; list < CCURL_LISTS; list++) {
        for (struct curl_slist *item = exchange->lists[list]; item; item = item->next) {
            explicit_bzero(item->data, strlen(item->data));
        }
        ccurl_library.slist_free_all(exchange->lists[list]);
    }
    if (exchange->sent) explicit_bzero(exchange->sent, exchange->sent_count);
    free(exchange->sent);
    ccurl_received_free(&exchange->asked);
    ccurl_received_free(&exchange->head);
    ccurl_received_free(&exchange->body);
    free(exchange);
}

void ccurl_keep_request(struct ccurl_exchange *exchange, size_t limit) { exchange->asked.limit = limit; }

/// Until when the connection must stand.
static int64_t connect_deadline(const struct ccurl_exchange *exchange, int64_t now) {
    int64_t limit = now + (int64_t)exchange->connect_milliseconds * 1000000;
    return exchange->connect_milliseconds > 0 && limit < exchange->deadline ? limit : exchange->deadline;
}

int ccurl_start(struct ccurl_exchange *exchange, const int *others, size_t count, int milliseconds) {
    int64_t now = ccurl_now();
    exchange->deadline = now + (int64_t)milliseconds * 1000000;
    exchange->others_count = count < CCURL_MAXIMUM_OTHERS ? count : CCURL_MAXIMUM_OTHERS;
    if (count) memcpy(exchange->others, others, exchange->others_count * sizeof *others);
    int64_t until = connect_deadline(exchange, now);
    if (!ccurl_guard_start(&exchange->guard, exchange->others, exchange->others_count, until)) {
        return CURLE_OUT_OF_MEMORY;
    }
    CCURL_SET(CURLOPT_HTTPHEADER, exchange->lists[CCURL_HEADER]);
    CCURL_SET(CURLOPT_RESOLVE, exchange->lists[CCURL_PIN]);
    CCURL_SET(CURLOPT_CONNECT_TO, exchange->lists[CCURL_CONNECT_TO]);
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

/// From where on the whole time counts.
static void look_for_connection(struct ccurl_exchange *exchange) {
    curl_off_t microseconds = 0;
    ccurl_library.easy_getinfo(exchange->easy, CURLINFO_PRETRANSFER_TIME_T, &microseconds);
    if (exchange->is_connected || microseconds == 0) return;
    exchange->is_connected = true;
    ccurl_guard_move(&exchange->guard, exchange->deadline);
}

enum ccurl_step ccurl_advance(struct ccurl_exchange *exchange, int milliseconds) {
    int running = 0;
    if (ccurl_library.multi_perform(exchange->multi, &running) != CURLM_OK) exchange->code = CURLE_FAILED_INIT;
    bool has_ended = is_done(exchange);
    // An end that the cut has made may look like the end of an answer.
    if (ccurl_guard_has_cut(&exchange->guard)) return CCURL_CUT;
    if (has_ended) return CCURL_DONE;
    look_for_connection(exchange);

    struct curl_waitfd waited[CCURL_MAXIMUM_OTHERS] = {0};
    size_t count = exchange->others_count;
    for (size_t index = 0; index < count; index++) {
        waited[index].fd = exchange->others[index];
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
