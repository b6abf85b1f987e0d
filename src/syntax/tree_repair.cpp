#include "syntax/tree_repair.h"

#include <algorithm>

#include "base/file.h"
#include "base/utf8.h"
#include "lexicon/table.h"

namespace chancery {
namespace {

std::size_t depth(const Document& document, TokenIndex t) {
  std::size_t out = 0;
  while (document.tokens[t].head != kNoToken) {
    t = document.tokens[t].head;
    ++out;
  }
  return out;
}

// The word of the name that stands highest: nothing above it belongs to the name.
TokenIndex highest(const Document& document, TokenRange name) {
  TokenIndex best = name.first;
  std::size_t least = depth(document, best);
  for (TokenIndex t = name.first + 1; t < name.last; ++t)
    if (const std::size_t d = depth(document, t); d < least) {
      best = t;
      least = d;
    }
  return best;
}

bool hangs_in(const Document& document, TokenIndex t, TokenRange range) {
  const TokenIndex head = document.tokens[t].head;
  return head != kNoToken && range.contains(head);
}

bool nominal(Relation relation) {
  switch (main_relation(relation)) {
    case Relation::nmod: case Relation::compound: case Relation::flat: case Relation::appos: case Relation::amod:
    case Relation::dep: case Relation::list:
      return true;
    default:
      return false;
  }
}

bool below(const Document& document, TokenIndex t, TokenIndex above) {
  for (; t != kNoToken; t = document.tokens[t].head)
    if (t == above) return true;
  return false;
}

bool has_child(const Document& document, TokenRange sentence, TokenIndex head, Relation relation, TokenIndex before) {
  for (TokenIndex t = sentence.first; t < before; ++t)
    if (document.tokens[t].head == head && document.tokens[t].relation == relation) return true;
  return false;
}

}  // namespace

TreeRepair TreeRepair::load(const std::vector<std::string>& data_folders) {
  TreeRepair out;
  for (const std::string& folder : data_folders) {
    const std::string path = folder + "/lexicon/nouns.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const Table::Row& row : table.rows()) {
      if (row["class"] != "office_noun") continue;
      const std::string lemma = to_lower(row["lemma"]);
      out.add_office(lemma.substr(lemma.find_last_of(" -") + 1));  // npos + 1 is 0
    }
  }
  return out;
}

bool TreeRepair::is_office(const Document& document, TokenIndex t) const {
  const Token& token = document.tokens[t];
  if (token.upos != Upos::NOUN && token.upos != Upos::PROPN) return false;
  return offices_.contains(to_lower(token.lemma.empty() ? document.at(token.span) : std::string_view(token.lemma)));
}

void TreeRepair::run(Document& document) const {
  std::size_t s = 0;
  for (const Name& name : document.names) {
    while (s < document.sentences.size() && document.sentences[s].tokens.last <= name.tokens.first) ++s;
    if (s == document.sentences.size()) return;
    const TokenRange sentence = document.sentences[s].tokens;
    if (!sentence.contains(name.tokens) || name.tokens.empty()) continue;
    if (name.type == NameType::person) {
      flatten(document, sentence, name.tokens);
      hang_office_on_name(document, sentence, name.tokens);
    } else {
      one_head(document, sentence, name.tokens);
    }
  }
}

void TreeRepair::flatten(Document& document, TokenRange sentence, TokenRange name) const {
  const TokenIndex first = name.first, top = highest(document, name);
  if (top != first) {
    document.tokens[first].head = document.tokens[top].head;
    document.tokens[first].relation = document.tokens[top].relation;
  }
  for (TokenIndex t = first + 1; t < name.last; ++t) {
    Token& token = document.tokens[t];
    const bool punctuation = token.upos == Upos::PUNCT;
    if (punctuation && hangs_in(document, t, {t + 1, name.last})) continue;  // a hyphen on the part that follows it
    token.head = first;
    if (punctuation) {
      token.relation = Relation::punct;
    } else if (token.relation != Relation::case_) {
      token.relation = Relation::flat;
    }
  }
  for (TokenIndex t = sentence.first; t < sentence.last; ++t)
    if (!name.contains(t) && hangs_in(document, t, {first + 1, name.last})) document.tokens[t].head = first;
}

void TreeRepair::one_head(Document& document, TokenRange, TokenRange name) const {
  const TokenIndex top = highest(document, name);
  for (TokenIndex t = name.first; t < name.last; ++t) {
    Token& token = document.tokens[t];
    if (t == top || hangs_in(document, t, name)) continue;
    token.head = top;
    if (token.upos == Upos::PUNCT || token.relation == Relation::case_ || token.relation == Relation::det || nominal(token.relation)) continue;
    token.relation = t < top ? Relation::compound : Relation::nmod;
  }
}

void TreeRepair::hang_office_on_name(Document& document, TokenRange sentence, TokenRange name) const {
  const TokenIndex first = name.first;
  Token& token = document.tokens[first];
  // The office already hangs on the name, perhaps by another relation.
  for (TokenIndex t = sentence.first; t < first; ++t) {
    Token& office = document.tokens[t];
    if (office.head == first && nominal(office.relation) && office.relation != Relation::nmod_poss && is_office(document, t) &&
        !has_child(document, sentence, t, Relation::case_, t) && (t + 1 == first || office.relation == Relation::nmod_desc))
      office.relation = Relation::nmod_desc;
  }
  if (token.head == kNoToken || token.head >= first || !nominal(token.relation)) return;
  // "with Anna Ozola", "and Anna Ozola", "'s" after it: a phrase of its own.
  for (TokenIndex t = sentence.first; t < sentence.last; ++t)
    if (document.tokens[t].head == first &&
        (document.tokens[t].relation == Relation::case_ || document.tokens[t].relation == Relation::cc))
      return;
  TokenIndex office = token.head;
  while (!is_office(document, office)) {
    if (!nominal(document.tokens[office].relation) || document.tokens[office].head == kNoToken) return;
    const TokenIndex up = document.tokens[office].head;
    if (up >= first) return;
    office = up;
  }
  // Everything from the office to the name belongs to the office's phrase, without a comma.
  for (TokenIndex t = office + 1; t < first; ++t) {
    if (!below(document, t, office)) return;
    const Token& between = document.tokens[t];
    if (between.upos == Upos::PUNCT && document.at(between.span) != "-") return;
    if (between.upos == Upos::VERB || between.upos == Upos::AUX || between.relation == Relation::cc) return;
  }
  describe(document, sentence, office, first);
}

// `office` above `name` becomes its description.
void TreeRepair::describe(Document& document, TokenRange sentence, TokenIndex office, TokenIndex name) const {
  Token& upper = document.tokens[office];
  Token& lower = document.tokens[name];
  lower.head = upper.head;
  lower.relation = upper.relation;
  upper.head = name;
  upper.relation = Relation::nmod_desc;
  for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
    Token& child = document.tokens[t];
    if (child.head != office || t == name) continue;
    // What is said of the person, not of the office.
    switch (main_relation(child.relation)) {
      case Relation::det: case Relation::amod: case Relation::compound: case Relation::nmod: case Relation::nummod:
      case Relation::flat: case Relation::advmod:
        if (t < name) break;
        child.head = name;
        break;
      default:
        child.head = name;
    }
  }
}

}  // namespace chancery
