#include "names/words.h"

#include <algorithm>

#include "base/utf8.h"

namespace chancery {
namespace {

// Where a token is cut: between a word and ' - / ( ) , : " & inside it, as phrase_words() cuts.
bool is_cut(char32_t c) {
  switch (c) {
    case ',':
    case '(':
    case ')':
    case '/':
    case ':':
    case '"':
    case '-':
    case '&':
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x00AB:
    case 0x00BB:
      return true;
    default:
      return false;
  }
}

void describe(Word& word, std::string_view text) {
  std::size_t capitals = 0, small = 0, letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (at == 0) {
      word.upper = is_upper(c.value);
      word.letter = is_letter(c.value);
    }
    capitals += is_upper(c.value);
    small += is_lower(c.value);
    letters += is_letter(c.value);
    at += c.size;
  }
  word.all_caps = capitals >= 2 && small == 0;
  word.acronym = word.all_caps || (capitals >= 2 && letters <= 6);
  word.initial = word.upper && letters == 1 && (text.size() <= 2 || text.ends_with('.'));
}

}  // namespace

Words::Words(const Document& document, TokenRange tokens) : document_(&document) {
  words_.reserve(tokens.size());
  folded_.reserve(tokens.size());
  for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
    const Span span = document.tokens[t].span;
    const std::string_view text = document.at(span);
    const std::size_t first = words_.size();
    const auto add = [&](std::size_t begin, std::size_t end) {
      if (begin == end) return;
      Word word;
      word.span = {span.begin + static_cast<std::uint32_t>(begin), span.begin + static_cast<std::uint32_t>(end)};
      word.token = t;
      describe(word, text.substr(begin, end - begin));
      words_.push_back(word);
      folded_.push_back(fold(text.substr(begin, end - begin)));
    };
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint c = code_point_at(text, at);
      const bool possessive =
          (c.value == '\'' || c.value == 0x2019) && at + c.size + 1 == text.size() && text.back() == 's';
      if (is_cut(c.value)) {
        add(begin, at);
        add(at, at + c.size);
        begin = at + c.size;
      } else if (possessive && at > 0) {
        add(begin, at);
        begin = at;
      }
      at += c.size;
    }
    add(begin, text.size());
    if (words_.size() > first) {
      words_[first].starts_token = true;
      words_.back().ends_token = true;
    }
  }
}

WordRange Words::of(TokenRange tokens) const {
  const auto before = [](const Word& word, TokenIndex t) { return word.token < t; };
  const auto first = std::lower_bound(words_.begin(), words_.end(), tokens.first, before);
  const auto last = std::lower_bound(words_.begin(), words_.end(), tokens.last, before);
  return {static_cast<WordIndex>(first - words_.begin()), static_cast<WordIndex>(last - words_.begin())};
}

}  // namespace chancery
