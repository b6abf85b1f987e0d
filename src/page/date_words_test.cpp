#include "page/date_words.h"

#include <gtest/gtest.h>

#include "chancery/date.h"

namespace chancery {
namespace {

TEST(DateWords, ReadsDatesOfPages) {
  const auto words = DateWords::load({CHANCERY_DATA});
  struct Case {
    const char *text, *language, *wanted;
  };
  const Case cases[] = {
      {"Published on Nov. 18, 2019 by", "en", "2019-11-18"},
      {"18 November 2019", "en", "2019-11-18"},
      {"Monday, 18th of November, 2019", "en", "2019-11-18"},
      {"2019-11-18T10:00:00Z", "", "2019-11-18"},
      {"18.11.2019 10:15", "de", "2019-11-18"},
      {"18. November 2019", "de", "2019-11-18"},
      {"4. M\xC3\xA4rz 2019", "de", "2019-03-04"},
      {"18 de noviembre de 2019", "es", "2019-11-18"},
      {"18 \xD0\xBD\xD0\xBE\xD1\x8F\xD0\xB1\xD1\x80\xD1\x8F 2019", "ru", "2019-11-18"},
      {"2019\xE5\xB9\xB4" "11\xE6\x9C\x88" "18\xE6\x97\xA5", "ja", "2019-11-18"},
      {"11/18/2019", "en", "2019-11-18"},
      {"04/05/2019", "en", "2019-04-05"},
      {"04/05/2019", "fr", "2019-05-04"},
      {"18-Nov-19", "en", "2019-11-18"},
      {"listopad 18, 2019", "pl", "2019-11-18"},
      {"18. listopada 2019", "hr", "2019-10-18"},
      {"version 1.2.2019.4, 10:30, room 18", "en", ""},
      {"in 1848 and on 31 February 2019", "en", ""},
      {"", "en", ""},
  };
  for (const Case& c : cases) {
    const auto found = words.find(c.text, c.language);
    EXPECT_EQ(found ? to_iso(found->day) : "", c.wanted) << c.text;
    if (found) EXPECT_LT(found->begin, found->end) << c.text;
  }
}

TEST(DateWords, ReadsAddressesAndValues) {
  const auto words = DateWords::load({CHANCERY_DATA});
  const std::pair<const char*, const char*> addresses[] = {
      {"https://example.org/2019/11/18/envoys-meet", "2019-11-18"}, {"https://example.org/news/20191118-envoys", "2019-11-18"},
      {"https://example.org/envoys-2019-11-18.html", "2019-11-18"}, {"https://2019-11-18.example.org/a", ""}, {"https://example.org/id/20191388", ""},
      {"https://example.org/18-11-2019-envoys-meet", "2019-11-18"}, {"https://example.org/18-31-2019-envoys", ""}};
  for (const auto& [address, wanted] : addresses) {
    const auto found = DateWords::in_address(address);
    EXPECT_EQ(found ? to_iso(found->day) : "", wanted) << address;
  }
  EXPECT_EQ(to_iso(words.of_value("20191118", "")->day), "2019-11-18");
  EXPECT_EQ(to_iso(words.of_value("1574071200", "")->day), "2019-11-18");
  EXPECT_EQ(to_iso(words.of_value("Mon, 18 Nov 2019 10:00:00 +0100", "")->day), "2019-11-18");
}

}  // namespace
}  // namespace chancery
