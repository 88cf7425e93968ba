/* The floor under a session's throughput: a WebSocket echo server and client with nothing in them but the work itself.
 *
 *     cc -O2 -o floor Benchmarks/floor.c -lcrypto
 *     floor server                    prints its port, echoes every message of every connection, one after another
 *     floor client PORT [CHUNK]       stdin to stdout: a text message a line, or binary messages of CHUNK bytes
 *
 * It trusts its peer: no rule of RFC 6455 is checked that the work does not need.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

enum { BLOCK = 256 << 10, HIGH = 1 << 20 };

typedef struct { uint8_t *bytes; size_t start, end, room; } Buffer;

static uint8_t *reserve(Buffer *buffer, size_t count) {
    if (buffer->start == buffer->end) buffer->start = buffer->end = 0;
    if (buffer->room - buffer->end < count) {
        memmove(buffer->bytes, buffer->bytes + buffer->start, buffer->end - buffer->start);
        buffer->end -= buffer->start;
        buffer->start = 0;
        if (buffer->room - buffer->end < count) {
            buffer->room = (buffer->end + count) * 2;
            buffer->bytes = realloc(buffer->bytes, buffer->room);
        }
    }
    return buffer->bytes + buffer->end;
}

static size_t held(const Buffer *buffer) { return buffer->end - buffer->start; }

static void mask(uint8_t *to, const uint8_t *from, size_t count, uint32_t key) {
    uint64_t wide = (uint64_t)key << 32 | key, word;
    size_t at = 0;
    for (; at + 8 <= count; at += 8) {
        memcpy(&word, from + at, 8);
        word ^= wide;
        memcpy(to + at, &word, 8);
    }
    for (; at < count; at++) to[at] = from[at] ^ (uint8_t)(key >> 8 * (at & 3));
}

static void put(Buffer *out, uint8_t first, const uint8_t *payload, size_t count, const uint32_t *key) {
    uint8_t *to = reserve(out, count + 14);
    size_t at = 2;
    to[0] = first;
    to[1] = key ? 0x80 : 0;
    if (count < 126) {
        to[1] |= count;
    } else {
        int wide = count > 0xffff;
        to[1] |= wide ? 127 : 126;
        for (int shift = wide ? 56 : 8; shift >= 0; shift -= 8) to[at++] = (uint8_t)(count >> shift);
    }
    if (key) memcpy(to + at, key, 4), at += 4;
    mask(to + at, payload, count, key ? *key : 0);
    out->end += at + count;
}

static uint32_t next_key(void) {
    static uint32_t pool[1024];
    static int left = 0;
    if (left == 0) {
        if (getrandom(pool, sizeof pool, 0) < 0) abort();
        left = 1024;
    }
    return pool[--left];
}

/* A whole frame at the front: its payload, unmasked, and its first byte; 0 where it is not whole. */
static int frame(Buffer *in, uint8_t *first, uint8_t **payload, size_t *count) {
    uint8_t *from = in->bytes + in->start;
    size_t have = held(in), head = 2;
    if (have < 2) return 0;
    size_t length = from[1] & 0x7f;
    int extended = length == 126 ? 2 : length == 127 ? 8 : 0;
    head += extended + (from[1] & 0x80 ? 4 : 0);
    if (have < head) return 0;
    if (extended) length = 0;
    for (int at = 0; at < extended; at++) length = length << 8 | from[2 + at];
    if (have < head + length) {
        reserve(in, head + length - have);
        return 0;
    }
    if (from[1] & 0x80) {
        uint32_t key;
        memcpy(&key, from + head - 4, 4);
        mask(from + head, from + head, length, key);
    }
    *first = from[0];
    *payload = from + head;
    *count = length;
    in->start += head + length;
    return 1;
}

/* 1: something went; 0: nothing now; -1: over. */
static int fill(int from, Buffer *buffer) {
    ssize_t count = read(from, reserve(buffer, BLOCK), BLOCK);
    if (count > 0) buffer->end += count;
    return count > 0 ? 1 : count < 0 && errno == EAGAIN ? 0 : -1;
}

static int drain(int to, Buffer *buffer) {
    while (held(buffer)) {
        ssize_t count = write(to, buffer->bytes + buffer->start, held(buffer));
        if (count < 0) return errno == EAGAIN ? 0 : -1;
        buffer->start += count;
    }
    return 1;
}

static char *head(int socket, Buffer *in) {
    for (;;) {
        ssize_t count = read(socket, reserve(in, 4096), 4096);
        if (count <= 0) return NULL;
        in->end += count;
        char *end = memmem(in->bytes + in->start, held(in), "\r\n\r\n", 4);
        if (!end) continue;
        char *text = strndup((char *)in->bytes + in->start, end - (char *)in->bytes - in->start + 4);
        in->start = end + 4 - (char *)in->bytes;
        return text;
    }
}

static void serve(int socket) {
    Buffer in = {0}, out = {0};
    char *request = head(socket, &in);
    if (!request) return;
    char *key = strcasestr(request, "sec-websocket-key:");
    if (!key) return;
    char text[128];
    uint8_t digest[20], accept[32];
    sscanf(key + 18, " %24s", text);
    strcat(text, "258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
    SHA1((uint8_t *)text, strlen(text), digest);
    EVP_EncodeBlock(accept, digest, 20);
    dprintf(socket, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Accept: %s\r\n\r\n", accept);
    fcntl(socket, F_SETFL, O_NONBLOCK);
    int over = 0;
    while (!over || held(&out)) {
        struct pollfd set = {socket, (over || held(&out) > HIGH ? 0 : POLLIN) | (held(&out) ? POLLOUT : 0), 0};
        poll(&set, 1, -1);
        if (set.revents & (POLLIN | POLLHUP | POLLERR) && !over && fill(socket, &in) < 0) break;
        uint8_t first, *payload;
        size_t count;
        while (!over && frame(&in, &first, &payload, &count)) {
            int opcode = first & 15;
            if (opcode < 8) put(&out, first, payload, count, NULL);
            if (opcode == 9) put(&out, 0x8a, payload, count, NULL);
            if (opcode == 8) put(&out, 0x88, payload, count < 2 ? 0 : 2, NULL), over = 1;
        }
        if (drain(socket, &out) < 0) break;
    }
    shutdown(socket, SHUT_WR);
    close(socket);
    free(in.bytes);
    free(out.bytes);
    free(request);
}

static int server(void) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM, 0), one = 1;
    if (bind(listener, (void *)&address, size) || listen(listener, 16)) return 1;
    getsockname(listener, (void *)&address, &size);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    for (;;) {
        int socket = accept(listener, NULL, NULL);
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        serve(socket);
    }
}

static int client(int port, size_t chunk) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    address.sin_port = htons(port);
    int socket_ = socket(AF_INET, SOCK_STREAM, 0), one = 1, over = 0;
    if (connect(socket_, (void *)&address, sizeof address)) return 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    dprintf(socket_, "GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n", port);
    Buffer in = {0}, out = {0}, typed = {0}, shown = {0};
    if (!head(socket_, &in)) return 1;
    fcntl(socket_, F_SETFL, O_NONBLOCK);
    for (;;) {
        struct pollfd set[2] = {
            {socket_, POLLIN | (held(&out) ? POLLOUT : 0), 0}, {over || held(&out) > HIGH ? -1 : 0, POLLIN, 0}};
        poll(set, 2, -1);
        if (set[1].revents) {
            if (fill(0, &typed) < 0) over = 1;
            for (;;) {
                uint8_t *from = typed.bytes + typed.start, *end;
                size_t have = held(&typed);
                uint32_t key = next_key();
                if (chunk) {
                    if (have < chunk && !(over && have)) break;
                    size_t count = have < chunk ? have : chunk;
                    put(&out, 0x82, from, count, &key);
                    typed.start += count;
                } else {
                    if (!have || !(end = memchr(from, '\n', have))) break;
                    put(&out, 0x81, from, end - from, &key);
                    typed.start += end + 1 - from;
                }
            }
            uint32_t key = next_key();
            if (over) put(&out, 0x88, (const uint8_t *)"\x03\xe8", 2, &key);
        }
        if (drain(socket_, &out) < 0) return 1;
        if (set[0].revents & (POLLIN | POLLHUP) && fill(socket_, &in) < 0) return 0;
        uint8_t first, *payload;
        size_t count;
        while (frame(&in, &first, &payload, &count)) {
            if ((first & 15) == 8) {
                while (held(&shown)) drain(1, &shown);
                return 0;
            }
            memcpy(reserve(&shown, count + 1), payload, count);
            shown.end += count;
            if (!chunk) shown.bytes[shown.end++] = '\n';
        }
        if (drain(1, &shown) < 0) return 1;
    }
}

int main(int argc, char **argv) {
    signal(SIGPIPE, SIG_IGN);
    if (argc > 1 && !strcmp(argv[1], "server")) return server();
    if (argc > 2 && !strcmp(argv[1], "client")) return client(atoi(argv[2]), argc > 3 ? strtoul(argv[3], 0, 10) : 0);
    fprintf(stderr, "usage: floor server | floor client PORT [CHUNK]\n");
    return 64;
}
