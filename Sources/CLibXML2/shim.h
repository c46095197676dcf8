// Only what reading HTML as events needs; the tree is never built.
#include <libxml/xmlversion.h>
// Debian's libxml2 would bring ICU's headers along, which Foundation has in another version.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
