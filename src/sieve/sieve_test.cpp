#include "sieve/sieve.h"

#include <gtest/gtest.h>

#include "base/file.h"

namespace chancery {
namespace {

const Sieve& sieve() {
  static const Sieve loaded = Sieve::load({CHANCERY_SOURCE_DATA});
  return loaded;
}

TEST(Sieve, KeepsDiplomacyAndLittleElse) {
  const std::pair<const char*, bool> cases[] = {
      {"Latvia's foreign minister held talks with her Moldovan counterpart in Riga on Tuesday.", true},
      {"The ambassador was summoned to the ministry and handed a note of protest.", true},
      {"The two sides signed a memorandum of understanding on customs cooperation.", true},
      {"The Speaker of the Senate received a parliamentary delegation from Vietnam.", true},
      {"Brussels imposes sanctions on forty officials", true},
      {"The striker scored twice in the second half as the home side won the derby 3-1.", false},
      {"Stir the flour and butter until smooth, then bake for forty minutes until golden.", false},
      {"Police are looking for a man who robbed a petrol station on the high street late on Friday night.", false},
      {"The new phone has a larger screen, a better camera and a battery that lasts two days.", false},
      {"Rain will spread from the west overnight, with temperatures falling to three degrees by morning.", false},
      {"The singer's third album went straight to number one and her tour sold out within minutes.", false},
  };
  for (const auto& [text, kept] : cases) EXPECT_EQ(sieve().keeps(text), kept) << text << ' ' << sieve().score(text);
}

TEST(Sieve, KeepsEveryGoldenArticle) {
  const auto paths = files_in(CHANCERY_CASES "/../examples/articles", ".txt");
  EXPECT_GE(paths.size(), 10u);
  for (const auto& path : paths) EXPECT_TRUE(sieve().keeps(read_file(path))) << path;
}

TEST(Sieve, CaseSpacesAndMarksDoNotCount) {
  EXPECT_EQ(sieve().score("The FOREIGN minister -- met"), sieve().score("the foreign\nminister met"));
  EXPECT_EQ(sieve().score(""), sieve().score(" ,.!"));
}

TEST(Sieve, WhatItCannotReadIsKept) {
  Document document;
  document.text = "Матч закончился вничью.";
  document.layout.language = "ru";
  EXPECT_TRUE(sieve().keeps(document));
}

TEST(Sieve, WhereThereIsNoTextThereIsNothingToKeep) { EXPECT_FALSE(sieve().keeps(Document())); }

}  // namespace
}  // namespace chancery
