#include "syntax/tree_repair.h"

#include <algorithm>

#include "base/file.h"
#include "base/utf8.h"
#include "lexicon/table.h"
#include "syntax/below.h"
#include "syntax/relation_repair.h"

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

// Relations that a name as a whole seldom has to what is outside it.
bool is_modifier(Relation relation) {
  switch (main_relation(relation)) {
    case Relation::amod: case Relation::compound: case Relation::flat: case Relation::det: case Relation::case_:
    case Relation::punct: case Relation::nummod: case Relation::dep: case Relation::goeswith: case Relation::cc: case Relation::mark:
      return true;
    default:
      return false;
  }
}

// The word that the rest of the name can hang on: nothing above it belongs to the name. Of several the one that the
// sentence needs (a subject rather than a modifier), then the highest, then the first.
TokenIndex highest(const Document& document, TokenRange name) {
  TokenIndex best = kNoToken;
  std::pair<bool, std::size_t> least;
  for (TokenIndex t = name.first; t < name.last; ++t) {
    bool free = true;
    for (TokenIndex up = document.tokens[t].head; up != kNoToken && free; up = document.tokens[up].head) free = !name.contains(up);
    if (!free) continue;
    const std::pair<bool, std::size_t> rank{is_modifier(document.tokens[t].relation), depth(document, t)};
    if (best == kNoToken || rank < least) {
      best = t;
      least = rank;
    }
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

bool has_child(const Document& document, TokenRange sentence, TokenIndex head, Relation relation, TokenIndex before) {
  for (TokenIndex t = sentence.first; t < before; ++t)
    if (document.tokens[t].head == head && document.tokens[t].relation == relation) return true;
  return false;
}

bool told(const Document& document, TokenIndex t) {
  const Token& token = document.tokens[t];
  if (token.upos != Upos::VERB || (token.xpos != "VBD" && token.xpos != "VBZ")) return false;
  const std::string_view word = document.at(token.span);
  return !word.empty() && word.front() >= 'a' && word.front() <= 'z';
}

}  // namespace

TreeRepair TreeRepair::load(const std::vector<std::string>& data_folders) {
  TreeRepair out;
  out.attachments_ = AttachmentRepair::load(data_folders);
  for (const std::string& folder : data_folders) {
    const std::string path = folder + "/lexicon/nouns.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const Table::Row& row : table.rows()) {
      const std::string lemma = to_lower(row["lemma"]);
      if (row["class"] == "office_noun") out.add_office(lemma.substr(lemma.find_last_of(" -") + 1));  // npos + 1 is 0
      if (row["class"] == "group_noun" && lemma == "counterpart") out.add_office(lemma);
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
  for (const Sentence& sentence : document.sentences) repair_relations(document, sentence.tokens);
  // "Ilze Ozola vowed": a verb in small letters behind it is no part of a person's name
  for (Name& name : document.names)
    while (name.type == NameType::person && name.tokens.size() > 1 && told(document, name.tokens.last - 1))
      --name.tokens.last;
  std::vector<const Name*> named(document.tokens.size(), nullptr);
  for (const Name& name : document.names)
    for (TokenIndex t = name.tokens.first; t < name.tokens.last; ++t) named[t] = &name;
  std::size_t s = 0;
  for (const Name& name : document.names) {
    while (s < document.sentences.size() && document.sentences[s].tokens.last <= name.tokens.first) ++s;
    if (s == document.sentences.size()) return;
    const TokenRange sentence = document.sentences[s].tokens;
    if (!sentence.contains(name.tokens) || name.tokens.empty()) continue;
    if (name.type == NameType::person) {
      flatten(document, sentence, name.tokens);
      hang_office_on_name(document, sentence, name.tokens);
      list_person(document, named, name.tokens.first);
    } else {
      one_head(document, sentence, name.tokens);
    }
  }
  for (const Sentence& sentence : document.sentences) attachments_.run(document, sentence.tokens);
}

// `named` has the name of each token, null for none.
void TreeRepair::list_person(Document& document, const std::vector<const Name*>& named, TokenIndex person) const {
  const auto is = [&](TokenIndex t, NameType type) { return t != kNoToken && named[t] && named[t]->type == type; };
  Token& token = document.tokens[person];
  if (token.relation != Relation::conj || !is(token.head, NameType::location) || token.head > person) return;
  const Token& place = document.tokens[token.head];
  if (place.relation == Relation::nmod && is(place.head, NameType::person)) token.head = place.head;
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
  // "with Anna Ozola", "and Anna Ozola", "Anna Ozola's": a phrase of its own.
  for (TokenIndex t = sentence.first; t < sentence.last; ++t)
    if (document.tokens[t].head == first && (document.tokens[t].relation == Relation::case_ ||
                                             document.tokens[t].relation == Relation::cc || document.tokens[t].relation == Relation::det))
      return;
  if (token.head != kNoToken && token.head < first && nominal(token.relation)) {
    if (const TokenIndex office = office_above(document, token.head, first); office != kNoToken) {
      describe(document, sentence, office, first);
      return;
    }
  }
  // Side by side: "met with his counterpart" + "Anna Ozola" as one more complement of the verb.
  if (first == sentence.first || token.head == kNoToken) return;
  const TokenIndex office = office_above(document, first - 1, first);
  if (office == kNoToken || below(document, office, first) || below(document, first, office)) return;
  const bool subject = main_relation(token.relation) == Relation::nsubj;
  const bool complement = nominal(token.relation) || main_relation(token.relation) == Relation::obj ||
                          main_relation(token.relation) == Relation::obl || token.relation == Relation::iobj;
  if (!complement && !(subject && document.tokens[office].head == token.head)) return;
  Token& described = document.tokens[office];
  token.head = described.head;
  token.relation = described.relation;
  described.head = first;
  described.relation = Relation::nmod_desc;
  hand_over(document, sentence, office, first);
}

// The office whose phrase holds `t` and reaches right up to the name, without a comma; kNoToken for none.
TokenIndex TreeRepair::office_above(const Document& document, TokenIndex t, TokenIndex name) const {
  TokenIndex office = t;
  while (!is_office(document, office)) {
    if (!nominal(document.tokens[office].relation) || document.tokens[office].head == kNoToken) return kNoToken;
    office = document.tokens[office].head;
    if (office >= name) return kNoToken;
  }
  for (TokenIndex between = office + 1; between < name; ++between) {
    const Token& token = document.tokens[between];
    if (!below(document, between, office)) return kNoToken;
    if (token.upos == Upos::PUNCT && document.at(token.span) != "-") return kNoToken;
    if (token.upos == Upos::VERB || token.upos == Upos::AUX || token.relation == Relation::cc) return kNoToken;
  }
  return office;
}

// `office` above `name` becomes its description.
void TreeRepair::describe(Document& document, TokenRange sentence, TokenIndex office, TokenIndex name) const {
  Token& upper = document.tokens[office];
  Token& lower = document.tokens[name];
  lower.head = upper.head;
  lower.relation = upper.relation;
  upper.head = name;
  upper.relation = Relation::nmod_desc;
  hand_over(document, sentence, office, name);
}

// What hung on the office but is said of the person.
void TreeRepair::hand_over(Document& document, TokenRange sentence, TokenIndex office, TokenIndex name) const {
  for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
    Token& child = document.tokens[t];
    if (child.head != office || t == name) continue;
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
