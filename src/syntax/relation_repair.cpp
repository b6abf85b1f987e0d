#include "syntax/relation_repair.h"

#include "base/utf8.h"

namespace chancery {
namespace {

bool is_nominal(Upos upos) { return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON || upos == Upos::NUM; }

bool is_argument(Relation relation) {
  switch (main_relation(relation)) {
    case Relation::nsubj: case Relation::obj: case Relation::iobj: case Relation::obl: case Relation::nmod:
      return relation != Relation::nmod_poss && relation != Relation::nmod_desc && relation != Relation::obl_unmarked &&
             relation != Relation::nmod_unmarked;
    default:
      return false;
  }
}

}  // namespace

void repair_relations(Document& document, TokenRange sentence) {
  const auto& tokens = document.tokens;
  for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
    const TokenIndex head = tokens[t].head;
    if (head == kNoToken) continue;
    // 3
    if (tokens[t].relation == Relation::mark && tokens[t].upos == Upos::ADP && t < head && is_nominal(tokens[head].upos) &&
        is_argument(tokens[head].relation))
      document.tokens[t].relation = Relation::case_;
    // 1: `head` is the word with the conjunction
    if (tokens[t].relation != Relation::cc || t > head || tokens[head].head == kNoToken) continue;
    const Relation relation = tokens[head].relation;
    if (!is_argument(relation)) continue;
    for (TokenIndex earlier = t; earlier-- > sentence.first;) {
      if (tokens[earlier].head != tokens[head].head) continue;
      if (tokens[earlier].upos == Upos::PUNCT) continue;
      // Only the nearest sibling counts: with a verb or another role between, they are not coordinated.
      if (main_relation(tokens[earlier].relation) == main_relation(relation) && is_argument(tokens[earlier].relation)) {
        document.tokens[head].head = earlier;
        document.tokens[head].relation = Relation::conj;
      }
      break;
    }
  }
  // 2
  for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
    if (tokens[t].relation != Relation::obl_agent) continue;
    bool by = false;
    for (TokenIndex child = sentence.first; child < t && !by; ++child)
      by = tokens[child].head == t && tokens[child].relation == Relation::case_ && to_lower(document.at(tokens[child].span)) == "by";
    if (!by) document.tokens[t].relation = Relation::obl;
  }
}

}  // namespace chancery
