// Which blocks of a page are its article, which stand by it, and which have nothing to do with it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chancery/layout.h"
#include "page/page_tree.h"

namespace chancery {

enum class BlockRole : std::uint8_t { outside, body, title, furniture };

struct FoundArticle {
  NodeIndex container = 0;
  std::vector<BlockRole> roles;        // of each block of the tree
  std::vector<FurnitureKind> kinds;    // of those that are furniture
  std::optional<std::uint32_t> title;  // the block that is the title
};

// What is known of the title from outside the text: og:title, <title>; hints only.
struct TitleHints {
  std::vector<std::string> titles;
};

class BlockModel;
class Markers;

FoundArticle find_article(const PageTree& tree, const TitleHints& hints, const Markers& markers, const BlockModel& model);

// As find_article by rules alone, and what it weighed: `foreign` has the hints that speak against each element, `wanted`
// the blocks that are worth a closer look.
FoundArticle find_by_rules(const PageTree& tree, const TitleHints& hints, std::vector<HintSet>& foreign, std::vector<char>& wanted);

}  // namespace chancery
