#include "text/byte_stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace chancery {

ByteStream::ByteStream(int file, bool owned, std::string error)
    : file_(file), owned_(owned), error_(std::move(error)), buffer_(1 << 16) {}

ByteStream::ByteStream(ByteStream&& other) noexcept
    : file_(std::exchange(other.file_, -1)),
      owned_(other.owned_),
      error_(std::move(other.error_)),
      buffer_(std::move(other.buffer_)),
      at_(other.at_),
      end_(other.end_) {}

ByteStream::~ByteStream() {
  if (owned_ && file_ >= 0) ::close(file_);
}

ByteStream ByteStream::file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  return ByteStream(file, true, file < 0 ? std::strerror(errno) : "");
}

ByteStream ByteStream::standard_input() { return ByteStream(STDIN_FILENO, false, ""); }

bool ByteStream::fill() {
  if (!error_.empty() || file_ < 0) return false;
  for (;;) {
    const ssize_t got = ::read(file_, buffer_.data(), buffer_.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) error_ = std::strerror(errno);
    at_ = 0;
    end_ = got > 0 ? static_cast<std::size_t>(got) : 0;
    return got > 0;
  }
}

bool ByteStream::first_line_starts_like_json() {
  if (at_ == end_ && !fill()) return false;
  std::size_t at = at_;
  const auto spaces = [&] {
    while (at < end_ && (buffer_[at] == ' ' || buffer_[at] == '\t' || buffer_[at] == '\n' || buffer_[at] == '\r')) ++at;
  };
  if (end_ - at >= 3 && std::memcmp(buffer_.data() + at, "\xEF\xBB\xBF", 3) == 0) at += 3;
  spaces();
  if (at == end_ || buffer_[at] != '{') return false;
  ++at;
  while (at < end_ && (buffer_[at] == ' ' || buffer_[at] == '\t')) ++at;
  return at < end_ && buffer_[at] == '"';
}

bool ByteStream::rest(std::string& out, std::size_t most) {
  struct stat info {};
  if (file_ >= 0 && ::fstat(file_, &info) == 0 && S_ISREG(info.st_mode))
    out.reserve(std::min(most, static_cast<std::size_t>(std::max<off_t>(info.st_size, 0))));
  while (at_ < end_ || fill()) {
    const std::size_t take = std::min(end_ - at_, most - out.size());
    out.append(buffer_.data() + at_, take);
    at_ += take;
    if (at_ < end_) return false;
  }
  return true;
}

bool ByteStream::line(std::string& out, std::size_t most) {
  out.clear();
  bool any = false;
  while (at_ < end_ || fill()) {
    any = true;
    const char* begin = buffer_.data() + at_;
    const char* newline = static_cast<const char*>(std::memchr(begin, '\n', end_ - at_));
    const std::size_t length = newline ? static_cast<std::size_t>(newline - begin) : end_ - at_;
    out.append(begin, std::min(length, most - std::min(most, out.size())));
    at_ += length + (newline ? 1 : 0);
    if (newline) return true;
  }
  return any;
}

}  // namespace chancery
