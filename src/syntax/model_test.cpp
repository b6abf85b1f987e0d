// The shipped model on sentences as news writes them: what the stages behind rely on. Skipped where no model is installed.
#include <gtest/gtest.h>

#include "base/file.h"
#include "syntax/parser.h"
#include "syntax/segmenter.h"

namespace chancery {
namespace {

const std::string kData = CHANCERY_SOURCE_DATA;

// "Anna Ozola/PER nsubj met": each name with the relation of its head word and the word that it hangs on.
std::string names(const Document& document) {
  std::string out;
  for (const Name& name : document.names) {
    for (TokenIndex t = name.tokens.first; t < name.tokens.last; ++t) {
      const Token& token = document.tokens[t];
      if (token.head != kNoToken && name.tokens.contains(token.head)) continue;
      if (!out.empty()) out += "; ";
      out += document.at(document.span_of(name.tokens));
      out += std::string("/").append(name_of(name.type)).append(" ").append(name_of(token.relation));
      if (token.head != kNoToken) out.append(" ").append(document.at(document.tokens[token.head].span));
    }
  }
  return out;
}

TEST(Model, ReadsNews) {
  if (!file_exists(kData + "/models/en/syntax.safetensors")) GTEST_SKIP() << "no model";
  const Segmenter segmenter = Segmenter::load({kData});
  const Parser parser = Parser::load({kData});
  struct Case {
    const char *text, *names;
  };
  const Case cases[] = {
      {"Foreign Minister Anna Ozola met with her Estonian counterpart Marta Kask in Riga on Tuesday.",
       "Anna Ozola/PER nsubj met; Marta Kask/PER obl met; Riga/LOC obl met"},
      {"Speaker of the Saeima Ilze Kalnina didn't sign the agreement with Moldova's parliament.",
       "Saeima/ORG nmod Speaker; Ilze Kalnina/PER nsubj sign; Moldova/LOC nmod:poss parliament"},
      {"Speaker N.Ozolins said that the two countries' trade reached $1.2bn in 2024.", "N.Ozolins/PER nsubj said"},
      {"The agreement was signed by Defence Minister Peter Lund and the head of the National Assembly of Moldova Ion Rusu.",
       "Peter Lund/PER obl:agent signed; National Assembly of Moldova/ORG nmod head; Ion Rusu/PER conj Peter"},
  };
  for (const Case& c : cases) {
    Document document;
    document.text = c.text;
    document.layout.body = {{0, static_cast<std::uint32_t>(document.text.size())}};
    segmenter.run(document);
    parser.run(document);
    EXPECT_EQ(names(document), c.names) << c.text;
  }
}

}  // namespace
}  // namespace chancery
