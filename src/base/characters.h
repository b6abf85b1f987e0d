// What a character is, all at once: for loops over text that would ask several times.
#pragma once

#include <cstdint>

namespace chancery {

enum CharacterKind : std::uint8_t { kSpaceKind = 1, kUpperKind = 2, kLowerKind = 4, kDigitKind = 8, kLetterKind = 16 };

// The kinds that is_space, is_upper, is_lower, is_digit and is_letter (base/utf8.h) tell one by one.
std::uint8_t kinds_of(char32_t c);

}  // namespace chancery
