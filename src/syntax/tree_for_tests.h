// For tests: trees written down as text, and their heads and relations printed.
#pragma once

#include <string>
#include <vector>

#include "chancery/document.h"

namespace chancery::testing {

// "Speaker/NOUN/2/compound Ozola/PROPN/0/root ..." with names given as ranges.
inline Document tree(const std::string& words, std::vector<Name> names) {
  Document document;
  Sentence sentence;
  std::size_t at = 0;
  while (at < words.size()) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    std::vector<std::string> cells(1);
    for (const char c : words.substr(at, end - at)) {
      if (c == '/') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    Token& token = document.tokens.emplace_back();
    token.span.begin = static_cast<std::uint32_t>(document.text.size());
    document.text += cells[0];
    token.span.end = static_cast<std::uint32_t>(document.text.size());
    document.text += ' ';
    token.upos = upos_from(cells[1]);
    const unsigned head = static_cast<unsigned>(std::stoul(cells[2]));
    token.head = head == 0 ? kNoToken : head - 1;
    token.relation = relation_from(cells[3]);
    at = end + 1;
  }
  sentence.tokens = {0, static_cast<TokenIndex>(document.tokens.size())};
  document.sentences.push_back(sentence);
  document.names = std::move(names);
  return document;
}

inline std::string heads(const Document& document) {
  std::string out;
  for (const Token& token : document.tokens) {
    if (!out.empty()) out += ' ';
    out += std::to_string(token.head == kNoToken ? 0 : token.head + 1) + "/" + name_of(token.relation);
  }
  return out;
}

}  // namespace chancery::testing
