#include "page/block_model.h"

#include <cstdlib>

#include "base/file.h"
#include "chancery/error.h"
#include "lexicon/table.h"

namespace chancery {

BlockModel BlockModel::load(const std::vector<std::string>& data_folders) {
  BlockModel out;
  for (const auto& folder : data_folders) {
    const std::string path = folder + "/models/pages/blocks.tsv";
    if (!file_exists(path)) continue;
    out = {};
    const Table table = Table::load(path);
    std::string tree;
    for (const auto& row : table.rows()) {
      if (row["tree"] != tree) {
        tree = row.text("tree");
        out.trees_.push_back(static_cast<std::uint32_t>(out.nodes_.size()));
      }
      Node node;
      const std::string_view feature = row["feature"];
      if (!feature.empty()) {
        std::size_t index = 0;
        while (index < kBlockFeatures && block_feature_name(index) != feature) ++index;
        if (index == kBlockFeatures) row.fail("unknown feature '" + row.text("feature") + "'");
        node.feature = static_cast<std::int16_t>(index);
        node.right = static_cast<std::int16_t>(std::atoi(row.text("right").c_str()));
        if (node.right < 2) row.fail("the right branch stands behind the left");
      }
      node.value = std::strtof(row.text("value").c_str(), nullptr);
      out.nodes_.push_back(node);
    }
    // Branches lead forward and stay within.
    for (std::size_t i = 0; i < out.nodes_.size(); ++i)
      if (out.nodes_[i].feature >= 0 && i + static_cast<std::size_t>(out.nodes_[i].right) >= out.nodes_.size())
        throw Error(path, 0, "a branch leads out of the table");
  }
  return out;
}

float BlockModel::of(const BlockFeatures& features) const {
  float sum = 0;
  for (const std::uint32_t tree : trees_) {
    const Node* node = &nodes_[tree];
    while (node->feature >= 0) node += features[static_cast<std::size_t>(node->feature)] <= node->value ? 1 : node->right;
    sum += node->value;
  }
  return sum;
}

}  // namespace chancery
