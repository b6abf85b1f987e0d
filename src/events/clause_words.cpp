// What stands around a verb or a noun: its lemma with particles, object, complement, phrases, name as an act.
#include <algorithm>

#include "base/utf8.h"
#include "events/clause_coder.h"
#include "events/clause_parts.h"

namespace chancery {

std::vector<std::string> ClauseCoder::lemmas(TokenIndex v) const {
  // The lemma, and for rare verbs what it may have missed: a final e ("blockad"), a letter too many ("expell").
  std::vector<std::string> bases{fold(reading_[v].lemma)};
  const std::string lemma = bases.front();
  if (!words_.verb(lemma) && lemma.size() > 2) {
    bases.push_back(lemma + "e");
    if (lemma.ends_with("e")) bases.push_back(lemma.substr(0, lemma.size() - 1));
    if (lemma[lemma.size() - 1] == lemma[lemma.size() - 2]) bases.push_back(lemma.substr(0, lemma.size() - 1));
    bases.push_back(lemma + lemma.back());  // "boycot"
    if (lemma.ends_with("i")) bases.push_back(lemma.substr(0, lemma.size() - 1) + "y");
    static const std::pair<const char*, const char*> irregular[] = {
        {"froze", "freeze"},    {"overran", "overrun"},  {"overthrew", "overthrow"}, {"forbade", "forbid"},
        {"forsook", "forsake"}, {"strove", "strive"},    {"slew", "slay"},           {"rap", "rape"},
        {"tore", "tear"},       {"torn", "tear"},        {"burnt", "burn"},          {"besought", "beseech"},
        {"swore", "swear"},     {"sworn", "swear"},      {"wove", "weave"},          {"sank", "sink"},
        {"sunk", "sink"},       {"overrode", "override"}, {"shot", "shoot"},      {"fled", "flee"},
        {"hung", "hang"},       {"flew", "fly"},          {"flown", "fly"},       {"retook", "retake"},
        {"took", "take"},       {"taken", "take"},        {"broke", "break"},     {"broken", "break"},
        {"beaten", "beat"},     {"fought", "fight"},      {"sought", "seek"},     {"struck", "strike"},
        {"forbidden", "forbid"}, {"frozen", "freeze"},    {"overthrown", "overthrow"}, {"overrun", "overrun"},
        {"stolen", "steal"},    {"stole", "steal"},       {"threw", "throw"},     {"thrown", "throw"},
        {"blew", "blow"},       {"blown", "blow"},        {"drove", "drive"},     {"driven", "drive"},
        {"slain", "slay"},      {"withdrew", "withdraw"}, {"withdrawn", "withdraw"}, {"undertook", "undertake"},
        {"undertaken", "undertake"}, {"forgave", "forgive"}, {"forgiven", "forgive"}, {"spoke", "speak"},
        {"began", "begin"},     {"begun", "begin"},       {"lent", "lend"},       {"dealt", "deal"},
        {"bled", "bleed"},      {"shook", "shake"},       {"shaken", "shake"},    {"dug", "dig"},
        {"swept", "sweep"},     {"rang", "ring"},         {"sprang", "spring"},   {"wrote", "write"},
        {"written", "write"},   {"hid", "hide"},          {"hidden", "hide"},     {"laid", "lay"}};
    for (const auto& [form, base] : irregular)
      if (lemma == form || reading_.word(v) == form) bases.push_back(base);
    // or kept its ending: "prohibited", "recruiting"
    const std::size_t ending = lemma.ends_with("ed") ? 2 : lemma.ends_with("ing") ? 3 : 0;
    if (ending && lemma.size() > ending + 2) {
      const std::string stem = lemma.substr(0, lemma.size() - ending);
      bases.push_back(stem);
      bases.push_back(stem + "e");
      if (stem[stem.size() - 1] == stem[stem.size() - 2]) bases.push_back(stem.substr(0, stem.size() - 1));
    }
  }
  if (lemma == "wound") bases.push_back("wind");  // "wound up"
  if (lemma.starts_with("re-")) bases.push_back(lemma.substr(3));
  if (reading_.word(v) == "re" && v + 2 < reading_.document().tokens.size() && reading_.word(v + 1) == "-")
    bases.push_back(fold(reading_[v + 2].lemma));
  // "test-fired": written in two words
  if (v >= reading_.sentence_at(v).tokens.first + 2 && reading_.word(v - 1) == "-")
    for (std::size_t i = 0, all = bases.size(); i < all; ++i)
      if (const std::string joined = reading_.word(v - 2) + "-" + bases[i]; words_.verb(joined))
        bases.insert(bases.begin(), joined);
  std::vector<std::string> out;
  for (const TokenIndex c : reading_.tree_at(v).children(v)) {
    const Relation relation = reading_[c].relation;
    const bool particle =
        relation == Relation::compound_prt ||
        (relation == Relation::advmod && c > v && c <= v + 5 && reading_[c].upos == Upos::ADV) ||
        (relation == Relation::advmod && c == v + 1) ||
        (c == v + 1 && (relation == Relation::obj || relation == Relation::obl || relation == Relation::xcomp ||
                        relation == Relation::case_ || relation == Relation::compound));
    if (particle)
      for (const std::string& base : bases) out.push_back(base + " " + reading_.word(c));
    // "sealed off the town", "wrote off the debts", "off" taken for a preposition
    if ((main_relation(relation) == Relation::obl || relation == Relation::obj) && c > v)
      if (std::string word = reading_.preposition(c); is_particle(word) || word == "out of")
        for (const std::string& base : bases) out.push_back(base + " " + (word == "out of" ? "out" : word));
  }
  out.insert(out.end(), bases.begin(), bases.end());
  return out;
}

TokenIndex ClauseCoder::object(TokenIndex v) const {
  if (reading_.passive(v)) {
    const TokenIndex subject = reading_.surface_subject(v);
    if (subject != kNoToken && subject != v) return subject;
    return kNoToken;
  }
  TokenIndex out = reading_.child(v, Relation::obj);
  if (out == kNoToken) out = reading_.child(v, Relation::iobj);  // "allowed him to take part"
  if (out == kNoToken) {
    const bool phrasal = reading_.child(v, Relation::compound_prt) != kNoToken;
    for (const TokenIndex c : reading_.tree_at(v).children(v))
      if (out == kNoToken && c > v && reading_[c].relation == Relation::obl &&
          (is_particle(reading_.preposition(c)) ||
           (phrasal && reading_.preposition(c).empty() && reading_[c].upos == Upos::NOUN)))
        out = c;
  }
  if (out == kNoToken && reading_[v].relation == Relation::conj && reading_[v].head != kNoToken &&
      reading_[v].head < v) {
    // "halted and suspended aid" shares nothing backwards; only the later verb's object serves both.
    return kNoToken;
  }
  if (out == kNoToken)
    for (const TokenIndex c : reading_.tree_at(v).children(v))
      if (reading_[c].relation == Relation::conj && reading_[c].upos == Upos::VERB &&
          reading_.child(c, Relation::nsubj) == kNoToken && !reading_.child(v, Relation::obl)) {
        const TokenIndex shared = reading_.child(c, Relation::obj);
        if (shared != kNoToken) return shared;
      }
  // A pronoun of a relative clause stands for the noun that the clause tells of.
  if (out != kNoToken && reading_[out].upos == Upos::PRON && reading_[v].relation == Relation::acl_relcl) {
    const std::string& word = reading_.word(out);
    if (word == "that" || word == "which" || word == "whom" || word == "who") return reading_[v].head;
  }
  return out;
}

std::vector<TokenIndex> ClauseCoder::phrases(TokenIndex v, const std::string& preposition) const {
  std::vector<TokenIndex> out;
  for (const TokenIndex c : reading_.tree_at(v).children(v)) {
    const Relation relation = main_relation(reading_[c].relation);
    if (relation == Relation::iobj && preposition == "to" && object(v) != c) out.push_back(c);  // "gave them aid"
    if (relation != Relation::obl && relation != Relation::nmod && relation != Relation::advmod &&
        relation != Relation::xcomp)
      continue;
    const std::string found = reading_.preposition(c);
    if (found == preposition || (preposition == "against" && (found == "toward" || found == "towards")) ||
        (preposition == "in" &&
         (found == "inside" || found == "within" || found == "throughout" || found == "across")) ||
        (preposition == "on" && (found == "upon" || found == "over")) || (preposition == "near" && found == "along") ||
        (preposition == "at" && found == "outside") || (preposition == "of" && found == "out of"))
      out.push_back(c);
    else if (preposition == "with" && found == "together with")
      out.push_back(c);
  }
  return out;
}

TokenIndex ClauseCoder::complement(TokenIndex v, bool infinitive_only) const {
  TokenIndex best = kNoToken;
  int rank = 9;
  for (const TokenIndex c : reading_.tree_at(v).children(v)) {
    int r = 9;
    const Relation relation = reading_[c].relation;
    const bool verbal = reading_.is_verbal(c) || reading_[c].upos == Upos::ADJ || reading_[c].upos == Upos::NOUN;
    if (!verbal) continue;
    if (relation == Relation::xcomp &&
        (reading_.infinitive(c) || reading_[c].xpos == "VBG" || reading_[c].xpos == "VB"))
      r = 0;
    else if (relation == Relation::ccomp && !infinitive_only)
      r = 1;
    else if (relation == Relation::ccomp && reading_.infinitive(c))
      r = 1;
    else if (relation == Relation::advcl && c > v && reading_.infinitive(c))
      r = 2;
    else if (relation == Relation::parataxis && !infinitive_only && c < v)
      r = 3;
    if (r < rank) {
      rank = r;
      best = c;
    }
  }
  if (best == kNoToken || rank > 1) {
    // "ordered troops to fire" where the clause hangs on the object
    const TokenIndex o = object(v);
    if (o != kNoToken)
      for (const TokenIndex c : reading_.tree_at(o).children(o))
        if (reading_[c].relation == Relation::acl && reading_.infinitive(c) && c > v) return c;
  }
  if (best == kNoToken)
    // "called on the members to withdraw", where it hangs on those who are called
    for (const TokenIndex whom : reading_.tree_at(v).children(v)) {
      if (main_relation(reading_[whom].relation) != Relation::obl || whom < v) continue;
      const std::string preposition = reading_.preposition(whom);
      if (preposition != "on" && preposition != "upon" && preposition != "to" && preposition != "for") continue;
      for (const TokenIndex c : reading_.tree_at(whom).children(whom))
        if (reading_[c].relation == Relation::acl && reading_.infinitive(c) && c > whom) return c;
    }
  return best;
}

std::vector<std::string> ClauseCoder::forward(TokenIndex n) const {
  std::vector<std::string> out;
  const TokenIndex last = reading_.sentence_at(n).tokens.last;
  std::string phrase = fold(reading_[n].lemma);
  bool joined = false;
  for (TokenIndex t = n + 1; t < last && t < n + 4; ++t) {
    const std::string& word = reading_.word(t);
    if (word == "-") {
      phrase += "-";
      joined = true;
      continue;
    }
    phrase += (joined ? "" : " ") + word;
    if (joined || (word != "of" && word != "in")) out.insert(out.begin(), phrase);
    joined = false;
  }
  return out;
}

const EventWord* ClauseCoder::noun_row(TokenIndex n) const {
  if (reading_[n].upos != Upos::NOUN && reading_[n].upos != Upos::PROPN && reading_[n].upos != Upos::VERB &&
      reading_[n].upos != Upos::ADJ)
    return nullptr;
  const TokenIndex first = reading_.sentence_at(n).tokens.first;
  for (TokenIndex length = 4; length >= 1; --length) {
    if (n + 1 < first + length) continue;
    std::string phrase;
    for (TokenIndex i = n + 1 - length; i < n; ++i) {
      const std::string& word = reading_.word(i);
      if (word == "-") {
        if (!phrase.empty()) phrase.back() = '-';
      } else
        phrase += word + " ";
    }
    std::string lemma = fold(reading_[n].lemma);
    if (lemma.ends_with("oe")) lemma.pop_back();  // "embargoes"
    if (length == 1)
      for (const std::string& whole : forward(n))
        if (const EventWord* row = words_.noun(whole)) return row;
    for (const std::string& last : {lemma, reading_.word(n)})
      if (const EventWord* row = words_.noun(phrase + last)) return row;
  }
  return nullptr;
}

std::vector<TokenIndex> ClauseCoder::owners(TokenIndex n) const {
  std::vector<TokenIndex> out;
  for (const TokenIndex c : reading_.tree_at(n).children(n))
    if (reading_[c].relation == Relation::nmod_poss) out.push_back(c);
  for (const TokenIndex c : reading_.tree_at(n).children(n))
    if (reading_[c].relation == Relation::amod || reading_[c].relation == Relation::compound ||
        reading_[c].relation == Relation::nmod_desc)
      out.push_back(c);
  return out;
}

std::vector<Party> ClauseCoder::scene(TokenIndex v, const std::vector<Party>& doers) const {
  static const char* const where[] = {"in",         "at",     "near",  "on",      "off",    "outside", "inside",
                                      "through",    "across", "along", "against", "into",   "over",    "around",
                                      "throughout", "within", "from",  "towards", "toward", "to"};
  std::vector<TokenIndex> starts{v};
  if (const TokenIndex o = object(v); o != kNoToken && o != v) starts.push_back(o);
  for (const TokenIndex start : starts)
    for (const TokenIndex c : reading_.tree_at(start).children(start)) {
      const Relation relation = main_relation(reading_[c].relation);
      if (relation != Relation::obl && relation != Relation::nmod) continue;
      const std::string preposition = reading_.preposition(c);
      if (std::find(std::begin(where), std::end(where), preposition) == std::end(where)) continue;
      auto place = actors_.place(c);
      if (!place || place->country.empty()) continue;
      if (std::any_of(doers.begin(), doers.end(), [&](const Party& p) { return p.country == place->country; }))
        continue;
      return {std::move(*place)};
    }
  return {};
}

std::vector<Party> ClauseCoder::parties(TokenIndex head, bool places) const {
  std::vector<Party> out = actors_.of(head);
  if (out.empty() && places)
    if (auto place = actors_.place(head)) out.push_back(std::move(*place));
  return out;
}

}  // namespace chancery
