// The tables of knowledge agree with each other: what one row names, another row has; what two rows may not share, they
// do not share; and no member of the United Nations is forgotten.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "base/utf8.h"
#include "lexicon/table.h"

namespace chancery {
namespace {

Table table(const std::string& name) { return Table::load(std::string(CHANCERY_SOURCE_DATA) + "/" + name + ".tsv"); }

std::set<std::string> column(const std::string& name, std::string_view of) {
  std::set<std::string> out;
  const Table rows = table(name);
  for (const auto& row : rows.rows()) out.insert(row.text(of));
  return out;
}

std::string at(const Table::Row& row) { return row.table->path() + ":" + std::to_string(row.line); }

// The words of a field of type `word`, from the table of kinds.
std::set<std::string> words_of(std::string_view kind, std::string_view field) {
  std::set<std::string> out;
  const Table kinds = table("ontology/kinds");
  for (const auto& row : kinds.rows())
    if (row["kind"] == kind && row["field"] == field)
      for (const auto word : row.list("values")) out.emplace(word);
  return out;
}

TEST(Knowledge, TablesNameOnlyWhatOthersHave) {
  const auto countries = column("ontology/countries", "alpha3");
  const auto bodies = column("ontology/bodies", "key");
  const auto organisations = column("ontology/organisations", "key");
  const auto offices = column("ontology/offices", "name");
  const auto topics = column("ontology/topics", "topic");
  std::set<std::string> roles = column("ontology/body_kinds", "role");

  const Table body_rows = table("ontology/bodies");
  for (const auto& row : body_rows.rows()) {
    EXPECT_TRUE(countries.contains(row.text("country"))) << at(row);
    EXPECT_EQ(row.text("key").substr(0, 9), "body:" + row.text("country") + "/") << at(row);
    if (!row["parent"].empty()) EXPECT_TRUE(bodies.contains(row.text("parent"))) << at(row);
  }
  const Table organisation_rows = table("ontology/organisations");
  for (const auto& row : organisation_rows.rows())
    for (const auto member : row.list("members")) EXPECT_TRUE(countries.contains(std::string(member))) << at(row);
  const Table people = table("ontology/people");
  for (const auto& row : people.rows()) {
    EXPECT_TRUE(countries.contains(row.text("country"))) << at(row);
    EXPECT_TRUE(offices.contains(row.text("office"))) << at(row) << " " << row["office"];
    const std::string body = row.text("body");
    const bool composed = body.starts_with("body:") && roles.contains(body.substr(body.find('/') + 1));
    EXPECT_TRUE(body.empty() || composed || bodies.contains(body) || organisations.contains(body))
        << at(row) << " " << body;
    if (!row["to"].empty() && !row["from"].empty()) EXPECT_LE(row["from"], row["to"]) << at(row);
  }
  const Table places = table("ontology/places");
  for (const auto& row : places.rows())
    if (!row["country"].empty()) EXPECT_TRUE(countries.contains(row.text("country"))) << at(row);
  const Table phrases = table("lexicon/topics");
  for (const auto& row : phrases.rows()) EXPECT_TRUE(topics.contains(row.text("topic"))) << at(row);
}

TEST(Knowledge, WordsGiveOnlyWordsOfTheRecord) {
  const std::map<std::string, std::set<std::string>> of_class = {
      {"relation", words_of("relation", "what")},
      {"ritual_noun", words_of("ritual", "act")},
      {"office_change_noun", words_of("office_change", "act")},
      {"measure_noun", words_of("measure", "act")},
      {"commitment_noun", words_of("commitment", "strength")},
  };
  const Table nouns = table("lexicon/nouns");
  for (const auto& row : nouns.rows())
    if (const auto found = of_class.find(row.text("class")); found != of_class.end())
      EXPECT_TRUE(found->second.contains(row.text("act"))) << at(row) << " " << row["act"];

  std::set<std::string> acts = words_of("measure", "act");
  acts.merge(words_of("ritual", "act"));
  acts.merge(words_of("office_change", "act"));
  const Table verbs = table("lexicon/verbs");
  for (const auto& row : verbs.rows())
    if (!row["act"].empty()) EXPECT_TRUE(acts.contains(row.text("act"))) << at(row) << " " << row["act"];

  const auto formats = words_of("contact", "format");
  const Table contacts = table("lexicon/contact_nouns");
  for (const auto& row : contacts.rows()) EXPECT_TRUE(formats.contains(row.text("format"))) << at(row);
  const auto types = words_of("instrument", "type");
  const Table instruments = table("lexicon/instrument_nouns");
  for (const auto& row : instruments.rows()) EXPECT_TRUE(types.contains(row.text("type"))) << at(row);
}

// A name that points at two rows points at neither.
TEST(Knowledge, NamesThatDecideAloneAreNotShared) {
  for (const auto& [name, list] :
       {std::pair{"ontology/organisations", "names"}, {"ontology/bodies", "alone"}, {"ontology/people", "names"}}) {
    std::map<std::string, std::string> owner;
    const Table rows = table(name);
    for (const auto& row : rows.rows())
      for (const auto one : row.list(list)) {
        const auto [known, fresh] = owner.emplace(fold(one), row.text("key"));
        EXPECT_EQ(known->second, row.text("key")) << at(row) << " " << one;
      }
  }
}

TEST(Knowledge, EveryMemberOfTheUnitedNations) {
  std::set<std::string> parliaments, led;
  const Table bodies = table("ontology/bodies");
  for (const auto& row : bodies.rows())
    if (row["kind"] == "parliament") parliaments.insert(row.text("country"));
  const Table people = table("ontology/people");
  for (const auto& row : people.rows()) led.insert(row.text("country"));
  std::size_t members = 0;
  const Table countries = table("ontology/countries");
  for (const auto& row : countries.rows()) {
    if (row["status"] != "UN member") continue;
    ++members;
    const std::string code = row.text("alpha3");
    EXPECT_FALSE(row["adjectives"].empty()) << code;
    EXPECT_FALSE(row["demonyms"].empty()) << code;
    EXPECT_FALSE(row["capital"].empty()) << code;
    EXPECT_TRUE(parliaments.contains(code)) << code;
    EXPECT_TRUE(led.contains(code)) << code;
  }
  EXPECT_EQ(members, 193u);
}

}  // namespace
}  // namespace chancery
