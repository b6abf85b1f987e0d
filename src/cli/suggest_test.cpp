#include "cli/suggest.h"

#include <gtest/gtest.h>

namespace chancery::cli {
namespace {

TEST(Nearest, WhatIsMeant) {
  const std::vector<std::string> known{"read", "clean", "parse", "--format", "--record"};
  struct Case {
    const char *word, *meant;
  };
  for (const auto& [word, meant] : std::initializer_list<Case>{
           {"raed", "read"}, {"reed", "read"}, {"claen", "clean"}, {"--formt", "--format"}, {"--recrod", "--record"}, {"fly", ""}, {"", ""}, {"x", ""}})
    EXPECT_EQ(nearest(word, known), meant) << word;
}

}  // namespace
}  // namespace chancery::cli
