// data/grammar/en.paths on hand-written trees: who is agent, patient and the rest.
#include <gtest/gtest.h>

#include "rules/path_matcher.h"
#include "rules/rule_book.h"
#include "rules/tree_for_tests.h"

namespace chancery {
namespace {

class Paths : public testing::Test {
 protected:
  // The words where `path` leads from the token `anchor`, parted by blanks.
  static std::string from(const std::string& lines, const std::string& anchor, const std::string& path) {
    static const std::vector<std::string> folders{CHANCERY_SOURCE_DATA};
    static const WordClasses classes = WordClasses::load(folders);
    static const Vocabulary vocabulary = Vocabulary::load(folders, classes);
    static PathBook book = [] {
      auto loaded = PathBook::load(folders[0] + "/grammar/en.paths");
      loaded.resolve(classes);
      return loaded;
    }();
    const PathIndex index = book.compose(path, "test", 0);
    const Document document = tree_document(lines);
    const Sentence& sentence = document.sentences.at(0);
    const Tree tree(document, sentence);
    const auto words = vocabulary.words_of(document, sentence);
    PathMatcher matcher(book, document, tree, words);
    for (TokenIndex t = 0; t < document.tokens.size(); ++t) {
      if (document.at(document.tokens[t].span) != anchor) continue;
      std::string out;
      for (const TokenIndex found : matcher.find(index, t))
        out += (out.empty() ? "" : " ") + std::string(document.at(document.tokens[found].span));
      return out;
    }
    return "no such token";
  }
};

TEST_F(Paths, ActiveAndConjoined) {
  const char* tree =
      "Ozola Ozola PROPN NNP 2 nsubj\nmet meet VERB VBD 0 root\nIon Ion PROPN NNP 4 compound\nPopa Popa PROPN NNP 2 "
      "obj\n"
      "and and CCONJ CC 6 cc\nRusu Rusu PROPN NNP 4 conj\nand and CCONJ CC 8 cc\nsigned sign VERB VBD 2 conj\n"
      "a a DET DT 10 det\ntreaty treaty NOUN NN 8 obj\n";
  EXPECT_EQ(from(tree, "met", "agent"), "Ozola");
  EXPECT_EQ(from(tree, "met", "patient members"), "Popa Rusu");
  EXPECT_EQ(from(tree, "signed", "agent"), "Ozola");
  EXPECT_EQ(from(tree, "signed", "patient"), "treaty");
}

TEST_F(Paths, Passive) {
  const char* tree =
      "The the DET DT 2 det\ntreaty treaty NOUN NN 4 nsubj:pass\nwas be AUX VBD 4 aux:pass\nsigned sign VERB VBN 0 "
      "root\n"
      "by by ADP IN 6 case\nOzola Ozola PROPN NNP 4 obl:agent\nand and CCONJ CC 8 cc\nadopted adopt VERB VBN 4 conj\n";
  EXPECT_EQ(from(tree, "signed", "agent"), "Ozola");
  EXPECT_EQ(from(tree, "signed", "patient"), "treaty");
  EXPECT_EQ(from(tree, "adopted", "patient"), "treaty");
}

TEST_F(Paths, Control) {
  const char* own =
      "Ozola Ozola PROPN NNP 2 nsubj\nagreed agree VERB VBD 0 root\nto to PART TO 4 mark\nvisit visit VERB VB 2 xcomp\n"
      "Riga Riga PROPN NNP 4 obj\n";
  EXPECT_EQ(from(own, "visit", "agent"), "Ozola");
  const char* ordered =
      "Ozola Ozola PROPN NNP 2 nsubj\ninvited invite VERB VBD 0 root\nPopa Popa PROPN NNP 2 obj\nto to PART TO 5 mark\n"
      "visit visit VERB VB 2 xcomp\nRiga Riga PROPN NNP 5 obj\n";
  EXPECT_EQ(from(ordered, "visit", "agent"), "Popa");
}

TEST_F(Paths, ParticipleBorrowsTheSubject) {
  const char* tree =
      "Welcoming welcome VERB VBG 5 advcl\nPopa Popa PROPN NNP 1 obj\n, , PUNCT , 5 punct\nOzola Ozola PROPN NNP 5 "
      "nsubj\n"
      "congratulated congratulate VERB VBD 0 root\nhim he PRON PRP 5 obj\n";
  EXPECT_EQ(from(tree, "Welcoming", "agent"), "Ozola");
  EXPECT_EQ(from(tree, "Welcoming", "patient"), "Popa");
}

TEST_F(Paths, RelativeClauses) {
  const char* subject =
      "Ozola Ozola PROPN NNP 6 nsubj\n, , PUNCT , 4 punct\nwho who PRON WP 4 nsubj\nmet meet VERB VBD 1 acl:relcl\n"
      "Popa Popa PROPN NNP 4 obj\nleft leave VERB VBD 0 root\n";
  EXPECT_EQ(from(subject, "met", "agent"), "Ozola");
  const char* object =
      "The the DET DT 2 det\ntreaty treaty NOUN NN 6 nsubj\nthat that PRON WDT 5 obj\nOzola Ozola PROPN NNP 5 nsubj\n"
      "signed sign VERB VBD 2 acl:relcl\nholds hold VERB VBZ 0 root\n";
  EXPECT_EQ(from(object, "signed", "patient"), "treaty");
  EXPECT_EQ(from(object, "signed", "agent"), "Ozola");
  const char* reduced =
      "The the DET DT 2 det\ntreaty treaty NOUN NN 6 nsubj\nsigned sign VERB VBN 2 acl\nby by ADP IN 5 case\n"
      "Ozola Ozola PROPN NNP 3 obl\nholds hold VERB VBZ 0 root\n";
  EXPECT_EQ(from(reduced, "signed", "patient"), "treaty");
  EXPECT_EQ(from(reduced, "signed", "agent"), "Ozola");
}

TEST_F(Paths, LightVerbs) {
  const char* held =
      "Ozola Ozola PROPN NNP 2 nsubj\nheld hold VERB VBD 0 root\ntalks talk NOUN NNS 2 obj\nwith with ADP IN 5 case\n"
      "Popa Popa PROPN NNP 2 obl\nin in ADP IN 7 case\nRiga Riga PROPN NNP 2 obl\non on ADP IN 9 case\n"
      "Monday Monday PROPN NNP 2 obl\n";
  EXPECT_EQ(from(held, "talks", "agent"), "Ozola");
  EXPECT_EQ(from(held, "talks", "with"), "Popa");
  EXPECT_EQ(from(held, "talks", "at"), "Riga");
  EXPECT_EQ(from(held, "talks", "verb"), "held");
  const char* passive =
      "Talks talk NOUN NNS 3 nsubj:pass\nwere be AUX VBD 3 aux:pass\nheld hold VERB VBN 0 root\nbetween between ADP IN "
      "5 case\n"
      "Ozola Ozola PROPN NNP 3 obl\nand and CCONJ CC 7 cc\nPopa Popa PROPN NNP 5 conj\n";
  EXPECT_EQ(from(passive, "Talks", "between members"), "Ozola Popa");
  EXPECT_EQ(from(passive, "Talks", "agent"), "");
  const char* place =
      "The the DET DT 2 det\nmeeting meeting NOUN NN 3 nsubj\ntook take VERB VBD 0 root\nplace place NOUN NN 3 obj\n"
      "in in ADP IN 6 case\nRiga Riga PROPN NNP 3 obl\n";
  EXPECT_EQ(from(place, "meeting", "at"), "Riga");
  EXPECT_EQ(from(place, "meeting", "verb"), "took");
}

TEST_F(Paths, Owners) {
  const char* tree =
      "Ozola Ozola PROPN NNP 3 nmod:poss\n's 's PART POS 1 case\nmeeting meeting NOUN NN 6 nsubj\nwith with ADP IN 5 "
      "case\n"
      "Popa Popa PROPN NNP 3 nmod\nended end VERB VBD 0 root\n";
  EXPECT_EQ(from(tree, "meeting", "agent"), "Ozola");
  EXPECT_EQ(from(tree, "meeting", "with"), "Popa");
}

}  // namespace
}  // namespace chancery
