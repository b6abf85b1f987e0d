#include "store/intake.h"

#include <algorithm>
#include <map>

#include "base/file.h"
#include "store/article_days.h"
#include "store/changes.h"
#include "store/corrections.h"
#include "store/digest.h"
#include "store/events.h"
#include "store/judgement.h"
#include "store/kinds.h"
#include "store/likeness.h"
#include "store/local_entities.h"
#include "store/people.h"
#include "store/row_names.h"
#include "store/view.h"

namespace chancery::store {
namespace {

// The events of event data by the fact that they code.
std::map<std::int64_t, Json> codings_of(const Json& article) {
  std::map<std::int64_t, Json> out;
  for (const Json& event : at(article, "events")) {
    const auto local = local_number(text_at(event, "fact"));
    if (local <= 0) continue;
    Json& all = out.emplace(local, Json::array()).first->second;
    all.push_back(event);
    all.back().erase("fact");
  }
  return out;
}

// The engine's row: its version with the digests of its data.
std::int64_t engine_row(Database& database, const std::string& engine) {
  database.prepare("INSERT OR IGNORE INTO engine(name) VALUES(?)").run(engine);
  Statement& which = database.prepare("SELECT id FROM engine WHERE name = ?").bind(engine);
  which.step();
  const auto id = which.integer(0);
  which.reset();
  return id;
}

// The same bytes from another place: both are remembered; the name that sorts first stands for the document.
void remember_source(Database& database, std::int64_t document, const Added& added, const std::string& first_source) {
  const std::string lesser = std::min(first_source, added.source), greater = std::max(first_source, added.source);
  database.prepare("INSERT OR IGNORE INTO also(document, source) VALUES(?, ?)").run(document, greater);
  if (lesser != first_source) {
    Statement& row = database.prepare("SELECT title, agency, text, level FROM document WHERE id = ?").bind(document);
    row.step();
    const auto digest = document_digest(added.id, lesser, row.view(0), row.view(1), row.view(2), row.integer(3));
    row.reset();
    database.prepare("UPDATE document SET source = ?, digest = ? WHERE id = ?").run(lesser, digest, document);
    database.prepare("DELETE FROM also WHERE document = ? AND source = ?").run(document, lesser);
  }
}

// Profiles for the entities of an article, and where they appear; returns the profiles that others were moved by.
std::vector<std::int64_t> take_in_entities(Database& database, const Json& article, const std::string& id,
                                           std::int64_t reading) {
  auto entities = entities_of(article, id + "#");
  std::vector<std::int64_t> fresh;
  for (auto& [number, local] : entities) {
    if (!local.presented.scope.empty()) local.presented.scope += std::to_string(number);
    if (local.presented.kind == kPerson) {
      const auto parted = parted_scope(database, profile_ext(local.presented), id);
      if (!parted.empty()) {
        local.presented.scope = parted;
        local.presented.key.clear();
        local.presented.offices.clear();
      }
    }
    local.profile = profile_of(database, local.presented, fresh);
    const std::string mentions = dump(local.mentions);
    database
        .prepare("INSERT OR REPLACE INTO appearance(reading, local, profile, mentions, digest) VALUES(?, ?, ?, ?, ?)")
        .run(reading, number, local.profile, mentions,
             RowDigest().add(reading).add(number).add(local.profile).add(mentions).value());
  }
  return settle_people(database, fresh);
}

struct FactsOf {
  const std::string& id;
  std::int64_t document, reading, change;
  int level;
  bool dated;  // the article's day is told
};

// The rows of an article's facts, in their order.
std::vector<std::int64_t> take_in_facts(Database& database, const Json& article, const FactsOf& of) {
  std::vector<std::int64_t> facts;
  const auto codings = codings_of(article);
  const auto names = fact_names(database, of.document, of.id, at(article, "facts"));
  auto name = names.begin();
  for (const Json& fact : at(article, "facts")) {
    const int kind = kind_from(text_at(fact, "kind"));
    if (kind == 0) continue;
    const std::int64_t ext = *name++;
    const std::string status = text_at(fact, "status");
    const auto first = seen_day(at(fact, "date"), "from"), last = seen_day(at(fact, "date"), "to");
    Json kept = Json::object();
    for (auto it = fact.begin(); it != fact.end(); ++it)
      if (it.key() != "id" && it.key() != "kind" && it.key() != "status" && (of.dated || it.key() != "published"))
        kept[it.key()] = it.value();
    const auto local = local_number(text_at(fact, "id"));
    const std::string body = dump(kept);
    database
        .prepare(
            "INSERT INTO fact(ext, reading, local, kind, status, first_day, last_day, level, body, opened, digest) "
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .run(ext, of.reading, local, kind, status, first, last, of.level, body, of.change,
             fact_digest(ext, of.reading, kind, status, body, of.level));
    facts.push_back(database.last_row());
    keep_body(database, facts.back(), std::move(kept));
    if (const auto coded = codings.find(local); coded != codings.end())
      database.prepare("INSERT INTO coding(fact, body) VALUES(?, ?)").run(facts.back(), dump(coded->second));
    if (ext >> 32 != number_of_document(of.id))
      database.prepare("INSERT INTO elder(ext, fact) VALUES(?, ?)").run(ext, facts.back());
  }
  return facts;
}

}  // namespace

Added take_in(Database& database, const Json& article, const std::string& engine) {
  const Json& header = at(article, "document");
  Added added;
  added.source = text_at(header, "source");
  added.id = text_at(header, "id");
  if (added.id.empty()) added.id = "sha256:" + sha256_hex(dump(article));

  const auto engine_id = engine_row(database, engine);
  Statement& find = database.prepare("SELECT id, source FROM document WHERE ext = ?").bind(added.id);
  std::int64_t document = 0;
  std::string first_source;
  if (find.step()) document = find.integer(0), first_source = find.text(1);
  find.reset();

  if (document != 0) {
    if (first_source != added.source) remember_source(database, document, added, first_source);
    Statement& last =
        database.prepare("SELECT engine FROM reading WHERE document = ? ORDER BY id DESC LIMIT 1").bind(document);
    const bool same = last.step() && last.integer(0) == engine_id;
    last.reset();
    if (same) {
      added.changed = false;
      return added;
    }
  }

  const std::string author = text_at(header, "author");
  const auto change = note_change(database, document ? "read again" : "add", author.empty() ? engine : author,
                                  text_at(header, "reason"), added.id, "");
  const auto published = seen_day(at(header, "published"), "date");
  const int level = std::max(0, level_from(text_at(header, "handling")));
  const std::string title = text_at(header, "title"), agency = text_at(header, "agency");
  if (document == 0) {
    const std::string text = text_at(header, "text");
    const std::uint64_t fingerprint = author.empty() ? fingerprint_of(article) : 0;
    database
        .prepare(
            "INSERT INTO document(ext, source, title, agency, language, published, published_basis, dateline, author, "
            "level, fingerprint, text, digest, number) "
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .run(added.id, added.source, title, agency, text_at(header, "language"), published, basis_of(article),
             text_at(at(header, "dateline"), "place"), author, level, static_cast<std::int64_t>(fingerprint), text,
             document_digest(added.id, added.source, title, agency, text, level), number_of_document(added.id));
    document = database.last_row();
    database.prepare("INSERT INTO words(rowid, title, text) VALUES(?, ?, ?)").run(document, title, text);
    if (at(header, "body").is_array() && !text.empty())
      database.prepare("INSERT INTO body(document, spans) VALUES(?, ?)").run(document, at(header, "body").dump());
    if (author.empty()) enter_likeness(database, document, article, fingerprint, published.value_or(0));
  } else {
    std::vector<std::int64_t> old;
    Statement& row = database.prepare("SELECT id FROM reading WHERE document = ? AND closed IS NULL").bind(document);
    while (row.step()) old.push_back(row.integer(0));
    for (const auto reading : old) close_reading(database, reading, change);
  }

  database.prepare("INSERT INTO reading(document, engine, opened) VALUES(?, ?, ?)").run(document, engine_id, change);
  const auto reading = database.last_row();

  const auto moved = take_in_entities(database, article, added.id, reading);
  const auto facts =
      take_in_facts(database, article, {added.id, document, reading, change, level, published.has_value()});
  std::vector<std::int64_t> standing;
  for (const auto fact : facts)
    if (!ruled_out(database, fact))
      standing.push_back(fact);
    else
      database.prepare("UPDATE fact SET closed = ? WHERE id = ?").run(change, fact);
  for (const auto fact : standing) enter_parties(database, fact);
  settle_events(database, standing);
  if (!moved.empty()) settle_moved(database, moved);
  take_back_corrected(database, document, title, agency, published, change);
  return added;
}

}  // namespace chancery::store
