// HTML to tokens, as the HTML standard parts them, without copying: every token names its bytes in the page.
//
// A pull tokenizer over valid UTF-8. Text, names and values are given as they stand in the source; character references
// are read by CharacterReferences, and only where somebody wants the text. One pass, no memory of its own but the
// attributes of the current tag; of one tag at most kMostAttributes are kept.
//
//   HtmlTokenizer tokens("<p class=lead>Fish &amp; chips</p>");
//   HtmlToken token;
//   while (tokens.next(token)) ...   // start_tag p {class: lead}, text "Fish &amp; chips", end_tag p
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "chancery/span.h"

namespace chancery {

struct HtmlAttribute {
  std::string_view name;   // as written; the first of a name counts
  std::string_view value;  // references not read
};

struct HtmlToken {
  enum class Kind : std::uint8_t { text, start_tag, end_tag, comment, doctype };
  Kind kind = Kind::text;
  bool self_closing = false;
  bool references = false;  // of text: character references may stand in it (not in scripts and styles)
  Span span;                // all of the token in the source
  std::string_view data;    // text; the name of a tag or doctype; a comment without its marks
  std::vector<HtmlAttribute> attributes;

  // The value of an attribute (name in small letters), or null.
  const std::string_view* find(std::string_view name) const;
};

// Compares with a name in small letters.
bool same_name(std::string_view written, std::string_view lower);

class HtmlTokenizer {
 public:
  static constexpr std::size_t kMostAttributes = 256;
  // What a text is read as: the elements script, style, title and their like change it.
  enum class Content : std::uint8_t { data, rcdata, rawtext, script, plaintext, cdata };

  explicit HtmlTokenizer(std::string_view source) : source_(source) {}
  // Starts elsewhere: for tests, and for reading a part of a page again. `end_tag` is the element that ends `content`.
  HtmlTokenizer(std::string_view source, std::size_t at, Content content, std::string_view end_tag)
      : source_(source), at_(at), content_(content), end_tag_(end_tag) {}

  // False at the end. The token is overwritten.
  bool next(HtmlToken& token);
  // Whether <script>, <title> and their like change how what follows is read; on unless a test turns it off.
  void switch_by_tag(bool on) { switch_by_tag_ = on; }

 private:
  char byte(std::size_t at) const { return at < source_.size() ? source_[at] : '\0'; }
  bool read_text(HtmlToken& token);
  bool read_raw(HtmlToken& token);
  std::size_t end_of_script(std::size_t at) const;
  bool ends_content(std::size_t at) const;
  bool read_tag(HtmlToken& token, bool end);
  bool read_attributes(HtmlToken& token);
  void read_comment(HtmlToken& token);
  void read_declaration(HtmlToken& token);
  void read_bogus(HtmlToken& token, std::size_t from);
  void read_doctype(HtmlToken& token);

  std::string_view source_;
  std::size_t at_ = 0;
  Content content_ = Content::data;
  std::string_view end_tag_;
  bool switch_by_tag_ = true;
};

}  // namespace chancery
