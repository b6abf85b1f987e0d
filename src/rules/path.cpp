#include "rules/path.h"

#include <algorithm>

#include "base/file.h"
#include "chancery/error.h"
#include "rules/lines.h"

namespace chancery {
namespace {

constexpr auto kRelations = static_cast<unsigned>(Relation::xcomp) + 1;
static_assert(kRelations <= 64);

// Reads the steps of one line.
class StepReader {
 public:
  StepReader(std::string_view text, const PathBook& book, const std::string& file, std::size_t line)
      : text_(text), book_(book), file_(file), line_(line) {}

  std::vector<PathStep> all() {
    auto steps = row();
    if (at_ < text_.size()) fail("what is '" + std::string(text_.substr(at_)) + "'?");
    return steps;
  }

 private:
  [[noreturn]] void fail(const std::string& why) const { throw Error(file_, line_, why); }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void spaces() {
    while (peek() == ' ' || peek() == '\t') ++at_;
  }
  static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == ':' ||
           c == '-' || c == '\'' || c == '=' || static_cast<unsigned char>(c) >= 0x80;
  }
  std::string_view word(const char* what) {
    const std::size_t begin = at_;
    while (is_word(peek()) && peek() != '=') ++at_;
    if (at_ == begin) fail(std::string("expected ") + what + " at '" + std::string(text_.substr(begin, 12)) + "'");
    return text_.substr(begin, at_ - begin);
  }

  std::vector<PathStep> row() {
    if (++depth_ > 8) fail("filters nested too deeply");
    std::vector<PathStep> steps;
    for (spaces(); at_ < text_.size() && peek() != ']'; spaces()) steps.push_back(step());
    if (steps.empty()) fail("an empty path");
    --depth_;
    return steps;
  }

  PathStep step() {
    PathStep out;
    if (peek() == '>' || peek() == '<') {
      out.move = text_[at_++] == '>' ? PathStep::Move::down : PathStep::Move::up;
      out.relations = relations();
    } else if (peek() == '[') {
      out.move = PathStep::Move::stay;
    } else {
      const std::string_view name = word("a step");
      out.move = PathStep::Move::path;
      if (!book_.find(name, out.path)) fail("no path '" + std::string(name) + "' above");
    }
    while (peek() == '[') out.filters.push_back(filter());
    if (peek() == '*') {
      ++at_;
      if (out.move != PathStep::Move::down && out.move != PathStep::Move::up)
        fail("only > and < steps can be repeated");
      out.repeated = true;
    } else if (peek() == '$') {
      ++at_;
      out.last = true;
    }
    if (at_ < text_.size() && peek() != ' ' && peek() != '\t' && peek() != ']')
      fail("what is '" + std::string(text_.substr(at_, 12)) + "'?");
    return out;
  }

  std::uint64_t relations() {
    std::uint64_t bits = 0;
    while (true) {
      std::string name(word("a relation"));
      if (name == "any") {
        bits = ~std::uint64_t{0};
      } else if (name.back() == ':' && peek() == '*') {
        ++at_;
        name.pop_back();
        bits |= family(name);
      } else {
        bits |= bit_of(relation(name));
      }
      if (peek() != ',') return bits;
      ++at_;
    }
  }
  Relation relation(const std::string& name) const {
    const Relation found = relation_from(name);
    if (name_of(found) != name) fail("no relation '" + name + "'");
    return found;
  }
  std::uint64_t family(const std::string& name) const {
    const Relation main = relation(name);
    std::uint64_t bits = 0;
    for (unsigned r = 0; r < kRelations; ++r)
      if (main_relation(static_cast<Relation>(r)) == main) bits |= std::uint64_t{1} << r;
    return bits;
  }

  PathFilter filter() {
    ++at_;  // [
    PathFilter out;
    const std::string key(word("a filter"));
    if (key == "has" || key == "no") {
      out.key = key == "has" ? PathFilter::Key::has : PathFilter::Key::no;
      out.steps = row();
    } else {
      out.key = key_of(key);
      if (peek() == '!') {
        out.negated = true;
        ++at_;
      }
      if (peek() != '=') fail("expected = after '" + key + "'");
      ++at_;
      if (out.key == PathFilter::Key::rel)
        out.bits = relations();
      else
        values(out);
    }
    if (peek() != ']') fail("expected ] at '" + std::string(text_.substr(at_, 12)) + "'");
    ++at_;
    return out;
  }
  PathFilter::Key key_of(const std::string& key) const {
    using Key = PathFilter::Key;
    static const std::unordered_map<std::string_view, Key> keys = {
        {"lemma", Key::lemma}, {"form", Key::form}, {"upos", Key::upos},        {"xpos", Key::xpos}, {"rel", Key::rel},
        {"case", Key::case_},  {"mark", Key::mark}, {"class", Key::word_class}, {"feat", Key::feat}};
    const auto found = keys.find(key);
    if (found == keys.end()) fail("no filter '" + key + "'");
    return found->second;
  }
  void values(PathFilter& filter) {
    while (true) {
      const std::size_t begin = at_;
      while (is_word(peek())) ++at_;
      std::string value(text_.substr(begin, at_ - begin));
      if (value.empty()) fail("expected a value at '" + std::string(text_.substr(begin, 12)) + "'");
      if (filter.key == PathFilter::Key::upos) {
        const Upos tag = upos_from(value);
        if (name_of(tag) != value) fail("no tag '" + value + "'");
        filter.bits |= bit_of(tag);
      } else {
        filter.values.push_back(std::move(value));
      }
      if (peek() != ',') return;
      ++at_;
    }
  }

  std::string_view text_;
  const PathBook& book_;
  const std::string& file_;
  std::size_t line_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

void resolve_steps(std::vector<PathStep>& steps, const WordClasses& classes, const std::string& file,
                   std::size_t line) {
  for (auto& step : steps) {
    for (auto& filter : step.filters) {
      resolve_steps(filter.steps, classes, file, line);
      if (filter.key != PathFilter::Key::word_class) continue;
      filter.classes.clear();
      for (const auto& name : filter.values) {
        const ClassId id = classes.id(name);
        if (id == kNoClass) throw Error(file, line, "no word has the class '" + name + "'");
        filter.classes.push_back(id);
      }
    }
  }
}

}  // namespace

void PathBook::resolve(const WordClasses& classes) {
  for (auto& path : paths_)
    for (auto& alternative : path.alternatives) resolve_steps(alternative.steps, classes, file_, alternative.line);
}

PathBook PathBook::load(const std::string& file) { return parse(read_file(file), file); }

PathBook PathBook::parse(std::string_view contents, const std::string& file) {
  PathBook book;
  book.file_ = file;
  Path open;
  const auto close = [&] {
    if (open.name.empty()) return;
    if (open.summary.empty()) throw Error(file, open.line, "path '" + open.name + "' lacks its line of explanation");
    if (open.alternatives.empty()) throw Error(file, open.line, "path '" + open.name + "' leads nowhere");
    book.index_.emplace(open.name, static_cast<PathIndex>(book.paths_.size()));
    book.paths_.push_back(std::move(open));
    open = {};
  };
  for (const Line& line : lines_of(contents)) {
    std::string_view rest = line.text;
    const std::string_view first = first_word(rest);
    if (first == "path") {
      close();
      open.line = line.number;
      open.name = std::string(first_word(rest));
      if (open.name.empty() || !rest.empty()) throw Error(file, line.number, "expected: path NAME");
      if (!is_name(open.name)) throw Error(file, line.number, "'" + open.name + "' is no name for a path");
      if (book.index_.contains(open.name)) throw Error(file, line.number, "a second path '" + open.name + "'");
    } else if (open.name.empty()) {
      throw Error(file, line.number, "expected: path NAME");
    } else if (line.text.front() == '"') {
      if (line.text.size() < 3 || line.text.back() != '"')
        throw Error(file, line.number, "a quotation without its end");
      if (!open.summary.empty()) open.summary += ' ';
      open.summary += line.text.substr(1, line.text.size() - 2);
    } else {
      PathAlternative alternative;
      alternative.line = line.number;
      alternative.otherwise = first == "else";
      alternative.steps = StepReader(alternative.otherwise ? rest : line.text, book, file, line.number).all();
      open.alternatives.push_back(std::move(alternative));
    }
  }
  close();
  return book;
}

bool PathBook::find(std::string_view name, PathIndex& path) const {
  const auto found = index_.find(std::string(name));
  if (found == index_.end()) return false;
  path = found->second;
  return true;
}

PathIndex PathBook::compose(std::string_view names, const std::string& file, std::size_t line) {
  std::string key;
  PathAlternative row;
  for (std::string_view rest = names; !rest.empty();) {
    const std::string_view name = first_word(rest);
    PathStep step;
    step.move = PathStep::Move::path;
    if (!find(name, step.path)) throw Error(file, line, "no path '" + std::string(name) + "' in the grammar");
    row.steps.push_back(std::move(step));
    key += key.empty() ? "" : " ";
    key += name;
  }
  if (row.steps.empty()) throw Error(file, line, "an empty path");
  if (row.steps.size() == 1) return row.steps.front().path;
  const auto [found, fresh] = index_.emplace(key, static_cast<PathIndex>(paths_.size()));
  if (fresh) {
    Path path;
    path.name = key;
    path.alternatives.push_back(std::move(row));
    paths_.push_back(std::move(path));
  }
  return found->second;
}

}  // namespace chancery
