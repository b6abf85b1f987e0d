// Authored sentences with the event that each tells (cases/events), held to floors that only rise.
#include <gtest/gtest.h>

#include <algorithm>

#include "chancery/pipeline.h"
#include "events/rows.h"
#include "lexicon/table.h"

namespace chancery {
namespace {

// Counts that must not fall (of wrong types: not rise); raise them when more comes out right.
struct Floors {
  const char* file;
  int types, wrong, codes, actors;
};
constexpr Floors kFloors[] = {{"sentences.tsv", 135, 4, 122, 182},
                              {"wider.tsv", 390, 14, 370, 146},
                              {"third.tsv", 480, 18, 432, 355},
                              {"fourth.tsv", 66, 8, 18, 12}};

struct Counts {
  int types = 0, wrong = 0, codes = 0, actors = 0, of_actors = 0;
};

// The events that a sentence tells, without asides and without what PLOVER leaves out.
std::vector<Event> events_of(const Pipeline& pipeline, const std::string& sentence) {
  Source source;
  source.name = "case";
  std::vector<Event> out = pipeline.read(sentence, source).events;
  std::erase_if(out, [](const Event& event) { return event.aside || event.type.empty(); });
  return out;
}

bool has_actor(const Event& event, bool source_side, const std::string& code) {
  for (const auto& [source, target] : dyads(event)) {
    const Party* party = source_side ? source : target;
    if (party && party->code() == code) return true;
  }
  return false;
}

void count(const Pipeline& pipeline, const Table::Row& row, Counts& counts) {
  const std::string type = row.text("type"), cameo = row.text("cameo");
  const std::vector<Event> events = events_of(pipeline, row.text("sentence"));
  const Event* best = nullptr;
  int wrong = 0;
  std::string got;
  for (const Event& event : events) {
    got += " " + event.type + "/" + event.cameo;
    if (event.type != type)
      ++wrong;
    else if (!best || event.cameo.starts_with(cameo))
      best = &event;
  }
  const bool right = type == "-" ? wrong == 0 : best != nullptr;
  counts.types += right;
  counts.wrong += wrong;
  counts.codes += best && best->cameo.starts_with(cameo);
  if (!right || wrong)
    std::printf("%s [%s %s] got%s\n", row.text("sentence").c_str(), type.c_str(), cameo.c_str(), got.c_str());
  for (const char* side : {"source", "target"}) {
    const std::string code = row.text(side);
    if (code.empty()) continue;
    ++counts.of_actors;
    counts.actors += best && has_actor(*best, side[0] == 's', code);
  }
}

TEST(EventCases, SentencesKeepToTheirFloors) {
  Options options;
  options.data = CHANCERY_SOURCE_DATA;
  const Pipeline pipeline = Pipeline::load(options);
  for (const Floors& floors : kFloors) {
    const Table table = Table::load(std::string(CHANCERY_CASES "/events/") + floors.file);
    Counts counts;
    for (const auto& row : table.rows()) count(pipeline, row, counts);
    std::printf("%s: %zu sentences: %d types right, %d wrong; %d codes right; %d of %d actors right\n", floors.file,
                table.rows().size(), counts.types, counts.wrong, counts.codes, counts.actors, counts.of_actors);
    EXPECT_GE(counts.types, floors.types) << floors.file;
    EXPECT_LE(counts.wrong, floors.wrong) << floors.file;
    EXPECT_GE(counts.codes, floors.codes) << floors.file;
    EXPECT_GE(counts.actors, floors.actors) << floors.file;
  }
}

}  // namespace
}  // namespace chancery
