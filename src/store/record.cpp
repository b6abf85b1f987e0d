#include "store/record.h"

#include <fstream>

#include "base/file.h"
#include "chancery/error.h"
#include "store/changes.h"
#include "store/intake.h"
#include "store/schema.h"

namespace chancery::store {

int level_from(std::string_view mark) {
  if (mark.empty() || mark == "open") return kOpen;
  if (mark == "internal") return kInternal;
  if (mark == "restricted") return kRestricted;
  return -1;
}

std::string_view level_name(int level) { return level == kInternal ? "internal" : level == kRestricted ? "restricted" : ""; }

namespace {

// A record whose maker died before its tables stood holds nothing yet, and is no damaged one.
const std::string& made_whole(const std::string& path, Record::Mode mode) {
  if (mode == Record::Mode::create || !file_exists(path)) return path;
  bool empty = std::ifstream(path, std::ios::binary).peek() == std::ifstream::traits_type::eof();
  if (!empty) {
    Database database(path, Record::Mode::read);
    empty = database.one("PRAGMA user_version") == 0 && database.one("PRAGMA application_id") == 0 && database.one("SELECT count(*) FROM sqlite_schema") == 0;
  }
  if (empty) {
    Database database(path, Record::Mode::create);
    bring_forward(database);
  }
  return path;
}

}  // namespace

Record::Record(const std::string& path, Mode mode) : database_(made_whole(path, mode), mode) { bring_forward(database_); }

Added Record::add(const Json& article, const std::string& engine) { return add_all({article}, engine).front(); }

std::vector<Added> Record::add_all(const std::vector<Json>& articles, const std::string& engine) {
  std::vector<Added> out;
  Transaction transaction(database_);
  for (const Json& article : articles) out.push_back(take_in(database_, article, engine));
  transaction.commit();
  database_.suit_cache();
  return out;
}

bool Record::forget(const std::string& name, const std::string& author, const std::string& reason) {
  const auto document = find_document(database_, name);
  if (!document) return false;
  // What is forgotten is overwritten, not only unlinked, and leaves the log as well.
  database_.execute("PRAGMA secure_delete=1");
  {
    Transaction transaction(database_);
    forget_document(database_, *document);
    note_change(database_, "forget", author, reason, "", "");
    database_.execute("INSERT INTO words(words) VALUES('optimize')");
    transaction.commit();
  }
  database_.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  return true;
}

}  // namespace chancery::store
