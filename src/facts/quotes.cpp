#include "facts/quotes.h"

#include <optional>

namespace chancery {
namespace {

enum class Quote { none, opens, closes, straight };

Quote quote_of(std::string_view raw) {
  if (raw == "\xE2\x80\x9C" || raw == "\xC2\xAB" || raw == "\xE2\x80\x9E" || raw == "``") return Quote::opens;  // “ « „
  if (raw == "\xE2\x80\x9D" || raw == "\xC2\xBB" || raw == "''") return Quote::closes;  // ” »
  if (raw == "\"" || raw == "\xE2\x80\x9F") return Quote::straight;
  return Quote::none;
}

bool has_verb(const ArticleReading& reading, TokenRange range) {
  for (TokenIndex t = range.first; t < range.last; ++t)
    if (reading[t].upos == Upos::VERB || reading[t].upos == Upos::AUX) return true;
  return false;
}

}  // namespace

std::vector<Quotation> quotations(const ArticleReading& reading) {
  const Document& document = reading.document();
  std::vector<Quotation> out;
  std::optional<TokenIndex> open;  // the first token inside
  std::uint32_t paragraph = 0;
  const auto close = [&](TokenIndex last) {
    if (!open) return;
    Quotation quotation;
    std::uint32_t words = 0;
    for (TokenIndex t = *open; t < last;) {
      const TokenIndex end = std::min(reading.sentence_at(t).tokens.last, last);
      const TokenRange piece = reading.trimmed({t, end});
      if (!piece.empty() && (has_verb(reading, piece) || piece.size() > 3)) quotation.pieces.push_back(piece);
      words += piece.size();
      t = end;
    }
    const TokenRange whole{*open, last};
    // '"He must go."': short, and a sentence
    const bool sentence = words >= 2 && reading[whole.last - 1].xpos == "." && reading[whole.first].upos == Upos::PRON;
    if ((words >= 4 || sentence) && has_verb(reading, whole) && !quotation.pieces.empty()) {
      quotation.span = document.span_of(whole);
      out.push_back(std::move(quotation));
    }
    open.reset();
  };
  for (const Sentence& sentence : document.sentences) {
    if (sentence.paragraph == kTitleParagraph) continue;
    if (sentence.paragraph != paragraph) {
      // A mark that never closes must not swallow the rest of the article: each paragraph of a long quotation opens
      // with a mark of its own.
      close(sentence.tokens.first);
      paragraph = sentence.paragraph;
    }
    for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      switch (quote_of(document.at(document.tokens[t].span))) {
        case Quote::none:
          break;
        case Quote::opens:
          // A mark that opens while one is open: the first never closed, and nobody knows where it should have.
          if (open) close(reading.sentence_at(*open).tokens.last < t ? reading.sentence_at(*open).tokens.last : t);
          open = t + 1;
          break;
        case Quote::closes:
          close(t);
          break;
        case Quote::straight:
          if (open) {
            close(t);
          } else {
            open = t + 1;
          }
          break;
      }
    }
  }
  if (!document.tokens.empty()) close(static_cast<TokenIndex>(document.tokens.size()));
  return out;
}

}  // namespace chancery
