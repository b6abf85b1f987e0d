#include "lexicon/phrases.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace chancery {
namespace {

std::vector<std::string> folded(std::vector<std::string> words) {
  for (auto& word : words) word = fold(word);
  return words;
}

TEST(Phrases, LongestWins) {
  Phrases phrases;
  phrases.add("Republic of Korea", 1);
  phrases.add("Republic", 2);
  phrases.add("republic of korea", 3);
  const auto words = folded({"the", "Republic", "of", "Korea", "said"});
  const auto found = phrases.longest(words, 1);
  EXPECT_EQ(found.length, 3u);
  EXPECT_EQ(*found.values, (std::vector<std::uint32_t>{1, 3}));
  EXPECT_EQ(phrases.all(words, 1).size(), 2u);
  EXPECT_FALSE(phrases.longest(words, 0));
}

TEST(Phrases, CliticsAndHyphensAreWords) {
  EXPECT_EQ(phrase_words("People's Council"), (std::vector<std::string>{"people", "'s", "council"}));
  EXPECT_EQ(phrase_words("Vice-President"), (std::vector<std::string>{"vice", "-", "president"}));
}

TEST(Phrases, ExactlyIsTheWholePhrase) {
  Phrases phrases;
  phrases.add("prime minister", 5);
  EXPECT_EQ(phrases.exactly("prime"), nullptr);
  ASSERT_NE(phrases.exactly("Prime Minister"), nullptr);
}

}  // namespace
}  // namespace chancery
