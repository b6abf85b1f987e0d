#include "base/utf8.h"

#include "base/characters.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(Utf8, BadBytesBecomeOneReplacementEachMaximalPart) {
  EXPECT_EQ(decode_utf8("a\xFF" "b").text, "a\xEF\xBF\xBD" "b");
  EXPECT_EQ(decode_utf8("\xE2\x82").text, "\xEF\xBF\xBD");
  EXPECT_EQ(decode_utf8("\xED\xA0\x80").replaced, 3u);  // a surrogate
  EXPECT_EQ(decode_utf8("ok \xEF\xBF\xBD").replaced, 0u);
  EXPECT_EQ(decode_utf8("ab\xC0").first_bad, 2u);
}

// Tables, made once, say what the functions say one by one; small letters of the near alphabets are those of all Unicode.
TEST(Utf8, KindsAsOneByOne) {
  for (char32_t c = 0; c < 0x11000; ++c) {
    const std::uint8_t kinds = kinds_of(c);
    EXPECT_EQ((kinds & kSpaceKind) != 0, is_space(c)) << std::uint32_t{c};
    EXPECT_EQ((kinds & kUpperKind) != 0, is_upper(c)) << std::uint32_t{c};
    EXPECT_EQ((kinds & kLowerKind) != 0, is_lower(c)) << std::uint32_t{c};
    EXPECT_EQ((kinds & kDigitKind) != 0, is_digit(c)) << std::uint32_t{c};
    EXPECT_EQ((kinds & kLetterKind) != 0, is_letter(c)) << std::uint32_t{c};
  }
  EXPECT_EQ(kinds_of(U'Щ'), kUpperKind | kLetterKind);
  EXPECT_EQ(kinds_of(U'中'), kLetterKind);
  EXPECT_EQ(kinds_of(0x10FFFF), 0);
  EXPECT_EQ(to_lower("ЩИТ, ÅÉİ, Ω, Ա, Ꭰ"), "щит, åéi, ω, ա, ꭰ");
}

TEST(Utf8, FoldsForLookUp) {
  EXPECT_EQ(fold("Bùi  Thanh\u00A0Sơn"), "bui thanh son");
  EXPECT_EQ(fold("“Çavuşoğlu’s”"), "\"cavusoglu's\"");
  EXPECT_EQ(fold("Łódź–Đà"), "lodz-da");
  EXPECT_EQ(fold("中国，Ａ"), "中国,a");
}

TEST(Utf8, CodePointsAgreeWithCounting) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += i % 3 == 0 ? "é" : i % 3 == 1 ? "x" : "€";
  const CodePoints points(text);
  std::uint32_t expected = 0;
  for (std::uint32_t at = 0; at <= text.size(); ++at) {
    if (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) {
      EXPECT_EQ(points.at(at), expected);
      ++expected;
    }
  }
}

}  // namespace
}  // namespace chancery
