// The first half of the syntax stage: sentences and tokens of the title and of each body paragraph.
//
//   const auto segmenter = chancery::Segmenter::load({"data"});
//   segmenter.run(document);   // reads layout; writes sentences and tokens (span, space_after)
//
// Sentences never cross paragraphs; the title's come first. Spans are exact: every byte of a paragraph that is not white
// space lies in exactly one token.
#pragma once

#include <string>
#include <vector>

#include "chancery/document.h"
#include "syntax/token_table.h"

namespace chancery {

class Segmenter {
 public:
  static Segmenter load(const std::vector<std::string>& data_folders);
  void run(Document& document) const;
  // One paragraph only; appends.
  void segment(Document& document, Span paragraph, std::uint32_t index) const;

 private:
  TokenTable table_;
};

}  // namespace chancery
