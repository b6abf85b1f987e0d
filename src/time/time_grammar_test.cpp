#include "time/time_grammar.h"

#include <gtest/gtest.h>

#include <random>

#include "lexicon/table.h"

namespace chancery {
namespace {

// Sentences of random words of time and number, figures and signs: passing over atoms must lose nothing.
TEST(TimeGrammar, PassesOverNothingThatCouldStart) {
  const WordTable words = WordTable::load({CHANCERY_DATA}, "time_words.tsv");
  const NumberReader numbers = NumberReader::load({CHANCERY_DATA});
  const TimeGrammar grammar(words, numbers);
  std::vector<std::string> vocabulary = {"the", "a", "of", "in", "and", "-",   ",",
                                         "'s",  "'", "(",  ")",  ":",   "met", "Riga"};
  for (const char* figure :
       {"1", "3", "12", "25", "2019", "2021", "23.09.2021", "10:30", "90s", "1990s", "21st", "2,019", "12/5/2020"})
    vocabulary.insert(vocabulary.end(), 4, figure);
  for (const char* file : {"/lexicon/time_words.tsv", "/lexicon/number_words.tsv"}) {
    const Table table = Table::load(CHANCERY_DATA + std::string(file));
    for (const auto& row : table.rows()) {
      vocabulary.push_back(row.text("word"));
      if (row["kind"] != "month" && row["kind"] != "weekday") continue;
      std::string capital = row.text("word");
      capital[0] = static_cast<char>(capital[0] - 'a' + 'A');
      vocabulary.insert(vocabulary.end(), 6, capital);
    }
  }
  std::mt19937 random(20250827);
  std::size_t found = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (int k = 0; k < 14; ++k) text += vocabulary[random() % vocabulary.size()] + (random() % 8 ? " " : "");
    const Atoms atoms = atoms_of(text);
    const auto fast = grammar.read(atoms);
    EXPECT_EQ(fast, grammar.read(atoms, true)) << text;
    found += fast.size();
    std::size_t end = 0;
    for (const Reading& reading : fast) {
      EXPECT_LE(end, reading.start) << text;
      EXPECT_LE(reading.start, reading.first) << text;
      EXPECT_LT(reading.first, reading.last) << text;
      EXPECT_LE(reading.last, atoms.size()) << text;
      end = reading.last;
    }
  }
  EXPECT_GT(found, 4000u);
}

}  // namespace
}  // namespace chancery
