// Rules as read from data/rules/*.rule. docs/rules.md teaches the language; this is its shape in memory.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "chancery/span.h"
#include "chancery/syntax.h"
#include "rules/path.h"

namespace chancery {

// What may fill a slot. The table of their meanings stands in docs/rules.md.
enum class SlotType : std::uint8_t {
  Actor,
  Person,
  Body,
  Country,
  Place,
  Time,
  Duration,
  Amount,
  Topic,
  Instrument,
  Contact,
  Office,
  Clause,
  Text,
  Word,
};
const char* name_of(SlotType type);
bool slot_type_from(std::string_view name, SlotType& type);

enum class Count : std::uint8_t { one, optional, some, any };  // Type, Type?, Type+, Type*

// One line of a rule after its anchor: a slot to fill or a condition to hold.
struct RuleLine {
  enum class Kind : std::uint8_t { slot, unless_same, unless, needs };
  Kind kind = Kind::slot;
  std::size_t line = 0;
  std::string name;   // slot; first slot of unless_same
  std::string other;  // second slot of unless_same
  SlotType type = SlotType::Word;
  Count count = Count::one;
  std::vector<PathIndex> paths;  // slot: alternatives, put together in order; needs, unless: any of them
  std::size_t otherwise = 0;  // slot: how many paths come before `else`; those after it count where they fill nothing
  std::vector<std::string> classes;  // needs, unless PATH in CLASS; empty: existence is enough
  std::vector<std::string> words;    // needs, unless PATH "word"
  bool typed = false;                // needs, unless PATH is Type
};

struct RuleExample {
  std::size_t line = 0;
  bool matches = true;                              // yes, no
  std::string text;                                 // without its brackets
  std::vector<std::pair<std::string, Span>> slots;  // bytes of text
  std::string status;                               // after ->, "" where none is given
};

struct Rule {
  std::string name;  // "contact.meet"
  std::string file;
  std::size_t line = 0;
  std::string summary;
  std::size_t anchor_line = 0;
  Upos anchor = Upos::VERB;          // X: any (anchor lemma)
  std::vector<std::string> classes;  // anchor verb in ...
  std::vector<std::string> lemmas;   // anchor lemma "..."
  std::vector<RuleLine> lines;
  std::string kind;
  std::vector<std::pair<std::string, std::string>> gives;      // constants
  std::vector<std::pair<std::string, std::string>> from_word;  // field, column of the anchor's row
  std::vector<RuleExample> examples;
};

// Reads the rules of one file; composes their paths in `paths`. Throws Error by file and line.
std::vector<Rule> read_rules(std::string_view contents, const std::string& file, PathBook& paths);

}  // namespace chancery
