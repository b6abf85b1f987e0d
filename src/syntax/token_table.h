// What the tokeniser knows by heart: abbreviations and the parts that words are cut at.
//
// Read from data/lexicon/abbreviations.tsv (form, kind) and data/lexicon/token_parts.tsv (form, kind). Forms of
// abbreviations are compared as written, or wholly in capitals; parts in lower case.
//
//   table.abbreviation("Dr")  ->  AbbreviationKind::title
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace chancery {

enum class AbbreviationKind : std::uint8_t {
  none,
  title,    // stands before a name, so never ends a sentence: "Dr.", "Gen.", "St."
  number,   // an abbreviation only before a number: "No. 5", "Art. 7"
  general,  // may end a sentence, but usually does not: "U.S.", "Inc.", "Sept."
  closing,  // what a list or a name ends with, so that a capital behind it begins a sentence: "etc."
};

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using StringSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;

class TokenTable {
 public:
  static TokenTable load(const std::vector<std::string>& data_folders);

  // `form` without its last full stop.
  AbbreviationKind abbreviation(std::string_view form) const;

  StringSet prefixes;    // stay joined to what follows their hyphen: "non-", "re-"
  StringSet currencies;  // split from digits that follow: "USD10"; with "$": "US$"
  StringSet units;       // split from digits that precede: "1.2bn", "50km"
  StringSet domains;     // last parts of host names: "com", "kz"
  StringSet initials;    // several letters that stand for one of another script: "Kh.", "Yu."
  StringSet starters;    // words that in capitals begin a sentence: "the", "he", "in"

 private:
  std::unordered_map<std::string, AbbreviationKind, StringHash, std::equal_to<>> abbreviations_;
};

}  // namespace chancery
