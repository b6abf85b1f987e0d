// Taking an article out again for good, with all that was read from it alone.
#include "store/intake.h"

#include <algorithm>
#include <string>
#include <vector>

#include "store/events.h"
#include "store/likeness.h"
#include "store/people.h"
#include "store/row_names.h"

namespace chancery::store {

std::optional<std::int64_t> find_document(Database& database, const std::string& name) {
  for (const char* sql : {"SELECT id FROM document WHERE ext = ?", "SELECT id FROM document WHERE ext = 'sha256:' || ?",
                          "SELECT id FROM document WHERE source = ?", "SELECT document FROM also WHERE source = ?"}) {
    Statement& row = database.prepare(sql).bind(name);
    const bool found = row.step();
    const auto id = found ? row.integer(0) : 0;
    row.reset();
    if (found) return id;
  }
  const std::string digits = name.starts_with("sha256:") ? name : "sha256:" + name;
  if (digits.size() < 13) return {};
  Statement& row = database.prepare("SELECT id FROM document WHERE ext >= ?1 AND ext < ?1 || 'g' LIMIT 2").bind(digits);
  if (!row.step()) return {};
  const auto id = row.integer(0);
  const bool only = !row.step();
  row.reset();
  return only ? std::optional(id) : std::nullopt;
}

void forget_document(Database& database, std::int64_t document) {
  std::vector<std::int64_t> readings, facts, open, profiles;
  std::vector<std::int64_t> names;
  Statement& row = database.prepare("SELECT id FROM reading WHERE document = ?").bind(document);
  while (row.step()) readings.push_back(row.integer(0));
  for (const auto reading : readings) {
    Statement& fact = database.prepare("SELECT id, closed, ext FROM fact WHERE reading = ?").bind(reading);
    while (fact.step()) {
      facts.push_back(fact.integer(0));
      names.push_back(fact.integer(2));
      if (fact.null(1)) open.push_back(fact.integer(0));
    }
    Statement& appearance = database.prepare("SELECT profile FROM appearance WHERE reading = ?").bind(reading);
    while (appearance.step()) profiles.push_back(appearance.integer(0));
  }
  leave_events(database, open);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    database.prepare("DELETE FROM elder WHERE ext = ? AND fact = ?").run(names[i], facts[i]);
    database.prepare("DELETE FROM coding WHERE fact = ?").run(facts[i]);
    database.prepare("DELETE FROM fact WHERE id = ?").run(facts[i]);
  }
  database.forget_kept();
  for (const auto ext : names)
    database.prepare("DELETE FROM judgement WHERE target = ?1 OR other = ?1").run(fact_name(ext));
  for (const auto reading : readings) {
    database.prepare("DELETE FROM appearance WHERE reading = ?").run(reading);
    database.prepare("DELETE FROM reading WHERE id = ?").run(reading);
  }
  std::sort(profiles.begin(), profiles.end());
  profiles.erase(std::unique(profiles.begin(), profiles.end()), profiles.end());
  const auto moved = drop_unused(database, profiles);
  if (!moved.empty()) settle_moved(database, moved);

  Statement& mine =
      database.prepare("SELECT title, text, ext, coalesce(published, 0) FROM document WHERE id = ?").bind(document);
  mine.step();
  const std::string title = mine.text(0), text = mine.text(1), ext = mine.text(2);
  const auto day = mine.integer(3);
  mine.reset();
  database.prepare("INSERT INTO words(words, rowid, title, text) VALUES('delete', ?, ?, ?)").run(document, title, text);
  const auto copies = leave_likeness(database, document, day);
  database.prepare("DELETE FROM body WHERE document = ?").run(document);
  database.prepare("DELETE FROM also WHERE document = ?").run(document);
  database.prepare("DELETE FROM change WHERE target = ?").run(ext);
  database.prepare("DELETE FROM document WHERE id = ?").run(document);
  settle_left(database, copies);
}

}  // namespace chancery::store
