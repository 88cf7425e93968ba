#ifndef COPENSSL_TLS_SHIM_H
#define COPENSSL_TLS_SHIM_H

// TLS for RelayNet: calls that are macros in OpenSSL's headers, which Swift does not import, and the few that need a C
// callback.

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <string.h>

// Macros over SSL_CTX_ctrl and SSL_ctrl.

static inline void tls_context_set_mode(SSL_CTX *context, long mode) { SSL_CTX_set_mode(context, mode); }

static inline void tls_context_set_read_ahead(SSL_CTX *context, int on) { SSL_CTX_set_read_ahead(context, on); }

static inline int tls_context_set_minimum_version(SSL_CTX *context, int version) {
    return SSL_CTX_set_min_proto_version(context, version);
}

static inline void tls_context_disable_session_cache(SSL_CTX *context) {
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
}

static inline int tls_set_server_name(SSL *ssl, const char *name) { return (int)SSL_set_tlsext_host_name(ssl, name); }

// The mode bits, which are macros with parentheses or unsigned suffixes.

static inline long tls_stream_mode(void) {
    return SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS;
}

static inline uint64_t tls_no_renegotiation(void) { return SSL_OP_NO_RENEGOTIATION; }

// One call of OpenSSL's goes on for as long as the socket holds records that bring nothing (HelloRequest, KeyUpdate), so
// a peer that never stops sending them would keep it beyond every deadline. Each call may read the socket so many times
// and is then told "later", as if nothing were there.

enum { tls_reads_of_a_call = 16 };

static long tls_count_read(BIO *socket, int operation, const char *bytes, size_t length, int unused, long alsoUnused,
                           int result, size_t *processed) {
    (void)bytes;
    (void)length;
    (void)unused;
    (void)alsoUnused;
    (void)processed;
    if (operation != BIO_CB_READ) return result;
    // The number itself stands in the place of a pointer.
    size_t left = (size_t)BIO_get_callback_arg(socket);
    if (left == 0) {
        BIO_clear_retry_flags(socket);
        BIO_set_retry_read(socket);
        return -1;
    }
    BIO_set_callback_arg(socket, (char *)(left - 1));
    return result;
}

/// To be called before each call that may read.
static inline void tls_allow_reads(SSL *ssl) {
    BIO_set_callback_arg(SSL_get_rbio(ssl), (char *)(size_t)tls_reads_of_a_call);
}

// The socket is read only once the hello is out, so that the peer's first bytes can be looked at before OpenSSL takes
// them: until then an empty memory BIO, which always says "later", stands in its place.

static inline int tls_attach(SSL *ssl, int descriptor) {
    BIO *socket = BIO_new_socket(descriptor, BIO_NOCLOSE);
    BIO *later = BIO_new(BIO_s_mem());
    if (socket == NULL || later == NULL) {
        BIO_free(socket);
        BIO_free(later);
        return 0;
    }
    BIO_set_callback_ex(socket, tls_count_read);
    SSL_set_bio(ssl, later, socket);
    return 1;
}

static inline void tls_begin_reading(SSL *ssl) {
    BIO *socket = SSL_get_wbio(ssl);
    BIO_up_ref(socket);
    SSL_set0_rbio(ssl, socket);
}

/// The number of the alert that an error code reports, or -1: OpenSSL counts reasons of alerts from 1000.
static inline int tls_alert_of_error(unsigned long code) {
    int reason = ERR_GET_REASON(code);
    if (ERR_GET_LIB(code) != ERR_LIB_SSL || reason < SSL_AD_REASON_OFFSET) return -1;
    int alert = reason - SSL_AD_REASON_OFFSET;
    return alert < 256 ? alert : -1;
}

/// Whether an error code says that the connection ended without close_notify.
static inline int tls_is_unexpected_end(unsigned long code) {
    return ERR_GET_LIB(code) == ERR_LIB_SSL && ERR_GET_REASON(code) == SSL_R_UNEXPECTED_EOF_WHILE_READING;
}

// Verification is left out of the handshake, so that the handshake's facts exist whatever the verdict; tls_verify makes
// the verdict before the first application byte.

static int tls_verify_later(X509_STORE_CTX *verification, void *unused) {
    (void)verification;
    (void)unused;
    return 1;
}

static inline void tls_context_verify_later(SSL_CTX *context) {
    SSL_CTX_set_verify(context, SSL_VERIFY_NONE, NULL);
    SSL_CTX_set_cert_verify_callback(context, tls_verify_later, NULL);
}

/// X509_V_OK or the first error of the peer's chain against the store, and the depth of the certificate at fault.
static inline int tls_verify(SSL *ssl, X509_STORE *store, int *depth) {
    *depth = 0;
    X509 *leaf = SSL_get0_peer_certificate(ssl);
    if (leaf == NULL) return X509_V_ERR_UNSPECIFIED;
    X509_STORE_CTX *verification = X509_STORE_CTX_new();
    if (verification == NULL) return X509_V_ERR_OUT_OF_MEM;
    int result = X509_V_ERR_UNSPECIFIED;
    if (X509_STORE_CTX_init(verification, store, leaf, SSL_get_peer_cert_chain(ssl)) == 1
        && X509_STORE_CTX_set_default(verification, "ssl_server") == 1) {
        X509_VERIFY_PARAM_set_auth_level(X509_STORE_CTX_get0_param(verification), SSL_get_security_level(ssl));
        int good = X509_verify_cert(verification);
        result = X509_STORE_CTX_get_error(verification);
        *depth = X509_STORE_CTX_get_error_depth(verification);
        if (good != 1 && result == X509_V_OK) result = X509_V_ERR_UNSPECIFIED;
    }
    X509_STORE_CTX_free(verification);
    return result;
}

/// Whether the leaf names the host in its subjectAltName (RFC 9525: never in its common name).
static inline int tls_leaf_names_host(SSL *ssl, const char *host) {
    X509 *leaf = SSL_get0_peer_certificate(ssl);
    unsigned flags = X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS;
    return leaf != NULL && X509_check_host(leaf, host, strlen(host), flags, NULL) == 1;
}

/// Whether the leaf names the address, given as text.
static inline int tls_leaf_names_address(SSL *ssl, const char *address) {
    X509 *leaf = SSL_get0_peer_certificate(ssl);
    return leaf != NULL && X509_check_ip_asc(leaf, address, 0) == 1;
}

// Stacks are typed by macros.

/// How many certificates the peer sent.
static inline int tls_chain_count(SSL *ssl) {
    STACK_OF(X509) *chain = SSL_get_peer_cert_chain(ssl);
    return chain == NULL ? 0 : sk_X509_num(chain);
}

/// The size of one certificate's DER; into a buffer of that size when there is one. A server does not find its client's
/// leaf in the chain, so it is not for servers.
static inline int tls_chain_der(SSL *ssl, int index, unsigned char *buffer) {
    X509 *certificate = sk_X509_value(SSL_get_peer_cert_chain(ssl), index);
    return i2d_X509(certificate, buffer == NULL ? NULL : &buffer);
}

// ALPN at the server: a callback.

static int tls_choose_http(SSL *ssl, const unsigned char **chosen, unsigned char *length, const unsigned char *offered,
                           unsigned int offeredLength, void *unused) {
    (void)ssl;
    (void)unused;
    static const unsigned char http[] = "\x08http/1.1";
    unsigned char *selected = NULL;
    int outcome = SSL_select_next_proto(&selected, length, http, sizeof http - 1, offered, offeredLength);
    if (outcome != OPENSSL_NPN_NEGOTIATED) return SSL_TLSEXT_ERR_NOACK;
    *chosen = selected;
    return SSL_TLSEXT_ERR_OK;
}

static inline void tls_context_choose_http(SSL_CTX *context) {
    SSL_CTX_set_alpn_select_cb(context, tls_choose_http, NULL);
}

#endif
