// Events in the codes of event data: one event of the record is one, however many articles tell it.
#include <algorithm>
#include <set>

#include "store/events.h"
#include "store/record.h"
#include "store/row_names.h"
#include "store/view.h"

namespace chancery::store {

void Record::coded_events(int level, const std::function<void(const Json&)>& emit) {
  Database& db = database_;
  std::vector<std::pair<std::int64_t, std::int64_t>> events;  // row, name
  Statement& all = db.prepare("SELECT id, ext FROM event WHERE level <= ? AND EXISTS(SELECT 1 FROM fact JOIN coding ON coding.fact = fact.id WHERE fact.event = event.id) ORDER BY day, kind, ext").bind(level);
  while (all.step()) events.emplace_back(all.integer(0), all.integer(1));
  for (const auto& [event, ext] : events) {
    const std::vector<View> facts = facts_of(db, event, level);
    std::set<std::int64_t> sources, documents;
    for (const View& fact : facts) sources.insert(fact.original), documents.insert(fact.document);
    for (const View& fact : facts) {  // the earliest account that was coded
      Statement& coding = db.prepare("SELECT body FROM coding WHERE fact = ?").bind(fact.id);
      const std::string body = coding.step() ? coding.text(0) : "";
      coding.reset();
      if (body.empty()) continue;
      Json out;
      out["id"] = event_name(ext);
      out["reports"] = facts.size();
      out["sources"] = sources.size();
      out["articles"] = documents.size();
      const auto known = std::find_if(facts.begin(), facts.end(), [](const View& one) { return one.first.has_value(); });
      out["day"] = known == facts.end() ? Json() : Json(iso_of(*known->first));  // as another account may tell it
      Statement& document = db.prepare("SELECT ext, source, agency, language, published, text FROM document WHERE id = ?").bind(fact.document);
      document.step();
      out["document"] = {{"id", document.text(0)}, {"source", document.text(1)}, {"agency", document.text(2)}, {"language", document.text(3)},
                         {"published", document.null(4) ? Json() : Json(iso_of(document.integer(4)))}, {"text", document.text(5)}};
      document.reset();
      out["entities"] = Json::array();
      Statement& entity = db.prepare("SELECT local, entity.kind, entity.name, entity.country FROM appearance JOIN profile ON profile.id = appearance.profile JOIN entity ON entity.id = profile.entity WHERE reading = ? ORDER BY local").bind(fact.reading);
      while (entity.step())
        out["entities"].push_back({{"id", "e" + std::to_string(entity.integer(0))}, {"kind", kEntityNames[static_cast<std::size_t>(entity.integer(1))]}, {"name", entity.text(2)}, {"country", entity.text(3)}});
      out["events"] = Json::parse(body, nullptr, false);
      emit(out);
      break;
    }
  }
}

}  // namespace chancery::store
