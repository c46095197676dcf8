#include "CPhoneNumber.h"

#include <phonenumbers/phonenumberutil.h>

#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// The region code by which the library says that it knows none.
static const char *const no_region = "ZZ";

static uint64_t digits_of(const PhoneNumberUtil &util, const PhoneNumber &number) {
    std::string text;
    util.Format(number, PhoneNumberUtil::E164, &text);
    uint64_t digits = 0;
    int count = 0;
    for (char character : text) {
        if (character < '0' || character > '9') {
            continue;
        }
        if (++count > 15) {
            return 0;
        }
        digits = digits * 10 + static_cast<uint64_t>(character - '0');
    }
    return digits;
}

struct cphone_reading cphone_read(const char *text, const char *region) {
    try {
        const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
        PhoneNumber number;
        if (util.Parse(text, region == nullptr ? no_region : region, &number) != PhoneNumberUtil::NO_PARSING_ERROR ||
            util.IsPossibleNumberWithReason(number) != PhoneNumberUtil::IS_POSSIBLE) {
            return {0, CPHONE_IMPOSSIBLE};
        }
        const uint64_t digits = digits_of(util, number);
        if (digits == 0) {
            return {0, CPHONE_IMPOSSIBLE};
        }
        return {digits, util.IsValidNumber(number) ? CPHONE_VALID : CPHONE_POSSIBLE};
    } catch (...) {
        return {0, CPHONE_IMPOSSIBLE};
    }
}

int cphone_calling_code(const char *region) {
    try {
        return PhoneNumberUtil::GetInstance()->GetCountryCodeForRegion(region);
    } catch (...) {
        return 0;
    }
}

bool cphone_is_calling_code(int calling_code) {
    try {
        std::string region;
        PhoneNumberUtil::GetInstance()->GetRegionCodeForCountryCode(calling_code, &region);
        return region != no_region;
    } catch (...) {
        return false;
    }
}

bool cphone_has_length(int calling_code, int digits) {
    if (digits < 1 || digits > 15) {
        return false;
    }
    try {
        // Only the length counts; no digit of this one is a zero or could be anything but a part of the number itself.
        uint64_t national = 0;
        for (int place = 0; place < digits; ++place) {
            national = national * 10 + 2;
        }
        PhoneNumber number;
        number.set_country_code(calling_code);
        number.set_national_number(national);
        return PhoneNumberUtil::GetInstance()->IsPossibleNumberWithReason(number) == PhoneNumberUtil::IS_POSSIBLE;
    } catch (...) {
        return false;
    }
}
