#include "syntax/sentence_splitter.h"

#include "base/utf8.h"

namespace chancery {
namespace {

using Kind = RawToken::Kind;

class Splitter {
 public:
  Splitter(const TokenTable& table, std::string_view text, const std::vector<RawToken>& tokens)
      : table_(table), text_(text), tokens_(tokens) {}

  std::vector<std::uint32_t> run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      note_quotes(i);
      if (!may_end(i)) continue;
      std::size_t next = i + 1;
      while (next < tokens_.size() && (closes(next) || tokens_[next].kind == Kind::stop)) note_quotes(next++);
      // A reference right after the stop, "...talks.[12]", stays with it.
      while (next + 2 < tokens_.size() && word(next) == "[" && !space_before(next) && word(next + 2) == "]" &&
             word(next + 1).find_first_not_of("0123456789") == std::string_view::npos)
        next += 3;
      i = next - 1;
      if (next >= tokens_.size()) break;
      if (ends(tokens_[last_stop_], next)) end_at(next);
    }
    if (!tokens_.empty()) end_at(tokens_.size());
    return std::move(out_);
  }

 private:
  std::string_view word(std::size_t i) const { return text_.substr(tokens_[i].span.begin, tokens_[i].span.size()); }
  char32_t first(std::size_t i) const { return code_point_at(text_, tokens_[i].span.begin).value; }
  bool space_before(std::size_t i) const { return i > 0 && tokens_[i - 1].span.end < tokens_[i].span.begin; }

  void note_quotes(std::size_t i) {
    if (word(i) == "\"") straight_open_ = !straight_open_;
    if (tokens_[i].kind == Kind::mark && (word(i) == "(" || word(i) == "[")) ++depth_;
    if (tokens_[i].kind == Kind::mark && (word(i) == ")" || word(i) == "]") && depth_ > 0) --depth_;
  }

  bool may_end(std::size_t i) {
    switch (tokens_[i].kind) {
      case Kind::stop: case Kind::ellipsis: case Kind::abbreviation: case Kind::closing: case Kind::initial:
        last_stop_ = i;
        return true;
      default:
        return false;
    }
  }

  // A quotation mark or bracket that closes what the stop before it ended.
  bool closes(std::size_t i) const {
    if (tokens_[i].kind != Kind::mark) return false;
    const std::string_view mark = word(i);
    if (mark == "\u201D" || mark == "\u00BB" || mark == ")" || mark == "]" || mark == "''") return true;
    if (mark == "\"") return straight_open_ || (!space_before(i) && (i + 1 >= tokens_.size() || space_before(i + 1)));
    if (mark == "'" || mark == "\u2019") return !space_before(i) && (i + 1 >= tokens_.size() || space_before(i + 1));
    return false;
  }

  bool starter(std::size_t i) const { return table_.starters.contains(to_lower(word(i))) && is_upper(first(i)); }

  bool ends(const RawToken& stop, std::size_t next) const {
    // What opens a quotation or a bracket is looked through.
    std::size_t word_at = next;
    bool opened = false;
    while (word_at < tokens_.size() && opens(word_at)) {
      opened = true;
      ++word_at;
    }
    if (word_at >= tokens_.size()) return false;
    const char32_t c = first(word_at);
    // After a question or an exclamation a lower-case sentence follows only where they are written so.
    if (is_lower(c))
      return !opened && next == last_stop_ + 1 && stop.kind == Kind::stop && word(last_stop_) != "." && is_lower(first(start()));
    const bool capital = is_upper(c);
    switch (stop.kind) {
      case Kind::closing:
        return capital;
      case Kind::abbreviation:
        return capital && (starter(word_at) || (opened && is_quote(next)));
      case Kind::initial:
        return capital && starter(word_at) && last_stop_ > start() + 1 && word(word_at).size() > 1;
      case Kind::ellipsis:
        return capital && (!inside(stop) || starter(word_at)) && space_or_quote(next);
      default:
        break;
    }
    // . ! ?
    if (depth_ > 0 && !capital) return false;
    if (tokens_[word_at].kind == Kind::mark && !opened) {
      // "!" before a comma or dash goes on; before a bullet or a sign of money it ends.
      const std::string_view mark = word(word_at);
      if (mark == "," || mark == ";" || mark == ":" || mark == "\u2013" || mark == "\u2014" || mark == "-" || mark == "--" ||
          mark == "/" || mark == "%")
        return false;
    }
    if (tokens_[word_at].kind == Kind::stop || tokens_[word_at].kind == Kind::ellipsis) return false;
    return true;
  }

  // An ellipsis right between words, without a space: "We ...agreed".
  bool inside(const RawToken& stop) const { return last_stop_ > 0 && tokens_[last_stop_ - 1].span.end < stop.span.begin; }
  bool space_or_quote(std::size_t next) const { return space_before(next) || opens(next); }
  bool is_quote(std::size_t i) const { return opens(i) && word(i) != "(" && word(i) != "["; }
  bool opens(std::size_t i) const {
    if (tokens_[i].kind != Kind::mark) return false;
    const std::string_view mark = word(i);
    return mark == "\u201C" || mark == "\u2018" || mark == "\u00AB" || mark == "(" || mark == "[" || mark == "``" ||
           mark == "\"" || mark == "'" || mark == "\u201E";
  }

  std::size_t start() const { return out_.empty() ? 0 : out_.back(); }

  void end_at(std::size_t next) {
    straight_open_ = false;
    depth_ = 0;
    while (next - start() > kLongestSentence) out_.push_back(static_cast<std::uint32_t>(cut_after(start())));
    if (next > start()) out_.push_back(static_cast<std::uint32_t>(next));
  }

  // The best place to cut an endless sentence: after its last semicolon or comma within the limit.
  std::size_t cut_after(std::size_t from) const {
    std::size_t comma = 0;
    for (std::size_t i = from + kLongestSentence - 1; i > from + kLongestSentence / 2; --i) {
      if (word(i) == ";" || tokens_[i].kind == Kind::stop) return i + 1;
      if (comma == 0 && word(i) == ",") comma = i + 1;
    }
    return comma ? comma : from + kLongestSentence;
  }

  const TokenTable& table_;
  std::string_view text_;
  const std::vector<RawToken>& tokens_;
  std::vector<std::uint32_t> out_;
  std::size_t last_stop_ = 0;
  bool straight_open_ = false;
  int depth_ = 0;
};

}  // namespace

std::vector<std::uint32_t> sentence_ends(const TokenTable& table, std::string_view text,
                                         const std::vector<RawToken>& tokens) {
  return Splitter(table, text, tokens).run();
}

}  // namespace chancery
