#include "page/charset.h"

#include <iconv.h>
#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <cstring>

#include "base/file.h"
#include "base/utf8.h"
#include "lexicon/table.h"
#include "page/html_tokenizer.h"

namespace chancery {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// A converter of iconv, closed at its end.
class Converter {
 public:
  explicit Converter(const std::string& from) : handle_(iconv_open("UTF-8", from.c_str())) {}
  ~Converter() {
    if (works()) iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  bool works() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  // Converts `in` as far as whole characters go and returns how many bytes were taken; what is no character becomes
  // U+FFFD, a byte at a time. `last`: nothing follows, so that half a character is bad.
  std::size_t convert(std::string_view in, bool last, std::string& out, std::size_t& bad) {
    char* from = const_cast<char*>(in.data());
    std::size_t left = in.size();
    char buffer[1024];
    while (left > 0) {
      char* to = buffer;
      std::size_t room = sizeof buffer;
      const std::size_t result = iconv(handle_, &from, &left, &to, &room);
      out.append(buffer, sizeof buffer - room);
      if (result != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
      if (errno == EINVAL && !last) break;
      out += "\xEF\xBF\xBD";
      ++bad;
      ++from, --left;
    }
    if (last) {  // a letter that waited for its accent (windows-1255, windows-1258)
      char* to = buffer;
      std::size_t room = sizeof buffer;
      iconv(handle_, nullptr, nullptr, &to, &room);
      out.append(buffer, sizeof buffer - room);
    }
    return in.size() - left;
  }

 private:
  iconv_t handle_;
};

std::vector<std::string> single_bytes(const std::string& from) {
  std::vector<std::string> out(256);
  Converter converter(from);
  if (!converter.works()) return {};
  for (int b = 0; b < 256; ++b) {
    const char c = static_cast<char>(b);
    std::size_t bad = 0;
    converter.convert({&c, 1}, true, out[static_cast<std::size_t>(b)], bad);
    // Bytes that a Windows charset leaves free are control characters, as browsers have it.
    if (bad && b >= 0x80 && b < 0xA0 && from.starts_with("CP125")) {
      out[static_cast<std::size_t>(b)].clear();
      append_utf8(out[static_cast<std::size_t>(b)], static_cast<char32_t>(b));
    }
  }
  return out;
}

bool several_bytes(std::string_view converter) {
  for (const char* name : {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "BIG5-HKSCS", "EUC-JP", "ISO-2022-JP", "CP932", "UHC"})
    if (converter == name) return true;
  return false;
}

// What of a page tells its charset: what is no ASCII, with a little of what stands around it. Enough to tell, and no page
// can make it dear.
std::string telling(std::string_view page) {
  constexpr std::size_t kEnough = 1 << 13, kAround = 24;
  std::string out;
  std::size_t done = 0;  // what stands before is taken or left out
  for (std::size_t at = 0; at < page.size() && out.size() < kEnough; ++at) {
    if (!(page[at] & 0x80)) continue;
    const std::size_t from = std::max(done, at - std::min(at, kAround));
    std::size_t to = at + 1;
    for (std::size_t plain = 0; to < page.size() && plain < kAround && to - from < kEnough; ++to) plain = page[to] & 0x80 ? 0 : plain + 1;
    out.append(page.substr(from, to - from));
    done = to;
    at = to - 1;
  }
  return out;
}

std::string_view value_behind(std::string_view text, std::string_view key) {
  for (std::size_t at = 0; at + key.size() < text.size(); ++at) {
    if (!same_name(text.substr(at, key.size()), key)) continue;
    std::size_t from = at + key.size();
    while (from < text.size() && (text[from] == ' ' || text[from] == '=' || text[from] == '"' || text[from] == '\'')) ++from;
    std::size_t to = from;
    while (to < text.size() && !std::strchr(" ;\"'/>\r\n\t", text[to])) ++to;
    if (to > from) return text.substr(from, to - from);
  }
  return {};
}

}  // namespace

bool valid_utf8(std::string_view bytes) {
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  while (at < end) {
    while (end - at >= 8) {  // eight letters of ASCII at a time
      std::uint64_t word = 0;
      std::memcpy(&word, at, 8);
      if (word & 0x8080808080808080ull) break;
      at += 8;
    }
    while (at < end && static_cast<unsigned char>(*at) < 0x80) ++at;
    const auto goes_on = [](char c) { return (c & 0xC0) == 0x80; };
    while (at < end && static_cast<unsigned char>(*at) >= 0x80) {
      const auto first = static_cast<unsigned char>(*at);
      if (first >= 0xC2 && first <= 0xDF && end - at >= 2 && goes_on(at[1])) {
        at += 2;
        continue;
      }
      if (first >= 0xE1 && first <= 0xEC && end - at >= 3 && goes_on(at[1]) && goes_on(at[2])) {
        at += 3;
        continue;
      }
      const CodePoint c = code_point_at({at, static_cast<std::size_t>(end - at)}, 0);
      if (c.value == 0xFFFD && !(c.size == 3 && std::memcmp(at, "\xEF\xBF\xBD", 3) == 0)) return false;
      at += c.size;
    }
  }
  return true;
}

std::string_view declared_charset(std::string_view bytes) {
  HtmlTokenizer tokens(bytes.substr(0, 8192));
  HtmlToken token;
  while (tokens.next(token)) {
    if (token.kind != HtmlToken::Kind::start_tag || !same_name(token.data, "meta")) continue;
    if (const auto* charset = token.find("charset"); charset && !charset->empty()) return *charset;
    const auto* kind = token.find("http-equiv");
    const auto* content = token.find("content");
    if (kind && content && same_name(*kind, "content-type"))
      if (const auto value = value_behind(*content, "charset"); !value.empty()) return value;
  }
  if (bytes.starts_with("<?xml")) return value_behind(bytes.substr(0, std::min(bytes.find('>'), std::size_t{200})), "encoding");
  return {};
}

Charsets Charsets::load(const std::vector<std::string>& data_folders) {
  Charsets out;
  for (const auto& folder : data_folders) {
    const std::string path = folder + "/html/charsets.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const auto& row : table.rows()) {
      const std::string converter = row.text("converter");
      std::size_t at = 0;
      while (at < out.charsets_.size() && out.charsets_[at].converter != converter) ++at;
      if (at == out.charsets_.size()) out.charsets_.push_back({row.text("charset"), converter, {}});
      out.by_label_.emplace(row.text("label"), at);
    }
  }
  for (Charset& charset : out.charsets_)
    if (!several_bytes(charset.converter)) charset.single = single_bytes(charset.converter);
  return out;
}

const Charsets::Charset* Charsets::find(std::string_view label) const {
  std::string key;
  for (const char c : label)
    if (!std::strchr(" \t\r\n\"';", c)) key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  const auto found = by_label_.find(key);
  if (found == by_label_.end()) return nullptr;
  const Charset& charset = charsets_[found->second];
  return charset.single.empty() && !several_bytes(charset.converter) ? nullptr : &charset;
}

DecodedPage Charsets::decode(std::string_view bytes, std::string_view http_charset) const {
  DecodedPage out;
  if (bytes.starts_with("\xEF\xBB\xBF")) out.shift_ = 3;
  out.given_ = bytes.substr(out.shift_);
  const Charset* charset = nullptr;
  const bool little = bytes.starts_with("\xFF\xFE"), big = bytes.starts_with("\xFE\xFF");
  if (little || big) {
    out.shift_ = 2;
    out.given_ = bytes.substr(2);
    charset = find(little ? "utf-16le" : "utf-16be");
  } else if (valid_utf8(out.given_)) {
    out.charset_ = "utf-8";
    return out;
  }
  std::string said;
  const auto declares = [&](std::string_view label) {
    if (charset || label.empty()) return;
    const Charset* found = find(label);
    if (said.empty()) said = label;
    // UTF-16 cannot be declared from within; a page that says UTF-8 and is not may have a few bad bytes only.
    if (found && !found->converter.starts_with("UTF")) charset = found;
  };
  std::size_t grown = 0;  // by what the text outgrows the bytes, read as UTF-8
  if (!charset) {
    // Few bad places among many good: a page of UTF-8, cut or patched together badly.
    std::size_t good = 0, bad = 0;
    grown = 0;
    for (std::size_t at = 0; at < out.given_.size();) {
      if (static_cast<unsigned char>(out.given_[at]) < 0x80) {
        ++at;
        continue;
      }
      const CodePoint c = code_point_at(out.given_, at);
      (c.value == 0xFFFD ? bad : good) += 1;
      if (c.value == 0xFFFD) grown += kReplacement.size() - c.size;
      if (bad > 4096 && 8 * bad > good) break;  // no page of UTF-8 begins so
      at += c.size;
    }
    if (good > 8 * bad) charset = find("utf-8");
  }
  declares(http_charset);
  declares(declared_charset(out.given_));
  if (!charset) {
    uchardet_t detector = uchardet_new();
    const std::string sample = telling(out.given_);
    if (uchardet_handle_data(detector, sample.data(), sample.size()) == 0) {
      uchardet_data_end(detector);
      charset = find(uchardet_get_charset(detector));
    }
    uchardet_delete(detector);
    if (charset && charset->converter.starts_with("UTF-16")) charset = nullptr;
    if (!charset) charset = find("windows-1252");
  }
  if (!charset) {  // no tables
    out.owned_ = decode_utf8(out.given_).text;
    out.charset_ = "utf-8";
    out.problem_ = "not valid UTF-8";
    return out;
  }
  out.charset_ = charset->name;
  if (!said.empty() && find(said) != charset) out.problem_ = "declared as " + said + ", read as " + charset->name;
  const std::string_view in = out.given_;
  std::size_t bad = 0;
  if (!charset->single.empty()) {
    out.single_ = &charset->single;
    struct Character {
      char bytes[4];
      std::uint32_t size;
    };
    std::array<Character, 256> characters{};
    std::size_t size = 0;
    for (std::size_t b = 0; b < 256; ++b) {
      const std::string& character = charset->single[b];
      assert(character.size() <= sizeof Character::bytes);
      std::memcpy(characters[b].bytes, character.data(), character.size());
      characters[b].size = static_cast<std::uint32_t>(character.size());
    }
    for (const char c : in) size += characters[static_cast<unsigned char>(c)].size;
    out.owned_.resize(size + sizeof Character::bytes);  // each is written with all its four bytes
    out.marks_.reserve(in.size() / DecodedPage::kStride + 2);
    char* to = out.owned_.data();
    for (std::size_t at = 0; at < in.size();) {
      out.marks_.push_back({static_cast<std::uint32_t>(to - out.owned_.data()), static_cast<std::uint32_t>(at)});
      for (const std::size_t stop = std::min(in.size(), at + DecodedPage::kStride); at < stop; ++at) {
        const Character& character = characters[static_cast<unsigned char>(in[at])];
        std::memcpy(to, character.bytes, sizeof character.bytes);
        to += character.size;
      }
    }
    out.owned_.resize(size);
  } else if (charset->converter == "UTF-8") {
    out.converter_ = charset->converter;
    out.owned_.reserve(in.size() + grown);
    for (std::size_t at = 0, next = 0; at < in.size();) {
      if (at >= next) out.marks_.push_back({static_cast<std::uint32_t>(out.owned_.size()), static_cast<std::uint32_t>(at)}), next = at + DecodedPage::kStride;
      if (static_cast<unsigned char>(in[at]) < 0x80) {
        out.owned_ += in[at++];
        continue;
      }
      const CodePoint c = code_point_at(in, at);
      if (c.value == 0xFFFD) bad += in.compare(at, 3, kReplacement) != 0, out.owned_ += kReplacement;
      else out.owned_.append(in, at, c.size);
      at += c.size;
    }
  } else {
    out.converter_ = charset->converter;
    out.owned_.reserve(in.size() + in.size() / 2 + 16);
    Converter converter(charset->converter);
    for (std::size_t at = 0; at < in.size();) {
      out.marks_.push_back({static_cast<std::uint32_t>(out.owned_.size()), static_cast<std::uint32_t>(at)});
      const std::size_t most = std::min(in.size() - at, DecodedPage::kStride);
      const std::size_t taken = converter.works() ? converter.convert(in.substr(at, most), at + most == in.size(), out.owned_, bad) : most;
      at += taken > 0 ? taken : most;
    }
  }
  out.marks_.push_back({static_cast<std::uint32_t>(out.owned_.size()), static_cast<std::uint32_t>(in.size())});
  if (bad > 0 && out.problem_.empty())
    out.problem_ = "not valid " + charset->name + ": " + std::to_string(bad) + (bad == 1 ? " place" : " places");
  return out;
}

std::uint32_t DecodedPage::size_of_character(unsigned char first, unsigned char second) const {
  if (first < 0x81) return 0;
  if (converter_ == "GB18030") return second >= '0' && second <= '9' ? 4 : 2;
  if (converter_ == "EUC-JP") return first == 0x8F ? 3 : 2;
  if (converter_ == "CP932") return first == 0xA0 || (first >= 0xA1 && first <= 0xDF) || first >= 0xFD ? 1 : 2;
  return converter_ == "UHC" ? 2 : 0;
}

std::uint32_t DecodedPage::byte_of(std::uint32_t at) const { return WayBack(*this).byte_of(at); }

struct WayBack::Converting {
  explicit Converting(const std::string& from) : converter(from) {}
  Converter converter;
  std::string scratch;
};

WayBack::WayBack(const DecodedPage& page)
    : page_(page),
      plain_ascii_(!page.converter_.starts_with("UTF-16") && page.converter_ != "ISO-2022-JP"),
      stateful_(page.converter_ == "ISO-2022-JP"),
      utf8_(page.converter_ == "UTF-8") {}
WayBack::~WayBack() = default;

void WayBack::start_at(std::size_t mark) {
  mark_ = mark;
  text_ = page_.marks_[mark].text, byte_ = page_.marks_[mark].byte;
  if (!page_.single_ && !utf8_ && !converting_) converting_ = std::make_unique<Converting>(page_.converter_);
}

std::uint32_t WayBack::byte_of(std::uint32_t at) {
  const auto& marks = page_.marks_;
  if (marks.empty()) return at + page_.shift_;
  if (at < text_ || !started_) {
    started_ = true;
    if (stateful_) converting_.reset();
    // What a byte means may depend on all that stands before it.
    const auto next = std::upper_bound(marks.begin(), marks.end(), at, [](std::uint32_t value, const DecodedPage::Mark& m) { return value < m.text; });
    start_at(stateful_ ? 0 : static_cast<std::size_t>(next - marks.begin()) - 1);
  } else if (!stateful_) {
    while (mark_ + 1 < marks.size() && marks[mark_ + 1].text <= at) ++mark_;
    if (marks[mark_].text > text_) text_ = marks[mark_].text, byte_ = marks[mark_].byte;
  }
  const auto stop = static_cast<std::uint32_t>(page_.given_.size());
  while (text_ < at && byte_ < stop) {
    ++steps_;
    const auto b = static_cast<unsigned char>(page_.given_[byte_]);
    if (b < 0x80 && (page_.single_ || plain_ascii_)) {
      ++byte_, ++text_;
    } else if (page_.single_) {
      ++byte_, text_ += static_cast<std::uint32_t>((*page_.single_)[b].size());
    } else if (utf8_) {
      const CodePoint c = code_point_at(page_.given_, byte_);
      byte_ += c.size;
      text_ += c.value == 0xFFFD ? static_cast<std::uint32_t>(kReplacement.size()) : c.size;
    } else {
      // Where the text has a character, its bytes are as many as their first says.
      if (const std::uint32_t size = page_.size_of_character(b, byte_ + 1 < stop ? static_cast<unsigned char>(page_.given_[byte_ + 1]) : 0); size > 0 && byte_ + size <= stop)
        if (const CodePoint c = code_point_at(page_.text(), text_); c.value != 0xFFFD) {
          byte_ += size;
          text_ += c.size;
          continue;
        }
      // The fewest bytes that give a character.
      std::size_t taken = 0, bad = 0;
      converting_->scratch.clear();
      // Nearly always two.
      if (b >= 0x81 && byte_ + 2 <= stop) {
        taken = converting_->converter.convert(page_.given_.substr(byte_, 2), false, converting_->scratch, bad);
        if (taken != 2 || bad > 0 || code_point_at(converting_->scratch, 0).size != converting_->scratch.size()) taken = bad = 0, converting_->scratch.clear();
      }
      for (std::size_t most = 1; taken == 0 && byte_ + most <= stop; ++most)
        taken = converting_->converter.convert(page_.given_.substr(byte_, most), most >= 8 || byte_ + most == stop, converting_->scratch, bad);
      if (taken == 0) break;
      byte_ += static_cast<std::uint32_t>(taken);
      text_ += static_cast<std::uint32_t>(converting_->scratch.size());
    }
  }
  return byte_ + page_.shift_;
}

}  // namespace chancery
