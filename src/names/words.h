// The words of one sentence as the tables compare them. A token may hold several words ("Kassym-Jomart" is three), so
// that a phrase is found however the text was cut into tokens.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chancery/document.h"

namespace chancery {

using WordIndex = std::uint32_t;

struct WordRange {
  WordIndex first = 0;
  WordIndex last = 0;  // one past
  bool empty() const { return first >= last; }
  bool contains(WordIndex w) const { return first <= w && w < last; }
  bool operator==(const WordRange&) const = default;
};

struct Word {
  Span span;
  TokenIndex token = 0;
  bool upper = false;     // starts with a capital
  bool all_caps = false;  // two capitals or more and nothing small
  bool acronym = false;   // all capitals, or short with two capitals or more: "NSA", "HoR"
  bool letter = false;    // starts with a letter
  bool initial = false;   // "N.", "K"
  bool ends_token = false;
  bool starts_token = false;
};

class Words {
 public:
  Words(const Document& document, TokenRange tokens);

  WordIndex size() const { return static_cast<WordIndex>(words_.size()); }
  const Word& operator[](WordIndex w) const { return words_[w]; }
  const std::vector<std::string>& folded() const { return folded_; }
  // The folded word, or "" beyond the end.
  std::string_view at(WordIndex w) const {
    return w < folded_.size() ? std::string_view(folded_[w]) : std::string_view();
  }
  bool is(WordIndex w, std::string_view folded) const { return at(w) == folded; }
  bool upper(WordIndex w) const { return w < words_.size() && words_[w].upper; }
  Upos upos(WordIndex w) const { return document_->tokens[words_[w].token].upos; }

  TokenRange tokens(WordRange range) const { return {words_[range.first].token, words_[range.last - 1].token + 1}; }
  Span span(WordRange range) const {
    return range.empty() ? Span{} : Span{words_[range.first].span.begin, words_[range.last - 1].span.end};
  }
  std::string text(WordRange range) const { return std::string(document_->at(span(range))); }
  // First word of a token, and one past the last word of a range of tokens.
  WordRange of(TokenRange tokens) const;

 private:
  const Document* document_;
  std::vector<Word> words_;
  std::vector<std::string> folded_;
};

}  // namespace chancery
