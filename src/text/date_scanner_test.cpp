#include "text/date_scanner.h"

#include <gtest/gtest.h>

#include <string>

namespace chancery {
namespace {

struct Case {
  std::string text;
  std::string date;  // ISO, with 0000 for a year not written; "" for none
  std::string words;
};

TEST(DateScanner, ReadsTheFormsOfPagesAndDatelines) {
  const Case cases[] = {
      {"23.09.2021 (Agency)", "2021-09-23", "23.09.2021"},
      {"date 2025-08-27 Welcoming", "2025-08-27", "2025-08-27"},
      {"September 23, 2021", "2021-09-23", "September 23, 2021"},
      {"BAKU, December 22", "0000-12-22", "December 22"},
      {"Baku. 22 December. AGENCY/", "0000-12-22", "22 December"},
      {"Thu 10th September 2020 | 08:23 PM", "2020-09-10", "Thu 10th September 2020"},
      {"Tuesday, 1 October, 2024", "2024-10-01", "Tuesday, 1 October, 2024"},
      {"First Published: Jul 02 2016 | 10:28 PM IST", "2016-07-02", "Jul 02 2016"},
      {"0302 GMT October 13, 2019", "2019-10-13", "October 13, 2019"},
      {"15:04, October 12, 2011", "2011-10-12", "October 12, 2011"},
      {"Updated: 2010-09-27 14:01", "2010-09-27", "2010-09-27"},
      {"10/28/2023 3:12:14 PM", "2023-10-28", "10/28/2023"},
      {"BAKU, Azerbaijan, Dec. 8", "0000-12-08", "Dec. 8"},
      {"Baku, 27. April, AGENCY", "0000-04-27", "27. April"},
      {"28-Oct-2023", "2023-10-28", "28-Oct-2023"},
      {"- 5th Apr, 2024)", "2024-04-05", "5th Apr, 2024"},
      {"11:50 / 04.11.2024", "2024-11-04", "04.11.2024"},
      {"YEREVAN, APRIL 5, AGENCY", "0000-04-05", "APRIL 5"},
      {"Sept. 7 (Agency)", "0000-09-07", "Sept. 7"},
      {"the 5th of May 2021", "2021-05-05", "5th of May 2021"},
      {"may 50 people", "", ""},
      {"31.02.2021", "", ""},
      {"in 2019 alone", "", ""},
      {"March 12:30", "", ""},
      {"version 1.2.3", "", ""},
  };
  for (const Case& c : cases) {
    const auto found = find_date(c.text);
    ASSERT_EQ(found.has_value(), !c.date.empty()) << c.text;
    if (!found) continue;
    EXPECT_EQ(c.text.substr(found->begin, found->end - found->begin), c.words) << c.text;
    auto day = found->day_in(2000);
    ASSERT_TRUE(day) << c.text;
    const std::string iso = to_iso(*day);
    EXPECT_EQ(found->has_year() ? iso : "0000" + iso.substr(4), c.date) << c.text;
  }
}

TEST(DateScanner, SaysWhenDayAndMonthCouldBeEither) {
  EXPECT_TRUE(find_date("04/05/2024")->ambiguous);
  EXPECT_FALSE(find_date("04.05.2024")->ambiguous);
  EXPECT_FALSE(find_date("13/05/2024")->ambiguous);
}

}  // namespace
}  // namespace chancery
