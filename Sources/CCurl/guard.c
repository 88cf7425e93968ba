#define _GNU_SOURCE
#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/// So much later than the time that is up.
static const int64_t delay = 50000000;

int64_t ccurl_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static int milliseconds_to(int64_t until) {
    if (until == INT64_MAX) return -1;
    int64_t left = until - ccurl_now();
    if (left <= 0) return 0;
    int64_t milliseconds = (left - 1) / 1000000 + 1;
    return milliseconds < INT_MAX ? (int)milliseconds : INT_MAX;
}

/// What has come already is thrown away (tcp(7): MSG_TRUNC): libcurl would read through it first. The peer learns of
/// the end by a reset.
static void cut(int socket) {
    struct linger at_once = {.l_onoff = 1};
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    shutdown(socket, SHUT_RDWR);
    while (recv(socket, NULL, 1 << 20, MSG_DONTWAIT | MSG_TRUNC) > 0) continue;
}

static void cut_all(struct ccurl_guard *guard) {
    pthread_mutex_lock(&guard->lock);
    guard->has_cut = true;
    for (size_t index = 0; index < guard->socket_count; index++) cut(guard->sockets[index]);
    pthread_mutex_unlock(&guard->lock);
}

static int64_t end_of(struct ccurl_guard *guard, bool *is_over) {
    pthread_mutex_lock(&guard->lock);
    *is_over = guard->is_over;
    int64_t until = guard->until;
    pthread_mutex_unlock(&guard->lock);
    return until < INT64_MAX - delay ? until + delay : INT64_MAX;
}

static void *watch(void *context) {
    struct ccurl_guard *guard = context;
    bool is_over = false;
    int64_t until = end_of(guard, &is_over);
    while (!is_over) {
        int ready = poll(guard->waited, guard->waited_count, milliseconds_to(until));
        if (ready > 0 && guard->waited[0].revents) {
            eventfd_t count;
            eventfd_read(guard->changed, &count);
            until = end_of(guard, &is_over);
        } else if (ready > 0) {
            // An interrupt: it is seen between two calls, or else libcurl is held.
            guard->waited_count = 1;
            int64_t soon = ccurl_now() + delay;
            if (soon < until) until = soon;
        } else if (milliseconds_to(until) == 0) {
            cut_all(guard);
            until = INT64_MAX;
        }
    }
    return NULL;
}

bool ccurl_guard_start(struct ccurl_guard *guard, const int *others, size_t count, int64_t until) {
    guard->changed = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (guard->changed < 0) return false;
    pthread_mutex_init(&guard->lock, NULL);
    guard->until = until;
    guard->waited[0] = (struct pollfd){.fd = guard->changed, .events = POLLIN};
    guard->waited_count = 1;
    for (size_t index = 0; index < count && index < CCURL_MAXIMUM_OTHERS; index++) {
        guard->waited[guard->waited_count++] = (struct pollfd){.fd = others[index], .events = POLLIN};
    }
    guard->is_running = pthread_create(&guard->thread, NULL, watch, guard) == 0;
    if (!guard->is_running) {
        close(guard->changed);
        pthread_mutex_destroy(&guard->lock);
    }
    return guard->is_running;
}

static void change(struct ccurl_guard *guard, int64_t until, bool is_over) {
    pthread_mutex_lock(&guard->lock);
    guard->until = until;
    guard->is_over = is_over;
    pthread_mutex_unlock(&guard->lock);
    while (eventfd_write(guard->changed, 1) != 0 && errno != EAGAIN) continue;
}

void ccurl_guard_move(struct ccurl_guard *guard, int64_t until) {
    if (guard->is_running) change(guard, until, false);
}

bool ccurl_guard_add(struct ccurl_guard *guard, int socket) {
    pthread_mutex_lock(&guard->lock);
    bool is_taken = !guard->has_cut;
    int *longer = is_taken ? realloc(guard->sockets, (guard->socket_count + 1) * sizeof *longer) : NULL;
    if (longer) {
        guard->sockets = longer;
        int duplicate = fcntl(socket, F_DUPFD_CLOEXEC, 3);
        // Without a descriptor to spare the exchange goes on unguarded.
        if (duplicate >= 0) longer[guard->socket_count++] = duplicate;
    }
    pthread_mutex_unlock(&guard->lock);
    return is_taken;
}

bool ccurl_guard_has_cut(struct ccurl_guard *guard) {
    pthread_mutex_lock(&guard->lock);
    bool has_cut = guard->has_cut;
    pthread_mutex_unlock(&guard->lock);
    return has_cut;
}

void ccurl_guard_end(struct ccurl_guard *guard) {
    if (!guard->is_running) return;
    change(guard, INT64_MAX, true);
    pthread_join(guard->thread, NULL);
    for (size_t index = 0; index < guard->socket_count; index++) close(guard->sockets[index]);
    free(guard->sockets);
    close(guard->changed);
    pthread_mutex_destroy(&guard->lock);
    guard->is_running = false;
}
