#include "store/database.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cstdio>
#include <filesystem>

#include "chancery/error.h"
#include "store/checked_vfs.h"
#include "store/schema.h"

namespace chancery::store {
namespace {

[[noreturn]] void fail_as(sqlite3* database, const std::string& path, int code) {
  const int primary = code & 0xff;
  const int extended = database ? sqlite3_extended_errcode(database) : code;
  std::string why = database ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  if (extended == SQLITE_IOERR_DATA || primary == SQLITE_CORRUPT)
    why = "the record is damaged (" + why + "); `chancery verify` tells where";
  else if (primary == SQLITE_NOTADB) why = "not a record of chancery";
  else if (primary == SQLITE_FULL) why = "the disk is full; what was acknowledged is safe";
  else if (primary == SQLITE_BUSY) why = "another program writes to the record";
  else if (primary == SQLITE_CANTOPEN) why = "cannot be opened";
  throw Error(path, 0, why);
}

void sync_folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
  const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return;
  ::fsync(handle);
  ::close(handle);
}

}  // namespace

Statement::Statement(sqlite3* database, const std::string& path, std::string_view sql) : database_(database), path_(path) {
  const int code = sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
  if (code != SQLITE_OK) fail(code);
}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::fail(int code) const {
  sqlite3_reset(statement_);
  fail_as(database_, path_, code);
}

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    sqlite3_reset(statement_);
    return false;
  }
  // The message is that of the failed step: read it before anything else is called.
  std::string ignored;
  fail(code);
}

void Statement::reset() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Statement::number(int column) const { return sqlite3_column_double(statement_, column); }
std::string Statement::text(int column) const { return std::string(view(column)); }
std::string_view Statement::view(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : std::string_view();
}
bool Statement::null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
int Statement::columns() const { return sqlite3_column_count(statement_); }
std::string Statement::name(int column) const { return sqlite3_column_name(statement_, column); }

void Statement::put(int at, std::int64_t value) { sqlite3_bind_int64(statement_, at, value); }
void Statement::put(int at, double value) { sqlite3_bind_double(statement_, at, value); }
void Statement::put(int at, std::string_view value) {
  sqlite3_bind_text64(statement_, at, value.empty() ? "" : value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}
void Statement::put(int at, std::nullopt_t) { sqlite3_bind_null(statement_, at); }

// The lock of the one writer: a file beside the record, locked while the connection lives and removed after it. A program
// that dies lets go of its lock.
struct Database::Lock {
  explicit Lock(const std::string& record) : path(record + "-writer") {
    for (;;) {
      handle = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
      if (handle < 0) throw Error(record, 0, "cannot be opened for writing");
      if (::flock(handle, LOCK_EX) != 0) {
        ::close(handle);
        throw Error(record, 0, "cannot be locked");
      }
      struct stat ours{}, there{};  // whoever held it may have removed the file meanwhile
      if (::fstat(handle, &ours) == 0 && ::stat(path.c_str(), &there) == 0 && ours.st_ino == there.st_ino) return;
      ::close(handle);
    }
  }
  ~Lock() {
    ::unlink(path.c_str());
    ::close(handle);
  }
  std::string path;
  int handle = -1;
};

Database::Database(const std::string& path, Mode mode) : path_(path), mode_(mode) {
  const char* vfs = checked_vfs();
  if (mode != Mode::read) lock_ = std::make_unique<Lock>(path);
  struct stat there{};
  const bool fresh = ::stat(path.c_str(), &there) != 0 || there.st_size == 0;
  if (fresh && mode != Mode::create) throw Error(path, 0, "there is no record of that name");
  if (!fresh && of_another_program(path, kApplicationId))
    throw Error(path, 0, "not a record of chancery: a database of another program");
  // A reader needs to write the shared index of the log, never the log or the record: query_only sees to that.
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
  if (mode == Mode::create) flags |= SQLITE_OPEN_CREATE;
  int code = sqlite3_open_v2(path.c_str(), &database_, flags, vfs);
  if (code != SQLITE_OK) {
    const int kept = code;
    sqlite3_close_v2(database_);
    fail_as(nullptr, path_, kept);
  }
  try {
    sqlite3_extended_result_codes(database_, 1);
    sqlite3_busy_timeout(database_, 10000);
    if (fresh) {
      int reserved = kReservedBytes;
      sqlite3_file_control(database_, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
      execute("PRAGMA page_size=4096");
    }
    if (mode == Mode::read) {
      sqlite3_db_config(database_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
      sqlite3_wal_autocheckpoint(database_, 0);
      execute("PRAGMA query_only=1");
    } else {
      execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
      if (fresh) sync_folder_of(path_);
      const auto changed = [](void* self, int what, const char*, const char* table, sqlite3_int64) {
        const std::string_view name = table;
        if (what != SQLITE_INSERT && (name == "profile" || name == "entity")) static_cast<Database*>(self)->profiles_.clear();
      };
      sqlite3_update_hook(database_, changed, this);
    }
    execute("PRAGMA trusted_schema=0; PRAGMA cell_size_check=1; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-64000");
    suit_cache();
  } catch (...) {
    prepared_.clear();
    sqlite3_close_v2(database_);
    throw;
  }
}

// Whoever adds touches the latest page of everybody and every pair of countries in the news: room for all of them in a large record.
// The log may grow to half the record: of what is written again and again the less is carried over the longer it is.
void Database::suit_cache() {
  if (mode_ == Mode::read || (commits_++ & 255) != 0) return;
  constexpr std::int64_t kPagesOfAGigabyte = 262144, kShortestLog = 16000, kLongestLog = 64000;
  const auto pages = one("PRAGMA page_count");
  execute(pages > kPagesOfAGigabyte ? "PRAGMA cache_size=-262144" : "PRAGMA cache_size=-65536");
  execute("PRAGMA wal_autocheckpoint=" + std::to_string(std::clamp(pages / 2, kShortestLog, kLongestLog)));
}

Database::~Database() {
  prepared_.clear();
  const int code = sqlite3_close(database_);
  (void)code;
  assert(code == SQLITE_OK);
}

void Database::fail(int code) const { fail_as(database_, path_, code); }

Statement& Database::prepare(std::string_view sql) {
  const auto found = prepared_.find(sql);
  if (found != prepared_.end()) return *found->second;
  return *prepared_.emplace(std::string(sql), std::make_unique<Statement>(database_, path_, sql)).first->second;
}

std::shared_ptr<const void>& Database::keep(std::int64_t row) {
  constexpr std::size_t kMost = 8192;
  if (kept_.size() >= kMost) kept_.clear();
  return kept_[row];
}

std::shared_ptr<const void>& Database::keep_profile(std::int64_t row) {
  constexpr std::size_t kMost = 16384;
  if (profiles_.size() >= kMost) profiles_.clear();
  return profiles_[row];
}

void Database::execute(const std::string& sql) {
  const int code = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

std::int64_t Database::one(std::string_view sql) {
  Statement& statement = prepare(sql).bind();
  const std::int64_t out = statement.step() ? statement.integer(0) : 0;
  statement.reset();
  return out;
}

Database::Pages Database::pages() {
  const auto counted = [&](int what) {
    int now = 0, highest = 0;
    sqlite3_db_status(database_, what, &now, &highest, 1);
    return static_cast<std::int64_t>(now);
  };
  return {counted(SQLITE_DBSTATUS_CACHE_MISS), counted(SQLITE_DBSTATUS_CACHE_HIT), counted(SQLITE_DBSTATUS_CACHE_WRITE)};
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(database_); }
std::int64_t Database::changed() const { return sqlite3_changes64(database_); }

void Database::backup(const std::string& to) {
  std::error_code ignored;
  if (std::filesystem::equivalent(to, path(), ignored)) throw Error(to, 0, "is the record itself: name another file for the copy");
  const std::string unfinished = to + ".unfinished";
  ::unlink(unfinished.c_str());
  sqlite3* copy = nullptr;
  int code = sqlite3_open_v2(unfinished.c_str(), &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, checked_vfs());
  if (code == SQLITE_OK) {
    int reserved = kReservedBytes;
    sqlite3_file_control(copy, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
    if (sqlite3_backup* copying = sqlite3_backup_init(copy, "main", database_, "main")) {
      do {
        code = sqlite3_backup_step(copying, 2048);
      } while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED);
      code = sqlite3_backup_finish(copying);
    } else {
      code = sqlite3_errcode(copy);
    }
  }
  sqlite3_close(copy);
  if (code == SQLITE_OK) {
    const int handle = ::open(unfinished.c_str(), O_RDWR | O_CLOEXEC);
    const bool safe = handle >= 0 && ::fsync(handle) == 0;
    if (handle >= 0) ::close(handle);
    if (safe && std::rename(unfinished.c_str(), to.c_str()) == 0) {
      sync_folder_of(to);
      return;
    }
  }
  ::unlink(unfinished.c_str());
  if (code == SQLITE_OK) throw Error(to, 0, "the backup could not be written");
  fail_as(nullptr, to, code);
}

Transaction::Transaction(Database& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }
Transaction::~Transaction() {
  if (!open_) return;
  database_.forget_kept();  // the numbers of its rows will be given to others
  try {
    database_.execute("ROLLBACK");
  } catch (...) {  // a disk that failed has rolled back already
  }
}
void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace chancery::store
