#include "lexicon/word_classes.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(WordClasses, AWordMayHaveSeveral) {
  WordClasses classes;
  classes.add("meet", Upos::VERB, "meet");
  classes.add("meet", Upos::VERB, "contact");
  classes.add("meeting", Upos::NOUN, "contact");
  EXPECT_TRUE(classes.has("meet", Upos::VERB, "contact"));
  EXPECT_FALSE(classes.has("meet", Upos::NOUN, "contact"));
  EXPECT_FALSE(classes.has("meet", Upos::VERB, "nothing"));
  EXPECT_EQ(classes.of("meet", Upos::VERB).size(), 2u);
}

TEST(WordClasses, XStandsForAnyTag) {
  WordClasses classes;
  classes.add("late", Upos::X, "deceased");
  EXPECT_TRUE(classes.has("late", Upos::ADJ, "deceased"));
  EXPECT_TRUE(classes.has("late", Upos::ADV, "deceased"));
}

}  // namespace
}  // namespace chancery
