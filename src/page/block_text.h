// The text of a block once more, each stretch of it with its bytes: only what is kept of a page pays for the way back.
//
//   std::string text;  std::vector<TextRun> runs;
//   read_block(source, block.source, references, block.preformatted, most, text, runs);
//   runs[0]   ->  {text 0 to 14, source 812 to 826}
//
// Promises: letter for letter what build_tree made of it; in order; where it falls into more than `most_runs` stretches the
// last of them takes the rest.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chancery/span.h"
#include "page/character_references.h"

namespace chancery {

struct TextRun {
  Span text;    // in the text that was added to
  Span source;
};

// Adds to `out` and `runs`.
void read_block(std::string_view source, Span part, const CharacterReferences& references, bool preformatted, std::size_t most_runs,
                std::string& out, std::vector<TextRun>& runs);

}  // namespace chancery
