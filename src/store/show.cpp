#include "store/show.h"

#include <algorithm>
#include <map>

#include "chancery/error.h"
#include "store/digest.h"
#include "store/events.h"
#include "store/people.h"
#include "store/record.h"
#include "store/reports.h"
#include "store/row_names.h"

namespace chancery::store {
namespace {

// The entities of a fact as those of the record: {"entity": "e3"} becomes {"entity": "person:...", "name": "..."}.
Json resolved(const Json& value, const std::map<std::int64_t, const Who*>& by_local, const std::map<std::string, std::string>& facts) {
  if (value.is_array()) {
    Json out = Json::array();
    for (const Json& item : value) out.push_back(resolved(item, by_local, facts));
    return out;
  }
  if (!value.is_object()) return value;
  Json out = Json::object();
  for (auto it = value.begin(); it != value.end(); ++it) {
    if (it.key() == "entity" && it.value().is_string()) {
      const auto found = by_local.find(local_number(text_of(it.value())));
      out["entity"] = found == by_local.end() ? Json() : Json(found->second->ext);
      if (found != by_local.end()) out["name"] = found->second->name.empty() ? Json() : Json(found->second->name);
    } else {
      out[it.key()] = resolved(it.value(), by_local, facts);
    }
  }
  return out;
}

Json span_of(const View& fact, const Json& evidence) {
  Json out = {{"document", fact.source}, {"span", at(evidence, "span")}};
  if (const std::string field = text_at(evidence, "field"); !field.empty() && field != "*") out["field"] = field;
  return out;
}

}  // namespace

void damaged(const std::string& what) { throw Error("record", 0, what + " is damaged: `chancery verify` tells where"); }

bool target_shown(Database& database, const std::string& target, int level) {
  if (target.empty()) return true;
  if (const auto ext = ext_from(target, "f-")) {
    std::optional<int> least;
    for (const auto fact : facts_named(database, *ext))
      if (const auto view = load_view(database, fact)) least = std::min(least.value_or(view->level), view->level);
    return !least || *least <= level;
  }
  if (const auto ext = ext_from(target, "p-")) {
    Statement& row = database.prepare(
        "SELECT min(document.level) FROM profile JOIN appearance ON appearance.profile = profile.id JOIN reading ON reading.id = appearance.reading "
        "JOIN document ON document.id = reading.document WHERE profile.ext = ?").bind(*ext);
    const bool shown = !row.step() || row.null(0) || row.integer(0) <= level;
    row.reset();
    return shown;
  }
  Statement& row = database.prepare("SELECT level FROM document WHERE ext = ?").bind(target);
  const bool shown = !row.step() || row.integer(0) <= level;
  row.reset();
  return shown;
}

// "Chief of staff" is the same office as "chief of staff of the White House", where somebody is seen in both: one tenure. Heads
// of state stand alone.
static Json one_of_each_body(Json tenures) {
  Json out = Json::array();
  for (std::size_t i = 0; i < tenures.size(); ++i) {
    const Json& one = tenures[i];
    std::vector<std::size_t> same;
    for (std::size_t j = 0; j < tenures.size(); ++j)
      if (!at(tenures[j], "body").is_null() && at(tenures[j], "office") == at(one, "office") &&
          at(tenures[j], "country") == at(one, "country") && at(tenures[j], "manner") == at(one, "manner"))
        same.push_back(j);
    const bool bare = at(one, "body").is_null() && standing_of(text_at(one, "office")) > 0;
    if (!bare || same.size() != 1) continue;
    Json& whole = tenures[same.front()];
    const std::string first = text_at(one, "first_seen"), last = text_at(one, "last_seen");
    if (!first.empty() && (text_at(whole, "first_seen").empty() || first < text_at(whole, "first_seen")))
      whole["first_seen"] = first;
    if (last > text_at(whole, "last_seen")) whole["last_seen"] = last;
    whole["seen"] = at(whole, "seen").get<std::int64_t>() + at(one, "seen").get<std::int64_t>();
    tenures[i] = Json();
  }
  for (Json& one : tenures)
    if (!one.is_null()) out.push_back(std::move(one));
  return out;
}

Json tenures_json(Database& database, std::int64_t entity, int level) {
  // One tenure may have been seen by several profiles and levels.
  Statement& row = database.prepare(
      "SELECT office, tenure.country, manner, min(title), min(first_seen), max(last_seen), sum(seen), e.ext, e.name FROM profile JOIN tenure ON tenure.profile = profile.id "
      "LEFT JOIN profile b ON b.id = tenure.body LEFT JOIN entity e ON e.id = b.entity WHERE profile.entity = ? AND tenure.level <= ? "
      "GROUP BY office, tenure.country, manner, e.ext ORDER BY min(first_seen), office, e.ext").bind(entity, level);
  Json out = Json::array();
  while (row.step()) {
    Json one;
    one["office"] = row.text(0);
    one["as_written"] = row.text(3);
    one["body"] = row.null(7) ? Json() : Json(row.text(7));
    if (!row.null(8)) one["body_name"] = row.text(8);
    one["country"] = row.text(1).empty() ? Json() : Json(row.text(1));
    one["manner"] = row.text(2);
    one["first_seen"] = row.null(4) ? Json() : Json(iso_of(row.integer(4)));
    one["last_seen"] = row.null(5) ? Json() : Json(iso_of(row.integer(5)));
    one["seen"] = row.integer(6);
    out.push_back(std::move(one));
  }
  return one_of_each_body(std::move(out));
}

Json entity_json(Database& database, std::int64_t entity, int level, bool everything) {
  Json out;
  {
    Statement& row = database.prepare("SELECT ext, kind, name, key, country, type FROM entity WHERE id = ?").bind(entity);
    if (!row.step()) return {};
    // A named forum is not an event of the record, and a named law no instrument of it.
    const auto kind = row.integer(1);
    out["row"] = (kind >= kInstrumentName ? "named " : "") + std::string(kEntityNames[static_cast<std::size_t>(kind)]);
    out["id"] = row.text(0);
    out["name"] = row.text(2).empty() ? Json() : Json(row.text(2));
    out["key"] = row.text(3).empty() ? Json() : Json(row.text(3));
    out["country"] = row.text(4).empty() ? Json() : Json(row.text(4));
    if (!row.text(5).empty()) out["type"] = row.text(5);
    row.reset();
  }
  std::map<std::string, std::string> names;  // spelling, why it is the same
  Json mentions = Json::array(), profiles = Json::array();
  std::int64_t articles = 0;
  std::vector<std::pair<std::string, Json>> by_source;
  std::vector<std::tuple<std::int64_t, std::int64_t, std::string, std::string>> all;
  {
    Statement& row = database.prepare("SELECT id, ext, name, reason FROM profile WHERE entity = ? ORDER BY name, ext").bind(entity);
    while (row.step()) all.emplace_back(row.integer(0), row.integer(1), row.text(2), row.text(3));
  }
  for (const auto& [id, ext, name, reason] : all) {
    bool shown = false;
    Statement& row = database.prepare(
        "SELECT source, mentions, appearance.reading, local, profile, appearance.digest FROM appearance JOIN reading ON reading.id = appearance.reading AND reading.closed IS NULL "
        "JOIN document ON document.id = reading.document WHERE profile = ? AND level <= ?").bind(id, level);
    while (row.step()) {
      shown = true;
      ++articles;
      if (!everything) {
        row.reset();
        break;
      }
      if (row.integer(5) != RowDigest().add(row.integer(2)).add(row.integer(3)).add(row.integer(4)).add(row.view(1)).value()) damaged("a mention");
      by_source.emplace_back(row.text(0), Json::parse(row.view(1), nullptr, false));
    }
    if (!shown) continue;
    if (!name.empty()) names.emplace(name, reason);
    profiles.push_back({{"id", "p-" + to_hex(static_cast<std::uint64_t>(ext))}, {"name", name.empty() ? Json() : Json(name)}, {"reason", reason.empty() ? Json() : Json(reason)}});
  }
  if (articles == 0) return {};
  std::sort(by_source.begin(), by_source.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first < b.first : a.second.dump() < b.second.dump(); });
  for (const auto& [source, list] : by_source)
    for (const Json& one : list)
      if (one.is_array() && one.size() == 3) mentions.push_back({{"document", source}, {"span", Json::array({one[0], one[1]})}, {"how", one[2]}});
  out["names"] = Json::array();
  for (const auto& [name, reason] : names) out["names"].push_back(name);
  if (out["row"] == "person") {
    out["profiles"] = profiles;
    out["tenures"] = tenures_json(database, entity, level);
  }
  if (everything) out["mentions"] = std::move(mentions);
  return out;
}

Json fact_json(Database& database, const View& fact) {
  Statement& row = database.prepare("SELECT ext, reading, kind, status, body, level, digest FROM fact WHERE id = ?").bind(fact.id);
  row.step();
  const bool sound = row.integer(6) == fact_digest(row.integer(0), row.integer(1), row.integer(2), row.view(3), row.view(4), row.integer(5)) && fact.body.json().is_object();
  row.reset();
  if (!sound) damaged("fact " + fact_name(fact.ext));
  std::map<std::int64_t, const Who*> by_local;
  for (const Who& one : fact.who) by_local[one.local] = &one;
  // Whoever says so stands in no field of its own.
  std::vector<Who> sayers;
  each(at(fact.body, "asserted_by"), [&](const Json& link) {
    const auto local = local_number(text_at(link, "entity"));
    if (local < 0 || by_local.contains(local)) return;
    Statement& who = database.prepare("SELECT entity.ext, entity.name FROM appearance JOIN profile ON profile.id = appearance.profile JOIN entity ON entity.id = profile.entity "
                                      "WHERE reading = ? AND local = ?").bind(fact.reading, local);
    if (who.step()) {
      Who one;
      one.local = local;
      one.ext = who.text(0);
      one.name = who.text(1);
      sayers.push_back(std::move(one));
    }
    who.reset();
  });
  for (const Who& one : sayers) by_local[one.local] = &one;
  Json out;
  out["row"] = "fact";
  out["id"] = fact_name(fact.ext);
  out["kind"] = kKindNames[static_cast<std::size_t>(fact.kind)];
  out["status"] = fact.status;
  out["document"] = fact.source;
  out["published"] = fact.published ? Json(iso_of(*fact.published)) : Json();
  if (fact.event != 0) {
    Statement& event = database.prepare("SELECT ext FROM event WHERE id = ?").bind(fact.event);
    if (event.step()) out["event"] = event_name(event.integer(0));
    event.reset();
  }
  if (fact.level > 0) out["handling"] = level_name(fact.level);
  if (!fact.author.empty()) out["by_hand"] = fact.author;
  for (auto it = fact.body.json().begin(); it != fact.body.json().end(); ++it) {
    if (it.key() == "part_of" && it.value().is_string()) {
      Statement& whole = database.prepare("SELECT event.ext FROM fact JOIN event ON event.id = fact.event WHERE reading = ? AND local = ?").bind(fact.reading, local_number(text_of(it.value())));
      out["part_of"] = whole.step() ? Json(event_name(whole.integer(0))) : Json();
      whole.reset();
      continue;
    }
    out[it.key()] = resolved(it.value(), by_local, {});
  }
  return out;
}

Json event_json(Database& database, std::int64_t event, const std::vector<View>& facts) {
  if (facts.empty()) return {};
  Json out;
  Statement& row = database.prepare("SELECT ext, reason FROM event WHERE id = ?").bind(event);
  if (!row.step()) return {};
  // Kinds that are no acts have rows of their own name.
  const int kind = facts.front().kind;
  out["row"] = kind == kStatement || kind == kFigure || kind == kRelation ? Json(kKindNames[static_cast<std::size_t>(kind)]) : Json("event");
  out["id"] = event_name(row.integer(0));
  const std::string reason = row.text(1);
  row.reset();
  out["kind"] = kKindNames[static_cast<std::size_t>(kind)];
  out["status"] = status_of(facts);
  std::set<std::int64_t> sources;
  std::map<std::string, Json> parties;
  Json evidence = Json::array(), ids = Json::array(), contradictions = Json::array(), values = Json::object();
  for (const View& fact : facts) {
    sources.insert(fact.original);
    ids.push_back(fact_name(fact.ext));
    bool first = true;
    each(at(fact.body, "evidence"), [&](const Json& one) {
      if (first || text_at(one, "field") == "*") evidence.push_back(span_of(fact, one));
      first = false;
    });
    for (const Who& one : fact.who)
      if (!beside(one.role) && !parties.contains(one.ext + " " + one.role))
        parties[one.ext + " " + one.role] = {{"entity", one.ext}, {"name", one.name.empty() ? Json() : Json(one.name)}, {"role", one.role}, {"country", one.country.empty() ? Json() : Json(one.country)}};
  }
  for (const Slot& slot : slots_of(facts)) {
    // The plan's day is not that of the signing.
    const auto stands = std::find_if(slot.values.begin(), slot.values.end(), [&](const SlotValue& value) {
      return kind != kInstrument || slot.name != "date" ||
             std::any_of(value.facts.begin(), value.facts.end(), [&](std::size_t fact) { return out["status"] == facts[fact].status; });
    });
    if (stands != slot.values.end()) values[slot.name] = stands->value;
    if (!slot.conflict) continue;
    Json conflict = {{"slot", slot.name}, {"values", Json::array()}};
    for (const SlotValue& value : slot.values) {
      Json by = Json::array();
      for (const auto fact : value.facts) by.push_back(facts[fact].source);
      conflict["values"].push_back({{"value", value.value}, {"sources", std::move(by)}});
    }
    contradictions.push_back(std::move(conflict));
  }
  for (auto it = values.begin(); it != values.end(); ++it)
    if (it.key() != "status") out[it.key()] = it.value();
  // What accounts are not held against each other by, as the first of them has it.
  for (const char* name : {"act", "indicator", "nature", "what", "strength", "occasion"})
    if (const std::string words = facts.front().text(name); !words.empty() && !out.contains(name)) out[name] = words;
  if (const Json& period = at(facts.front().body, "period"); !text_at(period, "from").empty())
    out["period"] = text_at(period, "from") == text_at(period, "to") ? text_at(period, "from") : text_at(period, "from") + ".." + text_at(period, "to");
  out["parties"] = Json::array();
  for (auto& [key, party] : parties) out["parties"].push_back(std::move(party));
  out["sources"] = sources.size();
  out["reports"] = facts.size();
  out["told_by"] = reports_of(database, facts);
  if (facts.size() > 1 && !reason.empty()) out["reason"] = reason;
  out["facts"] = std::move(ids);
  out["evidence"] = std::move(evidence);
  out["contradictions"] = std::move(contradictions);
  return out;
}

Json event_json(Database& database, std::int64_t event, int level) { return event_json(database, event, facts_of(database, event, level)); }

}  // namespace chancery::store
