// The learned part of the extractor: trees of decisions over the features of a block, whose values are summed. From
// models/pages/blocks.tsv; where there is none, rules alone decide.
#pragma once

#include <string>
#include <vector>

#include "page/block_features.h"

namespace chancery {

class BlockModel {
 public:
  static BlockModel load(const std::vector<std::string>& data_folders);
  bool empty() const { return trees_.empty(); }
  // Above 0: part of the article.
  float of(const BlockFeatures& features) const;

 private:
  struct Node {
    std::int16_t feature = -1;  // -1: a leaf
    std::int16_t right = 0;     // the left one stands next to its parent
    float value = 0;            // threshold, or what a leaf adds
  };
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> trees_;  // where each begins
};

}  // namespace chancery
