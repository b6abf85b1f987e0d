// A disk that fails: at every write, every sync and every truncation of one addition, by an error or by being full. After
// it the record is sound and holds the article wholly or not at all; what was there before is untouched.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cstring>
#include <filesystem>

#include "chancery/error.h"
#include "store/checked_vfs.h"
#include "store/testing.h"

namespace chancery::store {
namespace {

sqlite3_vfs* system_disk = nullptr;
sqlite3_vfs faulty;
int countdown = -1;       // operations until the first failure; -1: none
int failure = SQLITE_IOERR_WRITE;
int operations = 0;

struct File {
  sqlite3_file base;
};
sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<sqlite3_file*>(reinterpret_cast<File*>(file) + 1); }
bool fails() {
  ++operations;
  if (countdown < 0) return false;
  return countdown == 0 || --countdown == 0;  // a disk that failed once goes on failing
}

int close_file(sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); }
int read_file_at(sqlite3_file* f, void* into, int size, sqlite3_int64 at) { return real(f)->pMethods->xRead(real(f), into, size, at); }
int write_file_at(sqlite3_file* f, const void* from, int size, sqlite3_int64 at) {
  if (!fails()) return real(f)->pMethods->xWrite(real(f), from, size, at);
  if (size > 1) real(f)->pMethods->xWrite(real(f), from, size / 2, at);  // torn
  return failure;
}
int truncate_file(sqlite3_file* f, sqlite3_int64 size) { return fails() ? SQLITE_IOERR_TRUNCATE : real(f)->pMethods->xTruncate(real(f), size); }
int sync_file(sqlite3_file* f, int flags) { return fails() ? SQLITE_IOERR_FSYNC : real(f)->pMethods->xSync(real(f), flags); }
int size_of(sqlite3_file* f, sqlite3_int64* size) { return real(f)->pMethods->xFileSize(real(f), size); }
int lock_file(sqlite3_file* f, int level) { return real(f)->pMethods->xLock(real(f), level); }
int unlock_file(sqlite3_file* f, int level) { return real(f)->pMethods->xUnlock(real(f), level); }
int check_lock(sqlite3_file* f, int* out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); }
int control(sqlite3_file* f, int what, void* argument) { return real(f)->pMethods->xFileControl(real(f), what, argument); }
int sector(sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); }
int traits(sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); }
int shm_map(sqlite3_file* f, int page, int size, int extend, void volatile** out) { return real(f)->pMethods->xShmMap(real(f), page, size, extend, out); }
int shm_lock(sqlite3_file* f, int offset, int n, int flags) { return real(f)->pMethods->xShmLock(real(f), offset, n, flags); }
void shm_barrier(sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); }
int shm_unmap(sqlite3_file* f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); }
const sqlite3_io_methods kMethods = {2,         close_file, read_file_at, write_file_at, truncate_file, sync_file, size_of, lock_file,   unlock_file,
                                     check_lock, control,   sector,       traits,        shm_map,       shm_lock,  shm_barrier, shm_unmap, nullptr, nullptr};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
  file->pMethods = nullptr;
  real(file)->pMethods = nullptr;
  const int code = system_disk->xOpen(system_disk, name, real(file), flags, out);
  if (real(file)->pMethods) file->pMethods = &kMethods;
  return code;
}

class Faults : public ::testing::Test {
 protected:
  Faults() {
    checked_vfs();
    system_disk = sqlite3_vfs_find("unix");
    faulty = *system_disk;
    faulty.pNext = nullptr;
    faulty.zName = "faulty";
    faulty.szOsFile = static_cast<int>(sizeof(File)) + system_disk->szOsFile;
    faulty.xOpen = open_file;
    sqlite3_vfs_register(&faulty, 0);
    set_disk_below("faulty");
  }
  ~Faults() override {
    countdown = -1;
    set_disk_below("unix");
    sqlite3_vfs_unregister(&faulty);
  }
  static Article article(const std::string& source) {
    Article out(source, "2026-03-04");
    const auto a = out.person("Ilze Ozola", "LVA", "speaker"), b = out.person("Ion Rusu " + source, "MDA", "speaker");
    out.meeting({a, b}, "2026-03-03");
    return out;
  }
};

TEST_F(Faults, EveryWriteMayFail) {
  Scratch scratch;
  {
    Record record(scratch.file("sound"), Record::Mode::create);
    record.add(article("first"), "e");
  }
  std::string before, after;
  {
    std::filesystem::copy_file(scratch.file("sound"), scratch.file("r"));
    Record record(scratch.file("r"), Record::Mode::write);
    before = everything(record);
    operations = 0;
    record.add(article("second"), "e");
    after = everything(record);
  }
  const int most = operations;
  ASSERT_GT(most, 5);
  for (const int how : {SQLITE_IOERR_WRITE, SQLITE_FULL})
    for (int n = 1; n <= most + 1; ++n) {
      for (const char* name : {"r", "r-wal", "r-shm"}) std::filesystem::remove(scratch.file(name));
      std::filesystem::copy_file(scratch.file("sound"), scratch.file("r"));
      failure = how;
      bool acknowledged = false;
      countdown = -1;
      try {
        Record record(scratch.file("r"), Record::Mode::write);
        countdown = n;
        record.add(article("second"), "e");
        acknowledged = true;
      } catch (const Error&) {
      }
      countdown = -1;
      Record record(scratch.file("r"), Record::Mode::write);
      EXPECT_THAT(record.verify(), ::testing::IsEmpty()) << n;
      const auto now = everything(record);
      EXPECT_TRUE(now == after || (!acknowledged && now == before)) << "operation " << n << " of " << most << (acknowledged ? ", acknowledged" : "");
    }
}

}  // namespace
}  // namespace chancery::store
