#include "intake/gzip.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>

namespace chancery {
namespace {

struct FreeDecompressor {
  void operator()(libdeflate_decompressor* d) const { libdeflate_free_decompressor(d); }
};

// zlib's streaming inflate: for members too long to be unpacked in one go.
class Inflater {
 public:
  Inflater() {
    std::memset(&stream_, 0, sizeof stream_);
    ready_ = inflateInit2(&stream_, 15 + 16) == Z_OK;
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() {
    if (ready_) inflateEnd(&stream_);
  }
  // Takes from `in`, fills `into`; the status is zlib's.
  int step(std::string_view& in, char* into, std::size_t& filled, std::size_t most) {
    if (!ready_) return Z_MEM_ERROR;
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = static_cast<uInt>(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(into);
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(most, 1u << 30));
    const uInt room = stream_.avail_out;
    const int status = inflate(&stream_, Z_NO_FLUSH);
    in.remove_prefix(in.size() - stream_.avail_in);
    filled = room - stream_.avail_out;
    return status;
  }

 private:
  z_stream stream_;
  bool ready_ = false;
};

}  // namespace

struct GzipSource::State {
  explicit State(ByteStream stream) : packed(std::move(stream)), decompressor(libdeflate_alloc_decompressor()) {}

  ByteStream packed;
  std::unique_ptr<libdeflate_decompressor, FreeDecompressor> decompressor;
  std::string whole;  // a member unpacked in one go
  std::size_t whole_at = 0, whole_end = 0;
  std::unique_ptr<Inflater> inflater;  // a member being unpacked as it comes
  std::uint64_t member_begin = 0, member_out = 0;

  std::string damaged(const std::string& why) {
    inflater.reset();
    return "gzip member at byte " + std::to_string(member_begin) + ": " + why;
  }

  // Starts the next member; false at the end or at an error.
  bool open(std::string& error) {
    const std::string_view window = packed.peek(kWindow);
    member_begin = packed.offset();
    member_out = 0;
    if (window.empty()) {
      if (!packed.error().empty()) error = packed.error();
      return false;
    }
    if (!looks_gzipped(window)) {
      // Zeros after the last member are padding of the medium.
      if (window.find_first_not_of('\0') == std::string_view::npos && window.size() < kWindow) return false;
      error = damaged("not gzip");
      return false;
    }
    if (whole.empty()) whole.resize(kWindow);
    for (;;) {
      std::size_t used = 0, made = 0;
      const auto result = libdeflate_gzip_decompress_ex(decompressor.get(), window.data(), window.size(), whole.data(),
                                                        whole.size(), &used, &made);
      if (result == LIBDEFLATE_SUCCESS) {
        packed.skip_peeked(used);
        whole_at = 0;
        whole_end = made;
        return true;
      }
      if (result != LIBDEFLATE_INSUFFICIENT_SPACE || whole.size() >= kWhole) break;
      whole.resize(whole.size() * 4);
    }
    inflater = std::make_unique<Inflater>();
    return true;
  }

  std::size_t inflate_some(char* into, std::size_t most, std::string& error) {
    for (;;) {
      std::string_view in = packed.peek(1 << 16);
      const std::size_t before = in.size();
      std::size_t filled = 0;
      const int status = inflater->step(in, into, filled, most);
      packed.skip_peeked(before - in.size());
      member_out += filled;
      if (status == Z_STREAM_END) {
        inflater.reset();
        return filled;
      }
      if (status != Z_OK && status != Z_BUF_ERROR) {
        error = damaged("damaged after " + std::to_string(member_out) + " bytes");
        return filled;
      }
      const std::uint64_t eaten = packed.offset() - member_begin;
      if (member_out > kBombSize && member_out / kBombRatio > eaten) {
        error = damaged("swells to more than " + std::to_string(kBombRatio) + " times its size");
        return 0;
      }
      if (filled > 0) return filled;
      if (before == in.size()) {
        error = packed.error().empty() ? damaged("cut off after " + std::to_string(member_out) + " bytes") : packed.error();
        return 0;
      }
    }
  }
};

GzipSource::GzipSource(ByteStream packed) : state_(new State(std::move(packed))) {}
GzipSource::~GzipSource() = default;

std::size_t GzipSource::read(char* into, std::size_t most, std::string& error) {
  State& s = *state_;
  for (;;) {
    if (s.whole_at < s.whole_end) {
      const std::size_t step = std::min(most, s.whole_end - s.whole_at);
      std::memcpy(into, s.whole.data() + s.whole_at, step);
      s.whole_at += step;
      return step;
    }
    if (s.inflater) {
      const std::size_t got = s.inflate_some(into, most, error);
      if (got > 0 || !error.empty()) return got;
      continue;
    }
    if (!s.open(error)) return 0;
  }
}

bool GzipSource::resume() {
  State& s = *state_;
  s.inflater.reset();
  s.whole_at = s.whole_end = 0;
  if (s.packed.offset() == s.member_begin && !s.packed.peek(1).empty()) s.packed.skip_peeked(1);
  for (;;) {
    const std::string_view window = s.packed.peek(kWindow);
    if (window.size() < 18) return false;  // no room for a member
    for (std::size_t at = 0;;) {
      at = window.find("\x1F\x8B\x08", at);
      if (at == std::string_view::npos || at + 18 > window.size()) break;
      // The three bytes come up by chance; flags that no one sets and an unpacker's first look tell.
      if ((static_cast<unsigned char>(window[at + 3]) & 0xE0) == 0) {
        Inflater trial;
        std::string_view in = window.substr(at, 4096);
        char some[64];
        std::size_t filled = 0;
        const int status = trial.step(in, some, filled, sizeof some);
        if ((status == Z_OK || status == Z_STREAM_END) && filled > 0) {
          s.packed.skip_peeked(at);
          return true;
        }
      }
      ++at;
    }
    const std::size_t keep = window.size() < kWindow ? window.size() : window.size() - 17;
    s.packed.skip_peeked(keep);
  }
}

bool unpack(std::string_view packed, std::string& out, std::size_t most) {
  out.clear();
  const bool gzip = looks_gzipped(packed);
  const bool zlib = !gzip && packed.size() > 2 && (packed[0] & 0x0F) == 8 &&
                    (static_cast<unsigned char>(packed[0]) * 256 + static_cast<unsigned char>(packed[1])) % 31 == 0;
  z_stream stream;
  std::memset(&stream, 0, sizeof stream);
  if (inflateInit2(&stream, gzip ? 15 + 16 : zlib ? 15 : -15) != Z_OK) return false;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(packed.size(), 1u << 30));
  int status = Z_OK;
  while (status == Z_OK && out.size() < most) {
    const std::size_t had = out.size();
    const std::size_t room = std::min(most - had, std::clamp<std::size_t>(packed.size() * 4, 4096, std::size_t{1} << 20));
    out.resize(had + room);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + had);
    stream.avail_out = static_cast<uInt>(room);
    status = inflate(&stream, Z_NO_FLUSH);
    out.resize(had + room - stream.avail_out);
    if (out.size() == had && status == Z_OK) break;
  }
  inflateEnd(&stream);
  return status == Z_STREAM_END;
}

}  // namespace chancery
