// Each data set's rows have its columns, and pairs come out of events of many.
#include "events/rows.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "chancery/pipeline.h"
#include "events/actors.h"
#include "events/event_words.h"

namespace chancery {
namespace {

std::size_t columns(const std::string& line) {
  return 1 + static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t'));
}

Party party(const char* country) {
  Party out;
  out.country = country;
  return out;
}

TEST(Rows, HaveTheColumnsOfTheirDataSet) {
  const EventCodes codes = EventCodes::load({CHANCERY_SOURCE_DATA});
  const RowWriter writer = RowWriter::load({CHANCERY_SOURCE_DATA}, codes, {"engine 1", "aa", "bb"});
  Document document;
  document.id = "sha256:00";
  document.source.name = "riga.txt";
  document.text = "Latvia\tmet Moldova.";
  document.sentences.push_back({{0, 0}, {0, 19}, 0});
  Event event;
  event.cameo = "040";
  event.type = "CONSULT";
  event.sources = {party("LVA"), party("MDA")};
  event.sources[0].name = "Latvia\tof the north";
  event.mutual = true;
  event.word = {7, 10};
  document.events.push_back(event);
  const struct {
    const char* format;
    std::size_t columns;
  } cases[] = {{"cameo", 13}, {"polecat", 40}, {"icews", 20}, {"phoenix", 26}, {"gdelt", 61}};
  for (const auto& [format, count] : cases) {
    const std::string rows = writer.rows(document, format, false);
    EXPECT_EQ(std::count(rows.begin(), rows.end(), '\n'), 2) << format;  // one each way
    EXPECT_EQ(columns(rows.substr(0, rows.find('\n'))), count) << format;
    EXPECT_NE(rows.find("riga.txt"), std::string::npos) << format;
    EXPECT_NE(rows.find("engine"), std::string::npos) << format;
    if (const std::string header = writer.header(format); !header.empty()) {
      EXPECT_EQ(columns(header), count) << format;
    }
  }
  EXPECT_EQ(writer.rows(document, "gdelt", false), writer.rows(document, "gdelt", false));
  document.events[0].aside = true;
  EXPECT_EQ(writer.rows(document, "icews", false), "");
  EXPECT_NE(writer.rows(document, "icews", true), "");
}

TEST(Rows, PairsOfAnEvent) {
  Event event;
  event.sources = {party("LVA"), party("MDA"), party("EST")};
  event.mutual = true;
  EXPECT_EQ(dyads(event).size(), 6u);
  event.mutual = false;
  EXPECT_EQ(dyads(event).size(), 3u);  // nobody acted upon
  event.targets = {party("FRA"), party("DEU")};
  EXPECT_EQ(dyads(event).size(), 6u);
}

TEST(EventCodes, EveryCodeHasItsRootAndQuadClass) {
  const EventCodes codes = EventCodes::load({CHANCERY_SOURCE_DATA});
  EXPECT_GT(codes.all().size(), 280u);
  for (const auto& [name, code] : codes.all()) {
    const int root = std::stoi(code.root());
    EXPECT_EQ(code.quad, root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4) << name;
    EXPECT_GE(code.goldstein, -10.0);
    EXPECT_LE(code.goldstein, 10.0);
    if (root > 1) {
      EXPECT_NE(quad_of_type(code.type), 0) << name;
    }
  }
}

TEST(EventWords, WhatIsMadeOfAnAct) {
  const EventCodes codes = EventCodes::load({CHANCERY_SOURCE_DATA});
  const EventWords words = EventWords::load({CHANCERY_SOURCE_DATA}, codes);
  EXPECT_EQ(words.transform("intent", "072"), "0332");
  EXPECT_EQ(words.transform("reject", "070"), "122");
  EXPECT_EQ(words.transform("demand", "0841"), "1053");
  EXPECT_EQ(words.transform("threaten", "163"), "1312");
  EXPECT_EQ(words.transform("stop", "071"), "1621");
  EXPECT_EQ(words.transform("not", "190"), "");
  EXPECT_EQ(words.transform("do", "190"), "190");
}

// A later folder's rows beat ours: the same needs replaced, new needs tried first, all inner codes of a word at once.
TEST(EventWords, ALaterFolderBeatsAnEarlierOne) {
  const std::string data = CHANCERY_SOURCE_DATA;
  const std::vector<std::string> folders{data, data + "/petrarch2"};
  const EventCodes codes = EventCodes::load(folders);
  const EventWords words = EventWords::load(folders, codes);
  EXPECT_EQ(words.transform("accept", "085"), "085");  // who agrees to lift sanctions lifts them
  EXPECT_EQ(words.transform("intent", "070"), "033");
  const auto* rows = words.verb("withdraw");
  ASSERT_NE(rows, nullptr);
  EXPECT_TRUE(rows->back().needs.empty());
  EXPECT_EQ(rows->back().code, "080");
  EXPECT_EQ(EventWords::load({data}, codes).verb("withdraw")->back().code, "0874");
}

TEST(Parties, CodesComeApart) {
  EXPECT_EQ(party_of_code("ISRMIL").code(), "ISRMIL");
  EXPECT_EQ(party_of_code("IGOUNO").code(), "IGOUNO");
  EXPECT_EQ(party_of_code("IGOUNO").country, "IGO");
  EXPECT_EQ(party_of_code("---REB").country, "");
  EXPECT_EQ(party_of_code("---REB").code(), "---REB");
}

}  // namespace
}  // namespace chancery
