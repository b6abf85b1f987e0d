// The written names of the enumerations in the public headers, and the way back.
#include <array>
#include <string>
#include <unordered_map>

#include "chancery/date.h"
#include "chancery/fact.h"
#include "chancery/layout.h"
#include "chancery/names.h"
#include "chancery/syntax.h"

namespace chancery {
namespace {

constexpr std::array kUpos = {"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
                              "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
static_assert(kUpos.size() == static_cast<std::size_t>(Upos::X) + 1);

constexpr std::array kRelation = {
    "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "advmod:emph", "amod", "appos", "aux", "aux:pass", "case",
    "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:pass", "csubj:outer", "dep",
    "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod",
    "nmod:desc", "nmod:npmod", "nmod:poss", "nmod:tmod", "nmod:unmarked", "nsubj", "nsubj:pass", "nsubj:outer", "nummod", "obj", "obl",
    "obl:agent", "obl:npmod", "obl:tmod", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp"};
static_assert(kRelation.size() == static_cast<std::size_t>(Relation::xcomp) + 1);

template <typename Names>
std::unordered_map<std::string_view, std::size_t> index_of(const Names& names) {
  std::unordered_map<std::string_view, std::size_t> out;
  for (std::size_t i = 0; i < names.size(); ++i) out.emplace(names[i], i);
  return out;
}

}  // namespace

const char* name_of(Upos tag) { return kUpos[static_cast<std::size_t>(tag)]; }
Upos upos_from(std::string_view name) {
  static const auto index = index_of(kUpos);
  const auto found = index.find(name);
  return found == index.end() ? Upos::X : static_cast<Upos>(found->second);
}

const char* name_of(Relation relation) { return kRelation[static_cast<std::size_t>(relation)]; }
Relation relation_from(std::string_view name) {
  static const auto index = index_of(kRelation);
  if (const auto found = index.find(name); found != index.end()) return static_cast<Relation>(found->second);
  if (const auto found = index.find(name.substr(0, name.find(':'))); found != index.end())
    return static_cast<Relation>(found->second);
  return Relation::dep;
}
Relation main_relation(Relation relation) {
  static const auto table = [] {
    std::array<Relation, kRelation.size()> out{};
    for (std::size_t i = 0; i < out.size(); ++i) {
      const std::string_view name = kRelation[i];
      out[i] = name.find(':') == std::string_view::npos ? static_cast<Relation>(i) : relation_from(name.substr(0, name.find(':')));
    }
    return out;
  }();
  return table[static_cast<std::size_t>(relation)];
}

const char* name_of(NameType type) {
  constexpr std::array names = {"PER", "ORG", "LOC"};
  return names[static_cast<std::size_t>(type)];
}
const char* name_of(EntityKind kind) {
  constexpr std::array names = {"person", "body", "organisation", "country", "place", "instrument", "event", "measure"};
  return names[static_cast<std::size_t>(kind)];
}
const char* name_of(How how) {
  constexpr std::array names = {"name", "short name", "office", "country and role", "role", "counterpart", "pronoun",
                                "collective", "metonym", "adjective", "apposition", "first person", "handle", "none"};
  static_assert(names.size() == static_cast<std::size_t>(How::none) + 1);
  return names[static_cast<std::size_t>(how)];
}
const char* name_of(Manner manner) {
  constexpr std::array names = {"full", "acting", "deputy", "former", "elect", "designate", "honorary", "outgoing"};
  return names[static_cast<std::size_t>(manner)];
}
const char* name_of(Confidence confidence) {
  constexpr std::array names = {"low", "medium", "high"};
  return names[static_cast<std::size_t>(confidence)];
}
const char* name_of(Precision precision) {
  constexpr std::array names = {"none", "day", "month", "year", "part of year", "decade", "longer"};
  return names[static_cast<std::size_t>(precision)];
}
const char* name_of(FurnitureKind kind) {
  constexpr std::array names = {"related headlines", "read also", "photo credit", "caption", "byline", "share buttons",
                                "page date", "agency mark", "advertisement", "second article", "repeated paragraph",
                                "navigation", "other"};
  static_assert(names.size() == static_cast<std::size_t>(FurnitureKind::other) + 1);
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace chancery
