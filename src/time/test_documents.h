// Documents for the tests of this folder: a text, cut at spaces and around punctuation, with the date of its page.
#pragma once

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "chancery/document.h"

namespace chancery {

// Each line is a paragraph, and a sentence ends at ". " before a capital letter.
inline Document document_of(std::string text, const std::string& published = "") {
  Document document;
  document.text = std::move(text);
  if (const auto day = from_iso(published))
    document.layout.published = ResolvedDate{{day, day, Precision::day}, {}, "page date", false};
  const std::string_view all = document.text;
  std::uint32_t at = 0, first = 0, paragraph = 0;
  const auto close = [&](bool line) {
    const auto last = static_cast<TokenIndex>(document.tokens.size());
    if (last > first)
      document.sentences.push_back(
          {{first, last}, {document.tokens[first].span.begin, document.tokens[last - 1].span.end}, paragraph});
    first = last;
    if (line) ++paragraph;
  };
  const auto word_like = [](char32_t c) { return is_letter(c) || is_digit(c); };
  while (at < all.size()) {
    const CodePoint c = code_point_at(all, at);
    if (is_space(c.value)) {
      if (!document.tokens.empty()) document.tokens.back().space_after = true;
      at += c.size;
      if (c.value == '\n') close(true);
      continue;
    }
    std::uint32_t end = at + c.size;
    if (word_like(c.value)) {
      while (end < all.size()) {
        const CodePoint next = code_point_at(all, end);
        const bool inner = (next.value == '.' || next.value == ',') && end + 1 < all.size() &&
                           word_like(code_point_at(all, end + 1).value);
        if (!word_like(next.value) && !inner) break;
        end += next.size;
      }
    }
    Token token;
    token.span = {at, end};
    token.space_after = false;
    document.tokens.push_back(token);
    const bool stop = all.substr(at, end - at) == "." && end + 1 < all.size() && all[end] == ' ' &&
                      is_upper(code_point_at(all, end + 1).value) && document.tokens.size() > first + 2;
    at = end;
    if (stop) close(false);
  }
  close(true);
  return document;
}

}  // namespace chancery
