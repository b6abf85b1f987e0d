#include "store/judgement.h"

#include <algorithm>

#include "base/file.h"
#include "chancery/error.h"
#include "store/changes.h"
#include "store/digest.h"
#include "store/events.h"
#include "store/find.h"
#include "store/intake.h"
#include "store/people.h"
#include "store/row_names.h"
#include "store/show.h"

namespace chancery::store {
namespace {

struct Target {
  std::vector<View> facts;                              // open or closed
  std::vector<std::pair<std::int64_t, std::int64_t>> profiles;  // id, ext
  std::int64_t event = 0;
  bool one_profile = false;
};

std::string profile_name(std::int64_t ext) { return "p-" + to_hex(static_cast<std::uint64_t>(ext)); }

std::vector<std::pair<std::int64_t, std::int64_t>> profiles_of(Database& database, std::int64_t entity) {
  std::vector<std::pair<std::int64_t, std::int64_t>> out;
  Statement& row = database.prepare("SELECT id, ext FROM profile WHERE entity = ? ORDER BY ext").bind(entity);
  while (row.step()) out.emplace_back(row.integer(0), row.integer(1));
  return out;
}

Target find_target(Database& database, const std::string& name) {
  Target out;
  if (const auto ext = ext_from(name, "f-")) {
    std::optional<View> best;  // the open one, or else the last
    for (const auto id : facts_named(database, *ext))
      if (auto view = load_view(database, id); view && (!best || best->closed || !view->closed)) best = std::move(view);
    if (best) out.facts.push_back(std::move(*best));
  } else if (const auto event = ext_from(name, "ev-")) {
    // An event is known by any of its facts: its own name may change as facts join.
    for (const auto id : facts_named(database, *event))
      if (const auto view = load_view(database, id); view && !view->closed && view->event != 0) out.event = view->event;
    if (out.event) out.facts = facts_of(database, out.event, kRestricted);
    // Of an event that was taken out of the answers the fact that it was known by remains.
    for (const auto id : facts_named(database, *event))
      if (auto view = load_view(database, id); view && out.facts.empty()) out.facts.push_back(std::move(*view));
  } else if (const auto profile = ext_from(name, "p-")) {
    Statement& row = database.prepare("SELECT id FROM profile WHERE ext = ?").bind(*profile);
    if (row.step()) out.profiles.emplace_back(row.integer(0), *profile);
    row.reset();
    out.one_profile = true;
  } else {
    const auto found = find_entities(database, name, 1u << kPerson, kRestricted);
    if (found.size() > 1) {
      std::string all;
      for (const auto& one : found) all += (all.empty() ? "" : ", ") + one.name + " (" + one.id + ")";
      throw Error(name, 0, "may be any of " + all + ": say which by its id");
    }
    if (!found.empty()) out.profiles = profiles_of(database, found.front().entity);
  }
  if (out.facts.empty() && out.profiles.empty()) throw Error(name, 0, "no such fact, event or person in the record");
  return out;
}

std::string write_judgement(Database& database, std::int64_t change, const std::string& act, const std::string& target, const std::string& other, const std::string& body) {
  database.prepare("INSERT INTO judgement(change, act, target, other, body, digest) VALUES(?, ?, ?, ?, ?, ?)")
      .run(change, act, target, other, body, RowDigest().add(change).add(act).add(target).add(other).add(body).value());
  return judgement_name(database.last_row());
}

void settle_profiles(Database& database, const std::vector<std::int64_t>& profiles) {
  const auto moved = settle_people(database, profiles);
  if (!moved.empty()) settle_moved(database, moved);
}

void settle_facts(Database& database, const std::vector<View>& facts) {
  std::vector<std::int64_t> ids;
  for (const View& fact : facts)
    if (!fact.closed) ids.push_back(fact.id);
  for (const auto id : ids) {
    leave_events(database, {id});
    enter_parties(database, id);
  }
  settle_events(database, ids);
}

void undo(Database& database, const std::string& name, std::int64_t change) {
  const std::int64_t id = name.size() > 2 ? std::strtoll(name.c_str() + 2, nullptr, 10) : 0;
  Statement& row = database.prepare("SELECT act, target, other FROM judgement WHERE id = ? AND undone IS NULL").bind(id);
  if (!row.step()) throw Error(name, 0, "no such judgement, or it is undone already");
  const std::string act = row.text(0), target = row.text(1), other = row.text(2);
  row.reset();
  database.prepare("UPDATE judgement SET undone = ? WHERE id = ?").run(change, id);
  if (target.starts_with("p-")) {
    std::vector<std::int64_t> profiles;
    for (const auto& one : {target, other})
      if (one.starts_with("p-")) for (const auto& [profile, ext] : find_target(database, one).profiles) profiles.push_back(profile);
    settle_profiles(database, profiles);
    return;
  }
  for (const auto& one : {target, other}) {
    if (one.empty()) continue;
    for (const View& fact : find_target(database, one).facts) {
      if (act == "correct" && one == other) close_fact(database, fact.id, change);
      else if ((act == "reject" || act == "correct") && fact.closed && !ruled_out(database, fact.id)) {
        Statement& open = database.prepare("SELECT closed IS NULL FROM reading WHERE id = ?").bind(fact.reading);
        const bool reading_open = open.step() && open.integer(0) != 0;
        open.reset();
        if (reading_open) open_fact(database, fact.id, change);
      } else if (!fact.closed) settle_facts(database, {fact});
    }
  }
}

}  // namespace

std::vector<std::string> judge(Record& record, const Judgement& judgement) {
  Database& db = record.database();
  std::vector<std::string> out;
  Transaction transaction(db);
  const auto change = note_change(db, judgement.act, judgement.author, judgement.reason, judgement.target, judgement.other);
  const auto write = [&](const std::string& target, const std::string& other) { out.push_back(write_judgement(db, change, judgement.act, target, other, "")); };
  if (judgement.act == "reject" && judgement.target.starts_with("j-")) {
    undo(db, judgement.target, change);
    out.push_back(judgement.target);
  } else if (judgement.act == "reject" || judgement.act == "confirm") {
    const Target target = find_target(db, judgement.target);
    if (target.facts.empty()) throw Error(judgement.target, 0, "only facts, events and judgements can be confirmed or rejected");
    for (const View& fact : target.facts) {
      write(fact_name(fact.ext), "");
      if (judgement.act == "reject" && !fact.closed) close_fact(db, fact.id, change);
      if (judgement.act == "confirm" && fact.closed) {
        Statement& open = db.prepare("SELECT closed IS NULL FROM reading WHERE id = ?").bind(fact.reading);
        const bool reading_open = open.step() && open.integer(0) != 0;
        open.reset();
        if (reading_open) open_fact(db, fact.id, change);
      }
    }
  } else if (judgement.act == "merge") {
    const Target a = find_target(db, judgement.target), b = find_target(db, judgement.other);
    if (!a.profiles.empty() && !b.profiles.empty()) {
      if (a.profiles.front().first == b.profiles.front().first) throw Error(judgement.target, 0, "is one person with " + judgement.other + " already");
      write(profile_name(a.profiles.front().second), profile_name(b.profiles.front().second));
      settle_profiles(db, {a.profiles.front().first, b.profiles.front().first});
    } else if (!a.facts.empty() && !b.facts.empty()) {
      if (a.facts.front().kind != b.facts.front().kind) throw Error(judgement.target, 0, "is of another kind than " + judgement.other);
      write(fact_name(a.facts.front().ext), fact_name(b.facts.front().ext));
      std::vector<View> all = a.facts;
      all.insert(all.end(), b.facts.begin(), b.facts.end());
      settle_facts(db, all);
    } else {
      throw Error(judgement.target, 0, "and " + judgement.other + " are not of one sort");
    }
  } else if (judgement.act == "split") {
    const Target target = find_target(db, judgement.target);
    if (!target.profiles.empty()) {
      if (!target.one_profile) throw Error(judgement.target, 0, "say which profile (p-...) of the person, or which documents, to part from the rest");
      const auto [profile, ext] = target.profiles.front();
      Statement& row = db.prepare("SELECT entity FROM profile WHERE id = ?").bind(profile);
      row.step();
      const auto entity = row.integer(0);
      row.reset();
      for (const auto& [other, other_ext] : profiles_of(db, entity))
        if (other != profile) write(profile_name(ext), profile_name(other_ext));
      if (out.empty()) throw Error(judgement.target, 0, "stands alone already");
      settle_profiles(db, {profile});
    } else {
      if (target.event != 0) throw Error(judgement.target, 0, "say which fact (f-...) to part from its event");
      const View& fact = target.facts.front();
      const auto others = facts_of(db, fact.event, kRestricted);
      for (const View& other : others)
        if (other.id != fact.id) write(fact_name(fact.ext), fact_name(other.ext));
      if (out.empty()) throw Error(judgement.target, 0, "stands alone already");
      settle_facts(db, others);
    }
  } else {
    throw Error(judgement.act, 0, "is no judgement");
  }
  transaction.commit();
  return out;
}

std::string one_fact(Record& record, const std::string& name) {
  if (!name.starts_with("ev-")) return name;
  const Target target = find_target(record.database(), name);
  if (target.facts.size() == 1) return fact_name(target.facts.front().ext);
  std::string all;
  for (const View& fact : target.facts) all += "\n  " + fact_name(fact.ext) + "  " + fact.source;
  throw Error(name, 0, "is told by several: say which of its facts" + all);
}

std::string correct(Record& record, const std::string& name, const Json& fields, const std::string& status, const std::string& author, const std::string& reason) {
  Database& db = record.database();
  Transaction transaction(db);
  const Target target = find_target(db, name);
  if (target.facts.size() != 1 || target.event != 0) throw Error(name, 0, "correct one fact (f-...) at a time");
  const View& old = target.facts.front();
  // The new fact is an article of its own, with the entities of the old one.
  Json fact = old.body.json();
  fact["id"] = "f1";
  fact["kind"] = kKindNames[static_cast<std::size_t>(old.kind)];
  fact["status"] = status.empty() ? old.status : status;
  fact["confidence"] = "high";
  if (const std::string part = text_at(fact, "part_of"); !part.empty()) fact.erase("part_of");
  Json entities = Json::array();
  Statement& row = db.prepare("SELECT local, kind, name, key, country, type FROM appearance JOIN profile ON profile.id = appearance.profile WHERE reading = ? ORDER BY local").bind(old.reading);
  while (row.step())
    entities.push_back({{"id", "e" + std::to_string(row.integer(0))}, {"kind", kEntityNames[static_cast<std::size_t>(row.integer(1))]},
                        {"name", row.text(2).empty() ? Json() : Json(row.text(2))}, {"key", row.text(3).empty() ? Json() : Json(row.text(3))},
                        {"country", row.text(4).empty() ? Json() : Json(row.text(4))}, {"type", row.text(5)}, {"mentions", Json::array()}});
  for (auto it = fields.begin(); it != fields.end(); ++it) {
    if (it.key() == "entities") {
      for (const Json& one : it.value()) entities.push_back(one);
      continue;
    }
    if (it.value().is_null()) fact.erase(it.key());
    else fact[it.key()] = it.value();
  }
  const std::string text = text_at(fact, "text");
  fact["evidence"] = Json::array({{{"field", "*"}, {"span", at(at(fact, "evidence").at(0), "span")}, {"rule", "by hand"}}});
  Json article;
  const std::string marked(level_name(old.level));
  article["document"] = {{"id", "sha256:" + sha256_hex(name + dump(fact) + author + reason)}, {"source", old.source + " (corrected by " + author + ")"},
                         {"title", nullptr}, {"agency", nullptr}, {"published", old.published ? Json({{"date", iso_of(*old.published)}, {"basis", "of the corrected article"}}) : Json()},
                         {"author", author}, {"reason", reason}, {"handling", marked}, {"text", text}};
  article["entities"] = std::move(entities);
  article["facts"] = Json::array({fact});
  const auto change = note_change(db, "correct", author, reason, name, dump(fields));
  if (!old.closed) close_fact(db, old.id, change);
  const Added added = take_in(db, article, "by hand");
  Statement& made = db.prepare("SELECT fact.ext FROM fact JOIN reading ON reading.id = fact.reading JOIN document ON document.id = reading.document WHERE document.ext = ?").bind(added.id);
  const std::string out = made.step() ? fact_name(made.integer(0)) : "";
  made.reset();
  write_judgement(db, change, "correct", fact_name(old.ext), out, "");
  transaction.commit();
  return out;
}

std::string parted_scope(Database& database, std::int64_t profile_ext, const std::string& document) {
  Statement& row = database.prepare("SELECT body FROM judgement WHERE target = ? AND other = ? AND act = 'part' AND undone IS NULL").bind(profile_name(profile_ext), document);
  const std::string out = row.step() ? row.text(0) : "";
  row.reset();
  return out;
}

std::vector<std::string> split_documents(Record& record, const std::string& person, const std::vector<std::string>& documents, const std::string& author, const std::string& reason) {
  Database& db = record.database();
  std::vector<std::string> out;
  Transaction transaction(db);
  const Target target = find_target(db, person);
  if (target.profiles.empty()) throw Error(person, 0, "no such person in the record");
  const auto change = note_change(db, "split", author, reason, person, dump(Json(documents)));
  std::vector<std::int64_t> fresh, facts;
  for (const auto& name : documents) {
    const auto document = find_document(db, name);
    if (!document) throw Error(name, 0, "no such document in the record");
    Statement& row = db.prepare("SELECT document.ext, reading.id FROM document JOIN reading ON reading.document = document.id AND reading.closed IS NULL WHERE document.id = ?").bind(*document);
    if (!row.step()) continue;
    const std::string ext = row.text(0);
    const auto reading = row.integer(1);
    row.reset();
    for (const auto& [profile, profile_ext] : target.profiles) {
      Statement& seen = db.prepare("SELECT local, mentions FROM appearance WHERE reading = ? AND profile = ?").bind(reading, profile);
      if (!seen.step()) continue;
      const auto local = seen.integer(0);
      const std::string mentions = seen.text(1);
      seen.reset();
      const std::string scope = "parted:" + documents.front();
      out.push_back(write_judgement(db, change, "part", profile_name(profile_ext), ext, scope));
      Statement& known = db.prepare("SELECT kind, name, key, country, type FROM profile WHERE id = ?").bind(profile);
      known.step();
      const Presented presented{static_cast<int>(known.integer(0)), known.text(1), "", known.text(3), known.text(4), {}, true, scope};
      known.reset();
      std::vector<std::int64_t> all;
      Statement& fact = db.prepare("SELECT id FROM fact WHERE reading = ? AND closed IS NULL").bind(reading);
      while (fact.step()) all.push_back(fact.integer(0));
      leave_events(db, all);
      const auto other = profile_of(db, presented, fresh);
      db.prepare("UPDATE appearance SET profile = ?, digest = ? WHERE reading = ? AND local = ?")
          .run(other, RowDigest().add(reading).add(local).add(other).add(mentions).value(), reading, local);
      db.forget_kept();
      for (const auto id : all) enter_parties(db, id);
      settle_events(db, all);
    }
  }
  if (out.empty()) throw Error(person, 0, "is not seen in these documents");
  settle_profiles(db, fresh);
  transaction.commit();
  return out;
}

std::vector<Json> history(Record& record, const std::string& id, int level) {
  Database& db = record.database();
  std::vector<Json> out;
  std::vector<std::string> names{id};
  if (!target_shown(db, id, level)) throw Error(id, 0, "no such thing in the record");
  std::vector<std::int64_t> readings;
  if (id.starts_with("f-") || id.starts_with("ev-")) {
    const Target target = find_target(db, id);
    for (const View& fact : target.facts) {
      if (fact.level > level) continue;
      names.push_back(fact_name(fact.ext));
      names.push_back(fact.document_id);
    }
  } else if (const auto document = find_document(db, id)) {
    Statement& row = db.prepare("SELECT ext, level FROM document WHERE id = ?").bind(*document);
    if (row.step() && row.integer(1) <= level) names.push_back(row.text(0));
    row.reset();
  } else if (!id.starts_with("j-")) {
    for (const auto& [profile, ext] : find_target(db, id).profiles) names.push_back(profile_name(ext));
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::vector<std::pair<std::int64_t, Json>> all;
  for (const auto& name : names) {
    Statement& row = db.prepare("SELECT id, at, act, author, reason, target, detail FROM change WHERE target = ?").bind(name);
    while (row.step())
      all.emplace_back(row.integer(0), Json{{"at", row.text(1)}, {"act", row.text(2)}, {"author", row.text(3)}, {"reason", row.text(4)}, {"id", row.text(5)}, {"detail", row.text(6)}});
    for (const char* sql : {"SELECT change.id, at, judgement.act, author, reason, judgement.id, judgement.target, other, undone FROM judgement JOIN change ON change.id = judgement.change WHERE judgement.target = ?",
                            "SELECT change.id, at, judgement.act, author, reason, judgement.id, judgement.target, other, undone FROM judgement JOIN change ON change.id = judgement.change WHERE other = ?"}) {
      Statement& judged = db.prepare(sql).bind(name);
      while (judged.step())
        all.emplace_back(judged.integer(0), Json{{"at", judged.text(1)}, {"act", judged.text(2) + (judged.null(8) ? "" : " (undone)")}, {"author", judged.text(3)}, {"reason", judged.text(4)},
                                                 {"id", judgement_name(judged.integer(5))}, {"detail", judged.text(6) + (judged.text(7).empty() ? "" : " " + judged.text(7))}});
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [change, line] : all)
    if (std::find(out.begin(), out.end(), line) == out.end()) out.push_back(std::move(line));
  return out;
}

std::vector<Json> review(Record& record, int level, std::size_t most) {
  Database& db = record.database();
  std::vector<Json> out;
  std::vector<std::int64_t> ids;
  {
    Statement& row = db.prepare("SELECT id FROM event WHERE contradictions > 0 AND level <= ? ORDER BY day DESC LIMIT ?").bind(level, most);
    while (row.step()) ids.push_back(row.integer(0));
  }
  for (const auto id : ids) {
    const auto facts = facts_of(db, id, level);
    std::string slots, sources;
    for (const Slot& slot : slots_of(facts)) {
      if (!slot.conflict) continue;
      slots += (slots.empty() ? "" : "; ") + slot.name + ": ";
      for (std::size_t i = 0; i < slot.values.size(); ++i) slots += (i ? " or " : "") + slot.values[i].value;
    }
    if (slots.empty()) continue;
    const bool dated = std::any_of(facts.begin(), facts.end(), [](const View& fact) { return fact.first || fact.published; });
    for (const View& fact : facts) sources += (sources.empty() ? "" : "; ") + fact.source;
    Statement& row = db.prepare("SELECT ext, day FROM event WHERE id = ?").bind(id);
    row.step();
    out.push_back({{"why", "the sources contradict each other"}, {"what", slots}, {"date", dated ? iso_of(row.integer(1)) : ""}, {"source", sources}, {"id", event_name(row.integer(0))}});
    row.reset();
  }
  {
    Statement& row = db.prepare(
        "SELECT profile.ext, profile.name, reason, profile.id FROM profile WHERE (reason LIKE 'a spelling%' OR reason LIKE 'family name%' OR reason LIKE 'part of%' OR reason LIKE '%the only one of that name') LIMIT ?").bind(most);
    std::vector<std::tuple<std::string, std::string, std::string, std::int64_t>> doubtful;
    while (row.step()) doubtful.emplace_back(profile_name(row.integer(0)), row.text(1), row.text(2), row.integer(3));
    for (const auto& [name, shown, reason, profile] : doubtful) {
      if (!target_shown(db, name, level)) continue;
      Statement& where = db.prepare("SELECT published, source FROM appearance JOIN reading ON reading.id = appearance.reading AND reading.closed IS NULL JOIN document ON document.id = reading.document WHERE profile = ? AND level <= ? LIMIT 1").bind(profile, level);
      std::string date, source;
      if (where.step()) date = where.null(0) ? "" : iso_of(where.integer(0)), source = where.text(1);
      where.reset();
      out.push_back({{"why", "taken for one person"}, {"what", shown + ": " + reason}, {"date", date}, {"source", source}, {"id", name}});
    }
  }
  {
    Statement& row = db.prepare("SELECT fact.ext, source, published, json_extract(body, '$.text'), fact.kind FROM fact JOIN reading ON reading.id = fact.reading JOIN document ON document.id = reading.document "
                                "WHERE fact.closed IS NULL AND fact.level <= ? AND json_extract(body, '$.confidence') = 'low' AND fact.ext NOT IN (SELECT 0) LIMIT ?").bind(level, most);
    while (row.step()) {
      Json line = {{"why", "low confidence"}, {"what", std::string(kKindNames[static_cast<std::size_t>(row.integer(4))]) + ": " + row.text(3)}, {"date", row.null(2) ? "" : iso_of(row.integer(2))}, {"source", row.text(1)}, {"id", fact_name(row.integer(0))}};
      out.push_back(std::move(line));
    }
  }
  {
    Statement& row = db.prepare("SELECT judgement.id, act, target FROM judgement WHERE undone IS NULL AND target LIKE 'f-%' LIMIT 1000").bind();
    std::vector<std::tuple<std::string, std::string, std::string>> all;
    while (row.step()) all.emplace_back(judgement_name(row.integer(0)), row.text(1), row.text(2));
    for (const auto& [id, act, target] : all) {
      bool stands = false;
      for (const auto fact : facts_named(db, *ext_from(target, "f-"))) {
        Statement& there = db.prepare("SELECT 1 FROM fact JOIN reading ON reading.id = fact.reading WHERE fact.id = ? AND reading.closed IS NULL").bind(fact);
        stands |= there.step();
        there.reset();
      }
      if (!stands && target_shown(db, target, level))
        out.push_back({{"why", "the judged fact is no longer read"}, {"what", act + " " + target}, {"date", ""}, {"source", ""}, {"id", id}});
    }
  }
  return out;
}

}  // namespace chancery::store
