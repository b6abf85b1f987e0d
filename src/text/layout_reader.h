// Tells the parts of a page apart: title, dateline, page date, byline, body and furniture. Writes Document::layout.
//
// Plain text as people have it after copying or scraping a page: newlines lost or hard-wrapped, "Read also" without its
// links, lists of other headlines at the end, captions, tickers, repeated paragraphs, a second article glued on. Told
// apart by what is seen from outside (length, how a line ends, where it stands), by tables of wording
// (lexicon/furniture.tsv), and by repetition; where in doubt, it is body.
//
// Promises: every byte that is no white space lies in exactly one of title, dateline, body and furniture; spans are on
// UTF-8 boundaries, ordered, never empty. Agency, byline and published point into one of these. Linear in the text.
//
//   const auto reader = LayoutReader::load({"data"});
//   reader.run(document);   // reads text and source; writes layout, and problems where dates disagree
#pragma once

#include <string>
#include <vector>

#include "chancery/document.h"
#include "text/agencies.h"
#include "text/language.h"
#include "lexicon/markers.h"

namespace chancery {

class LayoutReader {
 public:
  // Throws Error where a table is broken.
  static LayoutReader load(const std::vector<std::string>& data_folders);
  void run(Document& document) const;

 private:
  Markers markers_;
  Agencies agencies_;
  Languages languages_;
};

}  // namespace chancery
