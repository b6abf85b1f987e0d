#include "events/event_reader.h"

#include <algorithm>

#include "events/clause_coder.h"

namespace chancery {
namespace {

// A fact and a clause that tell the same act are one event: the clause's code, the fact's number. A fact that no clause
// tells is an event of its own, unless the clause that it was read from was coded as something else ("refused to
// meet").
void join_facts(const Document& document, std::vector<Event> facts, std::vector<Event>& events) {
  const std::size_t clauses = events.size();
  for (Event& fact : facts) {
    Event* twin = nullptr;
    bool elsewise = false;
    for (std::size_t i = 0; i < clauses; ++i) {
      Event& event = events[i];
      if (event.sentence != fact.sentence) continue;
      if (event.type == fact.type && !event.fact && !twin) twin = &event;
      if (!event.aside) elsewise = true;
    }
    const std::string& kind = document.facts[*fact.fact].kind;
    if (twin) {
      twin->fact = fact.fact;
      if (!twin->date.known()) twin->date = fact.date;
      if (!twin->place) twin->place = fact.place;
      if (twin->sources.empty()) twin->sources = std::move(fact.sources);
      if (twin->targets.empty() && !twin->mutual) {
        for (Party& target : fact.targets)
          if (std::none_of(twin->sources.begin(), twin->sources.end(),
                           [&](const Party& p) { return p.entity == target.entity; }))
            twin->targets.push_back(std::move(target));
      }
    } else if (!elsewise) {
      const bool stated = kind == "statement" || kind == "commitment";
      fact.aside = fact.aside || stated;
      events.push_back(std::move(fact));
    } else if (kind == "contact" || kind == "instrument" || kind == "measure" || kind == "aid") {
      fact.aside = true;
      events.push_back(std::move(fact));
    }
  }
}

}  // namespace

EventReader EventReader::load(const std::vector<std::string>& data_folders, const WordClasses& classes,
                              Conventions conventions) {
  EventReader out;
  out.conventions_ = conventions;
  out.classes_ = &classes;
  out.codes_ = EventCodes::load(data_folders);
  out.actors_ = ActorTables::load(data_folders);
  out.facts_ = FactCodes::load(data_folders, out.codes_);
  out.words_ = EventWords::load(data_folders, out.codes_);
  return out;
}

void EventReader::run(Document& document) const {
  document.events.clear();
  if (document.sentences.empty()) return;
  const ArticleReading reading(document, *classes_);
  const ActorCoder actors(reading, actors_);
  std::vector<Event> events;
  ClauseCoder clauses(reading, actors, codes_, words_, conventions_);
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s)
    for (Event& event : clauses.sentence(s)) events.push_back(std::move(event));
  // PETRARCH2 codes verbs alone.
  if (conventions_ == Conventions::codebook)
    join_facts(document, fact_events(reading, actors, codes_, facts_), events);
  std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
    return a.sentence != b.sentence ? a.sentence < b.sentence : a.word.begin < b.word.begin;
  });
  // A title tells what the body tells: once is enough.
  for (Event& event : events) {
    if (event.aside || document.sentences[event.sentence].paragraph != kTitleParagraph) continue;
    event.aside = std::any_of(events.begin(), events.end(), [&](const Event& other) {
      return other.type == event.type && !other.aside &&
             document.sentences[other.sentence].paragraph != kTitleParagraph;
    });
  }
  document.events = std::move(events);
}

}  // namespace chancery
