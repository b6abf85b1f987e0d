// Quotations: what stands between quotation marks as speech, also over several sentences and paragraphs.
//
// A quotation of a few words inside a sentence of the reporter's ("the so-called "two plus two" meeting") is no speech.
// A paragraph that opens with a quotation mark while the one before has not closed goes on with the same quotation.
#pragma once

#include <vector>

#include "facts/reading.h"

namespace chancery {

struct Quotation {
  Span span;                       // without the marks
  std::vector<TokenRange> pieces;  // one for each sentence that it touches, marks outside
};

std::vector<Quotation> quotations(const ArticleReading& reading);

}  // namespace chancery
