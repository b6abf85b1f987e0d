// Where sentences end among the tokens of one paragraph.
//
// A full stop, question or exclamation mark ends a sentence unless a lower-case word follows; the quotation mark or
// bracket that closes right after it stays with the sentence. Abbreviations and initials end one only before a word that
// likes to begin sentences ("in the U.S. The ..."). No sentence is longer than kLongestSentence tokens.
#pragma once

#include <string_view>
#include <vector>

#include "syntax/tokeniser.h"

namespace chancery {

inline constexpr std::size_t kLongestSentence = 400;

// Index of the token after the last of each sentence, in order; the last equals tokens.size().
std::vector<std::uint32_t> sentence_ends(const TokenTable& table, std::string_view text, const std::vector<RawToken>& tokens);

}  // namespace chancery
