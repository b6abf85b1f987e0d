#include "pipeline/ordered.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace chancery {
namespace {

TEST(InOrder, ResultsComeInTheOrderOfTheThings) {
  for (const unsigned threads : {1u, 2u, 7u}) {
    int at = 0;
    std::vector<int> out;
    in_order<int, int>(
        threads, [&]() -> std::optional<int> { return at < 500 ? std::optional<int>(at++) : std::nullopt; },
        [](int n) {
          if (n % 17 == 0) std::this_thread::yield();
          return n * 2;
        },
        [&](int n) { out.push_back(n); });
    ASSERT_EQ(out.size(), 500u);
    for (int i = 0; i < 500; ++i) EXPECT_EQ(out[static_cast<std::size_t>(i)], 2 * i);
  }
}

TEST(InOrder, AFailureReachesTheCaller) {
  int at = 0;
  EXPECT_THROW((in_order<int, int>(
                   3, [&]() -> std::optional<int> { return at < 100 ? std::optional<int>(at++) : std::nullopt; },
                   [](int n) {
                     if (n == 40) throw std::runtime_error("bad");
                     return n;
                   },
                   [](int) {})),
               std::runtime_error);
}

}  // namespace
}  // namespace chancery
