#include "page/character_references.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(CharacterReferences, AreReadInText) {
  const auto references = CharacterReferences::load({CHANCERY_DATA});
  const std::pair<const char*, const char*> cases[] = {
      {"Fish &amp; chips", "Fish & chips"},    {"&lt;p&gt;", "<p>"},           {"caf&eacute;", "caf\xC3\xA9"},
      {"caf&eacute", "caf\xC3\xA9"},           {"&#8217;&#x2019;", "\xE2\x80\x99\xE2\x80\x99"}, {"&#146;", "\xE2\x80\x99"},
      {"&notit; &notin;", "\xC2\xACit; \xE2\x88\x89"}, {"AT&T & co &;&#;&#x;", "AT&T & co &;&#;&#x;"}, {"&#0;&#xD800;&#x110000;", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"&#99999999999999999999;", "\xEF\xBF\xBD"}, {"&", "&"}, {"&amp", "&"}, {"&ampx", "&x"},
  };
  for (const auto& [text, wanted] : cases) EXPECT_EQ(references.read(text, false), wanted) << text;
}

TEST(CharacterReferences, OfAddressesAreLeft) {
  const auto references = CharacterReferences::load({CHANCERY_DATA});
  EXPECT_EQ(references.read("?a=1&copy=2&amp;b=3&copy", true), "?a=1&copy=2&b=3\xC2\xA9");
}

}  // namespace
}  // namespace chancery
