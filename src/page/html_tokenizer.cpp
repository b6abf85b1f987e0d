#include "page/html_tokenizer.h"

#include <algorithm>
#include <cstring>

namespace chancery {
namespace {

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool starts_with_name(std::string_view text, std::string_view name) {
  return text.size() >= name.size() && same_name(text.substr(0, name.size()), name);
}

HtmlTokenizer::Content content_of(std::string_view name) {
  using Content = HtmlTokenizer::Content;
  switch (name.size()) {
    case 3:
      return same_name(name, "xmp") ? Content::rawtext : Content::data;
    case 5:
      return same_name(name, "style") ? Content::rawtext : same_name(name, "title") ? Content::rcdata : Content::data;
    case 6:
      return same_name(name, "script") ? Content::script : same_name(name, "iframe") ? Content::rawtext : Content::data;
    case 7:
      return same_name(name, "noembed") ? Content::rawtext : Content::data;
    case 8:
      return same_name(name, "textarea") ? Content::rcdata : same_name(name, "noframes") ? Content::rawtext : Content::data;
    case 9:
      return same_name(name, "plaintext") ? Content::plaintext : Content::data;
    default:
      return Content::data;
  }
}

}  // namespace

bool same_name(std::string_view written, std::string_view lower_name) {
  if (written.size() != lower_name.size()) return false;
  for (std::size_t i = 0; i < written.size(); ++i)
    if (lower(written[i]) != lower_name[i]) return false;
  return true;
}

const std::string_view* HtmlToken::find(std::string_view name) const {
  for (const HtmlAttribute& attribute : attributes)
    if (same_name(attribute.name, name)) return &attribute.value;
  return nullptr;
}

bool HtmlTokenizer::next(HtmlToken& token) {
  token.attributes.clear();
  token.self_closing = token.references = false;
  while (at_ < source_.size()) {
    if (content_ != Content::data) {
      if (read_raw(token)) return true;
      continue;
    }
    if (source_[at_] != '<') return read_text(token);
    const char after = byte(at_ + 1);
    if (letter(after)) {
      if (read_tag(token, false)) return true;
    } else if (after == '/') {
      if (letter(byte(at_ + 2))) {
        if (read_tag(token, true)) return true;
      } else if (at_ + 2 >= source_.size()) {
        return read_text(token);
      } else if (source_[at_ + 2] == '>') {
        at_ += 3;  // "</>" is nothing at all
      } else {
        read_bogus(token, at_ + 2);
        return true;
      }
    } else if (after == '!') {
      read_declaration(token);
      return true;
    } else if (after == '?') {
      read_bogus(token, at_ + 1);
      return true;
    } else {
      return read_text(token);
    }
  }
  return false;
}

// Up to the next '<' that opens something.
bool HtmlTokenizer::read_text(HtmlToken& token) {
  const std::size_t begin = at_;
  std::size_t at = begin;
  for (;;) {
    const void* found = at < source_.size() ? std::memchr(source_.data() + at, '<', source_.size() - at) : nullptr;
    at = found ? static_cast<std::size_t>(static_cast<const char*>(found) - source_.data()) : source_.size();
    if (!found) break;
    const char after = byte(at + 1);
    if (letter(after) || after == '!' || after == '?' || (after == '/' && at + 2 < source_.size())) break;
    ++at;
  }
  token.kind = HtmlToken::Kind::text;
  token.references = true;
  token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
  token.data = source_.substr(begin, at - begin);
  at_ = at;
  return true;
}

// Whether the end tag of the current element stands at `at`.
bool HtmlTokenizer::ends_content(std::size_t at) const {
  if (byte(at) != '<' || byte(at + 1) != '/') return false;
  if (end_tag_.empty() || at + 2 + end_tag_.size() >= source_.size()) return false;
  const std::string_view name = source_.substr(at + 2, end_tag_.size());
  if (!std::equal(name.begin(), name.end(), end_tag_.begin(), [](char a, char b) { return lower(a) == lower(b); })) return false;
  const char after = byte(at + 2 + end_tag_.size());
  return space(after) || after == '/' || after == '>';
}

// Scripts hide their end within <!-- <script> ... </script> -->.
std::size_t HtmlTokenizer::end_of_script(std::size_t at) const {
  enum { plain, escaped, twice } state = plain;
  std::size_t dashes_from = 0;  // where "-->" may begin
  while (at < source_.size()) {
    if (state == plain) {
      const void* found = std::memchr(source_.data() + at, '<', source_.size() - at);
      if (!found) return source_.size();
      at = static_cast<std::size_t>(static_cast<const char*>(found) - source_.data());
    } else {
      while (at < source_.size() && source_[at] != '<' && source_[at] != '-') ++at;
      if (at >= source_.size()) return at;
    }
    const std::string_view rest = source_.substr(at);
    if (state != plain && rest.starts_with("-->") && at >= dashes_from) {
      state = plain;
      at += 3;
      continue;
    }
    if (rest[0] == '<') {
      if (state != twice && ends_content(at)) return at;
      if (state == plain && rest.starts_with("<!--")) {
        state = escaped;
        at += 2;
        dashes_from = at;
        continue;
      }
      const auto closed = [](char c) { return space(c) || c == '/' || c == '>'; };
      if (state == escaped && starts_with_name(rest, "<script") && closed(byte(at + 7))) state = twice;
      else if (state == twice && starts_with_name(rest, "</script") && closed(byte(at + 8))) state = escaped;
    }
    ++at;
  }
  return source_.size();
}

// The text of a script, style, title or the like, then its end tag. False where nothing was to give out.
bool HtmlTokenizer::read_raw(HtmlToken& token) {
  const std::size_t begin = at_;
  if (content_ != Content::plaintext && content_ != Content::cdata && ends_content(at_)) {
    content_ = Content::data;
    return read_tag(token, true);
  }
  std::size_t at = begin;
  if (content_ == Content::plaintext) {
    at = source_.size();
  } else if (content_ == Content::script) {
    at = end_of_script(at);
  } else if (content_ == Content::cdata) {
    at = std::min(source_.find("]]>", at), source_.size());
  } else {
    for (;; ++at) {
      const void* found = at < source_.size() ? std::memchr(source_.data() + at, '<', source_.size() - at) : nullptr;
      at = found ? static_cast<std::size_t>(static_cast<const char*>(found) - source_.data()) : source_.size();
      if (!found || ends_content(at)) break;
    }
  }
  token.kind = HtmlToken::Kind::text;
  token.references = content_ == Content::rcdata;
  token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
  token.data = source_.substr(begin, at - begin);
  at_ = at;
  if (content_ == Content::cdata) {
    content_ = Content::data;
    at_ = std::min(at + 3, source_.size());
  }
  return !token.data.empty();
}

// False where the page ends within the tag: then there is no token.
bool HtmlTokenizer::read_tag(HtmlToken& token, bool end) {
  const std::size_t begin = at_;
  std::size_t at = begin + (end ? 2 : 1);
  const std::size_t name = at;
  while (at < source_.size() && !space(source_[at]) && source_[at] != '/' && source_[at] != '>') ++at;
  token.kind = end ? HtmlToken::Kind::end_tag : HtmlToken::Kind::start_tag;
  token.data = source_.substr(name, at - name);
  at_ = at;
  if (byte(at) == '>') {  // most tags have a name alone
    ++at_;
  } else if (!read_attributes(token)) {
    at_ = source_.size();
    return false;
  }
  token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  if (!end && switch_by_tag_) {
    content_ = content_of(token.data);
    if (content_ != Content::data) end_tag_ = token.data;
  }
  return true;
}

bool HtmlTokenizer::read_attributes(HtmlToken& token) {
  const char* const data = source_.data();
  const std::size_t size = source_.size();
  std::size_t at = at_;
  for (;;) {
    while (at < size && space(data[at])) ++at;
    if (at >= size) return false;
    if (data[at] == '>') break;
    if (data[at] == '/') {
      if (at + 1 < size && data[at + 1] == '>') {
        token.self_closing = true;
        ++at;
        break;
      }
      ++at;
      continue;
    }
    const std::size_t name = at;
    ++at;  // a name may begin with '='
    while (at < size && !space(data[at]) && data[at] != '/' && data[at] != '>' && data[at] != '=') ++at;
    HtmlAttribute attribute{source_.substr(name, at - name), {}};
    std::size_t after = at;
    while (after < size && space(data[after])) ++after;
    if (after >= size) return false;
    if (data[after] == '=') {
      at = after + 1;
      while (at < size && space(data[at])) ++at;
      if (at >= size) return false;
      if (data[at] == '"' || data[at] == '\'') {
        const void* close = std::memchr(data + at + 1, data[at], size - at - 1);
        if (!close) return false;
        const auto ends = static_cast<std::size_t>(static_cast<const char*>(close) - data);
        attribute.value = source_.substr(at + 1, ends - at - 1);
        at = ends + 1;
      } else if (data[at] != '>') {
        const std::size_t value = at;
        while (at < size && !space(data[at]) && data[at] != '>') ++at;
        if (at >= size) return false;
        attribute.value = source_.substr(value, at - value);
      }
    }
    if (token.attributes.size() < kMostAttributes) token.attributes.push_back(attribute);
  }
  at_ = at + 1;
  return true;
}

void HtmlTokenizer::read_declaration(HtmlToken& token) {
  const std::string_view rest = source_.substr(at_ + 2);
  if (rest.starts_with("--")) {
    read_comment(token);
  } else if (starts_with_name(rest, "doctype")) {
    read_doctype(token);
  } else {
    read_bogus(token, at_ + 2);
  }
}

void HtmlTokenizer::read_comment(HtmlToken& token) {
  const std::size_t begin = at_ + 4;
  std::size_t at = begin, end = source_.size();
  token.kind = HtmlToken::Kind::comment;
  if (byte(begin) == '>') {
    end = begin, at = begin + 1;
  } else if (byte(begin) == '-' && byte(begin + 1) == '>') {
    end = begin, at = begin + 2;
  } else {
    for (;;) {
      at = source_.find("--", at);
      if (at == std::string_view::npos) {
        at = end = source_.size();
        // What the end of the page cuts off is not part of the comment.
        if (end > begin && source_[end - 1] == '-') --end;
        break;
      }
      const char after = byte(at + 2);
      if (at + 2 >= source_.size()) {
        end = at, at = source_.size();
        break;
      }
      if (after == '>') {
        end = at, at += 3;
        break;
      }
      if (after == '!' && (at + 3 >= source_.size() || source_[at + 3] == '>')) {
        end = at, at = std::min(at + 4, source_.size());
        break;
      }
      ++at;
    }
  }
  token.span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at)};
  token.data = begin <= end ? source_.substr(std::min(begin, source_.size()), end - begin) : std::string_view();
  at_ = at;
}

void HtmlTokenizer::read_bogus(HtmlToken& token, std::size_t from) {
  const std::size_t close = std::min(source_.find('>', from), source_.size());
  token.kind = HtmlToken::Kind::comment;
  token.data = source_.substr(from, close - from);
  token.span.begin = static_cast<std::uint32_t>(at_);
  at_ = std::min(close + 1, source_.size());
  token.span.end = static_cast<std::uint32_t>(at_);
}

// Its name is kept; its identifiers say nothing of the text.
void HtmlTokenizer::read_doctype(HtmlToken& token) {
  std::size_t at = at_ + 9;
  const std::size_t close = std::min(source_.find('>', at), source_.size());
  while (at < close && space(source_[at])) ++at;
  std::size_t end = at;
  while (end < close && !space(source_[end])) ++end;
  token.kind = HtmlToken::Kind::doctype;
  token.data = source_.substr(at, end - at);
  token.span.begin = static_cast<std::uint32_t>(at_);
  at_ = std::min(close + 1, source_.size());
  token.span.end = static_cast<std::uint32_t>(at_);
}

}  // namespace chancery
