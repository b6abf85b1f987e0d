#include "intake/byte_stream.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace chancery {
namespace {

constexpr std::size_t kBuffer = 1 << 18;

class FileSource : public ByteSource {
 public:
  FileSource(int file, bool owned) : file_(file), owned_(owned) {}
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  ~FileSource() override {
    if (owned_ && file_ >= 0) ::close(file_);
  }
  std::size_t read(char* into, std::size_t most, std::string& error) override {
    for (;;) {
      const ssize_t got = ::read(file_, into, most);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) error = std::strerror(errno);
      return got > 0 ? static_cast<std::size_t>(got) : 0;
    }
  }

 private:
  int file_;
  bool owned_;
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}
  std::size_t read(char* into, std::size_t most, std::string&) override {
    const std::size_t take = std::min(most, bytes_.size() - at_);
    std::memcpy(into, bytes_.data() + at_, take);
    at_ += take;
    return take;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

}  // namespace

ByteStream::ByteStream(std::unique_ptr<ByteSource> source, std::string error)
    : source_(std::move(source)), error_(std::move(error)) {}

ByteStream ByteStream::file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const std::string error = file < 0 ? std::strerror(errno) : "";
  return ByteStream(std::make_unique<FileSource>(file, true), error);
}

ByteStream ByteStream::standard_input() { return ByteStream(std::make_unique<FileSource>(STDIN_FILENO, false)); }

ByteStream ByteStream::memory(std::string bytes) { return ByteStream(std::make_unique<MemorySource>(std::move(bytes))); }

bool ByteStream::fill() {
  if (!error_.empty()) return false;
  if (buffer_.empty()) buffer_.resize(kBuffer);
  at_ = 0;
  end_ = source_->read(buffer_.data(), buffer_.size(), error_);
  return end_ > 0;
}

std::string_view ByteStream::peek(std::size_t most) {
  if (end_ - at_ < most) {
    // Twice the room that is asked for: what is left is moved down once in as many bytes, not at every look.
    if (buffer_.size() < most * 2) buffer_.resize(std::max(most * 2, kBuffer));
    if (at_ + most > buffer_.size()) {
      std::memmove(buffer_.data(), buffer_.data() + at_, end_ - at_);
      end_ -= at_;
      at_ = 0;
    }
    while (end_ - at_ < most && error_.empty()) {
      const std::size_t got = source_->read(buffer_.data() + end_, buffer_.size() - end_, error_);
      if (got == 0) break;
      end_ += got;
    }
  }
  return {buffer_.data() + at_, std::min(most, end_ - at_)};
}

void ByteStream::skip_peeked(std::size_t count) {
  at_ += count;
  offset_ += count;
}

std::uint64_t ByteStream::take(std::uint64_t count, std::string& out, std::size_t most) {
  std::uint64_t taken = 0;
  out.clear();
  out.reserve(static_cast<std::size_t>(std::min<std::uint64_t>({count, most, kBuffer})));
  while (taken < count && (at_ < end_ || fill())) {
    const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(end_ - at_, count - taken));
    out.append(buffer_.data() + at_, std::min(step, most - std::min(most, out.size())));
    skip_peeked(step);
    taken += step;
  }
  return taken;
}

void ByteStream::put_back(std::string_view bytes) {
  offset_ -= bytes.size();
  if (bytes.size() <= at_) {  // mostly they were taken from this very buffer
    at_ -= bytes.size();
    std::memcpy(buffer_.data() + at_, bytes.data(), bytes.size());
    return;
  }
  std::vector<char> joined(bytes.begin(), bytes.end());
  joined.insert(joined.end(), buffer_.begin() + static_cast<std::ptrdiff_t>(at_),
                buffer_.begin() + static_cast<std::ptrdiff_t>(end_));
  at_ = 0;
  end_ = joined.size();
  joined.resize(std::max(joined.size(), kBuffer));
  buffer_ = std::move(joined);
}

bool ByteStream::rest(std::string& out, std::size_t most) {
  while (at_ < end_ || fill()) {
    const std::size_t take = std::min(end_ - at_, most - out.size());
    out.append(buffer_.data() + at_, take);
    skip_peeked(take);
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
    skip_peeked(length + (newline ? 1 : 0));
    if (newline) return true;
  }
  return any;
}

}  // namespace chancery
