#include "syntax/known_names.h"

#include <gtest/gtest.h>

#include <optional>

namespace chancery {
namespace {

// Names as [PER ...] in a text of blanks and words; ^ before a word makes it no proper noun; "in" hangs on the word after it.
Document document_of(std::string_view marked) {
  Document out;
  std::optional<Name> open;
  while (!marked.empty()) {
    const std::size_t end = std::min(marked.find(' '), marked.size());
    std::string_view word = marked.substr(0, end);
    marked.remove_prefix(std::min(marked.size(), end + 1));
    if (word.starts_with('[')) {
      const NameType type = word == "[PER" ? NameType::person : word == "[ORG" ? NameType::organisation : NameType::location;
      open = Name{{static_cast<TokenIndex>(out.tokens.size()), 0}, type};
      continue;
    }
    const bool closes = word.ends_with(']'), common = word.starts_with('^');
    if (closes) word.remove_suffix(1);
    if (common) word.remove_prefix(1);
    Token& token = out.tokens.emplace_back();
    token.span.begin = static_cast<std::uint32_t>(out.text.size());
    out.text += word;
    token.span.end = static_cast<std::uint32_t>(out.text.size());
    out.text += ' ';
    token.upos = !common && word[0] >= 'A' && word[0] <= 'Z' ? Upos::PROPN : Upos::NOUN;
    if (word == "in") {
      token.head = static_cast<TokenIndex>(out.tokens.size());
      token.relation = Relation::case_;
    }
    if (closes) {
      open->tokens.last = static_cast<TokenIndex>(out.tokens.size());
      out.names.push_back(*open);
    }
  }
  Sentence& sentence = out.sentences.emplace_back();
  sentence.tokens = {0, static_cast<TokenIndex>(out.tokens.size())};
  sentence.span = {0, static_cast<std::uint32_t>(out.text.size())};
  return out;
}

std::string names_of(const Document& document) {
  std::string out;
  for (const Name& name : document.names) {
    if (!out.empty()) out += "; ";
    out.append(name_of(name.type)).append(" ").append(document.at(document.span_of(name.tokens)));
  }
  return out;
}

TEST(KnownNames, ModelAndTablesAgree) {
  const KnownNames known = KnownNames::load({CHANCERY_SOURCE_DATA});
  struct Case {
    const char *marked, *names;
  };
  const Case cases[] = {
      {"[LOC Brunei] [LOC Darussalam] agreed", "LOC Brunei Darussalam"},
      {"[PER Cabo Verde] agreed", "LOC Cabo Verde"},
      {"in [ORG Central Asia] they met", "LOC Central Asia"},
      {"[LOC The Bahamas] and [LOC The Hague] agreed", "LOC Bahamas; LOC The Hague"},
      {"[PER Baroness Ann Reed] spoke", "PER Ann Reed"},
      {"[PER Chad] agreed", "LOC Chad"},
      {"[PER Chad] agreed with [PER Chad Reed]", "PER Chad; PER Chad Reed"},
      {"they met in [PER Khiva]", "LOC Khiva"},
      {"they met [PER Sofia] there", "PER Sofia"},
      {"the IMF and the UN lent more", "ORG IMF; ORG UN"},
      {"they want ^WHO knows", ""},
      {"THE IMF AND LATVIA AGREE", ""},
      {"from Latvia with love", "LOC Latvia"},
      {"from Jordan Reed with love", ""},
      {"the [ORG Embassy of Japan] opened", "ORG Embassy of Japan"},
      {"[ORG Bank of Latvia] and [PER Ann Reed]", "ORG Bank of Latvia; PER Ann Reed"},
      {"", ""},
  };
  for (const Case& c : cases) {
    Document document = document_of(c.marked);
    known.run(document);
    EXPECT_EQ(names_of(document), c.names) << c.marked;
    known.run(document);
    EXPECT_EQ(names_of(document), c.names) << "again: " << c.marked;
  }
}

TEST(KnownNames, WithoutTablesNothingChanges) {
  Document document = document_of("[PER Chad] met [ORG UN] in Riga");
  KnownNames().run(document);
  EXPECT_EQ(names_of(document), "PER Chad; ORG UN");
}

}  // namespace
}  // namespace chancery
