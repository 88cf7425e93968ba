#ifndef RELAY_OPENSSL_CRYPTO_SHIM_H
#define RELAY_OPENSSL_CRYPTO_SHIM_H

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/decoder.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

/* OSSL_PARAM wants a writable string, which Swift's constants are not; the MAC only reads it. */
static inline int relay_mac_init(EVP_MAC_CTX *context, const char *digest, const unsigned char *key, size_t count) {
    OSSL_PARAM parameters[2] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, (char *)digest, 0),
        OSSL_PARAM_construct_end(),
    };
    return EVP_MAC_init(context, key, count, parameters);
}

/* Stacks are macros: how many names a subjectAltName has. */
static inline int relay_general_names_count(const GENERAL_NAMES *names) { return sk_GENERAL_NAME_num(names); }

/* The union in GENERAL_NAME has no name that Swift could follow safely: the octets of a DNS name or an address.
   The type is GEN_DNS or GEN_IPADD; every other name gives nothing. */
static inline const unsigned char *relay_general_name_octets(
    const GENERAL_NAMES *names, int index, int *type, int *count) {
    const GENERAL_NAME *name = sk_GENERAL_NAME_value(names, index);
    const ASN1_STRING *text = NULL;
    *type = name->type;
    *count = 0;
    if (name->type == GEN_DNS) text = name->d.dNSName;
    if (name->type == GEN_IPADD) text = name->d.iPAddress;
    if (text == NULL) return NULL;
    *count = ASN1_STRING_length(text);
    return ASN1_STRING_get0_data(text);
}

/* A cast that is a macro in C (GENERAL_NAMES_free takes a typed stack; X509_get_ext_d2i gives void). */
static inline GENERAL_NAMES *relay_alternative_names(const X509 *certificate) {
    return (GENERAL_NAMES *)X509_get_ext_d2i(certificate, NID_subject_alt_name, NULL, NULL);
}

/* BIO_get_mem_data is a macro over BIO_ctrl: what was printed into a memory BIO. */
static inline long relay_bio_bytes(BIO *bio, char **bytes) { return BIO_get_mem_data(bio, bytes); }

/* XN_FLAG_* and ASN1_STRFLGS_* are macros of parenthesised or-ed constants, which Swift does not import. One line,
   "C=US, CN=name", with control characters escaped and UTF-8 kept. */
static inline int relay_print_name(BIO *bio, const X509_NAME *name) {
    unsigned long flags = (ASN1_STRFLGS_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) | XN_FLAG_SEP_CPLUS_SPC | XN_FLAG_FN_SN;
    return X509_NAME_print_ex(bio, name, 0, flags);
}

/* EVP_PKEY_KEYPAIR and EVP_PKEY_PUBLIC_KEY are macros of or-ed constants. */
static inline int relay_selection_public(void) { return EVP_PKEY_PUBLIC_KEY; }
static inline int relay_selection_pair(void) { return EVP_PKEY_KEYPAIR; }

/* A callback that never asks: without one OpenSSL prompts on the terminal for the passphrase of a PEM text. */
static int relay_no_passphrase(char *passphrase, size_t size, size_t *count, const OSSL_PARAM parameters[], void *unused) {
    (void)passphrase; (void)size; (void)count; (void)parameters; (void)unused;
    return 0;
}
static inline int relay_decoder_never_prompts(OSSL_DECODER_CTX *context) {
    return OSSL_DECODER_CTX_set_passphrase_cb(context, relay_no_passphrase, NULL);
}

#endif
