#include "text/dateline.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/units.h"

namespace chancery {
namespace {

constexpr std::size_t kLongest = 240;  // bytes that a dateline may take

// Reads one dateline forward. Offsets are into the whole text.
class Reader {
 public:
  Reader(std::string_view text, Span unit, const Agencies& agencies, bool whole)
      : text_(text),
        unit_(unit),
        limit_(std::min<std::size_t>(unit.end, unit.begin + kLongest)),
        agencies_(agencies),
        whole_(whole),
        at_(unit.begin) {}

  std::optional<FoundDateline> read() {
    const bool passed_on = peek() == '(';
    if (!lead()) return {};
    // "(MENAFN - Tidewater News Agency) HARBOUR, March 4 (TNA) -": who passes it on, then the dateline itself.
    if (passed_on)
      if (const std::size_t next = after_spaces_in_unit(at_); next > at_ && next < unit_.end)
        if (auto own = Reader(text_, {static_cast<std::uint32_t>(next), unit_.end}, agencies_, whole_).read(); own && own->strong && own->dateline.place && own->date) {
          own->dateline.span.begin = unit_.begin;
          if (!own->dateline.agency) own->dateline.agency = agency_;
          return own;
        }
    for (int parts = 0; parts < 8 && part(); ++parts) {
    }
    return judge();
  }

 private:
  enum class Closed { no, dash, colon, stop, slash, bracket };

  char32_t peek() const { return at_ < limit_ ? code_point_at(text_, at_).value : 0; }
  void step() { at_ += at_ < limit_ ? code_point_at(text_, at_).size : 0; }
  std::size_t after_spaces(std::size_t at) const {
    while (at < limit_ && is_space(code_point_at(text_, at).value)) at += code_point_at(text_, at).size;
    return at;
  }
  std::string_view piece(std::size_t begin, std::size_t end) const { return text_.substr(begin, end - begin); }
  Span span(std::size_t begin, std::size_t end) const {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  // What a dateline opens with: a place, or an agency alone.
  bool lead() {
    if (peek() == '(' || peek() == '[') {
      if (!bracket() || !agency_known_) return false;
      end_ = at_;
      return true;
    }
    if (const std::size_t length = agencies_.at(text_, at_); length && at_ + length <= limit_) {
      const std::size_t next = after_spaces(at_ + length);
      const char32_t c = next < limit_ ? code_point_at(text_, next).value : 0;
      if (c == ':' || c == 0x2013 || c == 0x2014 || c == '/' || (c == '-' && next > at_ + length)) {
        take_agency(at_, at_ + length, true);
        at_ += length;
        end_ = at_;
        return true;
      }
    }
    // "Nov 06, 2019 (LBO) –": no place.
    if (const auto date = scan_date(text_.substr(0, limit_), at_); date && date->has_year()) {
      const std::size_t next = after_spaces(date->end);
      if (next < limit_ && text_[next] == '(') {
        take_date(*date, 0);
        at_ = end_ = date->end;
        return true;
      }
      return false;
    }
    return place();
  }

  // One to five words that start with capitals.
  bool place() {
    const std::size_t begin = at_;
    std::size_t end = at_, at = at_;
    int words = 0;
    bool all_caps = true;
    while (at < limit_) {
      if (words > 0 && scan_date(text_.substr(0, limit_), at)) break;
      const CodePoint first = code_point_at(text_, at);
      std::size_t word_end = at;
      bool has_lower = false;
      while (word_end < limit_) {
        const CodePoint c = code_point_at(text_, word_end);
        const CodePoint next = code_point_at(text_.substr(0, limit_), word_end + c.size);
        const bool inner =
            (c.value == '\'' || c.value == 0x2019 || c.value == '-' || c.value == '/' || c.value == 0x02BC) &&
            is_letter(next.value) && word_end > at;
        // "St." and "D.C." keep their stops; the stop after a place does not belong to it.
        const bool stop = c.value == '.' && word_end > at && word_end - at <= 3 &&
                          (is_letter(next.value) || (word_end - at == 2 && piece(at, word_end) == "St") ||
                           (word_end - at == 2 && piece(at, word_end) == "ST"));
        if (!is_letter(c.value) && !inner && !stop) break;
        if (c.value == '/' && agencies_.at(text_, word_end + 1)) break;
        has_lower |= is_lower(c.value);
        word_end += c.size;
      }
      if (word_end == at) break;
      const std::string_view word = piece(at, word_end);
      const bool particle =
          words > 0 && (word == "de" || word == "da" || word == "do" || word == "of" || word == "el" || word == "la" ||
                        word == "del" || word == "es" || word == "al" || word == "le");
      if (!is_upper(first.value) && !particle && is_lower(first.value)) break;
      if (!is_letter(first.value)) break;
      if (words > 0 && agencies_.at(text_, at) && !agencies_.is_place(piece(begin, word_end))) {
        // "TASHKENT Dunyo --": the agency stands beside the place.
        break;
      }
      if (!particle) {
        ++words;
        all_caps &= !has_lower;
        end = word_end;
      } else if (words == 0) {
        break;
      }
      if (words > 5) return false;
      const std::size_t next = after_spaces(word_end);
      if (next == word_end) {
        at = word_end;
        break;
      }
      at = next;
    }
    if (words == 0 || words > 5) return false;
    place_ = span(begin, end);
    all_caps_ = all_caps && end - begin >= 3;
    known_place_ = agencies_.is_place(piece(begin, end));
    at_ = end_ = end;
    return true;
  }

  void take_agency(std::size_t begin, std::size_t end, bool known) {
    if (agency_ && (agency_known_ || !known)) return;
    agency_ = span(begin, end);
    agency_known_ = known;
  }

  // Where the bracket closes that was opened before: "MENAFN - Tidewater News Agency (TNA))".
  static std::size_t up_to(std::string_view text, char32_t open, char close) {
    int depth = 1;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const auto c = static_cast<unsigned char>(text[at]);
      if (text[at] == close && --depth == 0) return at;
      if (c == open && open != '/') ++depth;
    }
    return text.find(close);
  }

  // "(Xinhua)", "/TASS/", "[India]", "(UrduPoint / Pakistan Point News - 5th Apr, 2024)".
  bool bracket() {
    const char32_t open = peek();
    const char close = open == '(' ? ')' : open == '[' ? ']' : '/';
    const std::size_t begin = at_ + 1;
    const std::size_t length = up_to(text_.substr(begin, std::min<std::size_t>(limit_ - begin, 90)), open, close);
    if (length == std::string_view::npos || length == 0) return false;
    const std::string_view inside = text_.substr(begin, length);
    if (inside.find('\n') != std::string_view::npos) return false;
    const auto known = agencies_.find(inside);
    const auto date = find_date(inside);
    const Unit seen = look_at(text_, span(begin, begin + length));
    if (known)
      take_agency(begin + known->first, begin + known->first + known->second, true);
    else if (open == '(' && !date && text_.substr(begin + length + 1, 2).find('[') != std::string_view::npos) {
      // "Lodehaven (Vard) [Norland]": the province, for the country follows.
    } else if (open != '[' && !date && seen.words >= 1 && seen.words <= 5 && seen.lower <= seen.capitalised &&
             seen.capitalised > 0)
      take_agency(begin, begin + length, false);
    else if (!date && open != '[')
      return false;
    else if (date && open == '(') {  // "(Baltic Point - 4th Mar, 2026)": what stands before the date
      std::size_t end = begin + date->begin;
      while (end > begin && !is_letter(code_point_at(text_, end - 1).value)) --end;
      const Unit name = look_at(text_, span(begin, end));
      if (end > begin && name.lower == 0 && name.capitalised >= 1 && name.words <= 5) take_agency(begin, end, false);
    }
    if (date && !date_) take_date(*date, begin);
    at_ = begin + length + 1;
    end_ = at_;
    closed_ = close == '/' ? Closed::slash : Closed::bracket;
    return true;
  }

  void take_date(ScannedDate date, std::size_t offset) {
    date.begin += offset;
    date.end += offset;
    date_ = date;
  }

  // One more part of the dateline; false where the text begins.
  bool part() {
    const std::size_t start = at_;
    at_ = after_spaces(at_);
    const char32_t c = peek();
    if (c == 0) return at_ = start, false;
    if (c == 0x2013 || c == 0x2014 || c == 0x2015 || c == '|' || c == ':') {
      step();
      if (c == '|' && !agency_) {  // "Beijing, China | Xinhua | ..."
        if (const std::size_t at = after_spaces(at_), length = agencies_.at(text_, at);
            length && at + length <= limit_) {
          take_agency(at, at + length, true);
          at_ = end_ = at + length;
          return true;
        } else if (const std::size_t bar = text_.substr(0, limit_).find('|', at); bar != std::string_view::npos && bar - at <= 40) {
          // "Brenn, Norland | THE OBSERVER | ..."
          const Unit name = look_at(text_, trimmed(text_, span(at, bar)));
          if (name.words >= 1 && name.words <= 4 && name.lower == 0 && name.capitalised == name.words) {
            take_agency(name.span.begin, name.span.end, false);
            at_ = bar + 1;
            return finish(Closed::dash);
          }
        }
      }
      return finish(c == ':' ? Closed::colon : Closed::dash);
    }
    if (c == '-') {
      std::size_t end = at_;
      while (end < limit_ && text_[end] == '-') ++end;
      const bool spaced = at_ > start || end - at_ > 1 || (end < limit_ && text_[end] == ' ');
      if (!spaced && end < limit_) return at_ = start, false;
      at_ = end;
      return finish(Closed::dash);
    }
    if (c == ',' || c == '.' || c == ';') {
      step();
      const std::size_t end = at_;
      // Only taken along when more of the dateline follows, or when the dateline is surely over.
      if (more()) return true;
      if (c == '.' && (date_ || agency_)) {
        end_ = end;
        closed_ = Closed::stop;
      } else {
        at_ = start;
      }
      return false;
    }
    if (c == '(' || c == '[') {
      if (!bracket()) return at_ = start, false;
      return true;
    }
    if (c == '/') {
      if (closed_ == Closed::slash || agency_) {  // "REPORT.AZ/" or a second slash
        step();
        return finish(Closed::slash);
      }
      if (!bracket()) return at_ = start, false;
      return true;
    }
    return more() ? true : (at_ = start, false);
  }

  // What divides the dateline from the text.
  bool finish(Closed kind) {
    end_ = at_;
    closed_ = kind;
    return false;
  }

  // A date, an agency or the region of the place, after a separator or right after the place.
  bool more() {
    const std::size_t at = after_spaces(at_);
    if (at >= limit_) return false;
    const char32_t c = code_point_at(text_, at).value;
    if (c == '(' || c == '[' || c == '/') {
      const std::size_t back = at_;
      at_ = at;
      if (bracket()) return true;
      at_ = back;
      return false;
    }
    if (c == 0x2013 || c == 0x2014 || text_.substr(at, 2) == "--" || text_.substr(at, 2) == "- ") return at_ = at, true;
    if (!date_) {
      if (auto date = scan_date(text_.substr(0, limit_), at)) {
        take_date(*date, 0);
        at_ = end_ = date->end;
        return true;
      }
    }
    if (const std::size_t length = agencies_.at(text_, at); length && at + length <= limit_ && !agency_known_) {
      const std::size_t end = at + length;
      const std::size_t next = after_spaces(end);
      const char32_t d = next < limit_ ? code_point_at(text_, next).value : 0;
      // "Trend reports" is running text; "Trend." and "Trend:" and "KAZINFORM –" are not.
      if (d == 0 || d == '.' || d == ':' || d == ',' || d == '/' || d == '-' || d == 0x2013 || d == 0x2014 ||
          d == '|' || d == ')') {
        take_agency(at, end, true);
        at_ = end_ = end;
        return true;
      }
    }
    // "BAKU, Azerbaijan, Dec. 8": up to three capitalised words before the next separator.
    if (regions_ >= 3 || date_ || agency_ || !place_) return false;
    std::size_t end = at;
    int words = 0;
    while (end < limit_ && words < 4) {
      const CodePoint first = code_point_at(text_, end);
      if (!is_upper(first.value) || (words > 0 && scan_date(text_.substr(0, limit_), end))) break;
      while (end < limit_) {
        const CodePoint d = code_point_at(text_, end);
        if (!is_letter(d.value) && !(d.value == '.' && end - at <= 4)) break;
        end += d.size;
      }
      ++words;
      if (end < limit_ && text_[end] == ' ')
        ++end;
      else
        break;
    }
    if (words == 0 || words > 3) return false;
    const std::size_t next = after_spaces(end);
    const char32_t d = next < limit_ ? code_point_at(text_, next).value : 0;
    const bool separated = d == ',' || d == '(' || d == '/' || d == '|' || d == 0x2013 || d == 0x2014 ||
                           text_.substr(next, 2) == "--" || scan_date(text_.substr(0, limit_), next).has_value();
    if (!separated) return false;
    ++regions_;
    at_ = end_ = next;
    while (end_ > at && text_[end_ - 1] == ' ') --end_;
    at_ = end_;
    return true;
  }

  std::optional<FoundDateline> judge() {
    const std::size_t text_begin = after_spaces_in_unit(end_);
    const bool over = text_begin >= unit_.end;
    if (over && !whole_) return {};
    if (!place_ && !agency_known_ && !(date_ && agency_ && closed_ == Closed::dash)) return {};
    bool accept = false;
    const bool dash = closed_ == Closed::dash, colon = closed_ == Closed::colon;
    const bool closed =
        dash || colon || closed_ == Closed::slash || closed_ == Closed::stop || closed_ == Closed::bracket;
    if (agency_known_)
      accept = closed || over;
    else if (date_ && (place_ || agency_))
      accept = closed || over;
    else if (agency_ && place_)
      accept = (all_caps_ || known_place_) && closed;
    else if (place_ && known_place_)
      accept = dash || (colon && !over);
    else if (place_ && all_caps_)
      accept = dash && has_small_letters();
    if (!accept) return {};
    if (over && !date_) return {};  // a headline or a section's name
    if (!over) {
      const CodePoint c = code_point_at(text_, text_begin);
      const bool starts = !is_lower(c.value);
      const bool surely = (dash || closed_ == Closed::slash || colon) && (date_ || agency_known_);
      if (!starts && !surely) return {};
      // "Moscow - Riga: ..." is no dateline.
      if (dash && !date_ && !agency_ && !all_caps_) {
        std::size_t end = text_begin;
        while (end < unit_.end && is_letter(code_point_at(text_, end).value)) end += code_point_at(text_, end).size;
        if (agencies_.is_place(text_.substr(text_begin, end - text_begin))) return {};
      }
    }
    FoundDateline out;
    out.dateline.span = span(unit_.begin, end_);
    out.dateline.place = place_;
    out.dateline.agency = agency_;
    if (date_) out.dateline.date = span(date_->begin, date_->end);
    out.date = date_;
    out.strong = date_.has_value() || agency_known_;
    return out;
  }

  std::size_t after_spaces_in_unit(std::size_t at) const {
    while (at < unit_.end && is_space(code_point_at(text_, at).value)) at += code_point_at(text_, at).size;
    return at;
  }
  bool has_small_letters() const {
    int small = 0;
    for (std::size_t at = end_; at < unit_.end && at < end_ + 200; ++at) small += text_[at] >= 'a' && text_[at] <= 'z';
    return small > 10 || unit_.end - end_ < 20;
  }

  std::string_view text_;
  Span unit_;
  std::size_t limit_;
  const Agencies& agencies_;
  bool whole_;
  std::size_t at_;
  std::size_t end_ = 0;
  std::optional<Span> place_, agency_;
  std::optional<ScannedDate> date_;
  bool agency_known_ = false, all_caps_ = false, known_place_ = false;
  int regions_ = 0;
  Closed closed_ = Closed::no;
};

}  // namespace

std::optional<FoundDateline> read_dateline(std::string_view text, Span unit, const Agencies& agencies, bool whole) {
  return Reader(text, unit, agencies, whole).read();
}

std::optional<FoundDateline> find_dateline_after_title(std::string_view text, Span unit, const Agencies& agencies) {
  constexpr std::uint32_t kLongestTitle = 300;
  const std::uint32_t limit = std::min(unit.end, unit.begin + kLongestTitle);
  int words = 0;
  for (std::uint32_t at = unit.begin; at < limit; ++at) {
    if (at > unit.begin && text[at - 1] != ' ' && text[at - 1] != '\n') continue;
    ++words;
    if (words < 4 || !is_upper(code_point_at(text, at).value)) continue;
    const auto found = Reader(text, {at, unit.end}, agencies, false).read();
    if (!found || !found->strong || !found->dateline.place) continue;
    const std::string_view place = text.substr(found->dateline.place->begin, found->dateline.place->size());
    bool capitals = true;
    for (const char c : place) capitals &= !(c >= 'a' && c <= 'z');
    if (!capitals && !agencies.is_place(place)) continue;
    // What stands before is a title only if no sentence ends in it.
    const Unit before = look_at(text, trimmed(text, {unit.begin, at}));
    if (before.inner_stops > 0 || before.ends_sentence) return {};
    return found;
  }
  return {};
}

}  // namespace chancery
