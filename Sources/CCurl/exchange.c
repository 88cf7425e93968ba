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
    if (exchange->easy && exchange->multi) ccurl_library.multi_remove_handle(exchange->multi, exchange->easy);
    if (exchange->easy) ccurl_library.easy_cleanup(exchange->easy);
    if (exchange->multi) ccurl_library.multi_cleanup(exchange->multi);
    for (int list = 0; list < CCURL_LISTS; list++) {
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

int ccurl_start(struct ccurl_exchange *exchange) {
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

enum { MAXIMUM_OTHERS = 8 };

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
