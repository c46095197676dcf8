#ifndef CPHONENUMBER_H
#define CPHONENUMBER_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// libphonenumber for languages that do not speak C++. Nothing is kept between calls, no call throws, and all may be made
// from several threads at once.

enum cphone_standing {
    // No number, or one that is too short or too long for its country.
    CPHONE_IMPOSSIBLE = 0,
    // As long as numbers of its country are.
    CPHONE_POSSIBLE = 1,
    // In a range that its country has given out.
    CPHONE_VALID = 2,
};

struct cphone_reading {
    // The number with its country code, up to 15 digits, of which the first is no zero; 0 when there is none.
    uint64_t digits;
    enum cphone_standing standing;
};

// Reads digits with `+` in front, or as they are dialled in a region, which is an ISO 3166 code; NULL for no region.
struct cphone_reading cphone_read(const char *text, const char *region);

// The country code of a region; 0 when there is no such region.
int cphone_calling_code(const char *region);

// Whether numbers can begin with this country code.
bool cphone_is_calling_code(int calling_code);

// Whether a country has numbers of so many digits, its code not counted.
bool cphone_has_length(int calling_code, int digits);

#ifdef __cplusplus
}
#endif

#endif
