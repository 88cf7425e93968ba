// zlib: permessage-deflate (RFC 7692) and compressed logs.
#include <zlib.h>
