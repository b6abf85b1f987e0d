#include <algorithm>
#include <array>

#include "chancery/error.h"
#include "rules/lines.h"
#include "rules/rule.h"

namespace chancery {
namespace {

constexpr std::array kSlotTypes = {"Actor", "Person",     "Body",    "Country", "Place",  "Time", "Duration", "Amount",
                                   "Topic", "Instrument", "Contact", "Office",  "Clause", "Text", "Word"};
static_assert(kSlotTypes.size() == static_cast<std::size_t>(SlotType::Word) + 1);

std::vector<std::string> split_list(std::string_view text, const std::string& file, std::size_t line) {
  std::vector<std::string> out;
  while (true) {
    const std::size_t comma = text.find(',');
    const std::string_view item = trimmed(text.substr(0, comma));
    if (item.empty() || item.find(' ') != std::string_view::npos)
      throw Error(file, line, "expected names parted by commas, found '" + std::string(item) + "'");
    out.emplace_back(item);
    if (comma == std::string_view::npos) return out;
    text.remove_prefix(comma + 1);
  }
}

std::string unquoted(std::string_view text, const std::string& file, std::size_t line) {
  if (text.size() < 3 || text.front() != '"' || text.back() != '"')
    throw Error(file, line, "expected words in quotation marks, found '" + std::string(text) + "'");
  return std::string(text.substr(1, text.size() - 2));
}

class RuleReader {
 public:
  RuleReader(const std::string& file, PathBook& paths) : file_(file), paths_(paths) {}

  std::vector<Rule> all(std::string_view contents) {
    for (const Line& line : lines_of(contents)) {
      number_ = line.number;
      std::string_view rest = line.text;
      const std::string_view first = first_word(rest);
      if (first == "rule") {
        close();
        begin(rest);
      } else if (rule_.name.empty()) {
        fail("expected: rule NAME");
      } else if (line.text.front() == '"') {
        if (!rule_.summary.empty()) rule_.summary += ' ';
        rule_.summary += unquoted(line.text, file_, number_);
      } else if (first == "yes" || first == "no") {
        example(rest, first == "yes");
      } else if (first == "anchor") {
        anchor(rest);
      } else if (first == "gives") {
        gives(rest);
      } else if (rule_.anchor_line == 0) {
        fail("the anchor comes first");
      } else if (first == "unless" || first == "needs") {
        condition(rest, first == "needs");
      } else {
        slot(first, rest);
      }
    }
    close();
    return std::move(rules_);
  }

 private:
  [[noreturn]] void fail(const std::string& why) const { throw Error(file_, number_, why); }

  void begin(std::string_view name) {
    if (!is_name(name)) fail("'" + std::string(name) + "' is no name for a rule");
    rule_.name = std::string(name);
    rule_.file = file_;
    rule_.line = number_;
  }
  void close() {
    if (rule_.name.empty()) return;
    const auto lacks = [&](const char* what) {
      throw Error(file_, rule_.line, "rule '" + rule_.name + "' lacks " + what);
    };
    if (rule_.summary.empty()) lacks("its line of explanation");
    if (rule_.anchor_line == 0) lacks("an anchor");
    if (rule_.kind.empty()) lacks("what it gives");
    for (const auto& example : rule_.examples)
      for (const auto& [name, span] : example.slots)
        if (!has_slot(name)) throw Error(file_, example.line, "no slot '" + name + "' in rule '" + rule_.name + "'");
    rules_.push_back(std::move(rule_));
    rule_ = {};
  }
  bool has_slot(std::string_view name) const {
    return std::any_of(rule_.lines.begin(), rule_.lines.end(),
                       [&](const RuleLine& line) { return line.kind == RuleLine::Kind::slot && line.name == name; });
  }

  void anchor(std::string_view rest) {
    if (rule_.anchor_line != 0) fail("a second anchor");
    rule_.anchor_line = number_;
    const std::string_view what = first_word(rest);
    if (what == "lemma") {
      rule_.anchor = Upos::X;
      while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        rule_.lemmas.push_back(unquoted(trimmed(rest.substr(0, comma)), file_, number_));
        rest = comma == std::string_view::npos ? std::string_view{} : trimmed(rest.substr(comma + 1));
      }
      if (rule_.lemmas.empty()) fail("expected: anchor lemma \"WORD\"");
      return;
    }
    if (what == "verb")
      rule_.anchor = Upos::VERB;
    else if (what == "noun")
      rule_.anchor = Upos::NOUN;
    else if (what == "adjective")
      rule_.anchor = Upos::ADJ;
    else
      fail("expected: anchor verb|noun|adjective in CLASS, or anchor lemma \"WORD\"");
    if (first_word(rest) != "in") fail("expected: anchor " + std::string(what) + " in CLASS");
    rule_.classes = split_list(rest, file_, number_);
  }

  void gives(std::string_view rest) {
    if (!rule_.kind.empty()) fail("a second gives");
    rule_.kind = std::string(first_word(rest));
    if (!is_name(rule_.kind)) fail("expected: gives KIND field=value ..., field=* (the column of the anchor's row)");
    while (!rest.empty()) {
      const std::size_t equals = rest.find('=');
      if (equals == std::string_view::npos) fail("expected field=value, found '" + std::string(rest) + "'");
      const std::string field(trimmed(rest.substr(0, equals)));
      if (!is_name(field)) fail("'" + field + "' is no name for a field");
      rest = trimmed(rest.substr(equals + 1));
      std::string value;
      if (!rest.empty() && rest.front() == '"') {
        const std::size_t end = rest.find('"', 1);
        if (end == std::string_view::npos) fail("a quotation without its end");
        value = std::string(rest.substr(1, end - 1));
        rest = trimmed(rest.substr(end + 1));
      } else {
        value = std::string(first_word(rest));
      }
      if (value.empty()) fail("field '" + field + "' lacks its value");
      if (value.front() == '*')
        rule_.from_word.emplace_back(field, value.size() > 1 ? value.substr(1) : field);
      else
        rule_.gives.emplace_back(field, value);
    }
  }

  // "agent members | with": paths put together.
  std::vector<PathIndex> paths(std::string_view text) {
    std::vector<PathIndex> out;
    while (true) {
      const std::size_t bar = text.find('|');
      out.push_back(paths_.compose(trimmed(text.substr(0, bar)), file_, number_));
      if (bar == std::string_view::npos) return out;
      text.remove_prefix(bar + 1);
    }
  }

  void slot(std::string_view name, std::string_view rest) {
    RuleLine line;
    line.line = number_;
    line.name = std::string(name);
    if (!is_name(name)) fail("'" + line.name + "' is no name for a slot");
    if (has_slot(name)) fail("a second slot '" + line.name + "'");
    std::string_view type = first_word(rest);
    if (!type.empty()) {
      const char mark = type.back();
      line.count = mark == '?' ? Count::optional : mark == '+' ? Count::some : mark == '*' ? Count::any : Count::one;
      if (line.count != Count::one) type.remove_suffix(1);
    }
    if (!slot_type_from(type, line.type)) fail("no type '" + std::string(type) + "'; expected: NAME Type = PATH");
    if (first_word(rest) != "=" || rest.empty()) fail("expected: " + line.name + " " + std::string(type) + " = PATH");
    const std::size_t otherwise = rest.find(" else ");
    line.paths = paths(trimmed(rest.substr(0, otherwise)));
    line.otherwise = line.paths.size();
    if (otherwise != std::string_view::npos)
      for (const PathIndex path : paths(trimmed(rest.substr(otherwise + 6)))) line.paths.push_back(path);
    rule_.lines.push_back(std::move(line));
  }

  void condition(std::string_view rest, bool needed) {
    RuleLine line;
    line.line = number_;
    line.kind = needed ? RuleLine::Kind::needs : RuleLine::Kind::unless;
    std::string_view after = rest;
    const std::string_view a = first_word(after);
    std::string_view b = after;
    if (!needed && first_word(b) == "same") {
      line.kind = RuleLine::Kind::unless_same;
      line.name = std::string(a);
      line.other = std::string(b);
      for (const auto& name : {line.name, line.other})
        if (!has_slot(name)) fail("no slot '" + name + "' above");
      rule_.lines.push_back(std::move(line));
      return;
    }
    std::string_view path = rest;
    if (const std::size_t in = rest.find(" in "); in != std::string_view::npos) {
      path = rest.substr(0, in);
      line.classes = split_list(rest.substr(in + 4), file_, number_);
    } else if (const std::size_t is = rest.find(" is "); is != std::string_view::npos) {
      path = rest.substr(0, is);
      line.typed = true;
      if (const auto type = trimmed(rest.substr(is + 4)); !slot_type_from(type, line.type))
        fail("no type '" + std::string(type) + "'");
    } else if (const std::size_t quote = rest.find('"'); quote != std::string_view::npos) {
      path = rest.substr(0, quote);
      for (std::string_view words = rest.substr(quote); !words.empty();) {
        const std::size_t comma = words.find(',');
        line.words.push_back(unquoted(trimmed(words.substr(0, comma)), file_, number_));
        words = comma == std::string_view::npos ? std::string_view{} : words.substr(comma + 1);
      }
    }
    line.paths = paths(trimmed(path));
    rule_.lines.push_back(std::move(line));
  }

  // "[Lavrov:host] met [Fidan:guest]. -> planned"
  void example(std::string_view text, bool matches) {
    RuleExample out;
    out.line = number_;
    out.matches = matches;
    if (const std::size_t arrow = text.rfind("->"); arrow != std::string_view::npos) {
      out.status = std::string(trimmed(text.substr(arrow + 2)));
      if (out.status.empty()) fail("a status is missing after ->");
      text = trimmed(text.substr(0, arrow));
    }
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == ']') fail("] without [");
      if (text[at] != '[') {
        out.text += text[at];
        continue;
      }
      const std::size_t end = text.find(']', at);
      const std::size_t colon = end == std::string_view::npos ? end : text.rfind(':', end);
      if (colon == std::string_view::npos || colon <= at + 1) fail("expected [words:slot]");
      const auto begin = static_cast<std::uint32_t>(out.text.size());
      out.text += text.substr(at + 1, colon - at - 1);
      out.slots.emplace_back(std::string(text.substr(colon + 1, end - colon - 1)),
                             Span{begin, static_cast<std::uint32_t>(out.text.size())});
      at = end;
    }
    if (out.text.empty()) fail("an empty example");
    if (!matches && !out.slots.empty()) fail("a sentence that must not match has no slots");
    rule_.examples.push_back(std::move(out));
  }

  const std::string& file_;
  PathBook& paths_;
  std::size_t number_ = 0;
  Rule rule_;
  std::vector<Rule> rules_;
};

}  // namespace

const char* name_of(SlotType type) { return kSlotTypes[static_cast<std::size_t>(type)]; }
bool slot_type_from(std::string_view name, SlotType& type) {
  const auto found = std::find(kSlotTypes.begin(), kSlotTypes.end(), name);
  if (found == kSlotTypes.end()) return false;
  type = static_cast<SlotType>(found - kSlotTypes.begin());
  return true;
}

std::vector<Rule> read_rules(std::string_view contents, const std::string& file, PathBook& paths) {
  return RuleReader(file, paths).all(contents);
}

}  // namespace chancery
