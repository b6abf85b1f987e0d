#include "syntax/attachment_repair.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "syntax/tree_for_tests.h"

namespace chancery {
namespace {

AttachmentRepair repair() {
  AttachmentRepair out;
  out.add("brief", "second_object", "on");
  out.add("readiness", "promise", "");
  out.add("treaty", "matter", "on");
  out.add("treaty", "paper", "");
  out.add("sign", "paper_verb", "");
  out.add("election", "post", "as");
  out.add("fair", "event", "in");
  out.add("stress", "inserted", "");
  out.add("fair", "event", "on");
  return out;
}

// Words are their own lemmas.
Document tree(const std::string& words) {
  Document document = testing::tree(words, {});
  for (Token& token : document.tokens) token.lemma = document.at(token.span);
  return document;
}

TEST(AttachmentRepair, HangsPhrasesOnWhatTakesThem) {
  const struct {
    const char* before;
    const char* after;
  } cases[] = {
      {"she/PRON/2/nsubj brief/VERB/0/root colleagues/NOUN/2/obj on/ADP/5/case harvests/NOUN/3/nmod",
       "2/nsubj 0/root 2/obj 5/case 2/obl"},
      {"trade/NOUN/2/nsubj grow/VERB/0/root by/ADP/5/case 3/NUM/5/nummod percent/NOUN/2/obl to/ADP/7/case $/SYM/5/nmod "
       "40/NUM/7/nummod",
       "2/nsubj 0/root 5/case 5/nummod 2/obl 7/case 2/obl 7/nummod"},
      {"they/PRON/2/nsubj express/VERB/0/root readiness/NOUN/2/obj to/PART/5/mark help/VERB/2/xcomp",
       "2/nsubj 0/root 2/obj 5/mark 3/acl"},
      {"they/PRON/2/nsubj sign/VERB/0/root a/DET/4/det treaty/NOUN/2/obj on/ADP/6/case fisheries/NOUN/2/obl",
       "2/nsubj 0/root 4/det 2/obj 6/case 4/nmod"},
      {"he/PRON/2/nsubj speak/VERB/0/root about/ADP/4/case treaty/NOUN/2/obl on/ADP/6/case rivers/NOUN/2/obl",
       "2/nsubj 0/root 4/case 2/obl 6/case 4/nmod"},
      {"she/PRON/2/nsubj congratulate/VERB/0/root him/PRON/2/obj on/ADP/5/case election/NOUN/2/obl as/ADP/7/case "
       "Speaker/PROPN/2/obl",
       "2/nsubj 0/root 2/obj 5/case 2/obl 7/case 5/nmod"},
      {"ties/NOUN/7/nsubj ,/PUNCT/4/punct he/PRON/4/nsubj stress/VERB/1/acl ,/PUNCT/4/punct are/AUX/7/cop "
       "good/ADJ/0/root",
       "7/nsubj 4/punct 4/nsubj 7/parataxis 4/punct 7/cop 0/root"},
      {"Riga/PROPN/7/nsubj ,/PUNCT/4/punct the/DET/4/det envoy/NOUN/1/appos stress/VERB/7/parataxis ,/PUNCT/5/punct "
       "waits/VERB/0/root",
       "7/nsubj 4/punct 4/det 5/nsubj 7/parataxis 5/punct 0/root"},
      {"the/DET/2/det fair/NOUN/7/nsubj in/ADP/4/case Bergen/PROPN/2/nmod on/ADP/6/case Monday/PROPN/7/obl "
       "draw/VERB/0/root crowds/NOUN/7/obj",
       "2/det 7/nsubj 4/case 2/nmod 6/case 2/nmod 0/root 7/obj"},
      {"the/DET/2/det treaty/NOUN/0/root on/ADP/4/case waters/NOUN/2/nmod of/ADP/6/case lakes/NOUN/4/nmod "
       "sign/VERB/6/acl",
       "2/det 0/root 4/case 2/nmod 6/case 4/nmod 2/acl"},
      {"Ozola/PROPN/2/nsubj stress/VERB/0/root talks/NOUN/4/nsubj fail/VERB/2/ccomp and/CCONJ/7/cc "
       "Lungu/PROPN/7/nsubj stress/VERB/4/conj facts/NOUN/7/obj",
       "2/nsubj 0/root 4/nsubj 2/ccomp 7/cc 7/nsubj 2/conj 7/obj"},
  };
  for (const auto& c : cases) {
    Document document = tree(c.before);
    repair().run(document, document.sentences[0].tokens);
    EXPECT_EQ(testing::heads(document), c.after) << c.before;
    repair().run(document, document.sentences[0].tokens);
    EXPECT_EQ(testing::heads(document), c.after) << "again: " << c.before;
  }
}

TEST(AttachmentRepair, LeavesOthersAlone) {
  for (const char* words :
       {"he/PRON/2/nsubj see/VERB/0/root the/DET/4/det fair/NOUN/2/obl on/ADP/6/case Monday/PROPN/2/obl",
        "the/DET/2/det fair/NOUN/6/nsubj ,/PUNCT/5/punct in/ADP/5/case Bergen/PROPN/6/obl draw/VERB/0/root",
        "they/PRON/2/nsubj sign/VERB/0/root a/DET/4/det treaty/NOUN/2/obj on/ADP/6/case Monday/PROPN/2/obl",
        "they/PRON/2/nsubj sign/VERB/0/root a/DET/4/det treaty/NOUN/2/obj on/ADP/7/case 3/NUM/7/nummod days/NOUN/2/obl",
        "they/PRON/2/nsubj sign/VERB/0/root a/DET/4/det letter/NOUN/2/obj on/ADP/6/case fisheries/NOUN/2/obl",
        "she/PRON/2/nsubj brief/VERB/0/root friends/NOUN/2/obj of/ADP/5/case Riga/PROPN/3/nmod",
        "Ozola/PROPN/2/nsubj stress/VERB/0/root that/SCONJ/5/mark talks/NOUN/5/nsubj fail/VERB/2/ccomp and/CCONJ/9/cc "
        "that/SCONJ/9/mark Lungu/PROPN/9/nsubj stress/VERB/5/conj facts/NOUN/9/obj",
        "they/PRON/2/nsubj have/VERB/0/root readiness/NOUN/2/obj to/PART/5/mark help/VERB/2/xcomp"}) {
    Document document = tree(words);
    const std::string before = testing::heads(document);
    repair().run(document, document.sentences[0].tokens);
    EXPECT_EQ(testing::heads(document), before) << words;
  }
}

// Whatever the tree, one root and no circle.
TEST(AttachmentRepair, ATreeStaysATree) {
  std::mt19937 random(5);
  const char* words[] = {"brief/VERB", "readiness/NOUN", "treaty/NOUN", "sign/VERB", "election/NOUN",
                         "on/ADP",     "as/ADP",         "to/ADP",      "3/NUM",     "stress/VERB",
                         ",/PUNCT",    ",/PUNCT",        "fair/NOUN",   "he/PRON",   "Riga/PROPN"};
  const char* relations[] = {"case", "obj", "obl", "nmod", "acl", "acl:relcl", "xcomp", "nsubj", "ccomp", "conj"};
  for (int round = 0; round < 60000; ++round) {
    const unsigned size = 2 + random() % 9;
    std::vector<unsigned> head(size, 0), order(size);
    for (unsigned i = 0; i < size; ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), random);
    for (unsigned i = 1; i < size; ++i) head[order[i]] = 1 + order[random() % i];
    std::string text;
    for (unsigned i = 0; i < size; ++i)
      text += (i ? " " : "") + std::string(words[random() % std::size(words)]) + '/' + std::to_string(head[i]) + '/' +
              (head[i] == 0 ? "root" : relations[random() % std::size(relations)]);
    Document document = tree(text);
    repair().run(document, document.sentences[0].tokens);
    unsigned roots = 0;
    for (TokenIndex t = 0; t < size; ++t) {
      roots += document.tokens[t].head == kNoToken;
      TokenIndex up = t;
      unsigned steps = 0;
      while (document.tokens[up].head != kNoToken && steps++ <= size) up = document.tokens[up].head;
      ASSERT_LE(steps, size) << text;
    }
    ASSERT_EQ(roots, 1u) << text;
  }
}

}  // namespace
}  // namespace chancery
