#include "syntax/spanning_tree.h"

#include <gtest/gtest.h>

#include <random>

namespace chancery {
namespace {

bool is_tree(const std::vector<std::uint32_t>& heads) {
  std::size_t roots = 0;
  for (std::size_t d = 1; d < heads.size(); ++d) {
    if (heads[d] == 0) ++roots;
    std::size_t at = d, steps = 0;
    while (at != 0 && ++steps <= heads.size()) at = heads[at];
    if (at != 0) return false;
  }
  return roots == 1;
}

double total(const std::vector<float>& scores, std::size_t n, const std::vector<std::uint32_t>& heads) {
  double out = 0;
  for (std::size_t d = 1; d <= n; ++d) out += static_cast<double>(scores[d * (n + 1) + heads[d]]);
  return out;
}

double best_by_trying_all(const std::vector<float>& scores, std::size_t n) {
  std::vector<std::uint32_t> heads(n + 1, 0);
  double best = -1e30;
  for (;;) {
    if (is_tree(heads)) best = std::max(best, total(scores, n, heads));
    std::size_t d = 1;
    while (d <= n && heads[d] == n) heads[d++] = 0;
    if (d > n) return best;
    ++heads[d];
  }
}

TEST(SpanningTree, AsGoodAsTryingAll) {
  std::mt19937 random(3);
  TreeDecoder decoder;
  std::vector<std::uint32_t> heads;
  for (int round = 0; round < 1500; ++round) {
    const std::size_t n = 1 + random() % (round < 1400 ? 5 : 6);
    std::vector<float> scores((n + 1) * (n + 1));
    // Small whole numbers make many ties and cycles.
    for (float& s : scores) s = static_cast<float>(static_cast<int>(random() % (round % 2 ? 4 : 100))) - 2.0f;
    decoder.best_tree(scores.data(), n + 1, n, heads);
    ASSERT_TRUE(is_tree(heads));
    ASSERT_EQ(total(scores, n, heads), best_by_trying_all(scores, n)) << n;
  }
}

TEST(SpanningTree, LargeOnesAreTrees) {
  std::mt19937 random(4);
  std::normal_distribution<float> normal;
  TreeDecoder decoder;
  std::vector<std::uint32_t> heads;
  for (const std::size_t n : {1u, 2u, 40u, 255u, 400u}) {
    std::vector<float> scores((n + 1) * (n + 1));
    for (float& s : scores) s = normal(random);
    decoder.best_tree(scores.data(), n + 1, n, heads);
    EXPECT_TRUE(is_tree(heads)) << n;
    for (float& s : scores) s = 1.0f;
    decoder.best_tree(scores.data(), n + 1, n, heads);
    EXPECT_TRUE(is_tree(heads)) << n;
  }
}

}  // namespace
}  // namespace chancery
