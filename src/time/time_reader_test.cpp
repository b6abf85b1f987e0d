#include "time/time_reader.h"

#include <gtest/gtest.h>

#include "time/test_documents.h"

namespace chancery {
namespace {

const TimeReader& reader() {
  static const TimeReader kReader = TimeReader::load({CHANCERY_DATA});
  return kReader;
}

std::string written(const DateInterval& interval) {
  if (!interval.known()) return "?";
  const std::string from = interval.from ? to_iso(*interval.from) : "", to = interval.to ? to_iso(*interval.to) : "";
  if (interval.precision == Precision::year && from.substr(0, 4) == to.substr(0, 4)) return from.substr(0, 4) + " year";
  return (from == to ? from : from + ".." + to) + " " + name_of(interval.precision);
}

// "on Tuesday: 2025-08-26 day | three-day: P3D"
std::string times_of(const Document& document) {
  std::string out;
  for (const auto& time : document.times) {
    if (!out.empty()) out += " | ";
    out += std::string(document.at(time.span)) + ": ";
    if (time.kind == TimeKind::date)
      out += written(time.interval);
    else if (time.kind == TimeKind::duration)
      out += time.duration;
    else
      out += time.kind == TimeKind::clock ? "clock" : "frequency";
  }
  return out;
}

struct Case {
  const char* text;
  const char* published;
  const char* times;
};

void check(const std::vector<Case>& cases) {
  for (const auto& c : cases) {
    Document document = document_of(c.text, c.published);
    reader().run(document);
    EXPECT_EQ(times_of(document), c.times) << c.text;
  }
}

TEST(TimeReader, ReadsAbsoluteDates) {
  check({
      {"He came on 23.09.2021 to Riga", "", "on 23.09.2021: 2021-09-23 day"},
      {"He came on 2021-09-23 to Riga", "", "on 2021-09-23: 2021-09-23 day"},
      {"He came on 23 September 2021.", "", "on 23 September 2021: 2021-09-23 day"},
      {"He came on the 23rd of September, 2021.", "", "on the 23rd of September, 2021: 2021-09-23 day"},
      {"He came on September 23, 2021, by train.", "", "on September 23, 2021: 2021-09-23 day"},
      {"He came on Sept. 23, 2021, by train.", "", "on Sept. 23, 2021: 2021-09-23 day"},
      {"It was signed in 2019 and ratified in March 2020.", "",
       "in 2019: 2019 year | in March 2020: 2020-03-01..2020-03-31 month"},
      {"RIGA, APRIL 5, 2022, LETA", "", "APRIL 5, 2022: 2022-04-05 day"},
      {"In the 1990s trade fell.", "", "In the 1990s: 1990-01-01..1999-12-31 decade"},
      {"since the 19th century", "", "since the 19th century: 1801-01-01.. longer"},
      {"on 13/12/2021 or 12/13/2021", "", "on 13/12/2021: 2021-12-13 day | 12/13/2021: 2021-12-13 day"},
      {"on 03/04/2021", "", "on 03/04/2021: ?"},
      {"on 03/04/2021", "2021-04-04", "on 03/04/2021: 2021-04-03 day"},
      {"on 31 June 2021", "", "on 31 June 2021: ?"},
      {"on 31.06.2021", "", "on 31.06.2021: ?"},
      {"on 29 February 2023", "", "on 29 February 2023: ?"},
  });
}

TEST(TimeReader, ReadsRangesAndPartsOfYears) {
  check({
      {"on May 25-28, 2026", "", "on May 25-28, 2026: 2026-05-25..2026-05-28 day"},
      {"on 25\u201328 May 2026", "", "on 25\u201328 May 2026: 2026-05-25..2026-05-28 day"},
      {"held between 3 and 5 June 2024", "", "between 3 and 5 June 2024: 2024-06-03..2024-06-05 day"},
      {"on 30 May - 2 June 2024", "", "on 30 May - 2 June 2024: 2024-05-30..2024-06-02 day"},
      {"from December 2019 to January 2020", "",
       "from December 2019 to January 2020: 2019-12-01..2020-01-31 part of year"},
      {"In January-September 2019 it grew", "", "In January-September 2019: 2019-01-01..2019-09-30 part of year"},
      {"from January through September 2019", "",
       "from January through September 2019: 2019-01-01..2019-09-30 part of year"},
      {"in the first half of 2019", "", "in the first half of 2019: 2019-01-01..2019-06-30 part of year"},
      {"in Q1 2020", "", "in Q1 2020: 2020-01-01..2020-03-31 part of year"},
      {"in the first nine months of 2021", "", "in the first nine months of 2021: 2021-01-01..2021-09-30 part of year"},
      {"in the nine months to September 2021", "",
       "in the nine months to September 2021: 2021-01-01..2021-09-30 part of year"},
      {"in late 2019 and early March 2020", "",
       "in late 2019: 2019-09-01..2019-12-31 part of year | early March 2020: 2020-03-01..2020-03-10 part of year"},
      {"the plan for 2019-2021", "", "for 2019-2021: 2019-01-01..2021-12-31 longer"},
      {"in the 2021-22 season", "", "2021-22: 2021-01-01..2022-12-31 longer"},
      {"by the end of 2025", "", "by the end of 2025: ..2025-12-31 part of year"},
      {"in the first week of October 2024", "",
       "in the first week of October 2024: 2024-10-01..2024-10-07 part of year"},
      {"The 2014-2018 plan", "", "2014-2018: 2014-01-01..2018-12-31 longer"},
      {"the devastating 2022 eruption", "", "2022: 2022 year"},
      {"in the '90s", "", "in the '90s: 1990-01-01..1999-12-31 decade"},
      {"by 2030", "", "by 2030: ..2030-12-31 year"},
      {"ties since 1992", "", "since 1992: 1992-01-01.. year"},
      {"from 1 January 2022 onwards", "", "from 1 January 2022 onwards: 2022-01-01.. day"},
  });
}

TEST(TimeReader, ResolvesRelativeWordsAgainstThePage) {
  check({
      // 2025-08-27 is a Wednesday.
      {"He met him on Tuesday in Riga", "2025-08-27", "on Tuesday: 2025-08-26 day"},
      {"He met him on Wednesday in Riga", "2025-08-27", "on Wednesday: 2025-08-27 day"},
      {"He will meet him on Tuesday in Riga", "2025-08-27", "on Tuesday: 2025-09-02 day"},
      {"On Friday, the ministers will sign a plan", "2025-08-27", "On Friday: 2025-08-29 day"},
      {"He is to arrive next Tuesday", "2025-08-27", "next Tuesday: 2025-09-02 day"},
      {"He arrived last Wednesday", "2025-08-27", "last Wednesday: 2025-08-20 day"},
      {"He came on Tuesday, August 26", "2025-08-27", "on Tuesday, August 26: 2025-08-26 day"},
      {"He met her on Monday morning", "2025-08-27", "on Monday morning: 2025-08-25 day"},
      {"He met him yesterday", "2025-08-27", "yesterday: 2025-08-26 day"},
      {"Talks resume tomorrow", "2025-08-27", "tomorrow: 2025-08-28 day"},
      {"earlier today", "2025-08-27", "earlier today: 2025-08-27 day"},
      {"He met him on Tuesday", "", "on Tuesday: ?"},
      {"last year and this month and next week", "2025-08-27",
       "last year: 2024 year | this month: 2025-08-01..2025-08-31 month | next week: 2025-09-01..2025-09-07 part of "
       "year"},
      {"since the beginning of the year", "2025-08-27", "since the beginning of the year: 2025-01-01.. part of year"},
      {"in recent weeks", "2025-08-27", "in recent weeks: 2025-07-16..2025-08-27 part of year"},
      {"in the coming days", "2025-08-27", "in the coming days: 2025-08-27..2025-09-03 part of year"},
      {"a year ago", "2025-08-27", "a year ago: 2024 year"},
      {"two days ago", "2025-08-27", "two days ago: 2025-08-25 day"},
      {"over the past five years", "2025-08-27", "over the past five years: 2020-08-27..2025-08-27 longer"},
      {"earlier this year", "2025-08-27", "earlier this year: 2025-01-01..2025-08-27 part of year"},
      {"in March last year", "2025-08-27", "in March last year: 2024-03-01..2024-03-31 month"},
      {"until June", "2025-08-27", "until June: ..2026-06-30 month"},
      {"the visit in June was his first", "2025-08-27", "in June: 2025-06-01..2025-06-30 month"},
      {"in today's world, at this year's forum and yesterday's talks", "2025-08-27",
       "this year: 2025 year | yesterday: 2025-08-26 day"},
      {"today's meeting", "2025-08-27", "today: 2025-08-27 day"},
      {"He gave them until Monday to leave", "2025-08-27", "until Monday: ..2025-09-01 day"},
      {"approved on Friday (22/8)", "2025-08-27", "on Friday (22/8): 2025-08-22 day"},
      {"exceeding $140 billion year on year", "2025-08-27", ""},
      {"voted 13-1 days ago", "2025-08-27", ""},
      {"over the weekend", "2025-08-27", "over the weekend: 2025-08-23..2025-08-24 day"},
      {"next weekend", "2025-08-27", "next weekend: 2025-08-30..2025-08-31 day"},
      {"earlier in the week", "2025-08-27", "earlier in the week: 2025-08-25..2025-08-27 part of year"},
      {"on the 20th of this month", "2025-08-27", "on the 20th of this month: 2025-08-20 day"},
      {"last summer", "2025-08-27", "last summer: 2024-06-01..2024-08-31 part of year"},
  });
}

TEST(TimeReader, TakesTheYearFromThePage) {
  check({
      {"It was signed on December 22", "2025-01-05", "on December 22: 2024-12-22 day"},
      {"It was signed on 22 December", "2025-12-23", "on 22 December: 2025-12-22 day"},
      {"The summit will be held on May 25-28", "2025-08-27", "on May 25-28: 2026-05-25..2026-05-28 day"},
      {"A summit on September 3", "2025-08-27", "on September 3: 2025-09-03 day"},
      {"It was signed on December 22", "", "on December 22: ?"},
      {"He came on 3 May 2024. He left on 5 May.", "", "on 3 May 2024: 2024-05-03 day | on 5 May: 2024-05-05 day"},
  });
}

TEST(TimeReader, LeansOnDatesToldBefore) {
  check({
      {"They met on 3 May 2024. The day before, he saw her.", "2024-06-10",
       "on 3 May 2024: 2024-05-03 day | The day before: 2024-05-02 day"},
      {"They met on 3 May 2024. On the same day he left.", "2024-06-10",
       "on 3 May 2024: 2024-05-03 day | On the same day: 2024-05-03 day"},
      {"The following day he left.", "2024-06-10", "The following day: ?"},
      {"The day before, he left.", "2024-06-10", "The day before: 2024-06-09 day"},
      {"Trade neared $1 billion in 2020, up on the same period last year", "2021-09-23",
       "in 2020: 2020 year | on the same period last year: 2019 year"},
      {"Against the same period last year it grew in January-March of this year", "2021-09-23",
       "the same period last year: 2020-01-01..2020-03-31 part of year | in January-March of this year: "
       "2021-01-01..2021-03-31 part of year"},
      {"In the January-March months of this year", "2021-09-23",
       "January-March months of this year: 2021-01-01..2021-03-31 part of year"},
      {"Trade grew in January-May 2021 from the same period of 2020", "2021-09-23",
       "in January-May 2021: 2021-01-01..2021-05-31 part of year | from the same period of 2020: "
       "2020-01-01..2020-05-31 part of year"},
  });
}

TEST(TimeReader, ReadsDurationsClocksAndFrequencies) {
  check({
      {"They talked for 35 minutes", "", "for 35 minutes: PT35M"},
      {"a three-day visit", "", "three-day: P3D"},
      {"a two-week tour lasting two and a half hours", "", "two-week: P2W | two and a half hours: PT2.5H"},
      {"for half an hour", "", "for half an hour: PT0.5H"},
      {"It begins at 10 a.m. in Riga", "", "at 10 a.m.: clock"},
      {"at 10:30 local time", "", "at 10:30 local time: clock"},
      {"They meet annually", "", "annually: frequency"},
      {"within 6-8 months and two to three days", "", "within 6-8 months: P6M/P8M | two to three days: P2D/P3D"},
      {"30 years of ties", "", "30 years: P30Y"},
  });
}

TEST(TimeReader, LeavesAloneWhatIsNoTime) {
  check({
      {"He may march on the capital in May", "2025-08-27", "in May: 2025-05-01..2025-05-31 month"},
      {"May said that Theresa May would go", "2025-08-27", ""},
      {"March on, said the Sun and the Daily Mail", "2025-08-27", ""},
      {"The Sunday Times wrote of 2019 people", "2025-08-27", ""},
      {"the 30th anniversary of ties", "2025-08-27", ""},
      {"35 years old and a 20-year-old", "2025-08-27", ""},
      {"COVID-19, the G20 and Resolution 1325", "2025-08-27", ""},
      {"the second meeting in a second hall", "2025-08-27", ""},
      {"the 2030 Agenda for Sustainable Development", "2025-08-27", ""},
      {"Expo 2020 and Vision 2030", "2025-08-27", ""},
      {"$2019 and 2,019 tonnes and 1995 soldiers", "2025-08-27", ""},
      {"He sat in the second row and sat on", "2025-08-27", ""},
  });
}

TEST(TimeReader, SaysWhy) {
  const auto basis = [](const char* text, const char* published) {
    Document document = document_of(text, published);
    reader().run(document);
    return document.times.empty() ? std::string("none") : document.times.back().basis;
  };
  EXPECT_EQ(basis("He came on Tuesday", "2025-08-27"), "weekday before the page date 2025-08-27");
  EXPECT_EQ(basis("He came on Tuesday", ""), "relative, and the article has no date");
  EXPECT_EQ(basis("on 31 June 2021", ""), "no such day: 2021-06-31");
  EXPECT_EQ(basis("on December 22", ""), "read as --12-22; the year is not said, and the article has no date");
  EXPECT_EQ(basis("in 2020 and in the same period last year", "2021-09-23"), "a year before 2020, told beside");
  EXPECT_EQ(basis("on 3 May 2024", ""), "as written");
}

TEST(TimeReader, PrefersTheDateline) {
  Document document = document_of("He came on Tuesday", "2025-08-29");
  Dateline dateline;
  dateline.when = {from_iso("2025-08-26"), from_iso("2025-08-26"), Precision::day};
  document.layout.dateline = dateline;
  reader().run(document);
  ASSERT_EQ(document.times.size(), 1u);
  EXPECT_EQ(document.times[0].basis, "the weekday of the dateline 2025-08-26");
}

TEST(TimeReader, TokensLeaveOutThePreposition) {
  Document document = document_of("He came on Tuesday", "2025-08-29");
  reader().run(document);
  ASSERT_EQ(document.times.size(), 1u);
  EXPECT_EQ(document.at(document.span_of(document.times[0].tokens)), "Tuesday");
  EXPECT_EQ(document.at(document.times[0].span), "on Tuesday");
}

}  // namespace
}  // namespace chancery
