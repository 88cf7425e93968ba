#include "library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

#include "ccurl.h"

#define CCURL_FILE "libcurl.so.4"
#define CCURL_PACKAGE "libcurl4"

struct ccurl_library ccurl_library;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool opened;
static char open_error[512];

/// Finds one function; the first that is missing is the error.
static bool find(void *handle, const char *name, void *pointer) {
    void *symbol = dlsym(handle, name);
    if (!symbol) {
        snprintf(open_error, sizeof open_error, CCURL_FILE " (package " CCURL_PACKAGE ") is too old: no %s", name);
        return false;
    }
    *(void **)pointer = symbol;
    return true;
}

#define FIND(name) find(handle, "curl_" #name, &ccurl_library.name)

static void open_library(void) {
    void *handle = dlopen(CCURL_FILE, RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        const char *reason = dlerror();
        snprintf(open_error, sizeof open_error, "HTTP needs " CCURL_FILE " (package " CCURL_PACKAGE "): %s",
                 reason ? reason : "it cannot be opened");
        return;
    }
    if (!(FIND(global_init) && FIND(version) && FIND(easy_init) && FIND(easy_cleanup) && FIND(easy_setopt) &&
          FIND(easy_getinfo) && FIND(easy_strerror) && FIND(slist_append) && FIND(slist_free_all) &&
          FIND(multi_init) && FIND(multi_cleanup) && FIND(multi_add_handle) && FIND(multi_remove_handle) &&
          FIND(multi_perform) && FIND(multi_poll) && FIND(multi_info_read))) {
        return;
    }
    CURLcode code = ccurl_library.global_init(CURL_GLOBAL_DEFAULT);
    if (code != CURLE_OK) {
        snprintf(open_error, sizeof open_error, CCURL_FILE ": %s", ccurl_library.easy_strerror(code));
        return;
    }
    opened = true;
}

bool ccurl_open(void) {
    pthread_once(&once, open_library);
    return opened;
}

const char *ccurl_open_error(void) { return open_error; }

const char *ccurl_version(void) { return ccurl_library.version(); }
