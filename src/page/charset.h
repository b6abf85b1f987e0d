// The bytes of a page made UTF-8, and the way back.
//
// Valid UTF-8 is UTF-8 whatever is declared. Else a byte order mark counts, then what HTTP declares, then what the page
// declares in <meta>, then what the bytes look like (uchardet). Nothing is copied where the bytes are valid UTF-8 already.
//
//   const DecodedPage page = charsets.decode(bytes, "windows-1251");
//   page.text()            // UTF-8
//   page.byte_of(at)       // the byte of the page that the byte `at` of text() came from
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "chancery/span.h"

namespace chancery {

class DecodedPage {
 public:
  std::string_view text() const { return owned_.empty() ? given_ : std::string_view(owned_); }
  const std::string& charset() const { return charset_; }
  const std::string& problem() const { return problem_; }
  // `at` on a boundary of a character of text(); text().size() gives the size of the page. For many places: WayBack.
  std::uint32_t byte_of(std::uint32_t at) const;
  Span bytes_of(Span span) const { return {byte_of(span.begin), byte_of(span.end)}; }
  // Whether bytes_of is plain adding.
  bool identical() const { return marks_.empty(); }

 private:
  friend class Charsets;
  friend class WayBack;
  struct Mark {  // one each kStride bytes of the page, and at its end
    std::uint32_t text = 0, byte = 0;
  };
  static constexpr std::size_t kStride = 256;
  // How many bytes a character takes that begins so; 0 where its charset does not tell by them.
  std::uint32_t size_of_character(unsigned char first, unsigned char second) const;
  std::string_view given_;  // the page, without its byte order mark
  std::string owned_;
  std::string charset_, problem_;
  std::uint32_t shift_ = 0;  // size of the byte order mark
  std::vector<Mark> marks_;
  const std::vector<std::string>* single_ = nullptr;  // what each byte is, in charsets of one byte a character
  std::string converter_;                              // of other charsets
};

// Leads many places of a page back to its bytes: places asked for in the order of the text cost one pass over the page.
class WayBack {
 public:
  explicit WayBack(const DecodedPage& page);
  ~WayBack();
  WayBack(const WayBack&) = delete;
  WayBack& operator=(const WayBack&) = delete;
  std::uint32_t byte_of(std::uint32_t at);
  Span bytes_of(Span span) {
    const std::uint32_t begin = byte_of(span.begin);
    return {begin, byte_of(span.end)};
  }
  std::size_t steps() const { return steps_; }  // characters gone over: what it has cost

 private:
  struct Converting;
  void start_at(std::size_t mark);
  const DecodedPage& page_;
  std::uint32_t text_ = 0, byte_ = 0;
  std::size_t mark_ = 0;  // the last mark at or before text_
  std::size_t steps_ = 0;
  bool plain_ascii_ = true, stateful_ = false, utf8_ = false, started_ = false;
  std::unique_ptr<Converting> converting_;
};

class Charsets {
 public:
  static Charsets load(const std::vector<std::string>& data_folders);
  DecodedPage decode(std::string_view bytes, std::string_view http_charset) const;

  struct Charset {
    std::string name, converter;
    std::vector<std::string> single;  // 256 of them, or none
  };

 private:
  const Charset* find(std::string_view label) const;
  std::vector<Charset> charsets_;
  std::unordered_map<std::string, std::size_t> by_label_;
};

// What <meta charset=...> or <meta http-equiv=content-type content="...; charset=..."> declares near the beginning.
std::string_view declared_charset(std::string_view bytes);
bool valid_utf8(std::string_view bytes);

}  // namespace chancery
