#ifndef RELAY_OPENSSL_ECDSA_SHIM_H
#define RELAY_OPENSSL_ECDSA_SHIM_H

/* ECDSA verification under one key of the curve P-256, many times (FIPS 186-5 section 6.4.2). EVP computes the multiple
   of the public point anew for every signature; here that point stands in the place of the base point, so that OpenSSL
   tables its multiples once, which takes a third off a verification. On other curves its tables gain nothing. All values
   are public: no time needs to be constant. */

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>

typedef struct relay_ecdsa_key {
    /* The curve with its base point; the same curve with the public point there. */
    EC_GROUP *base, *own;
    EC_POINT *left, *right;
    BIGNUM *r, *s, *e, *x;
    BN_CTX *context;
} relay_ecdsa_key;

static inline void relay_ecdsa_free(relay_ecdsa_key *key) {
    if (key == NULL) return;
    EC_POINT_free(key->left);
    EC_POINT_free(key->right);
    EC_GROUP_free(key->base);
    EC_GROUP_free(key->own);
    BN_free(key->r);
    BN_free(key->s);
    BN_free(key->e);
    BN_free(key->x);
    BN_CTX_free(key->context);
    OPENSSL_free(key);
}

/* Deprecated because named curves have their tables already; these are of another point. */
static inline int relay_ecdsa_tables(EC_GROUP *group, BN_CTX *context) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    return EC_GROUP_precompute_mult(group, context) == 1 && EC_GROUP_have_precompute_mult(group) == 1;
#pragma GCC diagnostic pop
}

/* The public key, of P-256, made ready; NULL where OpenSSL makes no tables. */
static inline relay_ecdsa_key *relay_ecdsa_new(EVP_PKEY *public) {
    relay_ecdsa_key *key = (relay_ecdsa_key *)OPENSSL_zalloc(sizeof *key);
    unsigned char point[65];
    size_t count = 0;
    if (key == NULL) return NULL;
    key->base = EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1);
    key->own = EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1);
    key->context = BN_CTX_new();
    key->r = BN_new();
    key->s = BN_new();
    key->e = BN_new();
    key->x = BN_new();
    if (key->base == NULL || key->own == NULL || key->context == NULL || key->r == NULL || key->s == NULL
        || key->e == NULL || key->x == NULL)
        goto failed;
    key->left = EC_POINT_new(key->base);
    key->right = EC_POINT_new(key->base);
    if (key->left == NULL || key->right == NULL
        || EVP_PKEY_get_octet_string_param(public, OSSL_PKEY_PARAM_PUB_KEY, point, sizeof point, &count) != 1
        || EC_POINT_oct2point(key->base, key->left, point, count, key->context) != 1
        || EC_GROUP_set_generator(
               key->own, key->left, EC_GROUP_get0_order(key->base), EC_GROUP_get0_cofactor(key->base)) != 1
        || relay_ecdsa_tables(key->own, key->context) != 1)
        goto failed;
    return key;
failed:
    relay_ecdsa_free(key);
    return NULL;
}

/* Whether R and S, of 32 octets each, sign the digest of 32 octets. */
static inline int relay_ecdsa_verify(
    relay_ecdsa_key *key, const unsigned char *signature, const unsigned char *digest) {
    const BIGNUM *order = EC_GROUP_get0_order(key->base);
    return BN_bin2bn(signature, 32, key->r) != NULL && BN_bin2bn(signature + 32, 32, key->s) != NULL
        && !BN_is_zero(key->r) && !BN_is_zero(key->s) && BN_cmp(key->r, order) < 0 && BN_cmp(key->s, order) < 0
        && BN_bin2bn(digest, 32, key->e) != NULL
        /* w = 1/s, u = e w, v = r w */
        && BN_mod_inverse(key->s, key->s, order, key->context) != NULL
        && BN_mod_mul(key->e, key->e, key->s, order, key->context) == 1
        && BN_mod_mul(key->x, key->r, key->s, order, key->context) == 1
        /* The x of u G + v Q is r modulo the order. */
        && EC_POINT_mul(key->base, key->left, key->e, NULL, NULL, key->context) == 1
        && EC_POINT_mul(key->own, key->right, key->x, NULL, NULL, key->context) == 1
        && EC_POINT_add(key->base, key->left, key->left, key->right, key->context) == 1
        && EC_POINT_is_at_infinity(key->base, key->left) == 0
        && EC_POINT_get_affine_coordinates(key->base, key->left, key->x, NULL, key->context) == 1
        && BN_nnmod(key->x, key->x, order, key->context) == 1 && BN_cmp(key->x, key->r) == 0;
}

#endif
