// The record: many articles, one history, in one file.
//
//   Record record("desk.record", Record::Mode::create);
//   const auto added = record.add(Json::parse(line), "chancery 0.1.0");   // safely on disk when it returns
//   for (const auto& line : record.export_rows(0)) ...
//
// What is handed in is the record of one article as `chancery read --format jsonl` writes it (a Document's JSON). One
// article is one transaction. Facts are never updated: their time in the record is closed and a new one opened. The same
// contents give the same record whatever the order in which they came. One thread at a time; one writing program at a
// time, any number of readers beside it. Throws Error where the file is damaged, full, newer or no record.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/json.h"

namespace chancery::store {

struct Added {
  std::string id;       // of the document
  std::string source;
  bool changed = true;  // false where the record held it already, read by the same engine
};

// Handling marks. A question answers up to the level asked for; 0 unless asked.
enum Level : int { kOpen = 0, kInternal = 1, kRestricted = 2 };
int level_from(std::string_view mark);          // "", "internal", "restricted"; -1 for another word
std::string_view level_name(int level);

class Record {
 public:
  using Mode = Database::Mode;
  Record(const std::string& path, Mode mode);

  // Adds what `engine` (its version with the digests of its data) read in one article.
  Added add(const Json& article, const std::string& engine);
  // As add, for several in one transaction: faster, and all or none of them are there after a crash.
  std::vector<Added> add_all(const std::vector<Json>& articles, const std::string& engine);

  // Removes a document for good, with all that was read from it alone. By id, by the first digits of it or by source; false
  // where there is none.
  bool forget(const std::string& document, const std::string& author, const std::string& reason);

  // What the record holds, by name: counts of contents only.
  std::vector<std::pair<std::string, std::int64_t>> stats(int level);
  // One object a document: id, source, title, agency, published, facts, copy_of ...
  void documents(int level, const std::function<void(const Json&)>& emit);
  // Every row of the record as an object with "row": document, person, body ..., event, figure, statement, fact, judgement.
  void export_rows(int level, const std::function<void(const Json&)>& emit);
  // Every event that can be coded, once, as its first account was: "id", "reports", "sources", "document", "entities" and
  // "events" as in the record of an article.
  void coded_events(int level, const std::function<void(const Json&)>& emit);
  // What is damaged, a line each; empty where all is sound.
  std::vector<std::string> verify();

  void backup(const std::string& to) { database_.backup(to); }
  Database& database() { return database_; }

 private:
  Database database_;
};

}  // namespace chancery::store
