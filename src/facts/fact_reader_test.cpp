#include "facts/fact_reader.h"

#include <gtest/gtest.h>

#include "facts/testing.h"

namespace chancery {
namespace {

using testing::ByHand;

const WordClasses& classes() {
  static const WordClasses out = WordClasses::load({CHANCERY_SOURCE_DATA});
  return out;
}
const FactReader& reader() {
  static const FactReader out = FactReader::load({CHANCERY_SOURCE_DATA}, classes());
  return out;
}

Filler filler(const Document& document, TokenIndex t, MentionIndex mention) {
  Filler out;
  out.head = t;
  out.span = document.tokens[t].span;
  out.mention = mention;
  return out;
}

constexpr const char* kMet =
    "Ozola Ozola NNP 2 nsubj\nmet meet VBD 0 root\nMunteanu Munteanu NNP 2 obj\n. . . 2 punct\n";

TEST(FactReader, AMatchBecomesAContactAndASecondTellingJoinsIt) {
  ByHand d(std::string(kMet) + "\n" + kMet);
  const EntityIndex host = d.entity(EntityKind::person, "Ilze Ozola", "LVA");
  const EntityIndex guest = d.entity(EntityKind::person, "Andrei Munteanu", "MDA");
  for (const TokenIndex first : {0u, 4u}) {
    Match match;
    match.rule = "contact.meet";
    match.kind = "contact";
    match.gives = {{"format", "meeting"}};
    match.anchor = first + 1;
    const MentionIndex a = d.mention(first, first + 1, host), b = d.mention(first + 2, first + 3, guest);
    match.slots = {{"host", {filler(d.document, first, a)}}, {"guest", {filler(d.document, first + 2, b)}}};
    d.document.matches.push_back(match);
  }
  reader().run(d.document);
  ASSERT_EQ(d.document.facts.size(), 1u);
  const Fact& fact = d.document.facts[0];
  EXPECT_EQ(fact.kind, "contact");
  EXPECT_EQ(fact.status, "held");
  EXPECT_EQ(fact.evidence.size(), 2u);
  ASSERT_EQ(fact.find("participants")->list.size(), 2u);
  EXPECT_EQ(fact.find("participants")->list[1].entity, guest);
  ASSERT_FALSE(fact.asserted_by.empty());
  EXPECT_EQ(fact.asserted_by.back().as, "agency");
}

TEST(FactReader, AMatchUnderADenialIsDenied) {
  ByHand d(
      "Ozola Ozola NNP 4 nsubj\ndid do VBD 4 aux\nnot not RB 4 advmod\nmeet meet VB 0 root\nMunteanu Munteanu NNP 4 "
      "obj\n");
  const MentionIndex a = d.mention(0, 1, d.entity(EntityKind::person, "Ozola"));
  const MentionIndex b = d.mention(4, 5, d.entity(EntityKind::person, "Munteanu"));
  Match match;
  match.rule = "contact.meet";
  match.kind = "contact";
  match.anchor = 3;
  match.gives = {{"format", "meeting"}};
  match.slots = {{"host", {filler(d.document, 0, a)}}, {"guest", {filler(d.document, 4, b)}}};
  d.document.matches.push_back(match);
  reader().run(d.document);
  ASSERT_EQ(d.document.facts.size(), 1u);
  EXPECT_EQ(d.document.facts[0].status, "denied");
}

TEST(FactReader, ATailKeepsTheSpeakerOfItsSentence) {
  ByHand d(
      "Ozola Ozola NNP 2 nsubj\nstressed stress VBD 0 root\nthat that IN 5 mark\ntrade trade NN 5 nsubj\ngrows grow "
      "VBZ 2 "
      "ccomp\n, , , 7 punct\nnoting note VBG 2 advcl\nthat that IN 10 mark\nroads road NNS 10 nsubj\nmatter matter VBP "
      "7 "
      "ccomp\n");
  const EntityIndex ozola = d.entity(EntityKind::person, "Ozola");
  d.mention(0, 1, ozola);
  reader().run(d.document);
  ASSERT_EQ(d.document.facts.size(), 2u);
  for (const Fact& fact : d.document.facts) {
    EXPECT_EQ(fact.kind, "statement");
    ASSERT_NE(fact.find("speaker"), nullptr);
    EXPECT_EQ(fact.find("speaker")->entity, ozola);
  }
  EXPECT_EQ(d.document.at(*d.document.facts[0].find("content")->span), "trade grows");
  EXPECT_EQ(d.document.at(*d.document.facts[1].find("content")->span), "roads matter");
}

TEST(FactReader, AFigureWithItsChangeIsOne) {
  ByHand d(
      "Trade trade NN 2 nsubj\nreached reach VBD 0 root\n96 96 CD 4 nummod\neuros euro NNS 2 obj\n, , , 6 "
      "punct\nincreasing increase VBG 2 advcl\nby by IN 9 case\n12 12 CD 9 nummod\npercent percent NN 6 obl\n");
  Quantity amount;
  amount.kind = QuantityKind::money;
  amount.tokens = {2, 4};
  amount.span = d.document.span_of(amount.tokens);
  amount.value = 96;
  amount.unit = "EUR";
  Quantity growth;
  growth.kind = QuantityKind::percent;
  growth.tokens = {7, 9};
  growth.span = d.document.span_of(growth.tokens);
  growth.value = 12;
  growth.unit = "percent";
  d.document.quantities = {amount, growth};
  reader().run(d.document);
  ASSERT_EQ(d.document.facts.size(), 1u);
  const Fact& fact = d.document.facts[0];
  EXPECT_EQ(fact.kind, "figure");
  EXPECT_EQ(d.document.at(*fact.find("indicator")->span), "Trade");
  ASSERT_NE(fact.find("change"), nullptr);
  EXPECT_EQ(fact.find("change")->fields[0].value.literal, Value::Literal(12.0));
}

TEST(FactReader, AnEmptyDocumentHasNoFacts) {
  Document document;
  reader().run(document);
  EXPECT_TRUE(document.facts.empty());
}

}  // namespace
}  // namespace chancery
