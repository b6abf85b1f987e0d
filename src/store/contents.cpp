// What the record holds: counts, documents, every row as JSON, and whether all of it is sound.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "store/checked_vfs.h"
#include "store/digest.h"
#include "store/events.h"
#include "store/kinds.h"
#include "store/record.h"
#include "store/reports.h"
#include "store/row_names.h"
#include "store/show.h"

namespace chancery::store {
namespace {

std::string plural(std::string_view name) {
  if (name == "person") return "people";
  if (name == "body") return "bodies";
  if (name == "country") return "countries";
  if (name == "aid") return "aid";
  return std::string(name) + "s";
}

}  // namespace

std::vector<std::pair<std::string, std::int64_t>> Record::stats(int level) {
  Database& db = database_;
  std::vector<std::pair<std::string, std::int64_t>> out;
  const auto count = [&](const std::string& name, std::string_view sql, auto... values) {
    Statement& row = db.prepare(sql).bind(values...);
    out.emplace_back(name, row.step() ? row.integer(0) : 0);
    row.reset();
  };
  count("documents", "SELECT count(*) FROM document WHERE level <= ?", level);
  count("copies", "SELECT count(*) FROM document WHERE original IS NOT NULL AND original <> id AND level <= ?", level);
  count("kept by hand", "SELECT count(*) FROM document WHERE author <> '' AND level <= ?", level);
  Statement& marked = db.prepare("SELECT 1 FROM document WHERE level > ? LIMIT 1").bind(level);
  const bool hidden = marked.step();
  marked.reset();
  std::map<std::int64_t, std::int64_t> entities;
  Statement& row = hidden ? db.prepare("SELECT entity.kind, count(DISTINCT entity.id) FROM entity JOIN profile ON profile.entity = entity.id "
                                       "JOIN appearance ON appearance.profile = profile.id JOIN reading ON reading.id = appearance.reading AND reading.closed IS NULL "
                                       "JOIN document ON document.id = reading.document WHERE document.level <= ? GROUP BY entity.kind").bind(level)
                          : db.prepare("SELECT kind, count(*) FROM entity GROUP BY kind").bind();
  while (row.step()) entities[row.integer(0)] = row.integer(1);
  for (std::size_t kind = 1; kind < kEntityNames.size(); ++kind)
    out.emplace_back(kind == kNamedEvent ? "named events" : kind == kMeasureName ? "named measures" : kind == kInstrumentName ? "named instruments" : plural(kEntityNames[kind]), entities[static_cast<std::int64_t>(kind)]);
  count("facts", "SELECT count(*) FROM fact WHERE closed IS NULL AND level <= ?", level);
  std::map<std::int64_t, std::int64_t> events;
  Statement& each_kind = db.prepare("SELECT kind, count(*) FROM event WHERE level <= ? GROUP BY kind").bind(level);
  while (each_kind.step()) events[each_kind.integer(0)] = each_kind.integer(1);
  for (std::size_t kind = 1; kind < kKindNames.size(); ++kind)
    if (kind != kOffice) out.emplace_back(plural(kKindNames[kind]), events[static_cast<std::int64_t>(kind)]);
  count("offices seen", "SELECT count(*) FROM fact WHERE closed IS NULL AND kind = 2 AND level <= ?", level);
  count("told by several sources", "SELECT count(*) FROM event WHERE sources > 1 AND level <= ?", level);
  count("in contradiction", "SELECT count(*) FROM event WHERE contradictions > 0 AND level <= ?", level);
  if (hidden) {
    // What only a marked note adds to an event is not counted.
    std::vector<std::int64_t> mixed;
    Statement& each_event = db.prepare("SELECT DISTINCT event.id FROM fact JOIN event ON event.id = fact.event WHERE fact.level > ?1 AND event.level <= ?1 AND fact.closed IS NULL").bind(level);
    while (each_event.step()) mixed.push_back(each_event.integer(0));
    for (const auto event : mixed) {
      const auto shown = facts_of(db, event, level), all = facts_of(db, event, kRestricted);
      const auto sources = [](const std::vector<View>& facts) {
        std::set<std::int64_t> originals;
        for (const View& fact : facts) originals.insert(fact.original);
        return originals.size() > 1 ? 1 : 0;
      };
      const auto conflicts = [](const std::vector<View>& facts) {
        const auto slots = slots_of(facts);
        return std::any_of(slots.begin(), slots.end(), [](const Slot& slot) { return slot.conflict; }) ? 1 : 0;
      };
      out[out.size() - 2].second += sources(shown) - sources(all);
      out.back().second += conflicts(shown) - conflicts(all);
    }
  }
  count("judgements", "SELECT count(*) FROM judgement WHERE undone IS NULL");
  return out;
}

void Record::documents(int level, const std::function<void(const Json&)>& emit) {
  constexpr std::size_t kMostFamilies = 1000;  // kept in mind: copies stand apart in the order of documents
  std::map<std::int64_t, std::map<std::int64_t, ToldAs>> families;
  Statement& row = database_.prepare(
      "SELECT d.ext, d.source, d.title, d.agency, d.language, d.published, d.published_basis, d.dateline, d.author, d.level, o.ext, "
      "(SELECT count(*) FROM fact JOIN reading ON reading.id = fact.reading WHERE reading.document = d.id AND fact.closed IS NULL), "
      "(SELECT name FROM engine JOIN reading ON engine.id = reading.engine WHERE reading.document = d.id AND reading.closed IS NULL), d.id, d.text, d.digest, d.original "
      "FROM document d LEFT JOIN document o ON o.id = d.original AND o.id <> d.id WHERE d.level <= ? ORDER BY d.ext").bind(level);
  while (row.step()) {
    // Read with the row's digest in mind: a damaged row is never shown for true.
    if (row.integer(15) != document_digest(row.view(0), row.view(1), row.view(2), row.view(3), row.view(14), row.integer(9)))
      damaged("a document");
    Json out;
    out["row"] = "document";
    out["id"] = row.text(0);
    out["source"] = row.text(1);
    out["also"] = Json::array();
    Statement& also = database_.prepare("SELECT source FROM also WHERE document = ? ORDER BY source").bind(row.integer(13));
    while (also.step()) out["also"].push_back(also.text(0));
    out["title"] = row.text(2);
    out["agency"] = row.text(3);
    out["language"] = row.text(4);
    out["published"] = row.null(5) ? Json() : Json(iso_of(row.integer(5)));
    out["published_basis"] = row.text(6);
    out["dateline"] = row.text(7);
    if (!row.text(8).empty()) out["by_hand"] = row.text(8);
    if (row.integer(9) > 0) out["handling"] = level_name(static_cast<int>(row.integer(9)));
    out["copy_of"] = row.null(10) ? Json() : Json(row.text(10));
    const std::int64_t original = row.null(16) ? 0 : row.integer(16);
    if (original != 0 && !families.contains(original)) {
      if (families.size() > kMostFamilies) families.clear();
      families[original] = told_as(database_, original, level);
    }
    const auto family = families.find(original);
    out["report"] = name_of(family == families.end() || !family->second.contains(row.integer(13)) ? CopyKind::independent : family->second.at(row.integer(13)).kind);
    out["facts"] = row.integer(11);
    out["engine"] = row.null(12) ? Json() : Json(row.text(12));
    emit(out);
  }
}

void Record::export_rows(int level, const std::function<void(const Json&)>& emit) {
  Database& db = database_;
  documents(level, emit);
  // Entities with all that shows them.
  std::vector<std::int64_t> ids;
  {
    Statement& row = db.prepare("SELECT id FROM entity ORDER BY kind, ext, id");
    row.bind();
    while (row.step()) ids.push_back(row.integer(0));
  }
  for (const auto id : ids)
    if (const Json entity = entity_json(db, id, level, true); !entity.is_null()) emit(entity);
  ids.clear();
  {
    Statement& row = db.prepare("SELECT id FROM event WHERE level <= ? ORDER BY kind, day, ext").bind(level);
    while (row.step()) ids.push_back(row.integer(0));
  }
  for (const auto id : ids)
    if (const Json event = event_json(db, id, level); !event.is_null()) emit(event);
  ids.clear();
  {
    Statement& row = db.prepare("SELECT fact.id FROM fact JOIN reading ON reading.id = fact.reading JOIN document ON document.id = reading.document "
                                "WHERE fact.closed IS NULL AND fact.level <= ? ORDER BY document.ext, fact.local, fact.ext").bind(level);
    while (row.step()) ids.push_back(row.integer(0));
  }
  for (const auto id : ids)
    if (const auto fact = load_view(db, id)) emit(fact_json(db, *fact));
  Statement& row = db.prepare("SELECT judgement.id, judgement.act, judgement.target, judgement.other, body, author, reason FROM judgement "
                              "JOIN change ON change.id = judgement.change WHERE undone IS NULL ORDER BY judgement.id").bind();
  while (row.step()) {
    // A judgement on a marked note is as marked as the note.
    if (!target_shown(db, row.text(2), level) || !target_shown(db, row.text(3), level)) continue;
    emit({{"row", "judgement"}, {"id", judgement_name(row.integer(0))}, {"act", row.text(1)}, {"target", row.text(2)},
          {"other", row.text(3).empty() ? Json() : Json(row.text(3))}, {"author", row.text(5)}, {"reason", row.text(6)}});
  }
}

std::vector<std::string> Record::verify() {
  std::vector<std::string> out;
  Database& db = database_;
  // Where a log stands beside the file (a writer is at work, or died), pages of the file may be older than those of the log,
  // or torn where the log will replace them: then they are read through the log, below.
  std::error_code none_there;
  const auto log = std::filesystem::file_size(db.path() + "-wal", none_there);
  if (none_there || log == 0)
    for (const auto page : damaged_pages(db.path())) out.push_back("page " + std::to_string(page) + " is damaged");
  if (!out.empty()) return out;  // what stands on damaged pages is not to be read
  {
    Statement& row = db.prepare("PRAGMA integrity_check").bind();
    while (row.step())
      if (row.text(0) != "ok") out.push_back("database: " + row.text(0));
  }
  {
    Statement& row = db.prepare("SELECT ext, source, title, agency, text, level, digest FROM document").bind();
    while (row.step())
      if (row.integer(6) != document_digest(row.view(0), row.view(1), row.view(2), row.view(3), row.view(4), row.integer(5)))
        out.push_back("document " + row.text(0) + ": its row does not match its digest");
  }
  {
    Statement& row = db.prepare("SELECT ext, reading, kind, status, body, level, digest FROM fact").bind();
    while (row.step())
      if (row.integer(6) != fact_digest(row.integer(0), row.integer(1), row.integer(2), row.view(3), row.view(4), row.integer(5)))
        out.push_back("fact " + fact_name(row.integer(0)) + ": its row does not match its digest");
  }
  {
    Statement& row = db.prepare("SELECT reading, local, profile, mentions, digest FROM appearance").bind();
    while (row.step())
      if (row.integer(4) != RowDigest().add(row.integer(0)).add(row.integer(1)).add(row.integer(2)).add(row.view(3)).value())
        out.push_back("an entity of reading " + std::to_string(row.integer(0)) + ": its row does not match its digest");
  }
  {
    Statement& row = db.prepare("SELECT at, act, author, reason, target, detail, digest, id FROM change").bind();
    while (row.step()) {
      RowDigest digest;
      for (int i = 0; i < 6; ++i) digest.add(row.view(i));
      if (digest.value() != row.integer(6)) out.push_back("change " + std::to_string(row.integer(7)) + ": its row does not match its digest");
    }
  }
  const auto none = [&](const char* what, const char* sql) {
    Statement& row = db.prepare(sql).bind();
    const auto count = row.step() ? row.integer(0) : 0;
    row.reset();
    if (count != 0) out.push_back(std::to_string(count) + " " + what);
  };
  none("facts without their event", "SELECT count(*) FROM fact WHERE closed IS NULL AND kind <> 2 AND (event IS NULL OR NOT EXISTS(SELECT 1 FROM event WHERE event.id = fact.event))");
  none("events without facts", "SELECT count(*) FROM event WHERE NOT EXISTS(SELECT 1 FROM fact WHERE fact.event = event.id AND closed IS NULL)");
  none("facts without their article", "SELECT count(*) FROM fact WHERE NOT EXISTS(SELECT 1 FROM reading JOIN document ON document.id = reading.document WHERE reading.id = fact.reading)");
  none("profiles without their entity", "SELECT count(*) FROM profile WHERE NOT EXISTS(SELECT 1 FROM entity WHERE entity.id = profile.entity)");
  none("entities without a profile", "SELECT count(*) FROM entity WHERE NOT EXISTS(SELECT 1 FROM profile WHERE profile.entity = entity.id)");
  return out;
}

}  // namespace chancery::store
