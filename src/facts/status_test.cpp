#include "facts/status.h"

#include <gtest/gtest.h>

#include "facts/testing.h"

namespace chancery {
namespace {

struct Case {
  const char* name;
  const char* anchor;
  const char* stage;
  const char* rows;
};

const Case kCases[] = {
    {"past", "met", "held", "Ozola Ozola NNP 2 nsubj\nmet meet VBD 0 root\nMunteanu Munteanu NNP 2 obj\n"},
    {"future", "meet", "planned",
     "Ozola Ozola NNP 3 nsubj\nwill will MD 3 aux\nmeet meet VB 0 root\nMunteanu Munteanu NNP 3 obj\n"},
    {"headline infinitive", "visit", "planned",
     "Kiprono Kiprono NNP 3 nsubj\nto to TO 3 mark\nvisit visit VB 0 root\nGhana Ghana NNP 3 obj\n"},
    {"expected", "hold", "planned",
     "leaders leader NNS 3 nsubj:pass\nare be VBP 3 aux:pass\nexpected expect VBN 0 root\nto to TO 5 mark\nhold hold "
     "VB 3 xcomp\ntalks talk NNS 5 obj\n"},
    {"object of an expected verb", "talks", "planned",
     "leaders leader NNS 3 nsubj:pass\nare be VBP 3 aux:pass\nexpected expect VBN 0 root\nto to TO 5 mark\nhold hold "
     "VB 3 xcomp\ntalks talk NNS 5 obj\n"},
    {"is to", "sign", "planned",
     "They they PRP 2 nsubj\nare be VBP 0 root\nto to TO 4 mark\nsign sign VB 2 xcomp\nit it PRP 4 obj\n"},
    {"second verb under will", "sign", "planned",
     "They they PRP 3 nsubj\nwill will MD 3 aux\nmeet meet VB 0 root\nand and CC 5 cc\nsign sign VB 3 conj\n"},
    {"second verb after will with its own tense", "signed", "held",
     "They they PRP 2 nsubj\nmet meet VBD 0 root\nand and CC 4 cc\nsigned sign VBD 2 conj\n"},
    {"may", "meet", "possible", "He he PRP 3 nsubj\nmay may MD 3 aux\nmeet meet VB 0 root\n"},
    {"not", "meet", "denied", "He he PRP 4 nsubj\ndid do VBD 4 aux\nnot not RB 4 advmod\nmeet meet VB 0 root\n"},
    {"no agreement", "signed", "denied",
     "No no DT 2 det\nagreement agreement NN 4 nsubj:pass\nwas be VBD 4 aux:pass\nsigned sign VBN 0 root\n"},
    {"no agreement, the noun", "agreement", "denied",
     "No no DT 2 det\nagreement agreement NN 4 nsubj:pass\nwas be VBD 4 aux:pass\nsigned sign VBN 0 root\n"},
    {"failed to", "agree", "denied",
     "Leaders leader NNS 2 nsubj\nfailed fail VBD 0 root\nto to TO 4 mark\nagree agree VB 2 xcomp\n"},
    {"refused to", "sign", "refused",
     "Leaders leader NNS 2 nsubj\nrefused refuse VBD 0 root\nto to TO 4 mark\nsign sign VB 2 xcomp\n"},
    {"did not refuse to", "sign", "possible",
     "Leaders leader NNS 4 nsubj\ndid do VBD 4 aux\nnot not RB 4 advmod\nrefuse refuse VB 0 root\nto to TO 6 "
     "mark\nsign sign VB 4 xcomp\n"},
    {"postponed", "visit", "postponed",
     "The the DT 2 det\nvisit visit NN 4 nsubj:pass\nwas be VBD 4 aux:pass\npostponed postpone VBN 0 root\n"},
    {"cancelled though planned", "meeting", "cancelled",
     "A a DT 3 det\nplanned plan VBN 3 amod\nmeeting meeting NN 5 nsubj:pass\nwas be VBD 5 aux:pass\ncancelled cancel "
     "VBN 0 root\n"},
    {"did not take place", "meeting", "denied",
     "A a DT 2 det\nmeeting meeting NN 5 nsubj\ndid do VBD 5 aux\nnot not RB 5 advmod\ntake take VB 0 root\nplace "
     "place NN 5 obj\n"},
    {"a meeting that did not do something else", "meeting", "held",
     "The the DT 2 det\nmeeting meeting NN 5 nsubj\ndid do VBD 5 aux\nnot not RB 5 advmod\ntouch touch VB 0 root\n"},
    {"during a visit under will", "visit", "planned",
     "During during IN 3 case\nthe the DT 3 det\nvisit visit NN 6 obl\nleaders leader NNS 6 nsubj\nwill will MD 6 "
     "aux\nhold hold VB 0 root\ntalks talk NNS 6 obj\n"},
    {"during a visit where something was not done", "visit", "held",
     "During during IN 3 case\nthe the DT 3 det\nvisit visit NN 7 obl\nleaders leader NNS 7 nsubj\ndid do VBD 7 "
     "aux\nnot not RB 7 advmod\nsign sign VB 0 root\n"},
    {"would in reported speech", "meet", "planned",
     "He he PRP 2 nsubj\nsaid say VBD 0 root\nhe he PRP 5 nsubj\nwould would MD 5 aux\nmeet meet VB 2 ccomp\n"},
    {"purpose", "meet", "planned",
     "He he PRP 2 nsubj\narrived arrive VBD 0 root\nto to TO 4 mark\nmeet meet VB 2 advcl\nher she PRP 4 obj\n"},
    {"denied that", "met", "denied",
     "He he PRP 2 nsubj\ndenied deny VBD 0 root\nthat that IN 5 mark\nthey they PRP 5 nsubj\nmet meet VBD 2 ccomp\n"},
    {"announced that, with a past", "met", "held",
     "He he PRP 2 nsubj\nannounced announce VBD 0 root\nthat that IN 6 mark\nthey they PRP 6 nsubj\nhad have VBD 6 "
     "aux\nmet meet VBN 2 ccomp\n"},
    {"whether they plan to", "open", "possible",
     "It it PRP 2 nsubj\nknows know VBZ 0 root\nwhether whether IN 5 mark\nChad Chad NNP 5 nsubj\nplans plan VBZ 2 "
     "ccomp\nto to TO 7 mark\nopen open VB 5 xcomp\nit it PRP 7 obj\n"},
    {"is leaving", "leaving", "planned",
     "She she PRP 3 nsubj\nis be VBZ 3 aux\nleaving leave VBG 0 root\nfor for IN 5 case\nRiga Riga NNP 3 obl\n"},
    {"no part of the steps", "signed", "held",
     "They they PRP 2 nsubj\ndiscussed discuss VBD 0 root\nsteps step NNS 2 obj\nto to TO 5 mark\nstrengthen "
     "strengthen VB 3 acl\nties tie NNS 5 obj\nand and CC 8 cc\nsigned sign VBN 5 conj\nit it PRP 8 obj\n"},
    {"calls to cancel it", "visit", "planned",
     "They they PRP 2 nsubj\nheard hear VBD 0 root\ncalls call NNS 2 obj\nto to TO 5 mark\ncancel cancel VB 3 acl\nthe "
     "the DT 7 det\nvisit visit NN 5 obj\n"},
    {"on a visit, refused to", "visit", "held",
     "On on IN 3 case\na a DT 3 det\nvisit visit NN 5 obl\nhe he PRP 5 nsubj\nrefused refuse VBD 0 root\nto to TO 7 "
     "mark\nspeak speak VB 5 xcomp\n"},
    {"readiness to", "visit", "possible",
     "He he PRP 2 nsubj\nexpressed express VBD 0 root\nreadiness readiness NN 2 obj\nto to TO 5 mark\nvisit visit VB "
     "3 acl\n"},
    {"ahead of", "meeting", "planned",
     "He he PRP 2 nsubj\nspoke speak VBD 0 root\nahead ahead RB 6 case\nof of IN 3 fixed\nhis his PRP$ 6 "
     "nmod:poss\nmeeting meeting NN 2 obl\n"},
    {"going on", "visiting", "ongoing",
     "He he PRP 3 nsubj\nis be VBZ 3 aux\nvisiting visit VBG 0 root\nRiga Riga NNP 3 obj\n"},
    {"the first to", "recognise", "held",
     "Riga Riga NNP 4 nsubj\nwas be VBD 4 cop\nthe the DT 4 det\nfirst first JJ 0 root\nto to TO 6 mark\n"
     "recognise recognise VB 4 acl\nit it PRP 6 obj\n"},
    {"have yet to", "sign", "denied",
     "They they PRP 2 nsubj\nhave have VBP 0 root\nyet yet RB 2 advmod\nto to TO 5 mark\n"
     "sign sign VB 2 xcomp\n"},
    {"without doing it", "meeting", "denied",
     "He he PRP 2 nsubj\nleft leave VBD 0 root\nwithout without IN 4 mark\nmeeting meet VBG 2 advcl\n"
     "her she PRP 4 obj\n"},
    {"was to have", "met", "denied",
     "He he PRP 5 nsubj\nwas be VBD 5 aux\nto to TO 5 mark\nhave have VB 5 aux\nmet meet VBN 0 root\n"},
    {"not to do one thing and to do another", "hold", "possible",
     "He he PRP 2 nsubj\nurged urge VBD 0 root\nthem they PRP 2 obj\nnot not RB 6 advmod\n"
     "to to TO 6 mark\nwait wait VB 2 xcomp\nand and CC 9 cc\nto to TO 9 mark\nhold hold VB 6 conj\n"
     "talks talk NNS 9 obj\n"},
    {"should not have", "met", "held",
     "He he PRP 5 nsubj\nshould should MD 5 aux\nnot not RB 5 advmod\nhave have VB 5 aux\n"
     "met meet VBN 0 root\n"},
    {"should have", "met", "denied",
     "He he PRP 4 nsubj\nshould should MD 4 aux\nhave have VB 4 aux\nmet meet VBN 0 root\n"},
    {"would like to congratulate", "congratulate", "held",
     "He he PRP 3 nsubj\nwould would MD 3 aux\nlike like VB 0 root\nto to TO 5 mark\n"
     "congratulate congratulate VB 3 xcomp\nher she PRP 5 obj\n"},
    {"under discussion only", "visit", "held",
     "They they PRP 3 nsubj\nwill will MD 3 aux\ndiscuss discuss VB 0 root\nthe the DT 5 det\nvisit visit NN 3 obj\n"},
};

class Status : public ::testing::TestWithParam<Case> {};

TEST_P(Status, IsReadFromTheWordsAroundTheAnchor) {
  static const WordClasses classes = WordClasses::load({CHANCERY_SOURCE_DATA});
  const testing::ByHand by_hand(GetParam().rows);
  const ArticleReading reading(by_hand.document, classes);
  EXPECT_STREQ(name_of(stage_of(reading, by_hand.token(GetParam().anchor))), GetParam().stage);
}
INSTANTIATE_TEST_SUITE_P(Table, Status, ::testing::ValuesIn(kCases), [](const auto& test) {
  std::string name;
  for (const char c : std::string(test.param.name)) name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
});

TEST(StatusWords, EachKindHasItsOwn) {
  const StatusWords words = StatusWords::load({CHANCERY_SOURCE_DATA});
  EXPECT_EQ(words.word("instrument", EventStage::held), "signed");
  EXPECT_EQ(words.word("contact", EventStage::denied), "denied");
  EXPECT_EQ(words.word("ritual", EventStage::planned), "");
}

}  // namespace
}  // namespace chancery
