#include <stdlib.h>
#include <string.h>

#include "exchange.h"

int ccurl_set_text(struct ccurl_exchange *exchange, enum ccurl_text option, const char *text) {
    switch (option) {
    case CCURL_URL: return CCURL_SET(CURLOPT_URL, text);
    case CCURL_PROXY: return CCURL_SET(CURLOPT_PROXY, text);
    case CCURL_NO_PROXY: return CCURL_SET(CURLOPT_NOPROXY, text);
    case CCURL_PROXY_USER: return CCURL_SET(CURLOPT_PROXYUSERNAME, text);
    case CCURL_PROXY_PASSWORD: return CCURL_SET(CURLOPT_PROXYPASSWORD, text);
    case CCURL_UNIX_SOCKET: return CCURL_SET(CURLOPT_UNIX_SOCKET_PATH, text);
    case CCURL_CA_FILE: return CCURL_SET(CURLOPT_CAINFO, text);
    case CCURL_CA_DIRECTORY: return CCURL_SET(CURLOPT_CAPATH, text);
    case CCURL_CERTIFICATE_FILE: return CCURL_SET(CURLOPT_SSLCERT, text);
    case CCURL_KEY_FILE: return CCURL_SET(CURLOPT_SSLKEY, text);
    case CCURL_KEY_PASSPHRASE: return CCURL_SET(CURLOPT_KEYPASSWD, text);
    }
    return CURLE_UNKNOWN_OPTION;
}

static long tls_version(long number) {
    switch (number) {
    case 10: return CURL_SSLVERSION_TLSv1_0;
    case 11: return CURL_SSLVERSION_TLSv1_1;
    case 13: return CURL_SSLVERSION_TLSv1_3;
    default: return CURL_SSLVERSION_TLSv1_2;
    }
}

static long ip_version(long number) {
    switch (number) {
    case CCURL_IP_V4: return CURL_IPRESOLVE_V4;
    case CCURL_IP_V6: return CURL_IPRESOLVE_V6;
    default: return CURL_IPRESOLVE_WHATEVER;
    }
}

int ccurl_set_number(struct ccurl_exchange *exchange, enum ccurl_number option, long number) {
    switch (option) {
    case CCURL_CONNECT_TIMEOUT_MS:
        exchange->connect_milliseconds = number;
        return CCURL_SET(CURLOPT_CONNECTTIMEOUT_MS, number);
    case CCURL_VERIFY: {
        int code = CCURL_SET(CURLOPT_SSL_VERIFYPEER, number ? 1L : 0L);
        return code ? code : (int)CCURL_SET(CURLOPT_SSL_VERIFYHOST, number ? 2L : 0L);
    }
    case CCURL_IP_VERSION: return CCURL_SET(CURLOPT_IPRESOLVE, ip_version(number));
    case CCURL_TLS_MINIMUM: return CCURL_SET(CURLOPT_SSLVERSION, tls_version(number));
    }
    return CURLE_UNKNOWN_OPTION;
}

int ccurl_add(struct ccurl_exchange *exchange, enum ccurl_list list, const char *text) {
    struct curl_slist *longer = ccurl_library.slist_append(exchange->lists[list], text);
    if (!longer) return CURLE_OUT_OF_MEMORY;
    exchange->lists[list] = longer;
    return CURLE_OK;
}

int ccurl_set_method(struct ccurl_exchange *exchange, enum ccurl_method method, const void *body, size_t count) {
    switch (method) {
    case CCURL_GET: return CCURL_SET(CURLOPT_HTTPGET, 1L);
    case CCURL_HEAD: return CCURL_SET(CURLOPT_NOBODY, 1L);
    case CCURL_POST: break;
    }
    // libcurl's own copy would be freed as it is.
    exchange->sent = malloc(count + 1);
    if (!exchange->sent) return CURLE_OUT_OF_MEMORY;
    exchange->sent_count = count;
    if (count) memcpy(exchange->sent, body, count);
    int code = CCURL_SET(CURLOPT_POST, 1L);
    if (!code) code = CCURL_SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
    return code ? code : (int)CCURL_SET(CURLOPT_POSTFIELDS, (char *)exchange->sent);
}
