#include "syntax/name_decoder.h"

#include <gtest/gtest.h>

#include <random>

#include "chancery/error.h"

namespace chancery {
namespace {

const std::vector<std::string> kLabels = {"O", "B-PER", "I-PER", "E-PER", "S-PER", "B-ORG", "I-ORG",
                                          "E-ORG", "S-ORG", "B-LOC", "I-LOC", "E-LOC", "S-LOC"};

bool valid(const std::vector<std::size_t>& path) {
  char open = 0;
  for (const std::size_t k : path) {
    const char part = kLabels[k][0], type = k ? kLabels[k][2] : 0;
    if (part == 'I' || part == 'E') {
      if (open != type) return false;
    } else if (open) {
      return false;
    }
    open = part == 'B' || part == 'I' ? type : 0;
  }
  return open == 0;
}

TEST(NameDecoder, AsGoodAsTryingAll) {
  const NameDecoder decoder(kLabels, "test");
  std::mt19937 random(5);
  std::normal_distribution<float> normal;
  for (int round = 0; round < 40; ++round) {
    const std::size_t words = 1 + static_cast<std::size_t>(round) % 4;
    std::vector<float> scores(words * 16);
    for (float& s : scores) s = normal(random);
    std::vector<std::size_t> path(words, 0), best;
    double most = -1e9;
    for (;;) {
      if (valid(path)) {
        double total = 0;
        for (std::size_t w = 0; w < words; ++w) total += static_cast<double>(scores[w * 16 + path[w]]);
        if (total > most) {
          most = total;
          best = path;
        }
      }
      std::size_t w = 0;
      while (w < words && path[w] == 12) path[w++] = 0;
      if (w == words) break;
      ++path[w];
    }
    std::vector<NameDecoder::Found> expected;
    for (std::uint32_t w = 0; w < words; ++w) {
      const std::string& label = kLabels[best[w]];
      if (label == "O") continue;
      const NameType type = label[2] == 'P' ? NameType::person : label[2] == 'O' ? NameType::organisation : NameType::location;
      if (label[0] == 'B' || label[0] == 'S') expected.push_back({w, w + 1, type});
      expected.back().last = w + 1;
    }
    EXPECT_EQ(decoder.decode(scores.data(), 16, words), expected);
  }
}

TEST(NameDecoder, RefusesOtherLabels) { EXPECT_THROW(NameDecoder({"O", "B-DOG"}, "model"), Error); }

}  // namespace
}  // namespace chancery
