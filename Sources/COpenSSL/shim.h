#ifndef RELAY_OPENSSL_SHIM_H
#define RELAY_OPENSSL_SHIM_H

#include "crypto_shim.h"
#include "ecdsa_shim.h"
#include "tls_shim.h"

#endif
