#include "syntax/lemmatiser.h"

#include <gtest/gtest.h>

#include "chancery/error.h"

namespace chancery {
namespace {

TEST(Lemmatiser, DictionaryThenRulesThenForm) {
  const Lemmatiser lemmatiser = Lemmatiser::parse(
      "K\tPROPN/NNP\nK\tPROPN/NNPS\nG\tVBD\tVERB/VBD\nG\tNNS\tNOUN/NNS\n"
      "D\tVERB/VBD\tmet\tmeet\nD\tAUX/VBD\tWas\tBE\nD\tNOUN/NNS\tpeople\tperson\n"
      "R\tVERB/VBD\ted\t2\t\nR\tVERB/VBD\tied\t3\ty\nR\tNOUN/NNS\ts\t1\t\nR\tPROPN/NNPS\ts\t1\t\n",
      "lemmas.tsv");
  struct Case {
    const char *form, *lemma;
    Upos upos;
    const char* xpos;
  };
  const Case cases[] = {
      {"met", "meet", Upos::VERB, "VBD"},     {"Met", "meet", Upos::VERB, "VBD"},    {"signed", "sign", Upos::VERB, "VBD"},
      {"Carried", "carry", Upos::VERB, "VBD"}, {"ed", "ed", Upos::VERB, "VBD"},       {"signed", "sign", Upos::AUX, "VBD"},
      {"Was", "BE", Upos::AUX, "VBD"},         {"People", "person", Upos::NOUN, "NNS"}, {"Riga", "Riga", Upos::PROPN, "NNP"},
      {"Alps", "Alp", Upos::PROPN, "NNPS"},    {"ÉTATS", "état", Upos::NOUN, "NNS"},  {"Of", "of", Upos::ADP, "IN"},
      {"s", "s", Upos::NOUN, "NNS"},
  };
  for (const Case& c : cases) EXPECT_EQ(lemmatiser.lemma(c.form, c.upos, c.xpos), c.lemma) << c.form;
}

TEST(Lemmatiser, WithoutATable) {
  EXPECT_EQ(Lemmatiser().lemma("Talks", Upos::NOUN, "NNS"), "talks");
  EXPECT_EQ(Lemmatiser().lemma("Riga", Upos::PROPN, "NNP"), "Riga");
}

TEST(Lemmatiser, BrokenLinesAreNamed) {
  for (const char* text : {"K\n", "D\ta\tb\n", "R\ta\tb\tx\t\n", "Q\ta\n"}) try {
      Lemmatiser::parse(std::string("K\tX/FW\n") + text, "lemmas.tsv");
      ADD_FAILURE() << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.line, 2u);
    }
}

}  // namespace
}  // namespace chancery
