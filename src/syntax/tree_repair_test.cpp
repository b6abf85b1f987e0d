#include "syntax/tree_repair.h"

#include <gtest/gtest.h>

#include <random>

#include "syntax/conllu.h"
#include "syntax/tree_for_tests.h"

namespace chancery {
namespace {

using testing::heads;
using testing::tree;

TreeRepair repair() {
  TreeRepair out;
  out.add_office("speaker");
  out.add_office("minister");
  return out;
}

TEST(TreeRepair, OfficeBeforeName) {
  Document document = tree(
      "Speaker/NOUN/7/nsubj of/ADP/4/case the/DET/4/det Assembly/PROPN/1/nmod Anna/PROPN/4/compound Ozola/PROPN/5/flat "
      "spoke/VERB/0/root",
      {{{4, 6}, NameType::person}});
  repair().run(document);
  EXPECT_EQ(heads(document), "5/nmod:desc 4/case 4/det 1/nmod 7/nsubj 5/flat 0/root");
}

TEST(TreeRepair, CaseGoesWithTheName) {
  Document document = tree(
      "They/PRON/2/nsubj met/VERB/0/root with/ADP/5/case the/DET/5/det Minister/NOUN/2/obl Anna/PROPN/5/appos "
      "Ozola/PROPN/6/flat in/ADP/9/case Riga/PROPN/2/obl",
      {{{5, 7}, NameType::person}, {{8, 9}, NameType::location}});
  repair().run(document);
  EXPECT_EQ(heads(document), "2/nsubj 0/root 6/case 5/det 6/nmod:desc 2/obl 6/flat 9/case 2/obl");
}

TEST(TreeRepair, SideBySide) {
  Document document = tree(
      "They/PRON/2/nsubj held/VERB/0/root talks/NOUN/2/obj with/ADP/6/case Estonian/ADJ/6/amod Minister/NOUN/3/nmod "
      "Anna/PROPN/2/obj Ozola/PROPN/7/flat",
      {{{6, 8}, NameType::person}});
  repair().run(document);
  EXPECT_EQ(heads(document), "2/nsubj 0/root 2/obj 7/case 6/amod 7/nmod:desc 3/nmod 7/flat");
  Document clause = tree("He/PRON/2/nsubj told/VERB/0/root Minister/NOUN/2/obj Anna/PROPN/5/nsubj left/VERB/2/ccomp",
                         {{{3, 4}, NameType::person}});
  const std::string before = heads(clause);
  repair().run(clause);
  EXPECT_EQ(heads(clause), before);
}

TEST(TreeRepair, PersonsListedWithTheirPlaces) {
  Document document = tree(
      "Anna/PROPN/0/root Ozola/PROPN/1/flat from/ADP/4/case Riga/PROPN/1/nmod and/CCONJ/6/cc Jan/PROPN/4/conj "
      "Kask/PROPN/6/flat "
      "from/ADP/9/case Tallinn/PROPN/1/nmod",
      {{{0, 2}, NameType::person},
       {{3, 4}, NameType::location},
       {{5, 7}, NameType::person},
       {{8, 9}, NameType::location}});
  repair().run(document);
  EXPECT_EQ(heads(document), "0/root 1/flat 4/case 1/nmod 6/cc 1/conj 6/flat 9/case 1/nmod");
}

TEST(TreeRepair, SubjectOfAClauseWithoutThat) {
  Document document = tree(
      "It/PRON/3/nsubj:pass was/AUX/3/aux:pass reported/VERB/0/root Kalns/PROPN/3/nsubj:pass on/ADP/6/case "
      "Tuesday/PROPN/3/obl "
      "held/VERB/3/xcomp talks/NOUN/7/obj",
      {});
  repair().run(document);
  EXPECT_EQ(heads(document), "3/nsubj:pass 3/aux:pass 0/root 7/nsubj 6/case 7/obl 3/ccomp 7/obj");
}

TEST(TreeRepair, PrepositionBeforeItsNoun) {
  Document document = tree("issues/NOUN/0/root concerning/VERB/1/case trade/NOUN/1/nmod", {});
  repair().run(document);
  EXPECT_EQ(heads(document), "0/root 3/case 1/nmod");
}

TEST(TreeRepair, TwoSubjects) {
  Document document = tree(
      "Riga/PROPN/2/nsubj attacked/VERB/8/ccomp Tartu/PROPN/2/obj ,/PUNCT/2/punct the/DET/7/det foreign/ADJ/7/amod "
      "ministry/NOUN/2/nsubj said/VERB/0/root",
      {});
  repair().run(document);
  EXPECT_EQ(heads(document), "2/nsubj 8/ccomp 2/obj 2/punct 7/det 7/amod 8/nsubj 0/root");
}

TEST(TreeRepair, Relations) {
  Document document = tree(
      "held/VERB/0/root between/ADP/3/case Riga/PROPN/1/obl and/CCONJ/5/cc Tallinn/PROPN/1/obl:agent with/ADP/7/mark "
      "envoys/NOUN/1/obl",
      {});
  repair().run(document);
  EXPECT_EQ(heads(document), "0/root 3/case 1/obl 5/cc 3/conj 7/case 1/obl");
}

TEST(TreeRepair, SubjectsOfVerbsWithObjectsArePlain) {
  Document document = tree("Ozola/PROPN/2/nsubj:pass accepted/VERB/0/root it/PRON/2/obj", {});
  repair().run(document);
  EXPECT_EQ(heads(document), "2/nsubj 0/root 2/obj");
  document = tree("Ozola/PROPN/3/nsubj:pass was/AUX/3/aux:pass given/VERB/0/root it/PRON/3/obj", {});
  repair().run(document);
  EXPECT_EQ(heads(document), "3/nsubj:pass 3/aux:pass 0/root 3/obj");
}

TEST(TreeRepair, WhatStandsBetweenSubjectAndVerbIsTheVerbs) {
  Document document = tree(
      "They/PRON/2/nsubj said/VERB/0/root Ozola/PROPN/6/nsubj on/ADP/5/case Monday/PROPN/2/obl left/VERB/2/ccomp", {});
  repair().run(document);
  EXPECT_EQ(heads(document), "2/nsubj 0/root 6/nsubj 5/case 6/obl 2/ccomp");
  // a clause of the phrase itself: no circle
  document = tree("They/PRON/2/nsubj said/VERB/0/root who/PRON/5/nsubj Monday/PROPN/2/obl left/VERB/4/acl", {});
  repair().run(document);
  EXPECT_EQ(heads(document), "2/nsubj 0/root 5/nsubj 2/obl 4/acl");
}

TEST(TreeRepair, PhrasesOfTheirOwnStay) {
  const char* cases[] = {
      // a comma between
      "Minister/NOUN/5/nsubj ,/PUNCT/3/punct Anna/PROPN/1/appos ,/PUNCT/3/punct spoke/VERB/0/root",
      // a preposition of the name
      "Minister/NOUN/0/root with/ADP/3/case Anna/PROPN/1/nmod",
      // no office
      "aide/NOUN/0/root Anna/PROPN/1/appos",
  };
  const TokenRange names[] = {{2, 3}, {2, 3}, {1, 2}};
  for (int i = 0; i < 3; ++i) {
    Document document = tree(cases[i], {{names[i], NameType::person}});
    const std::string before = heads(document);
    repair().run(document);
    EXPECT_EQ(heads(document), before);
  }
}

TEST(TreeRepair, NamesAreFlat) {
  Document document =
      tree("old/ADJ/3/amod Anna/PROPN/3/compound Ozola/PROPN/4/nsubj spoke/VERB/0/root", {{{1, 3}, NameType::person}});
  repair().run(document);
  EXPECT_EQ(heads(document), "2/amod 4/nsubj 2/flat 0/root");
}

TEST(TreeRepair, OtherNamesHaveOneHead) {
  Document document = tree("Assembly/PROPN/4/nsubj of/ADP/3/case Latvia/PROPN/4/obl met/VERB/0/root",
                           {{{0, 3}, NameType::organisation}});
  repair().run(document);
  EXPECT_EQ(heads(document), "4/nsubj 3/case 1/nmod 0/root");
}

TEST(TreeRepair, TheWordThatTheSentenceNeedsIsTheHead) {
  Document document = tree("Bank/PROPN/5/conj Baltic/ADJ/1/amod Assembly/PROPN/1/conj of/ADP/3/case talks/NOUN/0/root",
                           {{{1, 3}, NameType::organisation}});
  repair().run(document);
  EXPECT_EQ(heads(document), "5/conj 3/amod 1/conj 3/case 0/root");
}

TEST(TreeRepair, TreesStayTrees) {
  std::mt19937 random(11);
  const char* tags[] = {"NOUN", "PROPN", "VERB", "ADP", "PUNCT", "DET"};
  const char* relations[] = {"compound", "flat", "nmod", "nsubj", "case", "punct", "appos", "obl", "cc", "nmod:desc"};
  const char* words[] = {"speaker", "minister", "Anna", "of", ",", "-", "Riga"};
  const TreeRepair repairer = repair();
  for (int round = 0; round < 4000; ++round) {
    const unsigned n = 1 + random() % 12;
    // A random tree: each word hangs on one earlier in a random order.
    std::vector<unsigned> order(n), head(n, 0);
    for (unsigned i = 0; i < n; ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), random);
    for (unsigned i = 1; i < n; ++i) head[order[i]] = order[random() % i] + 1;
    std::string text;
    for (unsigned i = 0; i < n; ++i)
      text += std::string(words[random() % 7]) + "/" + tags[random() % 6] + "/" + std::to_string(head[i]) + "/" +
              (head[i] ? relations[random() % 10] : "root") + " ";
    text.pop_back();
    std::vector<Name> names;
    for (TokenIndex at = 0; at < n;) {
      const TokenIndex size = 1 + random() % 3;
      if (at + size <= n && random() % 2) names.push_back({{at, at + size}, static_cast<NameType>(random() % 3)});
      at += size;
    }
    Document document = tree(text, names);
    repairer.run(document);
    unsigned roots = 0;
    for (TokenIndex t = 0; t < n; ++t) {
      roots += document.tokens[t].head == kNoToken;
      EXPECT_EQ(document.tokens[t].head == kNoToken, document.tokens[t].relation == Relation::root);
      TokenIndex up = t;
      unsigned steps = 0;
      while (up != kNoToken && steps++ <= n) up = document.tokens[up].head;
      ASSERT_EQ(up, kNoToken) << text;
    }
    ASSERT_EQ(roots, 1u) << text;
  }
}

}  // namespace
}  // namespace chancery
