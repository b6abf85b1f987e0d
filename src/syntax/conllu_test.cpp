#include "syntax/conllu.h"

#include <gtest/gtest.h>

#include "chancery/error.h"

namespace chancery {
namespace {

std::string line(const char* id, const char* form, const char* rest = "_\tX\t_\t_\t_\t_\t_\t_") {
  return std::string(id) + "\t" + form + "\t" + rest + "\n";
}

const std::string kGold =
    "# newpar\n# text = Ozola didn't go (yet).\n" + line("1", "Ozola", "Ozola\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tName=B-PER") +
    line("2-3", "didn't", "_\t_\t_\t_\t_\t_\t_\t_") + line("2", "did", "do\tAUX\tVBD\t_\t4\taux\t_\t_") +
    line("3", "n't", "not\tPART\tRB\t_\t4\tadvmod\t_\t_") + line("4", "go", "go\tVERB\tVB\t_\t0\troot\t_\t_") +
    line("4.1", "away", "_\t_\t_\t_\t_\t_\t_\t_") + line("5", "(", "(\tPUNCT\t-LRB-\t_\t6\tpunct\t_\t_") +
    line("6", "yet", "yet\tADV\tRB\t_\t4\tadvmod\t_\t_") + line("7", ")", ")\tPUNCT\t-RRB-\t_\t6\tpunct\t_\t_") +
    line("8", ".", ".\tPUNCT\t.\t_\t4\tpunct\t_\t_") + "\n";

TEST(Conllu, WordsOnly) {
  const Document document = read_conllu(kGold, "x", ConlluColumns::words);
  EXPECT_EQ(document.text, "Ozola didn't go (yet).");
  ASSERT_EQ(document.tokens.size(), 8u);
  EXPECT_EQ(document.at(document.tokens[2].span), "n't");
  EXPECT_EQ(document.tokens[0].lemma, "");
  EXPECT_EQ(document.tokens[0].head, kNoToken);
  EXPECT_TRUE(document.names.empty());
  ASSERT_EQ(document.layout.body.size(), 1u);
  EXPECT_EQ(document.layout.body[0], (Span{0, 22}));
}

TEST(Conllu, AllColumns) {
  const Document document = read_conllu(kGold, "x", ConlluColumns::all);
  EXPECT_EQ(document.tokens[1].upos, Upos::AUX);
  EXPECT_EQ(document.tokens[1].head, 3u);
  EXPECT_EQ(document.tokens[3].relation, Relation::root);
  ASSERT_EQ(document.names.size(), 1u);
  EXPECT_EQ(document.names[0].tokens, (TokenRange{0, 1}));
}

TEST(Conllu, WritesWhatItReads) {
  const Document document = read_conllu(kGold, "x", ConlluColumns::all);
  const std::string written = write_conllu(document);
  EXPECT_NE(written.find("2-3\tdidn't"), std::string::npos) << written;
  EXPECT_NE(written.find("1\tOzola\tOzola\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tName=B-PER|Offset=0:5\n"), std::string::npos) << written;
  Document again = read_conllu(written, "x", ConlluColumns::all);
  EXPECT_EQ(again.tokens, document.tokens);
  EXPECT_EQ(again.names, document.names);
  EXPECT_EQ(again.text, document.text);
}

TEST(Conllu, FormsThatAreNotTheSurface) {
  const Document document =
      read_conllu("# text = dont go\n" + line("1-2", "dont") + line("1", "do") + line("2", "n't") + line("3", "go") + "\n" +
                      line("1", "Go") + line("2", "!"),
                  "x", ConlluColumns::words);
  EXPECT_EQ(document.text, "don't go Go !");
  EXPECT_EQ(document.sentences.size(), 2u);
}

TEST(Conllu, BadLinesAreNamed) {
  struct Case {
    std::string text;
    std::size_t line;
  };
  const Case cases[] = {
      {"1\tword\n", 1},
      {line("1", "a") + line("3", "b"), 2},
      {line("1-x", "a"), 1},
      {line("1", ""), 1},
      {line("x", "a"), 1},
      {line("1-3", "ab") + line("1", "a") + line("2", "b") + "\n", 3},
      {line("1", "a", "_\tX\t_\t_\t7\tdep\t_\t_") + "\n", 1},
      {line("1", "a", "_\tX\t_\t_\t1\tdep\t_\t_") + "\n", 1},
  };
  for (const Case& c : cases) try {
      read_conllu(c.text, "bad.conllu", ConlluColumns::all);
      ADD_FAILURE() << c.text;
    } catch (const Error& error) {
      EXPECT_EQ(error.line, c.line) << error.what();
    }
}

}  // namespace
}  // namespace chancery
