#include "syntax/name_agreement.h"

#include <unordered_map>

#include "base/utf8.h"

namespace chancery {
namespace {

// Abbreviations ("HH", "UN") and words without a capital stand in too many names to tell anything.
bool is_telling(std::string_view word) {
  const CodePoint first = code_point_at(word, 0);
  if (!is_upper(first.value)) return false;
  for (std::size_t at = first.size; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    if (is_lower(c.value)) return true;
    at += c.size;
  }
  return false;
}

}  // namespace

void agree_on_names(Document& document) {
  struct Seen {
    std::size_t person = 0, other = 0;
    bool in_full_name = false;
  };
  std::unordered_map<std::string_view, Seen> words;
  const auto word = [&](TokenIndex t) { return document.at(document.tokens[t].span); };
  for (const Name& name : document.names) {
    if (name.type == NameType::person) {
      for (const TokenIndex t : {name.tokens.first, name.tokens.last - 1}) {
        Seen& seen = words[word(t)];
        ++seen.person;
        seen.in_full_name |= name.tokens.size() > 1;
        if (name.tokens.size() == 1) break;
      }
    } else if (name.tokens.size() == 1) {
      ++words[word(name.tokens.first)].other;
    }
  }
  for (Name& name : document.names) {
    if (name.type == NameType::person || name.tokens.size() != 1) continue;
    const Seen& seen = words[word(name.tokens.first)];
    if (seen.in_full_name && seen.person >= seen.other && is_telling(word(name.tokens.first))) name.type = NameType::person;
  }
}

}  // namespace chancery
