#include "facts/votes.h"

#include <gtest/gtest.h>

#include "facts/testing.h"

namespace chancery {
namespace {

using testing::ByHand;

const WordClasses& classes() {
  static const WordClasses out = WordClasses::load({CHANCERY_SOURCE_DATA});
  return out;
}

// Words with blanks between them; the tallies are read from their order, and not from a tree.
ByHand by_hand(const std::string& words) {
  std::istringstream in(words);
  std::string word, rows;
  int at = 0;
  while (in >> word) {
    const bool digits = word[0] >= '0' && word[0] <= '9';
    std::string lemma = word;
    if (word == "votes" || word == "abstentions") lemma.pop_back();
    const bool mark = word == "," || word == ".";
    rows += word + " " + lemma + " " + (mark ? word : digits ? "CD" : "NN") + (at == 0 ? " 0 root\n" : " 1 dep\n");
    ++at;
  }
  return ByHand(rows);
}

struct Example {
  const char* words;
  std::vector<double> sides;  // for, against, abstained
  const char* status;
};

class Votes : public ::testing::TestWithParam<Example> {};

TEST_P(Votes, AreReadWithTheirTallies) {
  const ByHand d = by_hand(GetParam().words);
  const ArticleReading reading(d.document, classes());
  const auto drafts = vote_facts(reading);
  if (GetParam().sides.empty()) {
    EXPECT_TRUE(drafts.empty());
    return;
  }
  ASSERT_EQ(drafts.size(), 1u);
  EXPECT_EQ(drafts[0].fact.status, GetParam().status);
  std::vector<double> sides;
  for (const Field& side : drafts[0].fact.find("tally")->fields) sides.push_back(std::get<double>(side.value.literal));
  EXPECT_EQ(sides, GetParam().sides);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Votes,
    ::testing::Values(
        Example{"adopted by 137 votes in favour to 12 against , with 17 abstentions .", {137, 12, 17}, "adopted"},
        Example{"it received 14 votes in favour , none against and one abstention .", {14, 0, 1}, "adopted"},
        Example{"passed with 93 votes in favor , 24 against and 58 abstentions .", {93, 24, 58}, "adopted"},
        Example{"ratified by 63 votes to 20 .", {63, 20}, "adopted"},
        Example{"approved by a vote of 120 to 30 .", {120, 30}, "adopted"},
        Example{"approved by 1,039 votes for , 12 against .", {1039, 12}, "adopted"},
        Example{"it won 40 votes in favour and 55 against .", {40, 55}, "failed"},
        Example{"vetoed , though 13 votes in favour outweighed one against .", {13, 1}, "vetoed"},
        Example{"12 countries voted in Riga on 3 May .", {}, ""},
        Example{"from 12 to 30 members came to vote .", {}, ""}));

}  // namespace
}  // namespace chancery
