#include "copies/translation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "base/file.h"
#include "copies/skeleton.h"

namespace chancery {
namespace {

struct Text {
  std::string number, language, name;
  bool other = false;
  Trace trace;
};

std::vector<Text> texts() {
  std::vector<Text> out;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(CHANCERY_CASES) + "/translations")) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".txt")) continue;
    const std::string bytes = read_file(entry.path().string());
    out.push_back({name.substr(0, 2), name.substr(3, 2), name, name.find(".other.") != std::string::npos, trace_of(std::string_view(bytes).substr(bytes.find('\n') + 1))});
  }
  std::sort(out.begin(), out.end(), [](const Text& a, const Text& b) { return a.name < b.name; });
  return out;
}

// Two reports are one told twice, or they are not; whichever is asked about the other.
TEST(Translation, Cases) {
  const auto all = texts();
  ASSERT_GT(all.size(), 15u);
  for (const Text& a : all)
    for (const Text& b : all) {
      if (a.language == b.language) continue;
      const bool same = a.number == b.number && !a.other && !b.other;
      EXPECT_EQ(translates(a.trace, b.trace), same) << a.name << ' ' << b.name;
    }
}

// What the record keeps of each leads to the other: three marks at least.
TEST(Translation, SignaturesMeet) {
  const auto all = texts();
  for (const Text& a : all)
    for (const Text& b : all) {
      if (a.number != b.number || a.other || b.other || a.language == b.language) continue;
      const auto mine = signature(a.trace, a.language == "en" ? 16 : 128), theirs = signature(b.trace, b.language == "en" ? 16 : 128);
      EXPECT_TRUE(std::is_sorted(mine.begin(), mine.end()));
      EXPECT_GE(std::count_if(mine.begin(), mine.end(), [&](std::uint32_t mark) { return std::binary_search(theirs.begin(), theirs.end(), mark); }), 3) << a.name << ' ' << b.name;
    }
}

TEST(Translation, NumbersOfAllLanguages) {
  const auto number = [](const std::string& text) {
    const Trace trace = trace_of("It was " + text + " in all.");
    return trace.marks.empty() || !trace.marks[0].number ? 0 : trace.marks[0].key;
  };
  for (const char* written : {"1,250,000.5", "1.250.000,50", "1 250 000,5", "1\u00A0250\u00A0000,5", "١٬٢٥٠٬٠٠٠٫٥"}) EXPECT_EQ(number(written), number("1250000.5")) << written;
  EXPECT_NE(number("12.5"), number("125"));
  EXPECT_EQ(number("12,5"), number("12.50"));
  for (const char* common : {"4", "17", "2026"}) EXPECT_EQ(number(common), 0u) << common;
  EXPECT_EQ(trace_of("१२३४ ௧௨ 12 Ⅻ ½").letters, 0u);  // digits of any script are gone over
}

TEST(Translation, OddTexts) {
  const Trace none = trace_of("");
  EXPECT_TRUE(none.marks.empty());
  EXPECT_FALSE(translates(none, none));
  EXPECT_TRUE(signature(none, 16).empty());
  std::string many;
  for (int i = 0; i < 20000; ++i) many += "x Name" + std::string(1, static_cast<char>('a' + i % 26)) + " " + std::to_string(i * 7) + ". ";
  const Trace trace = trace_of(many);
  EXPECT_LE(trace.marks.size(), kMostMarks);
  EXPECT_LE(signature(trace, 16).size(), 16u);
}

TEST(Skeleton, GreekAndArabic) {
  const std::pair<const char*, const char*> pairs[] = {{"samara", "σαμαρα"}, {"mitsotakis", "μητσοτακης"}, {"tajikistan", "таджикистан"}, {"azerbaijan", "азербайджан"}, {"kabrera", "كابريرا"}, {"beltran", "بلتران"}};
  for (const auto& [latin, other] : pairs) EXPECT_EQ(skeleton(latin), skeleton(other)) << latin;
}

}  // namespace
}  // namespace chancery
