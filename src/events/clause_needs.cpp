// Whether what stands around a verb is what a row of the table of verbs needs.
#include <algorithm>

#include "base/utf8.h"
#include "events/clause_coder.h"
#include "events/clause_parts.h"

namespace chancery {

bool ClauseCoder::is_class(TokenIndex head, const std::string& value, int depth) {
  if (value == "actor") return !actors_.of(head).empty() || actors_.capital(head);
  if (value == "act") return depth < kDeepestAct && noun(head, depth + 1).has_value();
  if (value[0] >= '0' && value[0] <= '9') {
    const auto inner = depth < kDeepestAct ? noun(head, depth + 1) : std::nullopt;
    return inner && inner->cameo.starts_with(value);
  }
  if (value[0] >= 'A' && value[0] <= 'Z') {
    for (const Party& party : actors_.of(head))
      if (party.country == value || std::find(party.sectors.begin(), party.sectors.end(), value) != party.sectors.end())
        return true;
    return false;
  }
  // A town or a country is a place under whatever name.
  if (value == "place" && reading_[head].upos == Upos::PROPN)
    if (const auto m = reading_.mention_of(head); m && reading_.document().mentions[*m].entity) {
      const EntityKind kind = reading_.document().entities[*reading_.document().mentions[*m].entity].kind;
      if (kind == EntityKind::place || kind == EntityKind::country) return true;
    }
  for (const TokenIndex member : reading_.members(head)) {
    const TokenIndex first = reading_.sentence_at(member).tokens.first;
    // "an air strike" is no strike: a longer name of an act decides.
    const EventWord* named = noun_row(member);
    const TokenIndex longest =
        named && !named->is_operator()
            ? static_cast<TokenIndex>(1 + std::count(named->lemma.begin(), named->lemma.end(), ' '))
            : 1;
    for (TokenIndex length = 3; length >= 1; --length) {
      if (member + 1 < first + length) continue;
      std::string phrase;
      for (TokenIndex i = member + 1 - length; i < member; ++i) {
        const std::string& word = reading_.word(i);
        if (word == "-") {
          if (!phrase.empty()) phrase.back() = '-';
        } else
          phrase += word + " ";
      }
      if (length < longest && value == "stoppage_n") continue;
      if (words_.is_object(phrase + fold(reading_[member].lemma), value) ||
          words_.is_object(phrase + reading_.word(member), value))
        return true;
    }
    for (const std::string& whole : forward(member))
      if (words_.is_object(whole, value)) return true;
    // "a mission of observers", "tonnes of food", "part of a stronghold", "a series of strikes"
    for (const TokenIndex c : reading_.tree_at(member).children(member))
      if (reading_[c].relation == Relation::nmod && reading_.preposition(c) == "of" && depth < kDeepestAct) {
        static const char* const parts[] = {
            "mission",    "deployment", "contingent", "ton",      "tonne",   "kg",       "kilogram",  "part",
            "series",     "number",     "group",      "team",     "hundred", "thousand", "dozen",     "worth",
            "lot",        "piece",      "unit",       "shipment", "batch",   "million",  "dollar",    "amount",
            "barrel",     "load",       "most",       "all",      "some",    "several",  "remainder", "rest",
            "contingent", "wave",       "string",     "round",    "session"};
        const std::string lemma = fold(reading_[member].lemma);
        if (std::find(std::begin(parts), std::end(parts), lemma) != std::end(parts) && is_class(c, value, depth + 1))
          return true;
      }
  }
  return false;
}

bool ClauseCoder::meets(TokenIndex v, const EventWord::Need& need, int depth) {
  const auto any = [&](TokenIndex head) {
    return need.values.empty() || std::any_of(need.values.begin(), need.values.end(),
                                              [&](const std::string& value) { return is_class(head, value, depth); });
  };
  if (need.what == "obj") {
    const TokenIndex o = object(v);
    return o != kNoToken && o != v && any(o);
  }
  if (need.what == "passive") return reading_.passive(v);
  if (need.what == "subjunctive") {  // "insists that they leave"
    const TokenIndex c = complement(v, false);
    return c != kNoToken && reading_[c].xpos == "VB" && !reading_.infinitive(c) && modality(c) == Modality::plain;
  }
  if (need.what == "noobj") return object(v) == kNoToken;
  if (need.what == "subj") {
    const TokenIndex s = reading_.subject(v);
    return s != kNoToken && any(s);
  }
  if (need.what == "clause") {
    const TokenIndex c = complement(v, false);
    return c != kNoToken && (reading_[c].relation == Relation::ccomp || reading_[c].relation == Relation::parataxis);
  }
  if (need.what == "toclause") {
    const TokenIndex c = complement(v, true);
    if (c == kNoToken || need.values.empty()) return c != kNoToken;
    // "sent experts to investigate": what they shall do decides
    const auto inner = depth < kDeepestAct ? bare_verb(c, depth + 1) : std::nullopt;
    return inner && std::any_of(need.values.begin(), need.values.end(),
                                [&](const std::string& value) { return inner->cameo.starts_with(value); });
  }
  if (need.what == "act") {
    const TokenIndex o = object(v);
    if (o != kNoToken && noun(o, depth + 1)) return true;
    const TokenIndex c = complement(v, false);
    return c != kNoToken && depth < kDeepestAct && verb(c, depth + 1).has_value();
  }
  for (const TokenIndex c : phrases(v, need.what))
    if (any(c)) return true;
  if (!need.values.empty() && reading_.child(v, Relation::cop) != kNoToken && reading_.preposition(v) == need.what &&
      any(v))
    return true;
  // "stripped the preacher of his citizenship", where the tree hangs the phrase on the object
  if (const TokenIndex o = object(v); !need.values.empty() && o != kNoToken && o > v)
    for (const TokenIndex c : phrases(o, need.what))
      if (any(c)) return true;
  if (need.values.empty()) {
    for (const TokenIndex c : reading_.tree_at(v).children(v)) {
      if (reading_.word(c) == need.what) return true;
      if (reading_[c].relation == Relation::advcl && reading_.mark(c) == need.what) return true;
    }
  }
  return false;
}

bool ClauseCoder::meets(TokenIndex v, const EventWord& row, int depth) {
  return std::all_of(row.needs.begin(), row.needs.end(),
                     [&](const EventWord::Need& need) { return meets(v, need, depth) != need.denied; });
}

ClauseCoder::Modality ClauseCoder::modality(TokenIndex v) const {
  if (reading_.infinitive(v) && reading_.child(v, Relation::aux) != kNoToken) {
    const std::string& word = reading_.word(reading_.child(v, Relation::aux));
    if (word == "is" || word == "are" || word == "was" || word == "were") return Modality::future;  // "is to visit"
  }
  for (const TokenIndex c : reading_.tree_at(v).children(v)) {
    if (reading_[c].relation != Relation::aux) continue;
    const std::string& word = reading_.word(c);
    if (word == "'d" && reading_[v].xpos == "VB") return Modality::future;  // "said they'd suspend"
    if (word == "will" || word == "would" || word == "shall" || word == "'ll" || word == "wo") return Modality::future;
    if (word == "must" || word == "should" || word == "ought") return Modality::must;
    if (word == "may" || word == "might" || word == "could" || word == "can") return Modality::possible;
  }
  return Modality::plain;
}

}  // namespace chancery
