// Gzip: archives of many members read as one stream, and whole bodies unpacked, both with an end to what a bomb can cost.
//
//   auto packed = std::make_unique<GzipSource>(ByteStream::file("news.warc.gz"));
//   GzipSource& source = *packed;
//   ByteStream stream(std::move(packed));
//   ... where stream.error() tells of damage: source.resume() finds the next member, stream.forget_error(), read on
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "intake/byte_stream.h"

namespace chancery {

inline bool looks_gzipped(std::string_view bytes) { return bytes.starts_with("\x1F\x8B\x08"); }

// Members one after the other, as one stream. Each is unpacked in one go where it fits into kWindow packed and kWhole
// unpacked, else as it comes. A member that is damaged, or swells beyond all measure, ends the stream with an error.
class GzipSource : public ByteSource {
 public:
  static constexpr std::size_t kWindow = std::size_t{1} << 20;
  static constexpr std::size_t kWhole = std::size_t{1} << 24;
  static constexpr std::uint64_t kBombSize = std::uint64_t{1} << 26;  // unpacked: below it nothing is a bomb
  static constexpr std::uint64_t kBombRatio = 250;                    // news packs to a tenth, markup to a fiftieth

  explicit GzipSource(ByteStream packed);
  ~GzipSource() override;
  std::size_t read(char* into, std::size_t most, std::string& error) override;
  // After an error: goes on at the next member; false where there is none.
  bool resume();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A whole gzip, zlib or bare deflate stream (as HTTP uses the word), up to `most` bytes of it; false where it is
// damaged or longer, with what could be had in `out`.
bool unpack(std::string_view packed, std::string& out, std::size_t most);

}  // namespace chancery
