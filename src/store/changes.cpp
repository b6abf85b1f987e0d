#include "store/changes.h"

#include <chrono>
#include <cstdio>
#include <vector>

#include "store/digest.h"
#include "store/events.h"
#include "store/json.h"

namespace chancery::store {
namespace {

std::string now() {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto day = std::chrono::floor<std::chrono::days>(seconds);
  const std::chrono::hh_mm_ss time(seconds - day);
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02dZ", static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  return iso_of(day.time_since_epoch().count()) + buffer;
}

}  // namespace

std::int64_t note_change(Database& database, const std::string& act, const std::string& author,
                         const std::string& reason, const std::string& target, const std::string& detail) {
  const std::string when = now();
  database.prepare("INSERT INTO change(at, act, author, reason, target, detail, digest) VALUES(?, ?, ?, ?, ?, ?, ?)")
      .run(when, act, author, reason, target, detail,
           RowDigest().add(when).add(act).add(author).add(reason).add(target).add(detail).value());
  return database.last_row();
}

void close_fact(Database& database, std::int64_t fact, std::int64_t change) {
  leave_events(database, {fact});
  database.prepare("UPDATE fact SET closed = ? WHERE id = ?").run(change, fact);
}

void open_fact(Database& database, std::int64_t fact, std::int64_t) {
  database.prepare("UPDATE fact SET closed = NULL WHERE id = ?").run(fact);
  enter_parties(database, fact);
  settle_events(database, {fact});
}

void close_reading(Database& database, std::int64_t reading, std::int64_t change) {
  std::vector<std::int64_t> facts;
  Statement& row = database.prepare("SELECT id FROM fact WHERE reading = ? AND closed IS NULL").bind(reading);
  while (row.step()) facts.push_back(row.integer(0));
  leave_events(database, facts);
  for (const auto fact : facts) database.prepare("UPDATE fact SET closed = ? WHERE id = ?").run(change, fact);
  database.prepare("UPDATE reading SET closed = ? WHERE id = ? AND closed IS NULL").run(change, reading);
}

}  // namespace chancery::store
