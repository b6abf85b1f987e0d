// A SQLite database as the record uses it: opened through pages with checksums (checked_vfs.h), every failure an Error.
//
//   Database database(path, Database::Mode::write);
//   auto& insert = database.prepare("INSERT INTO change(at, what) VALUES(?, ?)");   // kept for the next call
//   insert.run(at, "add");
//   for (auto& row = database.prepare("SELECT id FROM change").bind(); row.step();) use(row.integer(0));
//
// One thread at a time. A writing connection holds the lock of the file's one writer for as long as it lives, and it alone
// checkpoints: readers never do, so that the fault of SQLite 3.7.0 to 3.51.2 in resetting its log cannot occur.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace chancery::store {

class Statement {
 public:
  Statement(sqlite3* database, const std::string& path, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // Starts over with these values; text that is "" is kept as "", std::nullopt as NULL.
  template <typename... Values>
  Statement& bind(const Values&... values) {
    reset();
    int at = 0;
    (put(++at, values), ...);
    return *this;
  }
  // Binds and runs to the end.
  template <typename... Values>
  void run(const Values&... values) {
    bind(values...);
    while (step()) {
    }
  }
  bool step();  // false at the end; then the statement is ready to be bound again
  void reset();

  std::int64_t integer(int column) const;
  double number(int column) const;
  std::string text(int column) const;
  std::string_view view(int column) const;  // until the next step
  bool null(int column) const;
  int columns() const;
  std::string name(int column) const;

  void put(int at, std::int64_t value);
  void put(int at, int value) { put(at, static_cast<std::int64_t>(value)); }
  void put(int at, bool value) { put(at, static_cast<std::int64_t>(value)); }
  void put(int at, std::size_t value) { put(at, static_cast<std::int64_t>(value)); }
  void put(int at, std::uint32_t value) { put(at, static_cast<std::int64_t>(value)); }
  void put(int at, double value);
  void put(int at, std::string_view value);
  void put(int at, const std::string& value) { put(at, std::string_view(value)); }
  void put(int at, const char* value) { put(at, std::string_view(value)); }
  void put(int at, std::nullopt_t);
  template <typename T>
  void put(int at, const std::optional<T>& value) {
    if (value) put(at, *value);
    else put(at, std::nullopt);
  }

 private:
  [[noreturn]] void fail(int code) const;
  sqlite3* database_;
  const std::string& path_;
  sqlite3_stmt* statement_ = nullptr;
};

class Database {
 public:
  enum class Mode { read, write, create };  // create: made where it is not there
  Database(const std::string& path, Mode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Prepared once for each text of `sql`; the reference stands as long as the database.
  Statement& prepare(std::string_view sql);
  void execute(const std::string& sql);  // several statements, no values
  std::int64_t one(std::string_view sql);  // the first column of the first row; 0 where there is none
  std::int64_t last_row() const;
  // Pages read from the disk, found in the cache and written since the last call.
  struct Pages {
    std::int64_t read, found, written;
  };
  Pages pages();
  std::int64_t changed() const;  // rows changed by the last statement
  // A copy of the whole database as of now, made while others read; written to a new file and moved into place.
  void backup(const std::string& to);
  // A place to keep what was worked out of a row that never changes, by the row's number; empty at first, and again after
  // a rollback or forget_kept(). Not many are kept at a time.
  std::shared_ptr<const void>& keep(std::int64_t row);
  // The same for what was worked out of the row of a profile and that of its entity: empty again whenever one of them changes.
  std::shared_ptr<const void>& keep_profile(std::int64_t row);
  void forget_kept() { kept_.clear(), profiles_.clear(); }
  // Gives the cache of pages the size that suits the file; call between transactions.
  void suit_cache();
  const std::string& path() const { return path_; }
  bool writes() const { return mode_ != Mode::read; }

  [[noreturn]] void fail(int code) const;

 private:
  struct Lock;
  std::string path_;
  Mode mode_;
  std::unique_ptr<Lock> lock_;
  sqlite3* database_ = nullptr;
  std::map<std::string, std::unique_ptr<Statement>, std::less<>> prepared_;
  std::unordered_map<std::int64_t, std::shared_ptr<const void>> kept_, profiles_;
  std::uint32_t commits_ = 0;
};

// Rolled back unless committed.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace chancery::store
