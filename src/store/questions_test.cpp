// Each question over a golden record of at least three sources: lines that must be there, and some that must not.
#include "store/questions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "chancery/error.h"
#include "store/testing.h"

namespace chancery::store {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Asked : public ::testing::Test {
 protected:
  Asked() {
    {
      Article a("leta.txt", "2026-03-04");
      const auto ozola = a.person("Ilze Ozola", "LVA", "Speaker"), rusu = a.person("Ion Rusu", "MDA", "Deputy Speaker"), latvia = a.country("LVA"), moldova = a.country("MDA");
      a.meeting({ozola, rusu}, "2026-03-03", a.city("Riga", "LVA"), "held", "talks");
      a.fact("statement", "said", {{"speaker", Article::who(ozola)}, {"act", {{"value", "stressed"}}}, {"content", {{"value", "food security needs common storehouses"}}},
                                   {"about", Json::array({{{"value", "food security"}, {"topic", "agriculture/food-security"}}, Article::who(moldova)})}});
      a.fact("invitation", "extended", {{"inviter", Article::who(rusu)}, {"invitee", Article::who(ozola)}, {"to", {{"value", "to visit Moldova"}}}});
      a.fact("figure", "stated", {{"indicator", {{"value", "trade turnover"}}}, {"subjects", Json::array({Article::who(latvia), Article::who(moldova)})}, {"amount", {{"value", 1.2e9}, {"unit", "USD"}, {"hedge", "nearly"}}},
                                  {"nature", "actual"}, {"period", {{"from", "2025-01-01"}, {"to", "2025-12-31"}}}});
      a.json()["document"]["text"] = "Speakers discussed storehouses in Riga.";
      record.add(a, "e");
    }
    {
      Article b("moldpres.txt", "2026-03-04");
      const auto ozola = b.person("Ilze Ozola", "LVA", "Speaker"), rusu = b.person("Ion Russu", "MDA", "Deputy Speaker"), latvia = b.country("LVA"), moldova = b.country("MDA");
      b.meeting({rusu, ozola}, "2026-03-02", b.city("Riga", "LVA"), "held", "meeting");
      b.fact("instrument", "signed", {{"title", {{"value", "memorandum on storehouses"}}}, {"type", "memorandum"}, {"parties", Json::array({Article::who(latvia), Article::who(moldova)})}}, "2026-03-03");
      b.fact("figure", "stated", {{"indicator", {{"value", "trade turnover"}}}, {"subjects", Json::array({Article::who(latvia), Article::who(moldova)})}, {"amount", {{"value", 0.9e9}, {"unit", "USD"}}},
                                  {"nature", "actual"}, {"period", {{"from", "2025-01-01"}, {"to", "2025-12-31"}}}});
      b.fact("figure", "stated", {{"indicator", {{"value", "trade turnover"}}}, {"subjects", Json::array({Article::who(latvia), Article::who(moldova)})}, {"amount", {{"value", 3e9}, {"unit", "USD"}}},
                                  {"nature", "target"}, {"period", {{"from", "2030-01-01"}, {"to", "2030-12-31"}}}});
      record.add(b, "e");
    }
    {
      Article c("later.txt", "2026-06-11");
      const auto ozola = c.person("Ilze Ozola", "LVA", "Speaker"), host = c.person("Vlad Popa", "MDA", "Speaker");
      Json people = Json::array({{{"entity", ozola}, {"role", "guest"}}, {{"entity", host}, {"role", "host"}}});
      c.fact("contact", "held", {{"format", "official visit"}, {"participants", people}, {"place", Article::who(c.city("Chisinau", "MDA"))}}, "2026-06-10");
      record.add(c, "e");
    }
    {
      Article d("elsewhere.txt", "2026-03-05");
      const auto x = d.person("Akira Mori", "JPN", "Foreign Minister"), y = d.person("Ana Souza", "BRA", "Foreign Minister");
      d.meeting({x, y}, "2026-03-05");
      record.add(d, "e");
    }
    {
      Article note("note", "2026-07-01");
      const auto rusu = note.person("Ion Rusu", "MDA"), ozola = note.person("Ilze Ozola", "LVA");
      note.meeting({rusu, ozola}, "2026-08-01", "", "planned", "phone call");
      note.json()["document"]["author"] = "officer";
      note.json()["document"]["handling"] = "restricted";
      record.add(note, "by hand");
    }
  }
  static std::string text(const std::vector<Line>& lines) {
    std::string out;
    for (const Line& line : lines) {
      EXPECT_FALSE(line.sources.empty()) << line.text;
      EXPECT_FALSE(line.date.empty()) << line.text;
      out += line.section + " | " + line.date + " | " + line.status + " | " + line.text + " | " + line.note + " | " + line.sources + "\n";
    }
    return out;
  }
  Questions ask(int level = kOpen) { return Questions(record, {.level = level, .today = "2026-12-01", .countries = {{"LVA", "Latvia"}, {"MDA", "Moldova"}}}); }

  Scratch scratch;
  Record record{scratch.file("r"), Record::Mode::create};
};

TEST_F(Asked, Dossier) {
  const auto told = text(ask().dossier("MDA", "LVA"));
  EXPECT_THAT(told, HasSubstr("Ilze Ozola (Latvia)"));
  EXPECT_THAT(told, HasSubstr("leta.txt; moldpres.txt"));
  EXPECT_THAT(told, HasSubstr("sources differ on date"));
  EXPECT_THAT(told, HasSubstr("memorandum on storehouses"));
  EXPECT_THAT(told, HasSubstr("food security needs common storehouses"));
  EXPECT_THAT(told, HasSubstr("taken up"));
  EXPECT_THAT(told, AllOf(Not(HasSubstr("Akira Mori")), Not(HasSubstr("phone call"))));
}

TEST_F(Asked, HandlingMarksAreHonoured) {
  EXPECT_THAT(text(ask(kOpen).dossier("MDA", "LVA")), Not(HasSubstr("2026-08-01")));
  EXPECT_THAT(text(ask(kInternal).timeline("MDA", "")), Not(HasSubstr("2026-08-01")));
  EXPECT_THAT(text(ask(kRestricted).dossier("MDA", "LVA")), HasSubstr("2026-08-01"));
}

TEST_F(Asked, PersonInAnySpelling) {
  for (const char* name : {"Ilze Ozola", "OZOLA Ilze", "Ozola", "Ильзе Озола"}) {
    const auto found = find_entities(record.database(), name, 1u << kPerson, kOpen);
    ASSERT_EQ(found.size(), 1u) << name;
    const auto told = text(ask().about(found.front()));
    EXPECT_THAT(told, HasSubstr("official visit"));
    EXPECT_THAT(told, HasSubstr("Speaker"));
    EXPECT_THAT(told, Not(HasSubstr("Mori")));
  }
  EXPECT_TRUE(find_entities(record.database(), "Ilse Ozols", 1u << kPerson, kOpen).empty());
  EXPECT_THAT(suggest_names(record.database(), "Ilse Ozols", 1u << kPerson, kOpen), ::testing::Contains("Ilze Ozola (LVA)"));
}

TEST_F(Asked, OfficesAtADay) {
  const auto told = text(ask().offices("MDA", "2026-06-30"));
  EXPECT_THAT(told, HasSubstr("Vlad Popa"));
  EXPECT_THAT(told, Not(HasSubstr("Ozola")));
  EXPECT_THAT(text(ask().offices("MDA", "2026-03-05")), Not(HasSubstr("Vlad Popa")));
}

TEST_F(Asked, AnOfficeToldWithItsBodyAndWithoutIsOne) {
  Article a("office.txt", "2026-08-01");
  const auto zile = a.person("Arta Zile", "LVA"), body = a.entity("body", "Chancery of State", "LVA");
  a.fact("office", "held", {{"person", Article::who(zile)}, {"office", {{"value", "Chief of Staff"}}}, {"body", Article::who(body)}, {"country", Article::who(a.country("LVA"))}, {"manner", "full"}});
  record.add(a, "e");
  Article b("later.office.txt", "2026-09-01");
  b.person("Arta Zile", "LVA", "Chief of Staff");
  b.person("Janis Krumins", "LVA", "Deputy Foreign Minister");
  record.add(b, "e");
  const auto told = text(ask().offices("LVA", "2026-12-01"));
  EXPECT_THAT(told, HasSubstr("2026-08-01..2026-09-01 | full | Chief of Staff, Chancery of State: Arta Zile"));
  EXPECT_THAT(told, Not(HasSubstr("Chief of Staff: Arta Zile")));
  EXPECT_THAT(told, Not(HasSubstr("last seen")));  // the days say so
  const auto found = find_entities(record.database(), "Arta Zile", 1u << kPerson, kOpen);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_THAT(text(ask().about(found.front())), AllOf(HasSubstr("seen 2 times"), Not(HasSubstr("seen once"))));
}

TEST(Lines, StatusIsToldWhereTheWordsDoNot) {
  const auto told = [](const char* kind, const char* status, const char* words) {
    Line line;
    line.kind = kind, line.status = status, line.text = words;
    return status_to_tell(line);
  };
  EXPECT_EQ(told("office", "deputy", "Deputy Foreign Minister: Janis Krumins"), "");
  EXPECT_EQ(told("office", "deputy", "Assistant Secretary: Janis Krumins"), "");
  EXPECT_EQ(told("office", "deputy", "Minister: Janis Krumins"), "deputy");
  EXPECT_EQ(told("office", "acting", "President: Janis Krumins"), "acting");
  EXPECT_EQ(told("office", "full", "President: Janis Krumins"), "");
  EXPECT_EQ(told("contact", "planned", "talks: planned by all"), "planned");
}

TEST_F(Asked, WhatIsHalfToldIsGivenInTheArticlesWords) {
  Article a("half.txt", "2026-08-02");
  const auto zile = a.person("Arta Zile", "LVA", "Minister");
  a.fact("contact", "held", {{"format", "meeting"}, {"participants", Json::array({{{"entity", zile}, {"role", "host"}}})}, {"text", "Zile met farmers of the coast"}}, "2026-08-01");
  a.fact("instrument", "text agreed", {{"type", "agreement"}, {"text", "an agreement was reached on the ferries"}}, "2026-08-01");
  a.fact("instrument", "planned", {{"type", "agreement"}, {"title", {{"value", "ferry agreement"}}}, {"signatories", Json::array({Article::who(zile)})}}, "2026-08-01");
  record.add(a, "e");
  const auto told = text(ask().timeline("LVA", "")) + text(ask().timeline("", ""));
  EXPECT_THAT(told, HasSubstr("meeting: Arta Zile (Latvia): “Zile met farmers of the coast”"));
  EXPECT_THAT(told, HasSubstr("“an agreement was reached on the ferries”"));
  EXPECT_THAT(told, HasSubstr("to be signed by Arta Zile"));
  EXPECT_THAT(told, Not(HasSubstr("; signed by Arta Zile")));
}

TEST_F(Asked, TimelineIsInOrder) {
  const auto told = text(ask().timeline("MDA", "LVA"));
  EXPECT_LT(told.find("Riga"), told.find("Chisinau"));
  EXPECT_THAT(told, Not(HasSubstr("Mori")));
}

TEST_F(Asked, AgreementsVisitsTopicsPositions) {
  EXPECT_THAT(text(ask().agreements("LVA", "")), AllOf(HasSubstr("memorandum on storehouses"), Not(HasSubstr("talks"))));
  EXPECT_THAT(text(ask().visits("LVA", "MDA")), AllOf(HasSubstr("official visit"), Not(HasSubstr("talks"))));
  EXPECT_THAT(text(ask().topics("LVA", "")), AllOf(HasSubstr("agriculture/food-security"), Not(HasSubstr("energy"))));
  EXPECT_THAT(text(ask().positions({}, "LVA", "food security")), HasSubstr("common storehouses"));
  EXPECT_THAT(text(ask().positions({}, "LVA", "energy")), Not(HasSubstr("storehouses")));
  EXPECT_THAT(text(ask().positions({}, "MDA", "food security")), Not(HasSubstr("storehouses")));
}

TEST_F(Asked, OwedTellsWhatCameOfIt) {
  const auto told = text(ask().owed("LVA", "MDA"));
  EXPECT_THAT(told, HasSubstr("taken up: visited 2026-06-10 [later.txt]"));
  EXPECT_THAT(told, Not(HasSubstr("memorandum")));
}

TEST_F(Asked, FiguresKeepActualAndTargetApart) {
  const auto all = ask().figures("LVA", "MDA", "turnover");
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].nature, "actual");
  EXPECT_EQ(all[2].nature, "target");
  EXPECT_TRUE(ask().figures("LVA", "MDA", "tourists").empty());
}

TEST_F(Asked, AccountsSlotBySlot) {
  std::string id;
  for (const Line& line : ask().timeline("LVA", "MDA"))
    if (line.text.starts_with("talks") || line.text.starts_with("meeting")) id = line.id;
  const auto told = text(ask().accounts(id));
  EXPECT_THAT(told, HasSubstr("date | 2026-03-04 |  | 2026-03-03"));
  EXPECT_THAT(told, HasSubstr("2026-03-02"));
  EXPECT_THAT(told, Not(HasSubstr("Popa")));
  EXPECT_THROW(ask().accounts("ev-0000000000000000"), Error);
}

TEST_F(Asked, SearchAndAlerts) {
  EXPECT_THAT(text(ask().search("storehouses riga")), HasSubstr("leta.txt"));
  EXPECT_TRUE(ask().search("nothing-of-the-sort").empty());
  EXPECT_THAT(text(ask().alerts("2000-01-01", "LVA")), AllOf(HasSubstr("official visit"), Not(HasSubstr("Mori")), Not(HasSubstr("phone call"))));
  EXPECT_TRUE(ask().alerts("2999-01-01", "").empty());
}

TEST_F(Asked, ADraftIsHeldAgainstTheRecord) {
  const auto before = everything(record);
  Article draft("draft", "2026-03-06");
  const auto ozola = draft.person("Ilze Ozola", "LVA"), rusu = draft.person("Ion Rusu", "MDA"), mori = draft.person("Akira Mori", "JPN");
  draft.meeting({ozola, rusu}, "2026-03-03");
  draft.meeting({ozola, mori}, "2026-03-03");
  const auto latvia = draft.country("LVA"), moldova = draft.country("MDA");
  draft.fact("figure", "stated", {{"indicator", {{"value", "trade turnover"}}}, {"subjects", Json::array({Article::who(latvia), Article::who(moldova)})}, {"amount", {{"value", 5e9}, {"unit", "USD"}}},
                                  {"nature", "actual"}, {"period", {{"from", "2025-01-01"}, {"to", "2025-12-31"}}}});
  std::map<std::string, int> verdicts;
  for (const Line& line : ask().check(draft)) ++verdicts[line.kind + ": " + line.section];
  EXPECT_EQ(verdicts["contact: supported"] + verdicts["contact: contradicted"], 1);
  EXPECT_EQ(verdicts["contact: not in the record"], 1);
  EXPECT_EQ(verdicts["figure: contradicted"], 1);
  EXPECT_EQ(everything(record), before);
}

}  // namespace
}  // namespace chancery::store
