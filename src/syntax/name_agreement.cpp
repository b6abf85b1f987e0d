#include "syntax/name_agreement.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

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

// Whether a proper noun stands beside no other that may belong to it.
bool stands_alone(const Document& document, TokenIndex t) {
  const Token& token = document.tokens[t];
  const Relation relation = main_relation(token.relation);
  if (token.upos != Upos::PROPN || relation == Relation::compound || relation == Relation::flat) return false;
  const auto near = [&](TokenIndex other) { return document.tokens[other].upos == Upos::PROPN; };
  return !(t > 0 && near(t - 1)) && !(t + 1 < document.tokens.size() && near(t + 1));
}

// Short forms that the model passed over: "Ozola accepted", in an article that has "Anna Ozola" before.
void find_short_forms(Document& document) {
  std::unordered_map<std::string_view, TokenIndex> ends;  // last words of full names -> where first read
  std::vector<bool> named(document.tokens.size(), false);
  for (const Name& name : document.names) {
    std::fill(named.begin() + name.tokens.first, named.begin() + name.tokens.last, true);
    if (name.type != NameType::person || name.tokens.size() < 2) continue;
    const std::string_view last = document.at(document.tokens[name.tokens.last - 1].span);
    if (is_telling(last)) ends.emplace(last, name.tokens.last);
  }
  if (ends.empty()) return;
  const std::size_t before = document.names.size();
  for (TokenIndex t = 0; t < document.tokens.size(); ++t) {
    if (named[t] || document.tokens[t].upos != Upos::PROPN) continue;
    const auto found = ends.find(document.at(document.tokens[t].span));
    if (found != ends.end() && found->second <= t && stands_alone(document, t))
      document.names.push_back({{t, t + 1}, NameType::person});
  }
  if (document.names.size() > before)
    std::sort(document.names.begin(), document.names.end(),
              [](const Name& a, const Name& b) { return a.tokens.first < b.tokens.first; });
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
    if (seen.in_full_name && seen.person >= seen.other && is_telling(word(name.tokens.first)))
      name.type = NameType::person;
  }
  find_short_forms(document);
}

}  // namespace chancery
