// Facts of articles that do not say their day.
#include "store/undated.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/names.h"
#include "store/testing.h"

namespace chancery::store {
namespace {

TEST(Undated, DaysWithoutAYear) {
  EXPECT_EQ(day_in_basis("read as --03-13; the year is not said"), 73);
  EXPECT_EQ(day_in_basis("the weekday of the page date 2024-05-23"), std::nullopt);
  EXPECT_EQ(day_in_basis("read as --07"), std::nullopt);
  EXPECT_EQ(day_in_basis("read as --13-40-01"), std::nullopt);
  EXPECT_EQ(day_in_words("October 14"), 288);
  EXPECT_EQ(day_in_words("14 Oct."), 288);
  EXPECT_EQ(day_in_words("Astana"), std::nullopt);
  EXPECT_EQ(day_of_year(*day_of("2025-03-13")), 73);
  EXPECT_EQ(day_of_year(*day_of("2024-12-31")), 366);
}

TEST(Undated, DaysThatATextNames) {
  const auto days = [](std::string_view text) { return days_in_words(folded_words(text)); };
  const auto june = *day_of("2023-06-18");
  EXPECT_THAT(days("in Riga on June 18, 2023 (Orsa)").dates, ::testing::ElementsAre(june));
  EXPECT_THAT(days("Riga, 18 June 2023").dates, ::testing::ElementsAre(june));
  EXPECT_THAT(days("this 18th day of June, 2023").dates, ::testing::ElementsAre(june));
  EXPECT_THAT(days("2023-06-18, and March 2023").dates, ::testing::ElementsAre(june));
  EXPECT_THAT(days("on December 14th in Riga").of_year, ::testing::ElementsAre(349));
  EXPECT_THAT(days("since 4 May 1990, on June 18, 2023").of_year, ::testing::ElementsAre(170));
  EXPECT_THAT(days("they may 45 times march 2024; Feb. 31").of_year, ::testing::IsEmpty());
}

struct Told {
  std::string published, day, basis, written;  // of the meeting: a day, or how a day without a year was read
  std::vector<std::string> others = {};        // named beside the two
  std::string status = "held";
};

// How many events are told by these accounts of a meeting of the same two.
std::size_t meetings(const std::vector<Told>& all) {
  Scratch scratch;
  std::vector<std::string> found;
  for (const bool forward : {true, false}) {
    Record record(scratch.file(forward ? "f" : "b"), Record::Mode::create);
    for (std::size_t n = 0; n < all.size(); ++n) {
      const std::size_t i = forward ? n : all.size() - 1 - n;
      const Told& one = all[i];
      Article article("s" + std::to_string(i), one.published);
      if (one.published.empty()) article.json()["document"]["published"] = nullptr;
      const auto a = article.person("Ilze Ozola", "LVA", "speaker"), b = article.person("Ion Rusu", "MDA", "speaker");
      for (const auto& other : one.others) article.person(other, "LVA", "minister");
      article.meeting({a, b}, one.day, "", one.status);
      if (one.day.empty() && !one.written.empty())
        for (Json& fact : article.json()["facts"])
          if (text_at(fact, "kind") == "contact") fact["date"] = {{"from", nullptr}, {"to", nullptr}, {"as_written", one.written}, {"basis", one.basis}};
      record.add(article, "e");
    }
    EXPECT_THAT(record.verify(), ::testing::IsEmpty());
    found.push_back(everything(record));
    if (!forward) {
      EXPECT_EQ(found[0], found[1]) << "the order of articles";
      return rows(record, "event").size();
    }
  }
  return 0;
}

TEST(Undated, MeetWhereSomethingSpeaksForOneTime) {
  const Told dated{"2026-03-04", "2026-03-03", "", ""}, same_day{"", "", "read as --03-03", "on March 3"}, other_day{"", "", "read as --06-03", "on June 3"};
  const Told nothing{"", "", "", ""};
  EXPECT_EQ(meetings({dated, same_day}), 1u);
  EXPECT_EQ(meetings({dated, other_day}), 2u);
  EXPECT_EQ(meetings({dated, nothing}), 2u);
  EXPECT_EQ(meetings({nothing, nothing}), 2u);
  EXPECT_EQ(meetings({same_day, same_day}), 1u);
  // The weekday and another person, or two other people; the weekday alone is not enough, a wrong one speaks against.
  const Told tuesday{"", "", "no date to count from", "on Tuesday"}, monday{"", "", "no date to count from", "on Monday", {"Juris Kalns"}};
  EXPECT_EQ(meetings({dated, tuesday}), 2u);
  const Told with_kalns{"2026-03-04", "2026-03-03", "", "", {"Juris Kalns"}}, tuesday_kalns{"", "", "no date to count from", "on Tuesday", {"Juris Kalns"}};
  EXPECT_EQ(meetings({with_kalns, tuesday_kalns}), 1u);
  EXPECT_EQ(meetings({with_kalns, monday}), 2u);
}

TEST(Undated, AreLeftAloneWhereTwoTimesWouldDo) {
  const Told in_march{"2026-03-04", "2026-03-03", "", ""}, a_year_before{"2025-03-04", "2025-03-03", "", ""}, march{"", "", "read as --03-03", "on March 3"};
  EXPECT_EQ(meetings({in_march, a_year_before, march}), 3u);
}

}  // namespace
}  // namespace chancery::store
