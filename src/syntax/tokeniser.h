// Cuts a paragraph into tokens as Universal Dependencies' English treebanks do: clitics apart ("do" "n't", "Astana"
// "'s", "can" "not"), hyphened words apart ("state" "-" "owned") but for prefixes ("non-state"), money and units apart
// ("$" "1.2" "bn"), abbreviations and initials with their stops ("U.S.", "N." "Ozolins").
//
//   tokenise(table, text, paragraph)  ->  spans in order, never overlapping, covering all that is not white space
#pragma once

#include <string_view>
#include <vector>

#include "chancery/span.h"
#include "syntax/token_table.h"

namespace chancery {

struct RawToken {
  enum class Kind : std::uint8_t {
    word,
    abbreviation,  // ends in a full stop of its own that may also end the sentence
    closing,       // the same, and before a capital it does: "etc."
    title,         // ends in a full stop that does not
    initial,       // "N."
    stop,          // . ! ? and runs of them
    ellipsis,
    mark,          // other punctuation and signs
  };
  Span span;
  Kind kind = Kind::word;
};

std::vector<RawToken> tokenise(const TokenTable& table, std::string_view text, Span paragraph);

}  // namespace chancery
