#include "store/names.h"

#include <gtest/gtest.h>

namespace chancery::store {
namespace {

TEST(Names, SpellingsOfOneNameShareASkeleton) {
  const char* const same[][2] = {
      {"Rakhmat", "Rahmat"},       {"Sabitulin", "Sabitullin"}, {"Dzhalilov", "Jalilov"}, {"Zhalilov", "Jalilov"},
      {"Farrukhi", "Farrukh"},         {"Romanoff", "Romanov"},    {"Romanow", "Romanov"},   {"Yusuf", "Yousuf"},
      {"Khudaiberdiyev", "Hudayberdiev"},
  };
  for (const auto& [a, b] : same) EXPECT_EQ(name_form(a).words, name_form(b).words) << a << " " << b;
  EXPECT_EQ(name_form("Рахмат").words, name_form("Rakhmat").words);
  EXPECT_NE(name_form("Karimov").words, name_form("Kerimova").words);
}

TEST(Names, HowFarTwoNamesAgree) {
  const struct {
    const char *a, *b;
    Agreement expected;
  } cases[] = {
      {"Ilze Ozola", "Ilze Ozola", Agreement::full},
      {"Ilze Ozola", "OZOLA Ilze", Agreement::full},
      {"Farrukh Sharifzod", "Farrukhi Sharifzod", Agreement::full},
      {"Kasym-Jomart Ospanov", "Kassym-Jomart Kemelovich Ospanov", Agreement::full},
      {"Hamad bin Issa Al Thawadi", "Hamad Issa Thawadi", Agreement::full},
      {"N. Ospanov", "Nurlan Ospanov", Agreement::initial},
      {"K. Ospanov", "Nurlan Ospanov", Agreement::none},
      {"Ospanov", "Nurlan Ospanov", Agreement::one_word},
      {"Sharifzod Rahimov", "Farrukh Sharifzod", Agreement::none},
      {"Akylbek Jalilov", "Sadyr Jalilov", Agreement::none},
      {"Nurlan Ospanov", "Nurlan Ospanob", Agreement::near},
      {"Nurlan Ospanov", "Serik Nurlan", Agreement::none},
      {"", "Nurlan Ospanov", Agreement::none},
      {"Fernando R. Salas", "Fernando Salas Jr.", Agreement::full},
      {"Fernando R. Salas", "Fernando M. Salas", Agreement::none},
      {"Fernando Salas Sr.", "Fernando Salas Jr.", Agreement::none},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(agree(name_form(one.a), name_form(one.b)), one.expected) << one.a << " | " << one.b;
    EXPECT_EQ(agree(name_form(one.b), name_form(one.a)), one.expected) << one.b << " | " << one.a;
  }
}

TEST(Names, Edits) {
  EXPECT_EQ(edits("kitten", "sitting", 5), 3u);
  EXPECT_EQ(edits("kitten", "sitting", 1), 2u);
  EXPECT_EQ(edits("", "abc", 3), 3u);
}

}  // namespace
}  // namespace chancery::store
