#include "base/file.h"

#include <fcntl.h>
#include <sha2.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "chancery/error.h"

namespace chancery {
namespace fs = std::filesystem;

std::string read_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw Error(path, 0, std::strerror(errno));
  std::string out;
  std::array<char, 1 << 16> buffer;
  for (;;) {
    const ssize_t got = ::read(file, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      const int why = errno;
      ::close(file);
      throw Error(path, 0, std::strerror(why));
    }
    if (got == 0) break;
    out.append(buffer.data(), static_cast<std::size_t>(got));
  }
  ::close(file);
  return out;
}

bool file_exists(const std::string& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

std::vector<std::string> files_in(const std::string& folder, std::string_view suffix, bool deep) {
  std::vector<std::string> out;
  std::error_code error;
  const auto take = [&](const fs::directory_entry& entry) {
    const std::string name = entry.path().string();
    if (entry.is_regular_file() && name.size() >= suffix.size() && name.ends_with(suffix)) out.push_back(name);
  };
  if (deep) {
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) take(*it);
  } else {
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) take(*it);
  }
  if (error) throw Error(folder, 0, error.message());
  std::sort(out.begin(), out.end());
  return out;
}

MappedFile::MappedFile(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw Error(path, 0, std::strerror(errno));
  struct stat info {};
  if (::fstat(file, &info) != 0) {
    const int why = errno;
    ::close(file);
    throw Error(path, 0, std::strerror(why));
  }
  size_ = static_cast<std::size_t>(info.st_size);
  if (size_ > 0) {
    data_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
    if (data_ == MAP_FAILED) {
      const int why = errno;
      data_ = nullptr;
      ::close(file);
      throw Error(path, 0, std::strerror(why));
    }
  }
  ::close(file);
}

MappedFile::~MappedFile() {
  if (data_) ::munmap(data_, size_);
}
MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

std::string sha256_hex(std::string_view bytes) {
  char hex[SHA256_DIGEST_STRING_LENGTH];
  SHA256Data(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), hex);
  return std::string(hex, SHA256_DIGEST_STRING_LENGTH - 1);
}

}  // namespace chancery
