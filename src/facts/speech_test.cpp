// Who says what, on trees made by hand: one wording a test.
#include <gtest/gtest.h>

#include "facts/fact_reader.h"
#include "facts/testing.h"

namespace chancery {
namespace {

using testing::ByHand;

const WordClasses& classes() {
  static const WordClasses out = WordClasses::load({CHANCERY_SOURCE_DATA});
  return out;
}

// The statements of a document: "act: content", in order of the text.
std::vector<std::string> told(ByHand& d) {
  static const FactReader reader = FactReader::load({CHANCERY_SOURCE_DATA}, classes());
  reader.run(d.document);
  std::vector<std::string> out;
  for (const Fact& fact : d.document.facts) {
    if (fact.kind != "statement") continue;
    const Value* speaker = fact.find("speaker");
    std::string line;
    if (speaker && speaker->entity) line = d.document.entities[*speaker->entity].name + " ";
    line += std::get<std::string>(fact.find("act")->literal) + ": ";
    line += d.document.at(*fact.find("content")->span);
    out.push_back(std::move(line));
  }
  return out;
}
using Lines = std::vector<std::string>;

// What a document of these rows tells, in which the word at `who` names a person called Zahra.
Lines told_of_zahra(const char* rows, TokenIndex who = 0) {
  ByHand d(rows);
  d.mention(who, who + 1, d.entity(EntityKind::person, "Zahra"));
  return told(d);
}

TEST(Speech, APredicateOfTheObjectIsSaid) {
  const char* rows =
      "Zahra Zahra NNP 2 nsubj\ncalled call VBD 0 root\nthe the DT 4 det\nvote vote NN 2 obj\n"
      "unfair unfair JJ 2 xcomp\n";
  EXPECT_EQ(told_of_zahra(rows), (Lines{"Zahra said: the vote unfair"}));
}

TEST(Speech, ACallByTelephoneIsNotSaid) {
  ByHand d(
      "Zahra Zahra NNP 2 nsubj\ncalled call VBD 0 root\nBorg Borg NNP 2 obj\nto to TO 5 mark\nthank thank VB 2 "
      "advcl\nhim "
      "he PRP 5 obj\n");
  d.mention(0, 1, d.entity(EntityKind::person, "Zahra"));
  d.mention(2, 3, d.entity(EntityKind::person, "Borg"));
  for (const std::string& line : told(d)) EXPECT_EQ(line.find("called"), std::string::npos) << line;
}

TEST(Speech, AClauseStandsForANoun) {
  ByHand d(
      "Malta Malta NNP 2 nsubj\ndenounced denounce VBD 0 root\nwhat what WP 2 obj\nit it PRP 5 nsubj\ncalled call VBD "
      "3 "
      "acl:relcl\nan a DT 7 det\nattack attack NN 5 obj\n");
  d.mention(0, 1, d.entity(EntityKind::country, "Malta", "MLT"));
  EXPECT_EQ(told(d), (Lines{"Malta condemned: what it called an attack"}));
}

TEST(Speech, AVerbInTheTellersTenseIsTheTellers) {
  const char* rows =
      "Zahra Zahra NNP 2 nsubj\nsaid say VBD 0 root\nthat that IN 6 mark\nRiga Riga NNP 6 nsubj\n"
      "had have VBD 6 aux\nimpressed impress VBN 2 ccomp\nher she PRP 6 obj\n, , , 10 punct\nand and CC 10 cc\n"
      "praised praise VBD 6 conj\nthe the DT 12 det\nharbour harbour NN 10 obj\n";
  EXPECT_EQ(told_of_zahra(rows), (Lines{"Zahra said: Riga had impressed her", "Zahra praised: the harbour"}));
}

TEST(Speech, TheOneQuotedByAPaperSpeaks) {
  const char* rows =
      "Baltic Baltic NNP 2 compound\nDaily Daily NNP 3 nsubj\nquoted quote VBD 0 root\nZahra Zahra NNP 3 obj\n"
      "as as IN 6 mark\nsaying say VBG 3 advcl\nthat that IN 10 mark\nroads road NNS 10 nsubj\n"
      "would would MD 10 aux\nopen open VB 6 ccomp\n";
  EXPECT_EQ(told_of_zahra(rows, 3), (Lines{"Zahra said: roads would open"}));
}

TEST(Speech, WhatIsOnlyConsideredIsNotBelieved) {
  const char* rows =
      "Zahra Zahra NNP 3 nsubj\nis be VBZ 3 aux\nconsidering consider VBG 0 root\nclosing close VBG 3 xcomp\n"
      "the the DT 6 det\nport port NN 4 obj\n";
  EXPECT_EQ(told_of_zahra(rows), Lines{});
}

TEST(Speech, WhereSomebodySpokeIsNotSaid) {
  const char* rows =
      "Zahra Zahra NNP 2 nsubj\nspoke speak VBD 0 root\non on IN 4 case\ncondition condition NN 2 obl\n"
      "of of IN 6 case\nanonymity anonymity NN 4 nmod\n";
  EXPECT_EQ(told_of_zahra(rows), Lines{});
}

TEST(Speech, AConditionStaysWithWhatFollowsFromIt) {
  const char* rows =
      "Zahra Zahra NNP 2 nsubj\nsaid say VBD 0 root\nif if IN 5 mark\ntalks talk NNS 5 nsubj\n"
      "fail fail VBP 2 ccomp\n, , , 9 punct\nports port NNS 9 nsubj\nwould would MD 9 aux\n"
      "close close VB 2 ccomp\n";
  EXPECT_EQ(told_of_zahra(rows), (Lines{"Zahra said: if talks fail, ports would close"}));
}

TEST(Speech, AnObjectAloneIsNoPredicate) {
  const char* rows =
      "Zahra Zahra NNP 2 nsubj\nbranded brand VBD 0 root\nthe the DT 4 det\ngoods good NNS 2 obj\n";
  EXPECT_EQ(told_of_zahra(rows), Lines{});
}

TEST(Speech, TheyAreThoseWhoSpokeBefore) {
  ByHand d(
      "Officials official NNS 2 nsubj\nwelcomed welcome VBD 0 root\nthe the DT 4 det\naccord accord NN 2 obj\n\n"
      "They they PRP 2 nsubj\nsaid say VBD 0 root\nroads road NNS 4 nsubj\nmatter matter VBP 2 ccomp\n");
  EXPECT_EQ(told(d).size(), 2u);
  const Fact& second = d.document.facts.back();
  ASSERT_NE(second.find("speaker"), nullptr);
  EXPECT_EQ(d.document.at(*second.find("speaker")->span), "Officials");
}

TEST(Speech, APronounBesideTheWordsIsTheLastSpeaker) {
  ByHand d(
      "Zahra Zahra NNP 2 nsubj\nsaid say VBD 0 root\nBorg Borg NNP 4 nsubj\nlied lie VBD 2 ccomp\n\n"
      "The the DT 2 det\nguest guest NN 7 nsubj\n, , , 5 punct\nshe she PRP 5 nsubj\nadded add VBD 7 parataxis\n, , , "
      "5 "
      "punct\nleft leave VBD 0 root\n");
  const EntityIndex zahra = d.entity(EntityKind::person, "Zahra");
  const EntityIndex borg = d.entity(EntityKind::person, "Borg");
  d.mention(0, 1, zahra);
  d.mention(2, 3, borg);
  d.mention(7, 8, borg, How::pronoun);
  EXPECT_EQ(told(d), (Lines{"Zahra said: Borg lied", "Zahra said: The guest, she added, left"}));
}

TEST(Speech, HalfASentenceAroundItsSpeakerIsWhole) {
  const char* rows =
      "Riga Riga NNP 7 nsubj\n, , , 1 punct\nZahra Zahra NNP 4 nsubj\nsaid say VBD 1 parataxis\n, , , 4 punct\n"
      "would would MD 7 aux\nact act VB 0 root\nsoon soon RB 7 advmod\n";
  EXPECT_EQ(told_of_zahra(rows, 2), (Lines{"Zahra said: Riga, Zahra said, would act soon"}));
}

TEST(Speech, AFeelingInThePassiveNeedsSomebody) {
  ByHand d(
      "Concern concern NN 3 nsubj:pass\nwas be VBD 3 aux:pass\ndisturbed disturb VBN 0 root\nby by IN 6 case\nthe the "
      "DT "
      "6 det\nwar war NN 3 obl\n");
  EXPECT_EQ(told(d), Lines{});
}

TEST(Speech, ATitleAndItsNameAreOneSpeaker) {
  const char* rows =
      "Samdech Samdech NNP 3 nsubj\nZahra Zahra NNP 3 nsubj\npraised praise VBD 0 root\nthe the DT 5 det\n"
      "progress progress NN 3 obj\n";
  EXPECT_EQ(told_of_zahra(rows, 1), (Lines{"Zahra praised: the progress"}));
}

}  // namespace
}  // namespace chancery
