#include "store/checked_vfs.h"

#include <sqlite3.h>

#include <array>
#include <bit>
#include <cstring>
#include <fstream>
#include <mutex>

#include "base/file.h"
#include "store/digest.h"
#include "store/page_cache.h"

namespace chancery::store {
namespace {

sqlite3_vfs* below = nullptr;
sqlite3_vfs shim;

struct File {
  sqlite3_file base;
  bool checked;  // the record itself: its log has checksums of its own
  // the file below stands behind
};

sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<sqlite3_file*>(reinterpret_cast<File*>(file) + 1); }

// A whole page: a power of two from 512 to 65536 at a multiple of itself.
bool whole_page(int size, sqlite3_int64 offset) {
  return size >= 512 && size <= 65536 && (size & (size - 1)) == 0 && offset % size == 0;
}

std::uint64_t page_digest(const char* page, int size, sqlite3_int64 offset) {
  return digest64({page, static_cast<std::size_t>(size - kReservedBytes)}, static_cast<std::uint64_t>(offset / size + 1));
}

bool sound(const char* page, int size, sqlite3_int64 offset) {
  std::uint64_t kept;
  std::memcpy(&kept, page + size - kReservedBytes, sizeof kept);
  return kept == page_digest(page, size, offset);
}

int close_file(sqlite3_file* file) { return real(file)->pMethods ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK; }

int read_file(sqlite3_file* file, void* into, int size, sqlite3_int64 offset) {
  const int code = real(file)->pMethods->xRead(real(file), into, size, offset);
  if (code != SQLITE_OK || !reinterpret_cast<File*>(file)->checked || !whole_page(size, offset)) return code;
  return sound(static_cast<const char*>(into), size, offset) ? SQLITE_OK : SQLITE_IOERR_DATA;
}

int write_file(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset) {
  if (!reinterpret_cast<File*>(file)->checked || !whole_page(size, offset))
    return real(file)->pMethods->xWrite(real(file), from, size, offset);
  thread_local std::vector<char> page;
  page.assign(static_cast<const char*>(from), static_cast<const char*>(from) + size);
  const std::uint64_t digest = page_digest(page.data(), size, offset);
  std::memcpy(page.data() + size - kReservedBytes, &digest, sizeof digest);
  return real(file)->pMethods->xWrite(real(file), page.data(), size, offset);
}

int truncate_file(sqlite3_file* f, sqlite3_int64 size) { return real(f)->pMethods->xTruncate(real(f), size); }
int sync_file(sqlite3_file* f, int flags) { return real(f)->pMethods->xSync(real(f), flags); }
int file_size(sqlite3_file* f, sqlite3_int64* size) { return real(f)->pMethods->xFileSize(real(f), size); }
int lock_file(sqlite3_file* f, int level) { return real(f)->pMethods->xLock(real(f), level); }
int unlock_file(sqlite3_file* f, int level) { return real(f)->pMethods->xUnlock(real(f), level); }
int check_lock(sqlite3_file* f, int* out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); }
int file_control(sqlite3_file* f, int what, void* argument) {
  // Pages mapped into memory would pass by the check.
  if (what == SQLITE_FCNTL_MMAP_SIZE) return SQLITE_NOTFOUND;
  return real(f)->pMethods->xFileControl(real(f), what, argument);
}
int sector_size(sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); }
int characteristics(sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); }
int shm_map(sqlite3_file* f, int page, int size, int extend, void volatile** out) {
  return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
}
int shm_lock(sqlite3_file* f, int offset, int n, int flags) { return real(f)->pMethods->xShmLock(real(f), offset, n, flags); }
void shm_barrier(sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); }
int shm_unmap(sqlite3_file* f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); }

const sqlite3_io_methods kMethods = {
    2,         close_file, read_file,    write_file,  truncate_file,   sync_file, file_size, lock_file,   unlock_file,
    check_lock, file_control, sector_size, characteristics, shm_map,   shm_lock,  shm_barrier, shm_unmap, nullptr, nullptr};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
  auto* ours = reinterpret_cast<File*>(file);
  ours->checked = (flags & SQLITE_OPEN_MAIN_DB) != 0;
  ours->base.pMethods = nullptr;
  real(file)->pMethods = nullptr;
  const int code = below->xOpen(below, name, real(file), flags, out);
  if (real(file)->pMethods) ours->base.pMethods = &kMethods;
  return code;
}

void put_shim_over_below() {
  shim = *below;  // all that is not about open files is passed on; it finds its own data in pAppData
  shim.pNext = nullptr;
  shim.zName = "chancery-checked";
  shim.szOsFile = static_cast<int>(sizeof(File)) + below->szOsFile;
  shim.xOpen = open_file;
  sqlite3_vfs_register(&shim, 0);
}

}  // namespace

const char* checked_vfs() {
  static std::once_flag once;
  std::call_once(once, [] {
    put_cache_over_sqlites();
    sqlite3_initialize();
    if (!below) below = sqlite3_vfs_find(nullptr);
    put_shim_over_below();
  });
  return shim.zName;
}

void set_disk_below(const std::string& vfs) {
  checked_vfs();
  sqlite3_vfs_unregister(&shim);
  below = sqlite3_vfs_find(vfs.empty() ? nullptr : vfs.c_str());
  put_shim_over_below();
}

bool of_another_program(const std::string& path, std::uint32_t application) {
  std::array<char, 100> head{};  // of the file's first page
  if (!std::ifstream(path, std::ios::binary).read(head.data(), head.size())) return false;
  if (std::string_view(head.data(), 16) != std::string_view("SQLite format 3\0", 16)) return false;
  const auto byte = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(head[at])); };
  const std::uint32_t mark = byte(68) << 24 | byte(69) << 16 | byte(70) << 8 | byte(71);
  return byte(20) != kReservedBytes && std::popcount(mark ^ application) > 1;
}

std::vector<std::uint32_t> damaged_pages(const std::string& path) {
  const MappedFile file(path);
  const std::string_view bytes = file.bytes();
  if (bytes.size() < 512 || bytes.substr(0, 16) != std::string_view("SQLite format 3\0", 16)) return {1};
  std::size_t size = static_cast<unsigned char>(bytes[16]) * 256u + static_cast<unsigned char>(bytes[17]);
  if (size == 1) size = 65536;
  if (size < 512 || (size & (size - 1)) != 0 || bytes.size() < size) return {1};
  std::vector<std::uint32_t> out;
  constexpr std::size_t kLockByte = 0x40000000;  // the page that holds it is never written
  for (std::size_t at = 0; at + size <= bytes.size(); at += size)
    if (!(at <= kLockByte && kLockByte < at + size) && !sound(bytes.data() + at, static_cast<int>(size), static_cast<sqlite3_int64>(at)))
      out.push_back(static_cast<std::uint32_t>(at / size + 1));
  if (bytes.size() % size != 0) out.push_back(static_cast<std::uint32_t>(bytes.size() / size + 1));
  return out;
}

}  // namespace chancery::store
