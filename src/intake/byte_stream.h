// Bytes as they come, from a file, standard input, memory or a decompressor: looked at, taken line by line or by count.
// Errors are kept, not thrown.
//
//   ByteStream stream = ByteStream::file("news.jsonl");
//   while (stream.line(line, kLongestText)) ...
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

// Where a stream's bytes come from.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Up to `most` bytes; 0 at the end or at an error, which is then put into `error`.
  virtual std::size_t read(char* into, std::size_t most, std::string& error) = 0;
};

class ByteStream {
 public:
  explicit ByteStream(std::unique_ptr<ByteSource> source, std::string error = "");
  static ByteStream file(const std::string& path);
  static ByteStream standard_input();
  static ByteStream memory(std::string bytes);

  // Why it could not be opened or read on; "" while all is well.
  const std::string& error() const { return error_; }
  void forget_error() { error_.clear(); }  // to read on after a source has been told to
  // How many bytes were taken so far.
  std::uint64_t offset() const { return offset_; }
  // The next bytes, up to `most`, fewer only at the end; takes nothing away. Good until the next call.
  std::string_view peek(std::size_t most);
  void skip_peeked(std::size_t count);  // takes bytes that peek has shown
  // Takes `count` bytes and keeps the first `most` of them in `out`; how many there were to take.
  std::uint64_t take(std::uint64_t count, std::string& out, std::size_t most);
  void put_back(std::string_view bytes);
  // All that is left, up to `most` bytes; false where more was there.
  bool rest(std::string& out, std::size_t most);
  // The next line without its newline; false at the end. What of a line is longer than `most` is dropped.
  bool line(std::string& out, std::size_t most);

 private:
  bool fill();  // more bytes into an empty buffer; false at the end

  std::unique_ptr<ByteSource> source_;
  std::string error_;
  std::vector<char> buffer_;
  std::size_t at_ = 0, end_ = 0;
  std::uint64_t offset_ = 0;
};

}  // namespace chancery
