// Paths: named ways through a dependency tree, from a token to the tokens that stand in some part to it.
//
// Only data/grammar/en.paths is written in this language; rules use the names alone. A path file is a list of paths:
//
//   path by_agent
//     "Who does it, in the passive."
//     >obl:agent
//     >obl[case=by]
//   path agent
//     "Who does it."
//     active subject
//     else passive by_agent
//
// A path has alternatives, one a line; what they find is put together, in order, each token once. An alternative that
// opens with `else` is tried only where those above it found nothing. An alternative is a row of steps:
//   >nsubj,obj      to the children with one of these relations (obl is not obl:agent; obl:* is both; any is all)
//   <xcomp          to the head, where the token's own relation to it is one of these
//   >conj*          as many steps as one likes, none among them
//   >nsubj$         only the last of them
//   agent           a path named above (so no path can be built on itself)
//   [upos=NOUN]     stay where the filter holds; filters may also follow a step at once: >obl[case=with,by]
// Filters: lemma form upos xpos rel class feat case mark, each with = or != and a list; has PATH; no PATH. `case` and
// `mark` look at the words that mark the token ("with", "according_to"); `class` at the tables of words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "chancery/syntax.h"
#include "lexicon/word_classes.h"

namespace chancery {

using PathIndex = std::uint32_t;

struct PathFilter;

struct PathStep {
  enum class Move : std::uint8_t { down, up, stay, path };
  Move move = Move::stay;
  std::uint64_t relations = 0;  // a bit for each Relation
  PathIndex path = 0;           // of Move::path
  bool repeated = false;
  bool last = false;  // only the last of what the step finds
  std::vector<PathFilter> filters;
};

struct PathAlternative {
  std::size_t line = 0;
  bool otherwise = false;  // opened with `else`
  std::vector<PathStep> steps;
};

struct PathFilter {
  enum class Key : std::uint8_t { lemma, form, upos, xpos, rel, word_class, feat, case_, mark, has, no };
  Key key = Key::lemma;
  bool negated = false;
  std::vector<std::string> values;  // lemma, form, xpos, class, feat, case, mark
  std::vector<ClassId> classes;     // class, after resolve()
  std::uint64_t bits = 0;           // upos, rel
  std::vector<PathStep> steps;      // has, no
};

struct Path {
  std::string name;
  std::string summary;
  std::size_t line = 0;
  std::vector<PathAlternative> alternatives;
};

// All paths of a language, in the order of their file.
class PathBook {
 public:
  // Throws Error by file and line.
  static PathBook load(const std::string& file);
  static PathBook parse(std::string_view contents, const std::string& file);

  const std::vector<Path>& paths() const { return paths_; }
  const Path& operator[](PathIndex path) const { return paths_[path]; }
  // Looks the classes of words up once for all. Throws Error where a class has no words.
  void resolve(const WordClasses& classes);
  // The path of this name, or false.
  bool find(std::string_view name, PathIndex& path) const;
  // A path made of steps by name, as rules write it: "agent members". Throws Error at file and line.
  PathIndex compose(std::string_view names, const std::string& file, std::size_t line);

 private:
  std::string file_;
  std::vector<Path> paths_;
  std::unordered_map<std::string, PathIndex> index_;
};

constexpr std::uint64_t bit_of(Relation relation) { return std::uint64_t{1} << static_cast<unsigned>(relation); }
constexpr std::uint64_t bit_of(Upos tag) { return std::uint64_t{1} << static_cast<unsigned>(tag); }

}  // namespace chancery
