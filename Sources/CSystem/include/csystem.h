#ifndef CSYSTEM_H
#define CSYSTEM_H

// What Swift's Glibc module cannot import: headers it leaves out, GNU extensions, variadic calls, and unions. A call
// that fails answers -1 with errno set, as the call beneath it does, unless its own comment says otherwise. Every
// descriptor made here is close-on-exec.

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <termios.h>

// epoll: <sys/epoll.h> is not in the Glibc module, and epoll_event is a packed struct with a union.

enum {
    CSYSTEM_READABLE = 1,
    CSYSTEM_WRITABLE = 2,
    CSYSTEM_HANGUP = 4,
    CSYSTEM_ERROR = 8,
};

/// One descriptor's readiness, by the token that it was registered with.
struct csystem_ready {
    uint64_t token;
    uint32_t readiness;
};

int csystem_epoll_create(void);
int csystem_epoll_add(int epoll, int descriptor, uint32_t interest, uint64_t token);
int csystem_epoll_modify(int epoll, int descriptor, uint32_t interest, uint64_t token);
int csystem_epoll_remove(int epoll, int descriptor);

/// Waits up to milliseconds (-1: for ever) and writes at most count entries.
int csystem_epoll_wait(int epoll, struct csystem_ready *ready, int count, int milliseconds);

// eventfd and signalfd: their headers are not in the Glibc module.

/// A non-blocking eventfd with the count 0.
int csystem_eventfd(void);

/// A non-blocking signalfd for the signals, which must be blocked.
int csystem_signalfd(const int *signals, size_t count);

/// The number of the next signal that waits in the signalfd, or -1 where none waits.
int csystem_signalfd_next(int descriptor);

/// 1 if the signal is ignored, else 0. The handler is a union of function pointers, which Swift cannot compare.
int csystem_signal_is_ignored(int signal);

// Errors: strerror keeps its text in a buffer that all threads share; these GNU extensions have constant ones.

/// The words for an errno, or NULL.
const char *csystem_error_text(int number);

/// The constant's name, such as "ENOENT", or NULL.
const char *csystem_error_name(int number);

// getrandom: <sys/random.h> is not in the Glibc module.

/// Fills all count bytes; -1 only where the kernel has no getrandom.
int csystem_getrandom(void *bytes, size_t count);

// prctl: its header is not in the Glibc module, and it is variadic.

/// Forbids core dumps and attaching by other processes of the user (PR_SET_DUMPABLE 0).
int csystem_forbid_dumping(void);

// accept4 and pipe2: GNU extensions.

/// A waiting connection, non-blocking and close-on-exec.
int csystem_accept(int listener);

/// A close-on-exec pipe: ends[0] is read from, ends[1] written to.
int csystem_pipe(int ends[2]);

// Variadic: ioctl.

/// The terminal's width in columns, or -1.
int csystem_terminal_columns(int descriptor);

/// Bytes that can be read from a pipe, socket or terminal at once, or -1 (FIONREAD).
int csystem_bytes_waiting(int descriptor);

// Terminal modes: termios' keys are an array that Swift sees as a tuple of 32.

/// The terminal without echo, in lines, and without the suspend key; saved keeps what was.
int csystem_terminal_hide_input(int descriptor, struct termios *saved);

/// The terminal a key at a time, without echo and without signals from keys; saved keeps what was.
int csystem_terminal_raw(int descriptor, struct termios *saved);

// environ: a mutable global, which Swift 6 does not let a program read.

/// `NAME=VALUE` each, ended by NULL; or NULL where there are none.
char *const *csystem_environment(void);

// sched_getaffinity: its set is an array that is asked by macros.

/// How many processors this process may run on; at least 1.
int csystem_processors(void);

// Sockets: sockaddr_un's path is an array that Swift sees as a tuple of 108.

/// Connects the socket to the path of a Unix-domain socket.
int csystem_connect_unix(int descriptor, const char *path);

#endif
