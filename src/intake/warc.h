// WARC archives, packed or not, record by record: memory is bounded by the longest page whatever the archive's size.
//
//   WarcReader archive(ByteStream::file("news.warc.gz"));
//   while (auto record = archive.next())
//     if (record->damage.empty()) use(record->address, record->body);
//
// Records that can hold an article come out: responses of success (2xx), resources and conversions whose media type is a
// page or plain text. What is damaged comes out with `damage` set and no body, and reading goes on at the next record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "intake/byte_stream.h"

namespace chancery {

// What of a page is longer is cut, and said so.
inline constexpr std::size_t kLongestPage = std::size_t{1} << 23;

struct WarcRecord {
  std::uint64_t offset = 0;  // of the record, in the bytes of the archive once unpacked
  std::string address;       // WARC-Target-URI
  std::string date;          // WARC-Date: when it was fetched
  std::string content_type;  // of the body: "text/html; charset=koi8-r"
  std::string body;          // codings undone
  std::string problem;       // what could not be read of the body
  std::string damage;        // why the record is skipped
};

class GzipSource;

class WarcReader {
 public:
  // `archive` as it is in the file: packing is seen by its first bytes.
  explicit WarcReader(ByteStream archive);
  // One unpacked already: `packed`, where there, is the source of its stream and is told to go on after damage.
  WarcReader(ByteStream unpacked, GzipSource* packed);
  ~WarcReader();
  WarcReader(WarcReader&&) noexcept;
  WarcReader& operator=(WarcReader&&) noexcept;
  std::optional<WarcRecord> next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace chancery
