// What can be seen of a block of a page, as numbers: the learned part of the extractor weighs them.
//
// Everything is relative: to the neighbours, to the element that the rules take for the article, to blocks built alike.
// No word of any language counts but the wording of furniture (lexicon/furniture.tsv).
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "lexicon/markers.h"
#include "page/article_finder.h"
#include "page/page_tree.h"

namespace chancery {

inline constexpr std::size_t kBlockFeatures = 96;
using BlockFeatures = std::array<float, kBlockFeatures>;
// "words", "link_density", ...; "" behind the last.
std::string_view block_feature_name(std::size_t index);

// Calls `visit` with each block for which `wanted` is true, and its features; none is kept.
void each_block(const PageTree& tree, const FoundArticle& article, const std::vector<HintSet>& foreign, const Markers& markers,
                const std::vector<char>& wanted, const std::function<void(std::size_t, const BlockFeatures&)>& visit);

}  // namespace chancery
