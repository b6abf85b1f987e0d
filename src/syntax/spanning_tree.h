// The best dependency tree for a matrix of scores.
//
// best_tree(scores, n, heads): scores[d * stride + h] is how well head h (0 = root) fits word d (1..n). Fills
// heads[1..n] with the tree of the greatest total that has exactly one word under the root. Exact (Chu-Liu-Edmonds with
// contraction in place), quadratic in n; of equal scores the head with the lower number is taken first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace chancery {

class TreeDecoder {
 public:
  // Memory is kept between calls.
  void best_tree(const float* scores, std::size_t stride, std::size_t n, std::vector<std::uint32_t>& heads);

 private:
  struct Edge {
    std::uint32_t from = 0, to = 0;
  };
  double& score(std::size_t to, std::size_t from) { return scores_[to * size_ + from]; }
  Edge& edge(std::size_t to, std::size_t from) { return edges_[to * size_ + from]; }
  std::size_t best_into(std::size_t slot) const;
  void contract(std::size_t first_on_path);

  std::size_t size_ = 0;
  std::vector<double> scores_;       // between slots; a slot holds a word or a contracted cycle
  std::vector<Edge> edges_;          // the words that an edge between slots stands for
  std::vector<std::uint32_t> node_;  // slot -> node: words are 0..n, cycles follow
  std::vector<char> active_, done_, on_path_;
  std::vector<std::uint32_t> path_;    // slots
  std::vector<double> best_;           // slot -> score of the edge taken into it
  std::vector<std::uint32_t> parent_;  // node -> the cycle it was contracted into
  std::vector<Edge> entry_;            // node -> the edge taken into it
};

}  // namespace chancery
