#include "intake/warc.h"

#include <charconv>

#include "intake/gzip.h"
#include "intake/http_message.h"

namespace chancery {
namespace {

constexpr std::size_t kLongestHead = 1 << 16;
// A packed body is read whole before it is unpacked; headers stand before it.
constexpr std::size_t kLongestBlock = kLongestPage + kLongestHead;

bool starts_record(std::string_view bytes) {
  return bytes.size() > 8 && bytes.starts_with("WARC/") && (bytes[5] == '0' || bytes[5] == '1') && bytes[6] == '.';
}

// Where a record starts at the head of a line, from `from` on.
std::size_t find_record(std::string_view bytes, std::size_t from) {
  for (std::size_t at = bytes.find("WARC/", from); at != std::string_view::npos; at = bytes.find("WARC/", at + 1))
    if ((at == 0 || bytes[at - 1] == '\n') && starts_record(bytes.substr(at))) return at;
  return std::string_view::npos;
}

}  // namespace

struct WarcReader::State {
  explicit State(ByteStream bytes, GzipSource* packed_) : stream(std::move(bytes)), packed(packed_) {}

  ByteStream stream;
  GzipSource* packed;  // owned by the stream; null for an archive that is not packed
  bool broken = false;
  std::uint64_t returned = 0;  // bytes given back so far

  static WarcRecord damaged(std::uint64_t offset, const std::string& why) {
    WarcRecord out;
    out.offset = offset;
    out.damage = "damaged record at byte " + std::to_string(offset) + ": " + why;
    return out;
  }

  // To the next line that starts a record, within what can be read without an error.
  bool find_next() {
    for (;;) {
      const std::string_view window = stream.peek(kLongestHead);
      if (window.empty()) return false;
      const std::size_t at = find_record(window, 1);
      if (at != std::string_view::npos) {
        stream.skip_peeked(at);
        return true;
      }
      if (window.size() < kLongestHead) {
        stream.skip_peeked(window.size());
        return false;
      }
      stream.skip_peeked(window.size() - 16);
    }
  }

  std::optional<WarcRecord> next() {
    for (;;) {
      std::string_view window = stream.peek(8);
      while (!window.empty() && (window[0] == '\r' || window[0] == '\n')) {
        stream.skip_peeked(1);
        window = stream.peek(9);
      }
      const std::uint64_t offset = stream.offset();
      if (window.empty()) {
        const std::string error = stream.error();
        if (error.empty() || broken) return {};
        stream.forget_error();
        if (packed == nullptr || !packed->resume()) broken = true;
        return damaged(offset, error);
      }
      if (!starts_record(stream.peek(9))) {
        const std::string first = offset == 0 ? "no WARC header" : "no WARC header where a record should start";
        if (!find_next() && stream.error().empty() && offset == 0) return damaged(offset, "no WARC archive");
        return damaged(offset, first);
      }
      WarcRecord out;
      out.offset = offset;
      if (read_record(out)) return out;
    }
  }

  // Whether `out` is to be handed out: an article, or damage.
  bool read_record(WarcRecord& out) {
    const std::string_view head = stream.peek(kLongestHead);
    std::size_t end = head.find("\r\n\r\n");
    std::size_t gap = 4;
    if (const std::size_t bare = head.substr(0, end).find("\n\n"); bare < end) {
      end = bare;
      gap = 2;
    }
    if (end == std::string_view::npos) {
      out = damaged(out.offset, stream.error().empty() ? "its header does not end" : stream.error());
      if (!find_next() && !stream.error().empty()) recover();
      return true;
    }
    Headers headers;
    std::size_t at = head.find('\n') + 1;
    const bool well = read_headers(head.substr(0, end + gap), at, headers);
    stream.skip_peeked(end + gap);
    const std::string_view written = find_header(headers, "content-length");
    std::uint64_t length = 0;
    const auto [last, error] = std::from_chars(written.data(), written.data() + written.size(), length);
    if (!well || written.empty() || error != std::errc{} || last != written.data() + written.size()) {
      out = damaged(out.offset, well ? "no Content-Length" : "damaged header");
      if (!starts_record(stream.peek(9))) find_next();
      return true;
    }
    const std::string type(find_header(headers, "warc-type"));
    out.address = find_header(headers, "warc-target-uri");
    if (out.address.starts_with('<') && out.address.ends_with('>')) out.address = out.address.substr(1, out.address.size() - 2);
    out.date = find_header(headers, "warc-date");
    const bool response = type == "response", plain = type == "resource" || type == "conversion";
    const std::string block_type(find_header(headers, "content-type"));
    // What a crawler says of itself: "metadata://gnu.org/software/wget/warc/wget.log".
    const bool own = out.address.starts_with("metadata:") || out.address.starts_with("dns:");
    const bool wanted = !own && ((response && (block_type.empty() || media_type(block_type) == "application/http")) ||
                                 (plain && is_page(media_type(block_type))));
    std::string block;
    const std::uint64_t taken = stream.take(length, block, wanted ? kLongestBlock : kLongestHead);
    if (taken < length) {
      const std::string why = stream.error().empty() ? "cut off" : stream.error();
      const std::string where = out.address;
      out = damaged(out.offset, why);
      out.address = where;
      if (!stream.error().empty()) recover();
      else give_back(block, taken);
      return true;
    }
    // Two line ends close a record. Where they are missing the length was wrong, and may have run over the next record.
    const std::string_view close = stream.peek(2);
    if (!close.empty() && close[0] != '\r' && close[0] != '\n' && !starts_record(stream.peek(9))) {
      const std::string where = out.address;
      out = damaged(out.offset, "its length is wrong");
      out.address = where;
      if (!give_back(block, taken)) find_next();
      return true;
    }
    return wanted && read_block(out, response, block_type, block, length);
  }

  bool read_block(WarcRecord& out, bool response, const std::string& block_type, std::string& block, std::uint64_t length) {
    const bool cut = length > block.size();
    if (!response) {
      out.content_type = block_type;
      out.body = std::move(block);
      if (out.body.size() > kLongestPage) out.body.resize(kLongestPage);
      if (cut || length > kLongestPage) out.problem = "body too long: cut";
      return true;
    }
    HttpResponse http = read_http_response(block, kLongestPage);
    if (http.status == 0) {
      const std::string where = out.address;
      out = damaged(out.offset, http.problem);
      out.address = where;
      return true;
    }
    if (http.status < 200 || http.status > 299 || !is_page(media_type(http.header("content-type")))) return false;
    out.content_type = http.header("content-type");
    out.body = std::move(http.body);
    out.problem = cut ? "body too long: cut" : http.problem;
    return true;
  }

  // A record that swallowed others is looked through for them, where all of it was kept.
  bool give_back(std::string_view block, std::uint64_t taken) {
    if (taken != block.size()) return false;
    const std::size_t at = find_record(block, 0);
    // Lengths that lie on purpose must not make the same bytes be read over and over.
    if (at == std::string_view::npos || returned > 2 * stream.offset() + 8 * kLongestBlock) return false;
    returned += block.size() - at;
    stream.put_back(block.substr(at));
    return true;
  }

  void recover() {
    stream.forget_error();
    if (packed == nullptr || !packed->resume()) broken = true;
  }
};

WarcReader::WarcReader(ByteStream archive) {
  if (!looks_gzipped(archive.peek(3))) {
    state_ = std::make_unique<State>(std::move(archive), nullptr);
    return;
  }
  auto source = std::make_unique<GzipSource>(std::move(archive));
  GzipSource* packed = source.get();
  state_ = std::make_unique<State>(ByteStream(std::move(source)), packed);
}
WarcReader::WarcReader(ByteStream unpacked, GzipSource* packed) : state_(std::make_unique<State>(std::move(unpacked), packed)) {}
WarcReader::~WarcReader() = default;
WarcReader::WarcReader(WarcReader&&) noexcept = default;
WarcReader& WarcReader::operator=(WarcReader&&) noexcept = default;
std::optional<WarcRecord> WarcReader::next() { return state_->next(); }

}  // namespace chancery
