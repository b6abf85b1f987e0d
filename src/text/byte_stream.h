// Bytes of a file or of standard input, read as they come: whole, or line by line. Errors are kept, not thrown.
#pragma once

#include <string>
#include <vector>

namespace chancery {

class ByteStream {
 public:
  static ByteStream file(const std::string& path);
  static ByteStream standard_input();
  ByteStream(ByteStream&& other) noexcept;
  ByteStream& operator=(ByteStream&&) = delete;
  ByteStream(const ByteStream&) = delete;
  ~ByteStream();

  // Why it could not be opened or read on; "" while all is well.
  const std::string& error() const { return error_; }
  // Whether the first line opens with '{' and a quoted name: cheap, and takes nothing away.
  bool first_line_starts_like_json();
  // All that is left, up to `most` bytes; false where more was there.
  bool rest(std::string& out, std::size_t most);
  // The next line without its newline; false at the end. What of a line is longer than `most` is dropped.
  bool line(std::string& out, std::size_t most);

 private:
  ByteStream(int file, bool owned, std::string error);
  bool fill();  // more bytes into an empty buffer; false at the end

  int file_;
  bool owned_;
  std::string error_;
  std::vector<char> buffer_;
  std::size_t at_ = 0, end_ = 0;
};

}  // namespace chancery
