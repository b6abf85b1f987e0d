#include "cli/dates.h"

#include <gtest/gtest.h>

#include "chancery/error.h"

namespace chancery::cli {
namespace {

TEST(Days, AsTyped) {
  struct Case {
    const char *text, *from, *to, *precision;
  };
  for (const auto& [text, from, to, precision] : std::initializer_list<Case>{{"2026-03-04", "2026-03-04", "2026-03-04", "day"},
                                                                            {"2026-03", "2026-03-01", "2026-03-31", "month"},
                                                                            {"2026-04", "2026-04-01", "2026-04-30", "month"},
                                                                            {"2024-02", "2024-02-01", "2024-02-29", "month"},
                                                                            {"2026-02", "2026-02-01", "2026-02-28", "month"},
                                                                            {"2026", "2026-01-01", "2026-12-31", "year"},
                                                                            {"2026-03-04..2026-03-06", "2026-03-04", "2026-03-06", "day"},
                                                                            {"2026-03..2026-05", "2026-03-01", "2026-05-31", "month"}}) {
    const Days days = days_of(text);
    EXPECT_EQ(days.from, from) << text;
    EXPECT_EQ(days.to, to) << text;
    EXPECT_EQ(days.precision, precision) << text;
  }
}

TEST(Days, WhatIsNone) {
  for (const char* text : {"", "tomorrow", "2026-13-01", "2026-02-30", "2026-3-4", "2026-03-04x", "2026-03-06..2026-03-04", "2026..", "04.03.2026"})
    EXPECT_THROW(days_of(text), Error) << text;
  EXPECT_THROW(days_of("2026-03-04..2026-03-06", "--from", false), Error);
}

}  // namespace
}  // namespace chancery::cli
