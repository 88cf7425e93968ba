#ifndef CCURL_GUARD_H
#define CCURL_GUARD_H

#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ccurl.h"

/// Cuts the connections of one exchange when its time is up, from a thread of its own.
///
/// libcurl looks at the clock and at descriptors only between its calls, and a peer that never stops sending what brings
/// nothing (HelloRequest, KeyUpdate, the body of an answer to CONNECT) holds it inside of one. The cut comes a little
/// after the time that is up, so that it falls on nothing but a call that is held.
struct ccurl_guard {
    bool is_running;
    pthread_t thread;
    /// An eventfd: what is behind the lock has changed.
    int changed;
    struct pollfd waited[1 + CCURL_MAXIMUM_OTHERS];
    size_t waited_count;

    pthread_mutex_t lock;
    /// Duplicates, so that none of libcurl's descriptors is touched that it has closed and another has opened.
    int *sockets;
    size_t socket_count;
    /// In nanoseconds of the monotonic clock.
    int64_t until;
    bool is_over;
    bool has_cut;
};

int64_t ccurl_now(void);

/// Starts the thread; false when the system has none to give. The exchange is cut after `until`, or when one of the
/// others is readable.
bool ccurl_guard_start(struct ccurl_guard *guard, const int *others, size_t count, int64_t until);

/// Moves the end.
void ccurl_guard_move(struct ccurl_guard *guard, int64_t until);

/// Takes a socket into its care; false when the connections have been cut.
bool ccurl_guard_add(struct ccurl_guard *guard, int socket);

bool ccurl_guard_has_cut(struct ccurl_guard *guard);

/// Ends the thread, if there is one, and waits for it.
void ccurl_guard_end(struct ccurl_guard *guard);

#endif
