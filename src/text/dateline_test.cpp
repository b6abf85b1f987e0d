#include "text/dateline.h"

#include <gtest/gtest.h>

#include <string>

namespace chancery {
namespace {

struct Case {
  std::string text;
  std::string span;  // "" where there is no dateline
  std::string place, date, agency;
};

TEST(Dateline, ReadsTheManyForms) {
  const Agencies agencies = Agencies::load({CHANCERY_SOURCE_DATA});
  const Case cases[] = {
      {"DUSHANBE, 23.09.2021 (NIAT Khovar) – Within the framework of his visit, he met her.",
       "DUSHANBE, 23.09.2021 (NIAT Khovar) –", "DUSHANBE", "23.09.2021", "NIAT Khovar"},
      {"BEIJING, Oct. 12 (Xinhua) -- The President met the envoy on Monday.", "BEIJING, Oct. 12 (Xinhua) --", "BEIJING",
       "Oct. 12", "Xinhua"},
      {"Moscow, July 3 (IANS) The Foreign Ministry has declared so on Monday.", "Moscow, July 3 (IANS)", "Moscow",
       "July 3", "IANS"},
      {"MOSCOW, July 5. /TASS/. The talks will be held on Monday in the city.", "MOSCOW, July 5. /TASS/.", "MOSCOW",
       "July 5", "TASS"},
      {"Baku. 22 December. REPORT.AZ/ The envoy met the minister on Monday.", "Baku. 22 December. REPORT.AZ/", "Baku",
       "22 December", "REPORT.AZ"},
      {"YEREVAN, APRIL 5, ARMENPRESS. The envoy met the minister on Monday.", "YEREVAN, APRIL 5, ARMENPRESS.",
       "YEREVAN", "APRIL 5", "ARMENPRESS"},
      {"Baku, 27 April, AZERTAC The envoy met the minister on Monday.", "", "", "", ""},
      {"ISLAMABAD, (UrduPoint / Pakistan Point News - 5th Apr, 2024) Foreign Minister met him.",
       "ISLAMABAD, (UrduPoint / Pakistan Point News - 5th Apr, 2024)", "ISLAMABAD", "5th Apr, 2024",
       "UrduPoint / Pakistan Point News"},
      {"TEHRAN (Defapress) - The Speaker is heading a delegation to the city.", "TEHRAN (Defapress) -", "TEHRAN", "",
       "Defapress"},
      {"Tehran, YJC. 31 parliamentary delegations have so far arrived in town.", "Tehran, YJC.", "Tehran", "", "YJC"},
      {"(MENAFN- AzerNews) Minister of Foreign Affairs has held a conversation.", "(MENAFN- AzerNews)", "", "",
       "MENAFN"},
      {"Asmara — The minister met and held talks with her counterpart today.", "Asmara —", "Asmara", "", ""},
      {"BEIJING - The President held talks with his counterpart here Monday.", "BEIJING -", "BEIJING", "", ""},
      {"New Delhi: Envoys of four states presented their credentials today.", "New Delhi:", "New Delhi", "", ""},
      {"KUALA LUMPUR, Jan 4 (Bernama) -- The envoy met the minister on Monday.", "KUALA LUMPUR, Jan 4 (Bernama) --",
       "KUALA LUMPUR", "Jan 4", "Bernama"},
      {"NUR-SULTAN. KAZINFORM – The envoy met the minister on Monday here.", "NUR-SULTAN. KAZINFORM –", "NUR-SULTAN",
       "", "KAZINFORM"},
      {"Tashkent, Uzbekistan (UzDaily.com) -- The envoy met the minister.", "Tashkent, Uzbekistan (UzDaily.com) --",
       "Tashkent", "", "UzDaily.com"},
      {"ABU DHABI, 5th January, 2023 (WAM) -- The envoy met the minister.", "ABU DHABI, 5th January, 2023 (WAM) --",
       "ABU DHABI", "5th January, 2023", "WAM"},
      {"AKIPRESS.COM - The envoy met the minister on Monday in the city.", "AKIPRESS.COM -", "", "", "AKIPRESS.COM"},
      {"WASHINGTON (AP) — The envoy met the minister on Monday in town.", "WASHINGTON (AP) —", "WASHINGTON", "", "AP"},
      {"New Delhi [India], May 5 (ANI): The envoy met the minister in town.",
       "New Delhi [India], May 5 (ANI):", "New Delhi", "May 5", "ANI"},
      {"HO CHI MINH CITY — The envoy met the minister on Monday in town.", "HO CHI MINH CITY —", "HO CHI MINH CITY", "",
       ""},
      {"BAKU, Azerbaijan, Dec. 8", "BAKU, Azerbaijan, Dec. 8", "BAKU", "Dec. 8", ""},
      {"PORT MORESBY: The envoy met the minister on Monday in the town.", "PORT MORESBY:", "PORT MORESBY", "", ""},
      {"Nairobi, 5 May 2022 – The envoy met the minister on Monday here.", "Nairobi, 5 May 2022 –", "Nairobi",
       "5 May 2022", ""},
      {"Oslo, Norway | LETA | The President on Friday sent a message to his counterpart.", "Oslo, Norway | LETA |",
       "Oslo", "", "LETA"},
      {"State House, Nairobi, Kenya, Monday 30 May 2022 – The Minister has presided over it.",
       "State House, Nairobi, Kenya, Monday 30 May 2022 –", "State House", "Monday 30 May 2022", ""},
      // No datelines.
      {"The President met the envoy on Monday in the capital of the land.", "", "", "", ""},
      {"Minister Ilze Ozola, Trend reports, met the envoy on Monday in town.", "", "", "", ""},
      {"Moscow and Riga – the two capitals – have agreed on a treaty again.", "", "", "", ""},
      {"Moscow – the capital of the country – was closed to all traffic then.", "", "", "", ""},
      {"Moscow - Riga relations are as they were before the treaty was made.", "", "", "", ""},
      {"Ozola: We shall sign the treaty when the text has been agreed by all.", "", "", "", ""},
      {"Baku, December 22, hosted the talks of the two ministers on transport.", "", "", "", ""},
      {"In Riga, March 4, 2026, the ministers of three countries met again.", "", "", "", ""},
      {"Foreign Minister Ilze Ozola (Latvia) said that the treaty was agreed.", "", "", "", ""},
      {"Riga hosts the talks", "", "", "", ""},
      {"May 5, 2026", "", "", "", ""},
  };
  for (const Case& c : cases) {
    const auto found = read_dateline(c.text, {0, static_cast<std::uint32_t>(c.text.size())}, agencies, true);
    const auto words = [&](std::optional<Span> span) { return span ? c.text.substr(span->begin, span->size()) : ""; };
    EXPECT_EQ(found.has_value(), !c.span.empty()) << c.text;
    if (!found) continue;
    EXPECT_EQ(words(found->dateline.span), c.span);
    EXPECT_EQ(words(found->dateline.place), c.place) << c.text;
    EXPECT_EQ(words(found->dateline.date), c.date) << c.text;
    EXPECT_EQ(words(found->dateline.agency), c.agency) << c.text;
  }
}

}  // namespace
}  // namespace chancery
