// Who is who and which event is which, over several articles.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <optional>

#include "base/file.h"
#include "store/match.h"
#include "store/testing.h"

namespace chancery::store {
namespace {

struct Told {
  const char *name, *country, *office;
};

// How many people these articles tell of, each naming one.
std::size_t people(const std::vector<Told>& all) {
  Scratch scratch;
  Record record(scratch.file("r"), Record::Mode::create);
  int i = 0;
  for (const Told& one : all) {
    Article article("s" + std::to_string(i++), "2026-03-04");
    article.person(one.name, one.country, one.office);
    record.add(article, "e");
  }
  return rows(record, "person").size();
}

TEST(People, SpellingsMeetAndNamesakesDoNot) {
  EXPECT_EQ(people({{"Farrukh Sharifzod", "TJK", "speaker"}, {"Farrukhi Sharifzod", "TJK", "chairman"}}), 1u);
  EXPECT_EQ(people({{"Maria Lopez", "ESP", "minister"}, {"Maria Lopez", "PER", "minister"}}), 2u);
  EXPECT_EQ(people({{"Akylbek Jalilov", "KGZ", "prime minister"}, {"Sadyr Jalilov", "KGZ", "president"}}), 2u);
  EXPECT_EQ(people({{"Sharifzod Rahimov", "TJK", "president"}, {"Farrukh Sharifzod", "TJK", "speaker"}}), 2u);
  EXPECT_EQ(people({{"Nurlan Ospanov", "KAZ", "speaker"}, {"N. Ospanov", "KAZ", "speaker"}}), 1u);
  EXPECT_EQ(people({{"Nurlan Ospanov", "KAZ", "speaker"}, {"N. Ospanov", "KAZ", "ambassador"}}), 2u);
}

TEST(People, ALongNameInOneOfficeOutweighsACountryToldWrongly) {
  EXPECT_EQ(people({{"Ana Maria Lopez", "ESP", "foreign minister"}, {"Ana Maria Lopez", "PER", "foreign minister"}, {"Ana Maria Lopez", "", ""}}), 1u);
  EXPECT_EQ(people({{"Ana Maria Lopez", "ESP", "foreign minister"}, {"Ana Maria Lopez", "PER", "senator"}}), 2u);
}

TEST(People, OneWordIsNeverEnough) {
  EXPECT_EQ(people({{"Nurlan Ospanov", "KAZ", "speaker"}, {"Ospanov", "KAZ", "speaker"}}), 1u);
  EXPECT_EQ(people({{"Nurlan Ospanov", "KAZ", "speaker"}, {"Ospanov", "KAZ", ""}}), 2u);
  EXPECT_EQ(people({{"Nurlan Ospanov", "KAZ", "speaker"}, {"Ospanov", "", ""}}), 2u);
  EXPECT_EQ(people({{"Nurlan Ospanov", "KAZ", "speaker"}, {"Serik Ospanov", "KAZ", "speaker"}, {"Ospanov", "KAZ", "speaker"}}), 3u);
  EXPECT_EQ(people({{"Ospanov", "", ""}, {"Ospanov", "", ""}}), 2u);
}

TEST(People, AnUntoldCountryMustNotBeChosen) {
  EXPECT_EQ(people({{"Maria Lopez", "ESP", "minister"}, {"Maria Lopez", "", ""}}), 1u);
  EXPECT_EQ(people({{"Maria Lopez", "ESP", "minister"}, {"Maria Lopez", "PER", "minister"}, {"Maria Lopez", "", ""}}), 3u);
}

TEST(People, KnownKeysDecide) {
  Scratch scratch;
  Record record(scratch.file("r"), Record::Mode::create);
  Article one("1", "2026-03-04"), two("2", "2026-03-04"), three("3", "2026-03-04");
  one.entity("person", "Tayyip Example", "TUR", "person:recep-tayyip-example");
  two.entity("person", "Recep T. Example", "TUR", "person:recep-tayyip-example");
  three.entity("person", "Recep Tayyip Example", "TUR", "person:recep-tayyip-example/TUR");
  for (const auto* article : {&one, &two, &three}) record.add(*article, "e");
  const auto all = rows(record, "person");
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(text_at(all[0], "id"), "person:recep-tayyip-example");
  EXPECT_EQ(text_at(all[0], "name"), "Recep Tayyip Example");
}

TEST(People, AJuniorIsNotTheFatherWhomTheTablesKnow) {
  const auto count = [](const std::string& key) {
    Scratch scratch;
    Record record(scratch.file("r"), Record::Mode::create);
    Article a("a", "2026-03-04"), b("b", "2026-03-05");
    a.entity("person", "Daniel Torvald", "NOR", key);
    b.entity("person", "Daniel Torvald Jr.", "");
    record.add(a, "e");
    record.add(b, "e");
    return rows(record, "person").size();
  };
  EXPECT_EQ(count("person:daniel-torvald"), 2u);
  EXPECT_EQ(count("person:daniel-torvald-jr"), 1u);
  EXPECT_EQ(count(""), 1u);
}

TEST(Expected, WhatIsStillExpectedLaterWasNotHeldBefore) {
  const auto events = [](const char* planned_in, const char* held_in) {
    Scratch scratch;
    Record record(scratch.file("r"), Record::Mode::create);
    Article plan("plan", planned_in), told("told", held_in);
    plan.meeting({plan.person("Ilze Ozola", "LVA"), plan.person("Ion Rusu", "MDA")}, "", "", "planned");
    told.meeting({told.person("Ilze Ozola", "LVA"), told.person("Ion Rusu", "MDA")}, "", "", "held");
    record.add(plan, "e");
    record.add(told, "e");
    return rows(record, "event").size();
  };
  EXPECT_EQ(events("2026-03-04", "2026-03-05"), 1u);
  EXPECT_EQ(events("2026-03-06", "2026-03-05"), 1u);
  EXPECT_EQ(events("2026-03-07", "2026-03-05"), 2u);
}

TEST(People, TenuresAreBuiltFromOfficesSeen) {
  Scratch scratch;
  Record record(scratch.file("r"), Record::Mode::create);
  for (const char* day : {"2026-03-04", "2024-01-10", "2025-06-01"}) {
    Article article(std::string("s") + day, day);
    article.person("Ilze Ozola", "LVA", day[3] == '4' ? "deputy speaker" : "Speaker");
    record.add(article, "e");
  }
  const auto all = rows(record, "person");
  ASSERT_EQ(all.size(), 1u);
  const Json& tenures = at(all[0], "tenures");
  ASSERT_EQ(tenures.size(), 2u);
  EXPECT_EQ(text_at(tenures[0], "office"), "deputy speaker");
  EXPECT_EQ(text_at(tenures[1], "office"), "speaker");
  EXPECT_EQ(text_at(tenures[1], "first_seen"), "2025-06-01");
  EXPECT_EQ(text_at(tenures[1], "last_seen"), "2026-03-04");
}

class Contacts : public ::testing::Test {
 protected:
  struct Account {
    std::vector<Told> people;
    std::string date, place = "", status = "held", format = "meeting", published = "2026-03-04";
  };
  std::vector<Json> events(const std::vector<Account>& accounts) {
    Scratch scratch;
    Record record(scratch.file("r"), Record::Mode::create);
    int i = 0;
    for (const Account& account : accounts) {
      Article article("s" + std::to_string(i++), account.published);
      std::vector<std::string> ids;
      for (const Told& one : account.people) ids.push_back(*one.name ? article.person(one.name, one.country, one.office) : article.country(one.country));
      article.meeting(ids, account.date, account.place.empty() ? "" : article.city(account.place, "LVA"), account.status, account.format);
      record.add(article, "e");
    }
    EXPECT_THAT(record.verify(), ::testing::IsEmpty());
    return rows(record, "event");
  }
  const Told ozola{"Ilze Ozola", "LVA", "speaker"}, rusu{"Ion Rusu", "MDA", "speaker"}, leka{"Arben Leka", "ALB", "speaker"}, popa{"Vlad Popa", "MDA", "minister"};
  const Told moldova{"", "MDA", ""};
};

TEST_F(Contacts, TheSameMeetingIsOneEvent) {
  const auto all = events({{{ozola, rusu}, "2026-03-03", "riga"}, {{rusu, ozola}, "2026-03-03"}, {{ozola, rusu}, "", "riga"}, {{ozola, moldova}, "2026-03-03"}});
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0]["sources"], 4);
  EXPECT_TRUE(all[0]["contradictions"].empty());
}

TEST_F(Contacts, OthersAreOthers) {
  EXPECT_EQ(events({{{ozola, rusu}, "2026-03-03"}, {{ozola, leka}, "2026-03-03"}}).size(), 2u);
  EXPECT_EQ(events({{{ozola, rusu}, "2026-03-03"}, {{ozola, rusu}, "2026-04-03", "", "held", "meeting", "2026-04-04"}}).size(), 2u);
  EXPECT_EQ(events({{{ozola, rusu}, "2026-03-03"}, {{ozola, popa}, "2026-03-03"}}).size(), 2u);
  EXPECT_EQ(events({{{ozola, rusu}, "2026-03-03"}, {{ozola, rusu}, "2026-03-03", "", "held", "phone call"}}).size(), 2u);
}

TEST_F(Contacts, WhatDiffersIsKeptWithItsSources) {
  const auto all = events({{{ozola, rusu}, "2026-03-03", "riga"}, {{ozola, rusu}, "2026-03-03", "jurmala"}, {{ozola, rusu}, "2026-03-02", "riga"}});
  ASSERT_EQ(all.size(), 1u);
  std::set<std::string> slots;
  for (const Json& one : all[0]["contradictions"]) slots.insert(text_at(one, "slot"));
  EXPECT_EQ(slots, (std::set<std::string>{"date", "place"}));
}

TEST_F(Contacts, APlanThatCameAboutIsNoContradiction) {
  const auto all = events({{{ozola, rusu}, "2026-03-03", "", "planned", "meeting", "2026-03-01"}, {{ozola, rusu}, "2026-03-03"}});
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(text_at(all[0], "status"), "held");
  EXPECT_TRUE(all[0]["contradictions"].empty());
  const auto denied = events({{{ozola, rusu}, "2026-03-03", "", "denied"}, {{ozola, rusu}, "2026-03-03"}});
  ASSERT_EQ(denied.size(), 1u);
  EXPECT_EQ(denied[0]["contradictions"].size(), 1u);
}

TEST_F(Contacts, TheLevelOfAVisitMayDiffer) {
  const auto all = events({{{ozola, rusu}, "2026-03-03", "riga", "held", "state visit"}, {{ozola, rusu}, "2026-03-03", "riga", "held", "official visit"}});
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(text_at(all[0]["contradictions"][0], "slot"), "format");
}

TEST(People, WhoseCountryIsLearntLaterMeetThen) {
  // Nothing in one account tells the visitor's country; the other does, and only then can the two visits meet.
  for (const bool forward : {true, false}) {
    Scratch scratch;
    Record record(scratch.file("r"), Record::Mode::create);
    for (const bool told : {!forward, forward}) {
      Article article(told ? "told" : "untold", "2026-03-04");
      const auto visitor = article.person("Ion Rusu", told ? "MDA" : "", ""), riga = article.city("riga", "LVA");
      article.fact("contact", "held", {{"format", "visit"}, {"participants", Json::array({{{"entity", visitor}, {"role", "guest"}, {"span", Json::array({0, 1})}}})}, {"place", Article::who(riga)}}, "2026-03-03");
      record.add(article, "e");
    }
    EXPECT_EQ(rows(record, "event").size(), 1u) << forward;
  }
}

TEST(Events, AVisitWithoutADestinationJoinsNoTwoCountries) {
  Scratch scratch;
  Record record(scratch.file("r"), Record::Mode::create);
  const auto visit = [&](const char* source, const char* place, const char* country, const char* status) {
    Article article(source, "2026-03-04");
    const auto visitor = article.person("Ion Rusu", "MDA", "minister");
    Json fields = {{"format", "visit"}, {"participants", Json::array({{{"entity", visitor}, {"role", "guest"}, {"span", Json::array({0, 1})}}})}};
    if (*place) fields["place"] = Article::who(article.city(place, country));
    article.fact("contact", status, fields, "2026-03-03");
    record.add(article, "e");
  };
  visit("a", "riga", "LVA", "held");
  visit("b", "", "", "held");
  visit("c", "tirana", "ALB", "held");
  visit("d", "", "", "denied");
  std::set<std::set<std::string>> places;
  for (const Json& event : rows(record, "event")) {
    std::set<std::string> told;
    for (const Json& one : at(event, "evidence")) told.insert(text_at(one, "document"));
    EXPECT_FALSE(told.contains("a") && told.contains("c"));
    EXPECT_FALSE(told.contains("d") && told.size() > 1);  // a visit that did not take place is none of those that did
    places.insert(told);
  }
  EXPECT_EQ(places.size(), 3u);
}

TEST(Events, FiguresOfOnePeriodAreHeldAgainstEachOther) {
  Scratch scratch;
  Record record(scratch.file("r"), Record::Mode::create);
  int i = 0;
  for (const double value : {1.2e9, 1.2e9, 0.9e9}) {
    Article article("s" + std::to_string(i++), "2026-03-04");
    const auto a = article.country("LVA"), b = article.country("MDA");
    article.fact("figure", "stated", {{"indicator", {{"value", "trade turnover"}}}, {"subjects", Json::array({Article::who(a), Article::who(b)})},
                                      {"amount", {{"value", value}, {"unit", "USD"}}}, {"nature", "actual"}, {"period", {{"from", "2025-01-01"}, {"to", "2025-12-31"}, {"precision", "year"}}}});
    record.add(article, "e");
  }
  const auto all = rows(record, "figure");
  ASSERT_EQ(all.size(), 1u);
  ASSERT_EQ(all[0]["contradictions"].size(), 1u);
  EXPECT_EQ(all[0]["contradictions"][0]["values"].size(), 2u);
}

TEST(Events, CopiesAddNoWeight) {
  Scratch scratch;
  Record record(scratch.file("r"), Record::Mode::create);
  std::string text, other;
  for (int i = 0; i < 80; ++i) {
    text += "word" + std::to_string(i * 7919 % 613) + " ";
    other += "term" + std::to_string(i * 7907 % 617) + " ";
  }
  for (int i = 0; i < 3; ++i) {
    Article article("s" + std::to_string(i), "2026-03-04");
    const auto a = article.person("Ilze Ozola", "LVA", "speaker"), b = article.person("Ion Rusu", "MDA", "speaker");
    article.meeting({a, b}, "2026-03-03");
    article.json()["document"]["text"] = i == 2 ? other : text + std::string(static_cast<std::size_t>(i), '.');
    record.add(article, "e");
  }
  const auto all = rows(record, "event");
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0]["reports"], 3);
  EXPECT_EQ(all[0]["sources"], 2);
}

// An abridged copy under a title of its own, and an article of somebody else's: two origins, whatever came first, and after the original is forgotten.
TEST(Events, AbridgedCopiesAddNoWeight) {
  const std::string sentences[] = {
      "The speaker of the parliament of Latvia met a delegation of the parliament of Moldova on Tuesday. ",
      "The sides discussed trade, education and the exchange of students between the two countries in detail. ",
      "The speakers signed a memorandum of cooperation between the two parliaments after the talks in Riga. ",
      "The turnover of trade between the two countries grew by eight percent in the last year. ",
      "On Wednesday the delegation is to visit the port of Ventspils and a technical college there. "};
  std::string whole, part, other = "An official of the ministry told reporters that the two speakers had held talks on Tuesday in the capital. ";
  for (const auto& sentence : sentences) whole += sentence;
  for (const auto& sentence : {sentences[0], sentences[1], sentences[2]}) part += sentence;
  for (const auto& order : {std::vector{0, 1, 2}, std::vector{2, 1, 0}, std::vector{1, 2, 0}}) {
    Scratch scratch;
    Record record(scratch.file("r"), Record::Mode::create);
    for (const int i : order) {
      Article article("s" + std::to_string(i), i == 1 ? "2026-03-05" : "2026-03-04");
      const auto a = article.person("Ilze Ozola", "LVA", "speaker"), b = article.person("Ion Rusu", "MDA", "speaker");
      article.meeting({a, b}, "2026-03-03");
      const std::string title = "A title of its own " + std::to_string(i) + "\n", body = i == 0 ? whole : i == 1 ? part : other;
      article.json()["document"]["text"] = title + body;
      article.json()["document"]["body"] = Json::array({Json::array({title.size(), title.size() + body.size() - 1})});
      record.add(article, "e");
    }
    const auto all = rows(record, "event");
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0]["reports"], 3);
    EXPECT_EQ(all[0]["sources"], 2);
    std::map<std::string, std::string> told;
    for (const Json& report : all[0]["told_by"]) told[report["document"]] = std::string(report["report"]) + (report["origin"].is_null() ? "" : " of " + std::string(report["origin"]));
    EXPECT_EQ(told, (std::map<std::string, std::string>{{"s0", "original"}, {"s1", "edited of s0"}, {"s2", "independent"}}));
  }
}

// An article and its Russian original, of which nothing is read: one origin, whichever comes in first, and in a record that was made
// before marks were kept. An article of somebody else's stays one of its own, and when the original is forgotten, so does the other.
TEST(Events, TranslationsAddNoWeight) {
  const auto body_of_case = [](const std::string& name) {
    const std::string bytes = read_file(std::string(CHANCERY_CASES) + "/translations/" + name);
    return bytes.substr(bytes.find('\n') + 1);
  };
  const std::string bodies[] = {body_of_case("04.ru.txt"), body_of_case("04.en.txt"), "An envoy told reporters that the two officials had met on Thursday in the capital of Kazakhstan.\n", body_of_case("03.ru.txt")};
  for (const auto& order : {std::vector{0, 1, 2, 3}, std::vector{3, 2, 1, 0}, std::vector{1, 0, 3, 2}})
    for (const bool older : {false, true}) {
      Scratch scratch;
      std::optional<Record> record(std::in_place, scratch.file("r"), Record::Mode::create);
      for (std::size_t k = 0; k < order.size(); ++k) {
        const int i = order[k];
        Article article("s" + std::to_string(i), i == 0 ? "2026-08-21" : "2026-08-22");
        if (i == 1 || i == 2) {
          const auto a = article.person("Dinara Yesimova", "KAZ", "minister"), b = article.person("Pavel Trubin", "RUS", "envoy");
          article.meeting({a, b}, "2026-08-21");
        } else {
          article.json()["document"]["language"] = "ru";
        }
        const std::string title = "T" + std::to_string(i) + "\n";
        std::size_t points = 0;
        for (const char c : bodies[i]) points += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        article.json()["document"]["text"] = title + bodies[i];
        article.json()["document"]["body"] = Json::array({Json::array({title.size(), title.size() + points - 1})});
        if (older && k + 1 == order.size()) {  // before the last of them the record was made by an older program
          record->database().execute("DELETE FROM likeness WHERE piece >= 1 << 61 AND piece < 1 << 62; PRAGMA user_version=5");
          record.reset();
          record.emplace(scratch.file("r"), Record::Mode::write);
        }
        record->add(article, "e");
      }
      const auto all = rows(*record, "event");
      ASSERT_EQ(all.size(), 1u);
      EXPECT_EQ(all[0]["reports"], 2);
      EXPECT_EQ(all[0]["sources"], 2);
      std::map<std::string, std::string> told;
      for (const Json& document : rows(*record, "document")) told[document["source"]] = document["report"];
      EXPECT_EQ(told, (std::map<std::string, std::string>{{"s0", "original"}, {"s1", "translation"}, {"s2", "independent"}, {"s3", "independent"}}));
      EXPECT_TRUE(record->forget("s0", "tester", "test"));
      for (const Json& document : rows(*record, "document")) EXPECT_EQ(document["report"], "independent");
    }
}

}  // namespace
}  // namespace chancery::store
