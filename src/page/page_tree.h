// A page as the extractor sees it: elements that hold others, and the blocks of text between them, in order.
//
// Built in one pass over the tokens. A block is what a browser would set as one paragraph: words in a row that no
// element of its own line interrupts. Elements that only change the looks of words are left out. Blocks of an element
// stand in a row, [first_block, end_block), so that sums over an element are differences of sums. Depth and the number
// of elements are bounded: what lies deeper or is too many belongs to the element around it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/span.h"
#include "page/character_references.h"
#include "page/class_hints.h"
#include "page/html_tokenizer.h"
#include "page/tags.h"

namespace chancery {

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex kNoNode = 0xFFFFFFFF;

struct PageNode {
  Tag tag = Tag::unknown;
  std::uint16_t depth = 0;
  NodeIndex parent = kNoNode;
  HintSet hints = 0;          // its own
  HintSet inherited = 0;      // its own and those of what it stands in
  std::uint32_t begin = 0;    // in the source
  std::uint32_t first_block = 0, end_block = 0;
  bool hidden = false;        // not shown, it or what it stands in
};

struct PageBlock {
  NodeIndex node = 0;
  Tag tag = Tag::unknown;     // the nearest element that makes lines
  Span text;                  // in PageTree::text
  Span source;                // in the source: from its first letter to its last
  HintSet hints = 0;          // of inline elements that hold all of it
  std::uint16_t links = 0;
  bool hidden = false;
  bool bold = false;          // all of it
  bool preformatted = false;  // its lines count
  std::uint32_t words = 0;
  std::uint32_t letters = 0;  // code points that are no space
  std::uint32_t link_letters = 0;
  std::uint16_t commas = 0;
  std::uint16_t stops = 0;    // sentence ends
  double link_density() const { return letters ? double(link_letters) / letters : 0; }
};

struct MetaItem {
  std::string_view name;   // name, property or itemprop
  std::string_view value;  // references not read
};

struct DateElement {  // <time datetime="...">, <abbr class=published title="...">
  std::string_view value;
  Span source;
  NodeIndex node = kNoNode;
  std::uint32_t block = 0;  // the block that was being made
  HintSet hints = 0;
  std::string_view itemprop;
  bool pubdate = false;
};

struct LinkElement {  // a link whose rel or address tells something: author, canonical
  std::string_view rel, address;
  Span source;
};

struct PageTree {
  std::string_view source;
  std::string text;                 // of all blocks, parted by newlines
  std::vector<PageNode> nodes;      // nodes[0] is the page
  std::vector<PageBlock> blocks;
  std::vector<MetaItem> metas;
  std::vector<DateElement> dates;
  std::vector<LinkElement> links;
  std::vector<Span> scripts;        // JSON-LD
  std::string_view title;           // <title>, references not read
  Span title_source;
  std::string_view language;        // of <html lang>
  bool cut = false;                 // elements were too many or too deep
  std::optional<std::uint32_t> read_to;  // where reading stopped: there were more blocks than any article has

  std::string_view text_of(const PageBlock& block) const { return std::string_view(text).substr(block.text.begin, block.text.size()); }
};

// `bytes`: how long the page was before it was decoded. So many elements and blocks are kept as such a page has.
PageTree build_tree(std::string_view source, std::size_t bytes, const CharacterReferences& references, const ClassHints& hints);

}  // namespace chancery
