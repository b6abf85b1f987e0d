// Tests of reading and linking without any model: sentences are sketched, with what the syntax stage would say marked.
#include <gtest/gtest.h>

#include "base/utf8.h"
#include "names/linker.h"
#include "names/links.h"
#include "names/mention_reader.h"
#include "names/name_match.h"

namespace chancery {
namespace {

// A Document out of a line. {People} and <organisations> are marked as the name model would; ^ before a word makes it a
// subject; "|" ends a sentence.
Document sketch(std::string_view marked) {
  Document out;
  std::vector<TokenIndex> subjects;
  std::optional<NameType> inside;
  TokenIndex name_first = 0;
  bool subject = false;
  out.sentences.push_back({});
  const auto add = [&](std::string_view word) {
    if (!out.text.empty()) out.text += ' ';
    Token token;
    token.span = {static_cast<std::uint32_t>(out.text.size()),
                  static_cast<std::uint32_t>(out.text.size() + word.size())};
    out.text += word;
    token.lemma = to_lower(word);
    const char32_t first = code_point_at(word, 0).value;
    const bool pronoun = token.lemma == "he" || token.lemma == "she" || token.lemma == "his" || token.lemma == "her" ||
                         token.lemma == "they" || token.lemma == "him" || token.lemma == "their";
    token.upos = pronoun ? Upos::PRON : is_upper(first) ? Upos::PROPN : is_letter(first) ? Upos::X : Upos::PUNCT;
    if (subject) token.relation = Relation::nsubj;
    subject = false;
    out.tokens.push_back(token);
  };
  const auto end_sentence = [&] {
    Sentence& sentence = out.sentences.back();
    sentence.tokens.last = static_cast<TokenIndex>(out.tokens.size());
    sentence.span = out.span_of(sentence.tokens);
    // A flat tree: all hang on the last token, the root.
    const TokenIndex root = sentence.tokens.last - 1;
    for (TokenIndex t = sentence.tokens.first; t < root; ++t) out.tokens[t].head = root;
    out.tokens[root].relation = Relation::root;
  };
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) add(word);
    word.clear();
  };
  for (const char c : marked) {
    if (c == '{' || c == '<') {
      flush();
      inside = c == '{' ? NameType::person : NameType::organisation;
      name_first = static_cast<TokenIndex>(out.tokens.size());
    } else if (c == '}' || c == '>') {
      flush();
      out.names.push_back({{name_first, static_cast<TokenIndex>(out.tokens.size())}, *inside});
    } else if (c == '^') {
      flush();
      subject = true;
    } else if (c == '|') {
      flush();
      end_sentence();
      out.sentences.push_back({});
      out.sentences.back().tokens.first = static_cast<TokenIndex>(out.tokens.size());
      out.sentences.back().paragraph = 0;
    } else if (c == ' ') {
      flush();
    } else if (c == ',' || c == '(' || c == ')') {
      flush();
      word = c;
      flush();
    } else if (c == '\'' && !word.empty()) {
      flush();
      word = c;
    } else {
      word += c;
    }
  }
  flush();
  end_sentence();
  return out;
}

class NamesTest : public ::testing::Test {
 protected:
  static const MentionReader& reader() {
    static const MentionReader reader = MentionReader::load({CHANCERY_SOURCE_DATA});
    return reader;
  }
  static Document read(std::string_view marked) {
    Document document = sketch(marked);
    reader().run(document);
    Linker(reader().gazetteer()).run(document);
    return document;
  }
};

// "speaker Rustam X @body:TJK/parliament TJK; ..." for each office.
std::string offices(const Document& document) {
  std::string out;
  for (const Office& office : document.offices) {
    if (!out.empty()) out += "; ";
    if (office.manner != Manner::full) (out += name_of(office.manner)) += ' ';
    out += office.name;
    if (office.person)
      (out += " = ") += document.entities[*office.person].name.empty() ? "?" : document.entities[*office.person].name;
    if (office.body)
      (out += " @") += document.entities[*office.body].key.empty() ? document.entities[*office.body].name
                                                                   : document.entities[*office.body].key;
    if (office.country) (out += " ") += document.entities[*office.country].country;
    if (office.accredited_to) (out += " to ") += document.entities[*office.accredited_to].key;
    if (office.inferred) out += " inferred";
  }
  return out;
}

struct OfficeCase {
  const char* text;
  const char* expected;
};

TEST_F(NamesTest, ReadsOffices) {
  const OfficeCase cases[] = {
      {"State Councilor and Foreign Minister Lin Dao arrived .",
       "state councilor = Lin Dao; foreign minister = Lin Dao"},
      {"Speaker of the Senate of the Kazakh Parliament {Ilyas Orman} spoke .",
       "speaker = Ilyas Orman @body:KAZ/senate KAZ"},
      {"the Speaker of the Senate of the Kazakh Parliament spoke .", "speaker = ? @body:KAZ/senate KAZ"},
      {"Kazakh Foreign Minister {Ilyas Orman} spoke .", "foreign minister = Ilyas Orman KAZ"},
      {"Foreign Minister of Kazakhstan {Ilyas Orman} spoke .", "foreign minister = Ilyas Orman KAZ"},
      {"Kazakhstan's Foreign Minister , {Ilyas Orman} , spoke .", "foreign minister = Ilyas Orman KAZ"},
      {"President {Ilyas Orman} of Kazakhstan spoke .", "president = Ilyas Orman KAZ"},
      {"{Ilyas Orman} , Speaker of the Senate of Kazakhstan , spoke .", "speaker = Ilyas Orman @body:KAZ/senate KAZ"},
      {"Tajikistan's ambassador to Turkmenistan spoke .", "ambassador = ? TJK to country:TKM"},
      {"Ambassador of Tajikistan to Turkmenistan {Ilyas Orman} spoke .", "ambassador = Ilyas Orman TJK to country:TKM"},
      {"former Turkish Foreign Minister {Ilyas Orman} spoke .", "former foreign minister = Ilyas Orman TUR"},
      {"Acting Foreign Minister of Latvia {Ilze Ozola} spoke .", "acting foreign minister = Ilze Ozola LVA"},
      {"Kazakh Majilis Speaker {Ilyas Orman} spoke .", "speaker = Ilyas Orman @body:KAZ/majilis KAZ"},
      {"he congratulated him on his re-election as Chairman of the Majlisi Milli of the Majlisi Oli of Tajikistan .",
       "speaker @body:TJK/majlisi-milli TJK"},
      {"Minister of Rivers and Lakes of Qatar {Ilyas Orman} spoke .", "minister of rivers and lakes = Ilyas Orman QAT"},
      {"the head of the Ministry of Foreign Affairs of Mongolia {Ilyas Orman} spoke .",
       "foreign minister = Ilyas Orman @body:MNG/foreign-ministry MNG"},
      {"{Ilyas Orman} met his Kyrgyz counterpart {Bakyt Sadyk} .", ""},
      {"Foreign Minister of Latvia {Ilyas Orman} met his Kyrgyz counterpart {Bakyt Sadyk} .",
       "foreign minister = Ilyas Orman LVA; foreign minister = Bakyt Sadyk KGZ inferred"},
      {"{Maria Campos} and {Hector Rivas} , vice-president and speaker of the National Assembly of Cuba , respectively "
       ", "
       "spoke .",
       "deputy speaker = Maria Campos @body:CUB/parliament CUB; speaker = Hector Rivas @body:CUB/parliament CUB"},
      {"{Maria Campos} and {Hector Rivas} , president and speaker and clerk of the National Assembly of Cuba , "
       "respectively , spoke .",
       ""},
      {"Foreign Minister of Latvia {Ilze Ozola} met her French and German counterparts {Paul Renard} and {Karl Weber} "
       ".",
       "foreign minister = Ilze Ozola LVA; foreign minister = Paul Renard FRA inferred; foreign minister = Karl Weber "
       "DEU inferred"},
      {"the new Ambassador from Spain to Kenya {Ilyas Orman} spoke .", "ambassador = Ilyas Orman ESP to country:KEN"},
      {"Prime Minister ( Acting ) {Ilyas Orman} spoke .", "acting prime minister = Ilyas Orman"},
      {"{Ilyas Orman} will not be the envoy of Kazakhstan .", ""},
      {"the head of Polish diplomacy , {Ilyas Orman} , spoke .", "foreign minister = Ilyas Orman POL"},
      {"the foreign ministers of Belarus , India and Iran met .",
       "foreign minister = ? BLR; foreign minister = ? IND; foreign minister = ? IRN"},
  };
  for (const auto& test : cases) {
    Document document = read(test.text);
    std::string found = offices(document);
    // A lone pronoun has nobody to point at here; the office stands without a holder.
    EXPECT_EQ(found, test.expected) << test.text;
  }
}

TEST_F(NamesTest, HeadsAreTakenOnceAndLieWithin) {
  const Document document = read(
      "the Speaker of the Senate of the Kazakh Parliament met Kazakh Foreign Minister {Ilyas Orman} of Kazakhstan .");
  std::vector<int> uses(document.tokens.size(), 0);
  for (const Mention& mention : document.mentions) {
    ASSERT_LT(mention.head, document.tokens.size());
    EXPECT_TRUE(mention.tokens.contains(mention.head));
    EXPECT_EQ(++uses[mention.head], 1) << document.at(document.tokens[mention.head].span);
    if (mention.entity) {
      const auto& mentions = document.entities[*mention.entity].mentions;
      EXPECT_NE(
          std::find(mentions.begin(), mentions.end(), static_cast<MentionIndex>(&mention - document.mentions.data())),
          mentions.end());
    }
  }
}

TEST_F(NamesTest, OneSharedWordJoinsNobody) {
  const Document document =
      read("President {Orman Sadyk} received {Ilyas Orman} . | {Akyl Toktar} and {Sadyr Toktar} met .");
  std::size_t people = 0;
  for (const Entity& entity : document.entities) people += entity.kind == EntityKind::person;
  EXPECT_EQ(people, 4u);
}

TEST_F(NamesTest, TwoCandidatesStayOpen) {
  const Document document = read("{Akyl Toktar} and {Sadyr Toktar} met . | {Toktar} spoke .");
  ASSERT_FALSE(document.problems.empty());
  EXPECT_EQ(document.mentions.back().how, How::none);
  EXPECT_FALSE(document.mentions.back().entity);
}

TEST_F(NamesTest, ASurnameThatIsACapital) {
  const Document document =
      read("Senate Speaker {Kenneth Lusaka} of Kenya spoke . | Lusaka spoke of trade in Lusaka .");
  std::size_t of_person = 0;
  for (const Entity& entity : document.entities)
    if (entity.kind == EntityKind::person) of_person += entity.mentions.size();
  EXPECT_EQ(of_person, 2u);
}

TEST(OfficesTest, CustomsAndDeputies) {
  EXPECT_TRUE(same_by_custom("foreign secretary", "foreign minister", "GBR"));
  EXPECT_FALSE(same_by_custom("foreign secretary", "foreign minister", "IND"));
  const MentionReader reader = MentionReader::load({CHANCERY_SOURCE_DATA});
  const Gazetteer& gazetteer = *reader.gazetteer();
  EXPECT_TRUE(offices_agree(gazetteer, "deputy minister", "deputy foreign minister"));
  EXPECT_FALSE(offices_agree(gazetteer, "deputy minister", "foreign minister"));
}

TEST_F(NamesTest, SameBytesSameLinks) {
  const auto text =
      "Kazakh Foreign Minister {Ilyas Orman} met his Kyrgyz counterpart {Bakyt Sadyk} . | They discussed trade between "
      "the two countries .";
  const Document a = read(text);
  const Document b = read(text);
  EXPECT_EQ(a.mentions, b.mentions);
  EXPECT_EQ(a.entities, b.entities);
  EXPECT_EQ(a.offices, b.offices);
}

TEST(NameMatchTest, ExplainsItself) {
  EXPECT_EQ(explain_names("N. Ormanov", "Nurlan Ormannov").text(),
            "variant: n=nurlan (initial), ormanov=ormannov (spelling)");
  EXPECT_EQ(explain_names("Emomov Rustam", "Rustam Karimov").match, NameMatch::none);
}

TEST(NameMatchTest, ComparesWordByWord) {
  struct Case {
    const char* a;
    const char* b;
    NameMatch expected;
  };
  const Case cases[] = {
      {"Rustam Orman", "Rustam Orman", NameMatch::same},         {"Orman", "Rustam Orman", NameMatch::shorter},
      {"N.Orman", "Nurlan Orman", NameMatch::shorter},           {"N. Orman", "Nurlan Orman", NameMatch::shorter},
      {"Rustami Ormanov", "Rustam Ormanov", NameMatch::variant}, {"Sodik Rakhmon", "Sodik Rahmon", NameMatch::variant},
      {"Nigmatova Ilse", "Ilse Nigmatova", NameMatch::same},     {"Orman Sadyk", "Rustam Orman", NameMatch::none},
      {"Akyl Toktar", "Sadyr Toktar", NameMatch::none},          {"HAYASHI Kenta", "Kenta Hayashi", NameMatch::same},
  };
  for (const auto& test : cases)
    EXPECT_EQ(compare_names(name_words(test.a), name_words(test.b)), test.expected) << test.a << " / " << test.b;
}

}  // namespace
}  // namespace chancery
