#include "syntax/tokeniser.h"

#include <algorithm>

#include "base/utf8.h"
#include "syntax/clitics.h"

namespace chancery {
namespace {

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x201B || c == 0x2032 || c == 0x02BC || c == 0xB4 || c == '`';
}
bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }
bool is_mark_of_letter(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || c == 0xAD || c == 0x200C || c == 0x200D || c == 0xFFFD;
}
bool is_word(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  return is_letter(c) || is_digit(c) || is_mark_of_letter(c);
}

class Cutter {
 public:
  Cutter(const TokenTable& table, std::string_view text, Span paragraph)
      : table_(table), text_(text), end_(paragraph.end), at_(paragraph.begin) {}

  std::vector<RawToken> run() {
    while (at_ < end_) {
      const CodePoint c = look(at_);
      if (is_space(c.value) || c.value < 0x20) {
        at_ += c.size;
        chunk_ = at_;
        continue;
      }
      if (at_ == chunk_) find_chunk_end();
      if (address()) continue;
      if (is_word(c.value)) {
        word();
      } else {
        sign(c);
      }
    }
    return std::move(out_);
  }

 private:
  using Kind = RawToken::Kind;

  CodePoint look(std::uint32_t at) const {
    if (at >= end_) return {0, 0};
    return code_point_at(text_, at);
  }
  char byte(std::uint32_t at) const { return at < end_ ? text_[at] : '\0'; }
  bool digit(std::uint32_t at) const { return byte(at) >= '0' && byte(at) <= '9'; }
  bool letter(std::uint32_t at) const {
    const CodePoint c = look(at);
    return c.size > 0 && is_letter(c.value);
  }
  bool word_at(std::uint32_t at) const {
    const CodePoint c = look(at);
    return c.size > 0 && is_word(c.value);
  }
  std::string_view slice(std::uint32_t begin, std::uint32_t end) const { return text_.substr(begin, end - begin); }

  void push(std::uint32_t begin, std::uint32_t end, Kind kind) {
    if (end > begin) out_.push_back({{begin, end}, kind});
    at_ = end;
  }

  void find_chunk_end() {
    chunk_end_ = at_;
    has_at_ = false;
    has_stop_inside_ = false;
    while (chunk_end_ < end_) {
      const CodePoint c = look(chunk_end_);
      if (is_space(c.value) || c.value < 0x20) break;
      has_at_ |= c.value == '@' || c.value == '/' || c.value == '#';
      has_stop_inside_ |= c.value == '.';
      chunk_end_ += c.size;
    }
  }

  // A web address, mail address, handle or tag that starts here.
  bool address() {
    if (!has_at_ && !has_stop_inside_) return false;
    const std::string_view rest = slice(at_, chunk_end_);
    if (rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.") ||
        rest.starts_with("mailto:")) {
      push(at_, trim(chunk_end_), Kind::word);
      return true;
    }
    if ((rest[0] == '@' || rest[0] == '#') && word_at(at_ + 1) && (rest[0] == '@' || letter(at_ + 1))) {
      std::uint32_t end = at_ + 1;
      while (word_at(end)) end += look(end).size;
      push(at_, end, Kind::word);
      return true;
    }
    const bool starts_word =
        (rest[0] >= 'a' && rest[0] <= 'z') || (rest[0] >= 'A' && rest[0] <= 'Z') || (rest[0] >= '0' && rest[0] <= '9');
    if (!starts_word || !has_stop_inside_) return false;
    // host: labels between full stops; a mail address has one @ before its host.
    std::uint32_t end = at_;
    std::uint32_t label = at_;
    std::uint32_t stops = 0;
    std::string_view last;
    bool mail = false;
    const auto host_byte = [&](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    std::uint32_t good = 0;
    for (;;) {
      const char c = byte(end);
      if (end - at_ > kLongestAddress) return false;
      if (end < chunk_end_ && host_byte(c)) {
        ++end;
        continue;
      }
      if (end > label && stops > 0) {
        last = slice(label, end);
        if (is_domain(last, slice(at_, end))) good = end;
      }
      if (end == label || end >= chunk_end_) break;
      if (c == '.' && host_byte(byte(end + 1))) {
        ++stops;
        label = ++end;
      } else if (c == '@' && !mail && host_byte(byte(end + 1))) {
        mail = true;
        stops = 0;
        good = 0;
        label = ++end;
      } else {
        break;
      }
    }
    if (good == 0) return false;
    if (byte(good) == '/' && good + 1 < chunk_end_) good = trim(chunk_end_);
    push(at_, good, Kind::word);
    return true;
  }

  bool is_domain(std::string_view last, std::string_view whole) const {
    if (!table_.domains.contains(to_lower(last))) return false;
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (std::none_of(last.begin(), last.end(), capital)) return true;
    // "Outlet.Az": both parts written as names, and what stands behind is no ordinary word.
    if (last.size() == 2 && last != "By" && capital(last[0]) && !capital(last[1]) && capital(whole[0]) &&
        whole.find('.') == whole.size() - 3 && whole.size() >= 7)
      return true;
    return std::none_of(whole.begin(), whole.end(), [](char c) { return c >= 'a' && c <= 'z'; }) && last.size() > 1;
  }

  // Closing punctuation does not belong to an address.
  std::uint32_t trim(std::uint32_t end) const {
    static constexpr std::string_view kTail = ".,;:!?)]}\"'>*";
    while (end > at_ + 1) {
      if (kTail.find(text_[end - 1]) != kTail.npos) {
        --end;
      } else if (end >= at_ + 4 && (slice(end - 3, end) == "\u201D" || slice(end - 3, end) == "\u2019" ||
                                    slice(end - 3, end) == "\u2026")) {
        end -= 3;
      } else {
        break;
      }
    }
    return end;
  }

  void word() {
    const std::uint32_t begin = at_;
    if (letters_with_stops()) return;
    if (telephone_or_date()) return;
    std::uint32_t end = begin;
    bool digits_only = true;
    bool letters = false;
    std::uint32_t first_digit = kNone;
    for (;;) {
      const CodePoint c = look(end);
      if (c.size > 0 && is_word(c.value)) {
        const bool is_number = c.value >= '0' && c.value <= '9';
        if (is_number && first_digit == kNone) first_digit = end;
        digits_only &= is_number;
        letters |= is_letter(c.value);
        end += c.size;
        continue;
      }
      if (c.size == 0) break;
      const std::uint32_t next = end + c.size;
      const bool before_digit = end > begin && digit(end - 1);
      if ((c.value == '.' || c.value == ',' || c.value == ':' || c.value == '/') && before_digit && digit(next) &&
          !(c.value == ',' && letters)) {
        end = next;
        continue;
      }
      if (c.value == '/' && end == begin + 1 && letter(begin) && letter(next) && !word_at(next + look(next).size)) {
        end = next;  // "n/a"
        continue;
      }
      if (c.value == '&' && letter(next) && text_[end - 1] >= 'A' && text_[end - 1] <= 'Z' &&
          is_upper(look(next).value)) {
        end = next;
        continue;
      }
      if (c.value == '+' && before_digit && digit(next)) {
        end = next;
        continue;
      }
      if (is_apostrophe(c.value) && word_at(next) && !(digits_only && digit(next))) {
        end = next;
        continue;
      }
      if (is_hyphen(c.value) && letters && word_at(next) && first_digit == kNone &&
          table_.prefixes.contains(to_lower(slice(begin, end)))) {
        end = next;
        continue;
      }
      break;
    }
    // "US$": the sign stays with the country.
    if (byte(end) == '$' && end - begin <= 2 && table_.currencies.contains(to_lower(slice(begin, end)))) {
      push(begin, end + 1, Kind::word);
      return;
    }
    // "USD10"
    if (first_digit != kNone && first_digit > begin && end - first_digit > 0 && first_digit - begin >= 2 &&
        table_.currencies.contains(to_lower(slice(begin, first_digit))) && number_until(first_digit, end)) {
      push(begin, first_digit, Kind::word);
      return;
    }
    // "1.2bn": the number ends where its unit begins.
    if (digit(begin)) {
      std::uint32_t unit = end;
      while (unit > begin && !digit(unit - 1)) --unit;
      const bool sign = unit + 1 == end && is_upper(look(unit).value);  // "5G" is no unit
      if (unit < end && !sign && table_.units.contains(to_lower(slice(unit, end))) && number_until(begin, unit)) {
        push(begin, unit, Kind::word);
        push(unit, end, Kind::word);
        return;
      }
    }
    if (byte(end) == '.' && (initial(begin, end) || abbreviation(begin, end))) return;
    // A short list number at the very start: "1. Agriculture".
    if (digits_only && end - begin <= 2 && out_.empty() && byte(end) == '.' && end + 1 == chunk_end_ &&
        end + 1 < end_) {
      push(begin, end + 1, Kind::initial);
      return;
    }
    clitics(begin, end);
  }

  // "U.S.", "H.E.", "a.m.", "N." before "Ozolins": single letters each with a full stop.
  bool letters_with_stops() {
    std::uint32_t end = at_;
    std::uint32_t count = 0;
    bool upper = true;
    for (;;) {
      const CodePoint c = look(end);
      if (c.size == 0 || !is_letter(c.value) || byte(end + c.size) != '.') break;
      upper &= is_upper(c.value);
      end += c.size + 1;
      ++count;
    }
    if (count == 0) return false;
    if (count == 1) {
      if (upper && !lone_pronoun(end) && !platform(end)) {
        push(at_, end, Kind::initial);
        return true;
      }
      return false;
    }
    // "U.S.A": a last letter without its stop.
    if (letter(end) && !word_at(end + look(end).size) && byte(end + look(end).size) != '\'') {
      push(at_, end + look(end).size, Kind::word);
      return true;
    }
    // The stop of "...in the U.K.The" belongs to both; keep it with the letters.
    const bool title = table_.abbreviation(slice(at_, end - 1)) == AbbreviationKind::title;
    push(at_, end, letter(end) ? Kind::initial : title ? Kind::title : Kind::abbreviation);
    return true;
  }

  // "he wrote on X." ends a sentence, too.
  bool platform(std::uint32_t after) const {
    if (byte(after - 2) != 'X' || letter(after) || out_.empty() || out_.back().span.end == at_) return false;
    const std::string_view before = slice(out_.back().span.begin, out_.back().span.end);
    return before == "on" || before == "via" || before == "platform" || before == "network";
  }

  // "he and I." ends a sentence; "I." before a name is an initial.
  bool lone_pronoun(std::uint32_t after) const {
    if (byte(after - 2) != 'I') return false;
    if (letter(after)) return false;
    return out_.empty() ? false : after >= end_ || !next_word_is_capital(after) || last_word_is_lower();
  }
  bool last_word_is_lower() const {
    const CodePoint c = look(out_.back().span.begin);
    return is_lower(c.value);
  }
  bool next_word_is_capital(std::uint32_t at) const {
    while (at < end_ && is_space(look(at).value)) at += look(at).size;
    return is_upper(look(at).value);
  }

  // "Kh." and "Yu." before a name, with or without a space.
  bool initial(std::uint32_t begin, std::uint32_t end) {
    if (end - begin > 3 || !is_upper(look(begin).value) || is_upper(look(end - 1).value)) return false;
    const std::uint32_t next = byte(end + 1) == ' ' ? end + 2 : end + 1;
    if (!is_upper(look(next).value) || !table_.initials.contains(to_lower(slice(begin, end)))) return false;
    push(begin, end + 1, Kind::initial);
    return true;
  }

  // "713-853-3989", "2021-09-23": digit groups that stay together; "2013-2014" and "10-12" are cut.
  bool telephone_or_date() {
    std::uint32_t end = at_;
    std::uint32_t groups = 0;
    std::uint32_t sizes[5] = {};
    for (;;) {
      const std::uint32_t start = end;
      while (digit(end)) ++end;
      if (end == start || groups == 5) return false;
      sizes[groups++] = end - start;
      if (byte(end) == '-' && digit(end + 1)) {
        ++end;
      } else {
        break;
      }
    }
    if (groups < 2 || word_at(end)) return false;
    const bool two = groups == 2 && sizes[0] == 3 && sizes[1] == 4;
    if (!two && groups < 3) return false;
    push(at_, end, Kind::word);
    return true;
  }

  bool number_until(std::uint32_t begin, std::uint32_t end) const {
    return std::all_of(text_.begin() + begin, text_.begin() + end,
                       [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ','; });
  }

  bool abbreviation(std::uint32_t begin, std::uint32_t end) {
    std::uint32_t stop = end;
    AbbreviationKind kind = table_.abbreviation(slice(begin, end));
    // "Ph.D.", "Lt.Gen.": further parts with stops of their own.
    if (letter(stop + 1)) {
      std::uint32_t further = stop + 1;
      while (letter(further)) further += look(further).size;
      if (byte(further) == '.')
        if (const auto longer = table_.abbreviation(slice(begin, further)); longer != AbbreviationKind::none) {
          kind = longer;
          stop = further;
        }
    }
    if (kind == AbbreviationKind::none) return false;
    std::uint32_t next = stop + 1;
    while (next < end_ && byte(next) == ' ') ++next;
    if (kind == AbbreviationKind::number && !digit(next)) return false;
    // A lower-case word that also exists as an abbreviation needs something to follow.
    push(begin, stop + 1,
         kind == AbbreviationKind::general   ? Kind::abbreviation
         : kind == AbbreviationKind::closing ? Kind::closing
                                             : Kind::title);
    return true;
  }

  void clitics(std::uint32_t begin, std::uint32_t end) {
    std::uint32_t cuts[kMostClitics];
    const std::size_t count = clitic_cuts(slice(begin, end), cuts);
    std::uint32_t from = begin;
    for (std::size_t i = 0; i < count; ++i) {
      push(from, begin + cuts[i], Kind::word);
      from = begin + cuts[i];
    }
    push(from, end, Kind::word);
  }

  // ":)", ";-(" and the like, with a blank before and none of a word behind.
  bool face() {
    if (at_ != chunk_ || (byte(at_) != ':' && byte(at_) != ';')) return false;
    std::uint32_t end = at_ + 1;
    if (byte(end) == '-') ++end;
    if (byte(end) != ')' && byte(end) != '(') return false;
    while (byte(end + 1) == byte(end)) ++end;
    if (end + 1 < end_ && !is_space(look(end + 1).value)) return false;
    push(at_, end + 1, Kind::mark);
    return true;
  }

  void sign(CodePoint c) {
    if (face()) return;
    std::uint32_t end = at_ + c.size;
    if (c.value == '.' || c.value == '!' || c.value == '?' || c.value == 0x2026 || c.value == 0x3002) {
      bool stops_only = c.value == '.';
      std::uint32_t count = 1;
      for (;;) {
        const CodePoint next = look(end);
        if (next.size == 0) break;
        const bool more =
            stops_only ? next.value == '.' : next.value == '!' || next.value == '?' || next.value == 0x2026;
        if (!more) break;
        end += next.size;
        ++count;
      }
      const bool ellipsis = c.value == 0x2026 || (stops_only && count > 1);
      push(at_, end, ellipsis ? Kind::ellipsis : Kind::stop);
      return;
    }
    if (is_apostrophe(c.value)) {
      // "'90s", "'em", and a clitic that stands apart: "Iran 's"
      std::uint32_t tail = end;
      while (word_at(tail)) tail += look(tail).size;
      const std::string_view rest = slice(end, tail);
      const bool years =
          rest.size() >= 2 && digit(end) && digit(end + 1) && (rest.size() == 2 || rest.substr(2) == "s");
      if (years || rest == "s" || rest == "em" || rest == "S" || rest == "tis" || rest == "twas" || rest == "til") {
        push(at_, tail, Kind::word);
        return;
      }
      push(at_, end, Kind::mark);
      return;
    }
    // Runs of one sign are one token: "--", "***".
    if (c.value == '-' || c.value == '*' || c.value == '=' || c.value == '_' || c.value == '~' || c.value == '\'' ||
        c.value == 0x2014 || c.value == '<' || c.value == '>') {
      while (look(end).value == c.value) end += c.size;
    }
    push(at_, end, Kind::mark);
  }

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  static constexpr std::uint32_t kLongestAddress = 120;  // keeps odd input linear
  const TokenTable& table_;
  std::string_view text_;
  std::uint32_t end_;
  std::uint32_t at_;
  std::uint32_t chunk_ = 0;
  std::uint32_t chunk_end_ = 0;
  bool has_at_ = false;
  bool has_stop_inside_ = false;
  std::vector<RawToken> out_;
};

}  // namespace

std::vector<RawToken> tokenise(const TokenTable& table, std::string_view text, Span paragraph) {
  return Cutter(table, text, paragraph).run();
}

}  // namespace chancery
