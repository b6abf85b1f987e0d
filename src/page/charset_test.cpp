#include "page/charset.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace chancery {
namespace {

const Charsets& charsets() {
  static const Charsets out = Charsets::load({CHANCERY_DATA});
  return out;
}

const std::string kRiga1251 = "\xD0\xE8\xE3\xE0";              // "Рига" in windows-1251
const std::string kRiga = "\xD0\xA0\xD0\xB8\xD0\xB3\xD0\xB0";  // and in UTF-8

TEST(Charsets, Order) {
  struct Case {
    const char* what;
    std::string bytes, http, charset, text;
  };
  const Case cases[] = {
      {"plain", "abc", "", "utf-8", "abc"},
      {"valid UTF-8 is UTF-8 whatever is declared", "<meta charset=windows-1251>" + kRiga, "koi8-r", "utf-8", "<meta charset=windows-1251>" + kRiga},
      {"byte order mark", "\xEF\xBB\xBF" + kRiga, "", "utf-8", kRiga},
      {"HTTP", kRiga1251, "windows-1251", "windows-1251", kRiga},
      {"HTTP before meta", "<meta charset=koi8-r>" + kRiga1251, "Windows-1251", "windows-1251", "<meta charset=koi8-r>" + kRiga},
      {"meta", "<meta charset='windows-1251'>" + kRiga1251, "", "windows-1251", "<meta charset='windows-1251'>" + kRiga},
      {"meta http-equiv", "<META http-equiv=Content-Type content=\"text/html; charset=cp1251\">" + kRiga1251, "", "windows-1251",
       "<META http-equiv=Content-Type content=\"text/html; charset=cp1251\">" + kRiga},
      {"Latin 1 is windows-1252", "<meta charset=iso-8859-1>\x93" "a\x94", "", "windows-1252", "<meta charset=iso-8859-1>\xE2\x80\x9C" "a\xE2\x80\x9D"},
      // Letters that iconv holds back for an accent to come, also before a character of three bytes.
      {"Vietnamese", "Vi\xEA\xF2t Nam A\x80", "windows-1258", "windows-1258", "Vi\xC3\xAA\xCC\xA3t Nam A\xE2\x82\xAC"},
      {"Hebrew", "\xF9\xC8\xEC\xE5\xED", "windows-1255", "windows-1255", "\xD7\xA9\xD6\xB8\xD7\x9C\xD7\x95\xD7\x9D"},
      {"Shift JIS", "<meta charset=shift_jis>\x93\x8C\x8B\x9E", "", "shift_jis", "<meta charset=shift_jis>\xE6\x9D\xB1\xE4\xBA\xAC"},
      {"UTF-16", std::string("\xFF\xFE" "a\0b\0", 6), "", "utf-16le", "ab"},
  };
  for (const Case& c : cases) {
    const DecodedPage page = charsets().decode(c.bytes, c.http);
    EXPECT_EQ(page.charset(), c.charset) << c.what;
    EXPECT_EQ(page.text(), c.text) << c.what;
  }
}

TEST(Charsets, DetectsWhatIsNotDeclared) {
  // "The ministers of foreign affairs held talks in Riga on Tuesday", in Russian, windows-1251.
  const std::string bytes =
      "\xCC\xE8\xED\xE8\xF1\xF2\xF0\xFB \xE8\xED\xEE\xF1\xF2\xF0\xE0\xED\xED\xFB\xF5 \xE4\xE5\xEB \xEF\xF0\xEE\xE2\xE5\xEB\xE8 "
      "\xEF\xE5\xF0\xE5\xE3\xEE\xE2\xEE\xF0\xFB \xE2 \xD0\xE8\xE3\xE5 \xE2\xEE \xE2\xF2\xEE\xF0\xED\xE8\xEA";
  EXPECT_EQ(charsets().decode(bytes, "").charset(), "windows-1251");
}

TEST(Charsets, FewBadBytesLeaveUtf8) {
  std::string text;
  for (int i = 0; i < 20; ++i) text += kRiga;
  const DecodedPage page = charsets().decode(text + "\xFF" + text, "windows-1251");
  EXPECT_EQ(page.charset(), "utf-8");
  EXPECT_EQ(page.text(), text + "\xEF\xBF\xBD" + text);
}

// Every character leads back to its bytes: decoding a page up to it gives the text up to it.
TEST(Charsets, WayBack) {
  std::string cyrillic, japanese;
  for (int i = 0; i < 200; ++i) cyrillic += kRiga1251 + "ab, ", japanese += "a\x93\x8C" "b\x8B\x9E";
  for (const auto& [bytes, charset] : {std::pair{cyrillic, "windows-1251"}, std::pair{japanese, "shift_jis"}, std::pair{"\xEF\xBB\xBF" + kRiga, "utf-8"}}) {
    const DecodedPage page = charsets().decode(bytes, charset);
    const std::string text(page.text());
    std::uint32_t before = 0;
    for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).size) {
      const std::uint32_t byte = page.byte_of(static_cast<std::uint32_t>(at));
      EXPECT_TRUE(at == 0 || byte > before);
      before = byte;
      if (at > 0 && at % 13 == 0) EXPECT_EQ(charsets().decode(std::string_view(bytes).substr(0, byte), charset).text(), text.substr(0, at));
    }
    EXPECT_EQ(page.byte_of(static_cast<std::uint32_t>(text.size())), bytes.size());
  }
}

// Places in the order of the text cost one pass over the page, whatever the charset and however many they are.
TEST(Charsets, WayBackOfManyPlacesIsOnePass) {
  std::string cyrillic, japanese, bad = "\xFF", mail;
  for (int i = 0; i < 3000; ++i)
    cyrillic += kRiga1251 + "ab, ", japanese += "a\x93\x8C" "b\x8B\x9E", bad += kRiga + "\xC3 ", mail += "a\x1B$BF|\x1B(B";
  for (const auto& [bytes, charset] : {std::pair{cyrillic, "windows-1251"}, std::pair{japanese, "shift_jis"}, std::pair{bad, "utf-8"}, std::pair{mail, "iso-2022-jp"}}) {
    const DecodedPage page = charsets().decode(bytes, charset);
    WayBack back(page);
    std::size_t at = 0, places = 0;
    for (; at < page.text().size(); at += code_point_at(page.text(), at).size, ++places) {
      const std::uint32_t byte = back.byte_of(static_cast<std::uint32_t>(at));
      if (places % 997 == 0) EXPECT_EQ(byte, page.byte_of(static_cast<std::uint32_t>(at))) << charset;
    }
    EXPECT_EQ(back.byte_of(static_cast<std::uint32_t>(at)), bytes.size()) << charset;
    EXPECT_LE(back.steps(), bytes.size()) << charset;
  }
}

}  // namespace
}  // namespace chancery
