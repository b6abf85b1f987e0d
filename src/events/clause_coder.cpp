#include "events/clause_coder.h"

#include <algorithm>

#include "base/utf8.h"
#include "events/fact_events.h"
#include "facts/status.h"

namespace chancery {
namespace {

constexpr int kDeepest = 6;

// Acts of will that say enough alone: to refuse is to reject, whatever is refused.
const char* bare_code(std::string_view operation) {
  if (operation == "intent" || operation == "accept") return "030";
  if (operation == "demand") return "100";
  if (operation == "request") return "020";
  if (operation == "reject") return "120";
  if (operation == "accuse") return "112";
  if (operation == "threaten") return "130";
  if (operation == "allow") return "080";
  return nullptr;
}

// Whether the recipient of the outer act is he who shall do the inner one.
bool addressed(std::string_view operation) {
  return operation == "demand" || operation == "request" || operation == "accuse" || operation == "claim" ||
         operation == "must";
}

bool is_particle(const std::string& word) {
  return word == "off" || word == "up" || word == "out" || word == "down" || word == "aside" || word == "away" ||
         word == "back";
}

bool same(const Party& a, const Party& b) {
  return (a.entity && a.entity == b.entity) || (!a.span.empty() && a.span == b.span);
}

}  // namespace

ClauseCoder::ClauseCoder(const ArticleReading& reading, const ActorCoder& actors, const EventCodes& codes,
                         const EventWords& words)
    : reading_(reading), actors_(actors), codes_(codes), words_(words), used_(reading.document().tokens.size()) {}

std::vector<std::string> ClauseCoder::lemmas(TokenIndex v) const {
  // The lemma, and for rare verbs what it may have missed: a final e ("blockad"), a letter too many ("expell").
  std::vector<std::string> bases{fold(reading_[v].lemma)};
  const std::string lemma = bases.front();
  if (!words_.verb(lemma) && lemma.size() > 2) {
    bases.push_back(lemma + "e");
    if (lemma.ends_with("e")) bases.push_back(lemma.substr(0, lemma.size() - 1));
    if (lemma[lemma.size() - 1] == lemma[lemma.size() - 2]) bases.push_back(lemma.substr(0, lemma.size() - 1));
    if (lemma.ends_with("i")) bases.push_back(lemma.substr(0, lemma.size() - 1) + "y");
    static const std::pair<const char*, const char*> irregular[] = {
        {"froze", "freeze"},    {"overran", "overrun"}, {"overthrew", "overthrow"}, {"forbade", "forbid"},
        {"forsook", "forsake"}, {"strove", "strive"},   {"slew", "slay"},           {"rap", "rape"}};
    for (const auto& [form, base] : irregular)
      if (lemma == form) bases.push_back(base);
    // or kept its ending: "prohibited", "recruiting"
    const std::size_t ending = lemma.ends_with("ed") ? 2 : lemma.ends_with("ing") ? 3 : 0;
    if (ending && lemma.size() > ending + 2) {
      const std::string stem = lemma.substr(0, lemma.size() - ending);
      bases.push_back(stem);
      bases.push_back(stem + "e");
      if (stem[stem.size() - 1] == stem[stem.size() - 2]) bases.push_back(stem.substr(0, stem.size() - 1));
    }
  }
  if (lemma.starts_with("re-")) bases.push_back(lemma.substr(3));
  if (reading_.word(v) == "re" && v + 2 < reading_.document().tokens.size() && reading_.word(v + 1) == "-")
    bases.push_back(fold(reading_[v + 2].lemma));
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
    // "sealed off the town", "off" taken for a preposition
    if (main_relation(relation) == Relation::obl && c > v)
      if (const std::string word = reading_.preposition(c); is_particle(word))
        for (const std::string& base : bases) out.push_back(base + " " + word);
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
        (preposition == "at" && found == "outside"))
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

std::vector<Party> ClauseCoder::parties(TokenIndex head, bool places) const {
  std::vector<Party> out = actors_.of(head);
  if (out.empty() && places)
    if (auto place = actors_.place(head)) out.push_back(std::move(*place));
  return out;
}

bool ClauseCoder::is_class(TokenIndex head, const std::string& value, int depth) {
  if (value == "actor") return !actors_.of(head).empty();
  if (value == "act") return depth < kDeepest && noun(head, depth + 1).has_value();
  if (value[0] >= '0' && value[0] <= '9') {
    const auto inner = depth < kDeepest ? noun(head, depth + 1) : std::nullopt;
    return inner && inner->cameo.starts_with(value);
  }
  if (value[0] >= 'A' && value[0] <= 'Z') {
    for (const Party& party : actors_.of(head))
      if (party.country == value || std::find(party.sectors.begin(), party.sectors.end(), value) != party.sectors.end())
        return true;
    return false;
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
      if (reading_[c].relation == Relation::nmod && reading_.preposition(c) == "of" && depth < kDeepest) {
        static const char* const parts[] = {
            "mission", "deployment", "contingent", "ton",       "tonne",    "kg",         "kilogram", "part",  "series",
            "number",  "group",      "team",       "hundred",   "thousand", "dozen",      "worth",    "lot",   "piece",
            "unit",    "shipment",   "batch",      "million",   "dollar",   "amount",     "barrel",   "load",  "most",
            "all",     "some",       "several",    "remainder", "rest",     "contingent", "wave",     "string"};
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
    return c != kNoToken && reading_[c].relation != Relation::xcomp;
  }
  if (need.what == "toclause") return complement(v, true) != kNoToken;
  if (need.what == "act") {
    const TokenIndex o = object(v);
    if (o != kNoToken && noun(o, depth + 1)) return true;
    const TokenIndex c = complement(v, false);
    return c != kNoToken && depth < kDeepest && verb(c, depth + 1).has_value();
  }
  for (const TokenIndex c : phrases(v, need.what))
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
    if (word == "will" || word == "would" || word == "shall" || word == "'ll" || word == "wo") return Modality::future;
    if (word == "must" || word == "should" || word == "ought") return Modality::must;
    if (word == "may" || word == "might" || word == "could" || word == "can") return Modality::possible;
  }
  return Modality::plain;
}

std::vector<Party> ClauseCoder::recipients(TokenIndex v, const std::vector<std::string>& to, TokenIndex o,
                                           const std::optional<Coding>& inner, bool of_actor) {
  for (const std::string& place : to) {
    std::vector<Party> found;
    if (place == "act") {
      if (!inner) continue;
      found = of_actor && !inner->sources.empty() ? inner->sources : inner->targets;
      if (found.empty() && of_actor) found = inner->targets;
    } else if (place == "obj") {
      if (o != kNoToken) found = parties(o, true);
    } else if (place == "own" || place == "obj.own") {
      const TokenIndex n = place == "own" ? v : o;
      if (n == kNoToken) continue;
      for (const TokenIndex owner : owners(n)) {
        found = parties(owner, true);
        if (!found.empty()) break;
      }
    } else {
      const bool below = place.starts_with("obj.");
      const TokenIndex from = below ? o : v;
      if (from == kNoToken) continue;
      for (const TokenIndex head : phrases(from, below ? place.substr(4) : place)) {
        found = parties(head, true);
        if (!found.empty()) break;
      }
    }
    if (!found.empty()) return found;
  }
  return {};
}

void ClauseCoder::put_source(TokenIndex v, Coding& coding) const {
  TokenIndex subject = reading_.subject(v);
  // "urged X to leave": the agent of leaving is X; of a passive the by-phrase.
  coding.subject = subject;
  if ((subject == kNoToken || subject == v) && !reading_.passive(v)) {
    // "Britain mobilised army reservists", Britain taken for a part of the object
    const TokenIndex o = reading_.child(v, Relation::obj);
    if (o != kNoToken && o > v)
      for (const TokenIndex c : reading_.tree_at(o).children(o))
        if (c < v && reading_[c].upos == Upos::PROPN) coding.subject = subject = c;
  }
  if (subject != kNoToken && subject != v && reading_[v].relation == Relation::acl && subject == reading_[v].head &&
      actors_.of(subject).empty()) {
    // "issued a declaration demanding": who issued it
    const TokenIndex issuing = reading_[subject].head;
    if (issuing != kNoToken && reading_[issuing].upos == Upos::VERB)
      coding.subject = subject = reading_.subject(issuing);
  }
  if (subject == kNoToken || subject == v) return;
  coding.sources = actors_.of(subject);
  if (coding.sources.empty() && reading_[subject].upos != Upos::PRON) {
    if (auto place = actors_.place(subject)) coding.sources.push_back(std::move(*place));
  }
}

std::optional<ClauseCoder::Coding> ClauseCoder::apply(std::string_view operation,
                                                      const std::optional<Coding>& inner) const {
  Coding out;
  if (!inner) {
    const char* code = bare_code(operation);
    if (!code) return std::nullopt;
    out.cameo = code;
    out.basis = std::string(operation);
    return out;
  }
  out.cameo = words_.transform(operation, inner->cameo);
  if (out.cameo.empty()) return std::nullopt;
  if (out.cameo == inner->cameo) {
    out.type = inner->type;
    out.mode = inner->mode;
  }
  out.mutual = inner->mutual;
  out.used = inner->used;
  out.basis = operation == "do" || operation == "say" || operation == "try"
                  ? inner->basis
                  : std::string(operation) + " + " + inner->basis;
  return out;
}

std::optional<ClauseCoder::Coding> ClauseCoder::noun(TokenIndex n, int depth) {
  if (depth > kDeepest) return std::nullopt;
  if (nouns_[n]) return *nouns_[n];
  nouns_[n] = std::optional<Coding>();  // while it is worked out: what leads back to it finds nothing
  const EventWord* row = noun_row(n);
  std::optional<Coding> out;
  if (!row) {
    // "a number of attacks", "rounds of talks"; members of a list
    for (const TokenIndex c : reading_.tree_at(n).children(n)) {
      static const char* const parts[] = {
          "series",  "wave",      "number",   "round", "spate",   "string",      "campaign", "act",
          "package", "day",       "hour",     "week",  "ton",     "tonne",       "form",     "kind",
          "program", "programme", "measure",  "step",  "efforts", "effort",      "policy",   "million",
          "billion", "dollar",    "use",      "worth", "amount",  "possibility", "hundred",  "thousand",
          "dozen",   "process",   "movement", "right", "course",  "escalation",  "end"};
      const std::string lemma = fold(reading_[n].lemma);
      const bool money = lemma == "$" || lemma == "million" || lemma == "billion" || lemma == "dollar" ||
                         lemma == "euro" || lemma == "pound" || lemma == "yen";
      if (reading_[c].relation == Relation::nmod &&
          (reading_.preposition(c) == "of" || (money && reading_.preposition(c) == "in")) &&
          (money || std::find(std::begin(parts), std::end(parts), lemma) != std::end(parts))) {
        out = noun(c, depth + 1);
        if (out && lemma == "end") out = apply("stop", out);
        if (out) break;
      }
    }
    if (!out)
      for (const TokenIndex c : reading_.tree_at(n).children(n))
        if (reading_[c].relation == Relation::conj && noun_row(c) && !out) out = noun(c, depth + 1);
    if (!out)
      for (const TokenIndex c : reading_.tree_at(n).children(n))
        if (reading_[c].relation == Relation::compound &&
            (fold(reading_[n].lemma) == "measure" || fold(reading_[n].lemma) == "operation" ||
             fold(reading_[n].lemma) == "action" || fold(reading_[n].lemma) == "effort" ||
             fold(reading_[n].lemma) == "process") &&
            noun_row(c) && !out)
          out = noun(c, depth + 1);
    nouns_[n] = out;
    return out;
  }
  std::optional<Coding> inner;
  if (row->is_operator()) {
    for (const TokenIndex c : reading_.tree_at(n).children(n)) {
      const Relation relation = reading_[c].relation;
      if ((relation == Relation::acl || relation == Relation::ccomp || relation == Relation::xcomp ||
           relation == Relation::advcl) &&
          reading_.is_verbal(c))
        inner = bare_verb(c, depth + 1);
      else if (relation == Relation::nmod && reading_.preposition(c) != "by" && reading_.preposition(c) != "from")
        inner = noun(c, depth + 1);
      if (inner) break;
    }
    if (row->operation() == "do" && !inner) return std::nullopt;
    const bool none = reading_.negated(n);  // "no intention of leaving"
    if (none && row->operation() != "intent") return std::nullopt;
    out = apply(none ? "reject" : row->operation(), inner);
    if (!out && row->operation() == "propose") {
      out = Coding();
      out->cameo = "030";
      out->basis = "propose";
    }
    if (out) {
      out->targets = recipients(n, row->to, kNoToken, inner, false);
      if (out->targets.empty() && inner)
        out->targets = addressed(row->operation()) && !inner->sources.empty() ? inner->sources : inner->targets;
    }
  } else if (!reading_.negated(n)) {
    out = Coding();
    out->cameo = row->code;
    out->type = row->type;
    out->mode = row->mode;
    out->mutual = row->mutual;
    out->basis = row->lemma;
    out->targets = recipients(n, row->to, n, std::nullopt, false);
  }
  if (out) {
    out->word = n;
    out->used.push_back(n);
    // Who does it: by X; whose it is.
    std::vector<TokenIndex> agents = phrases(n, "by");
    if (agents.empty()) agents = phrases(n, "between");
    if (agents.empty()) agents = phrases(n, "from");
    if (agents.empty()) agents = owners(n);
    for (const TokenIndex agent : agents) {
      out->sources = parties(agent, true);
      if (!out->sources.empty()) break;
    }
    std::erase_if(out->targets, [&](const Party& target) {
      return std::any_of(out->sources.begin(), out->sources.end(),
                         [&](const Party& source) { return same(source, target); });
    });
  }
  nouns_[n] = out;
  return out;
}

std::optional<ClauseCoder::Coding> ClauseCoder::by_row(TokenIndex v, const EventWord& row, int depth) {
  const TokenIndex o = object(v);
  Coding out;
  if (row.code == "-") return std::nullopt;
  if (!row.is_operator()) {
    out.cameo = row.code;
    out.type = row.type;
    out.mode = row.mode;
    out.basis = row.lemma;
    out.targets = recipients(v, row.to, o, std::nullopt, false);
    if (o != kNoToken && noun_row(o)) out.used.push_back(o);
    out.mutual = row.mutual;
  } else {
    const std::string_view operation = row.operation();
    std::optional<Coding> inner;
    const bool clause_first = std::any_of(row.needs.begin(), row.needs.end(), [](const auto& need) {
      return need.what == "clause" || need.what == "toclause";
    });
    const auto by_clause = [&] {
      const TokenIndex c = complement(v, false);
      if (c == kNoToken) return;
      // "agreed that they should", "demanded that he must": the governing verb says it already
      inner = operation != "say" && modality(c) == Modality::must && !reading_.negated(c) ? bare_verb(c, depth + 1)
                                                                                          : verb(c, depth + 1);
      if (!inner && modality(c) == Modality::must && operation == "say") {
        inner = Coding();
        inner->cameo = "100";
        inner->basis = "must";
        inner->targets = parties(reading_.surface_subject(c), false);
      }
    };
    const auto by_noun = [&] {
      if (o != kNoToken && o != v) inner = noun(o, depth + 1);
      if (!inner)
        for (const EventWord::Need& need : row.needs)
          for (const TokenIndex head : phrases(v, need.what))
            if (!inner) inner = noun(head, depth + 1);
      if (!inner)
        for (const char* preposition : {"for", "of", "to", "from", "on", "with"}) {
          for (const TokenIndex head : phrases(v, preposition))
            if (!inner) inner = noun(head, depth + 1);
          if (inner) break;
        }
    };
    if (clause_first)
      by_clause();
    else
      by_noun();
    if (!inner && operation != "say") clause_first ? by_noun() : by_clause();
    if (!inner && operation != "say")
      for (const TokenIndex c : reading_.tree_at(v).children(v))
        if (reading_[c].relation == Relation::advcl && c > v &&
            (reading_.mark(c) == "of" || reading_.mark(c) == "from" || reading_.mark(c) == "to" ||
             reading_.mark(c) == "for") &&
            !inner)
          inner = bare_verb(c, depth + 1);
    if (operation == "say" && !inner) return std::nullopt;
    const auto made = apply(operation, inner);
    if (!made) return std::nullopt;
    out = *made;
    out.targets = recipients(v, row.to, o, inner, addressed(operation));
    if (operation == "say" || operation == "do" || operation == "try" || operation == "announce" ||
        (operation == "claim" && out.cameo == inner->cameo)) {
      if (out.targets.empty()) out.targets = inner->targets;
      out.sources = inner->sources;
      out.word = inner->word;
      if (operation == "say" && inner->basis == "must") out.targets = inner->targets;
      // An act that the speaker tells of himself, or whose doer stands nowhere.
      const TokenIndex subject = inner->subject;
      const bool pronoun = subject != kNoToken && reading_[subject].upos == Upos::PRON;
      const bool saying = operation == "say" || operation == "claim";
      if (saying && (out.sources.empty() || inner->basis.starts_with("must"))) {
        if (pronoun || subject == kNoToken || inner->basis.starts_with("must")) {
          Coding speaker;
          put_source(v, speaker);
          out.sources = speaker.sources;
        }
      } else if (!saying) {
        Coding own;
        put_source(v, own);
        if (!own.sources.empty()) out.sources = own.sources;
        out.subject = own.subject;
      } else {
        out.subject = subject;
      }
      if (out.word == kNoToken) out.word = v;
      out.used.push_back(v);
      return out;
    }
    if (row.mutual)
      out.mutual = true;
    else if (operation != "accept" && operation != "intent" && operation != "plan")
      out.mutual = false;
    if (!row.type.empty()) {
      out.type = row.type;
      out.mode = row.mode;
    }
  }
  out.word = v;
  out.used.push_back(v);
  put_source(v, out);
  if (row.swap) std::swap(out.sources, out.targets);
  if (row.is_operator() && out.sources.empty() && reading_.passive(v) &&
      (row.operation() == "intent" || row.operation() == "plan" || row.operation() == "reject")) {
    // "is scheduled to visit", "is opposed to": who is the subject wills it
    out.subject = reading_.surface_subject(v);
    if (out.subject != kNoToken && out.subject != v) out.sources = actors_.of(out.subject);
    std::erase_if(out.targets, [&](const Party& target) {
      return std::any_of(out.sources.begin(), out.sources.end(),
                         [&](const Party& source) { return same(source, target); });
    });
  }
  if (!row.is_operator()) {
    if (out.targets.empty() && reading_.passive(v) && o != kNoToken) out.targets = parties(o, true);
    // A train that derails injures people too: violence wants a doer, a weapon or an attack.
    const bool violent = out.cameo >= "180" && out.cameo < "21";
    if (violent && out.sources.empty() && !reading_.passive(v) && out.subject != kNoToken && out.subject != v &&
        reading_[out.subject].upos == Upos::NOUN && !noun_row(out.subject) && !is_class(out.subject, "weapon", depth) &&
        !is_class(out.subject, "projectile", depth) && !is_class(out.subject, "bomb", depth))
      return std::nullopt;
  }
  return out;
}

std::optional<ClauseCoder::Coding> ClauseCoder::bare_verb(TokenIndex v, int depth) {
  if (depth > kDeepest || v == kNoToken) return std::nullopt;
  std::optional<Coding> out;
  if (reading_[v].upos == Upos::NOUN && reading_.child(v, Relation::cop) == kNoToken) return noun(v, depth);
  for (const std::string& lemma : lemmas(v)) {
    const auto* rows = words_.verb(lemma);
    if (!rows) continue;
    for (const EventWord& row : *rows) {
      if (!meets(v, row, depth)) continue;
      if (row.code == "-") return std::nullopt;
      out = by_row(v, row, depth);
      if (out) break;
    }
    if (out) break;
  }
  return out;
}

std::optional<ClauseCoder::Coding> ClauseCoder::verb(TokenIndex v, int depth) {
  std::optional<Coding> out = bare_verb(v, depth);
  if (!out) return out;
  const Modality modality = this->modality(v);
  const bool negated = reading_.negated(v);

  std::string_view operation;
  if (modality == Modality::possible) return std::nullopt;
  if (negated)
    operation = modality == Modality::future ? "wont" : modality == Modality::must ? "demand" : "not";
  else if (modality == Modality::future)
    operation = "intent";
  else if (modality == Modality::must)
    operation = "must";
  if (operation.empty()) return out;

  const auto made = apply(operation, out);
  if (!made) return std::nullopt;
  Coding coding = *made;
  coding.word = out->word;
  coding.used = out->used;
  coding.subject = out->subject;
  coding.sources = out->sources;
  coding.targets = out->targets;
  if (operation == "must") {
    coding.targets = out->sources;
    coding.sources.clear();
  }
  return coding;
}

std::optional<ClauseCoder::Coding> ClauseCoder::occurrence(TokenIndex v) {
  static const char* const verbs[] = {
      "erupt", "break",  "begin",     "start",    "continue", "resume", "occur", "happen", "take",   "open", "rage",
      "flare", "spread", "intensify", "escalate", "follow",   "kill",   "wound", "injure", "hit",    "rock", "strike",
      "leave", "claim",  "underway",  "go",       "enter",    "last",   "mount", "grow",   "persist"};
  const std::string lemma = fold(reading_[v].lemma);
  if (std::find(std::begin(verbs), std::end(verbs), lemma) == std::end(verbs) || modality(v) != Modality::plain ||
      reading_.negated(v))
    return std::nullopt;
  const TokenIndex subject = reading_.surface_subject(v);
  if (subject == kNoToken || subject == v) return std::nullopt;
  const EventWord* row = noun_row(subject);
  if (!row || row->is_operator() || (row->code[0] == '0' && row->code != "046")) return std::nullopt;
  auto out = noun(subject, 0);
  if (!out) return out;
  if (out->sources.empty())
    for (const char* preposition : {"between", "by"})
      for (const TokenIndex head : phrases(v, preposition))
        if (out->sources.empty()) out->sources = parties(head, true);
  if (out->targets.empty()) out->targets = recipients(v, row->to, object(v), std::nullopt, false);
  if (out->targets.empty() && object(v) != kNoToken) out->targets = parties(object(v), true);
  return out;
}

void ClauseCoder::dress(Event& event, TokenIndex at) const {
  const Tree& tree = reading_.tree_at(at);
  event.sentence = sentence_;
  event.span = reading_.clause(at);
  event.word = reading_[at].span;
  if (event.span.empty() || !event.span.contains(event.word)) event.span = reading_.sentence_at(at).span;
  const EventStage stage = stage_of(reading_, at);
  event.status = name_of(stage);
  const TokenRange range = tree.subtree(at);
  for (const std::uint32_t t : reading_.times_in(range)) {
    const TimeExpression& time = reading_.document().times[t];
    if (time.kind != TimeKind::date || !time.interval.known() || !time.interval.from) continue;
    event.date = time.interval;
    break;
  }
  // Words of the clause that say how.
  for (TokenIndex t = range.first; t < range.last; ++t) {
    for (const std::string& word : {fold(reading_[t].lemma), reading_.word(t)}) {
      if (event.mode.empty() || event.type == "ASSAULT" || event.type == "THREATEN")
        if (const std::string* mode = words_.mode(event.type, word);
            mode && (event.mode.empty() || event.mode == "destroy"))
          event.mode = *mode;
      if (const auto* contexts = words_.contexts(word))
        for (const std::string& context : *contexts)
          if (event.contexts.size() < 4 &&
              std::find(event.contexts.begin(), event.contexts.end(), context) == event.contexts.end())
            event.contexts.push_back(context);
    }
  }
}

void ClauseCoder::emit(const Coding& coding, TokenIndex at, bool aside) {
  for (const TokenIndex t : coding.used) used_[t] = true;
  used_[at] = true;
  Event event;
  put_code(event, codes_, coding.cameo, coding.type, coding.mode);
  event.sources = coding.sources;
  event.targets = coding.targets;
  event.mutual = coding.mutual && event.type != "ACCUSE" && event.type != "THREATEN";
  // Two who agree, meet or work together, and nobody else is named: with each other.
  if (event.sources.size() > 1 && event.targets.empty() &&
      (event.type == "AGREE" || event.type == "CONSULT" || event.type == "COOPERATE" || event.cameo == "057" ||
       event.cameo == "127" || event.cameo == "190"))
    event.mutual = true;
  event.basis = coding.basis;
  event.aside = aside;
  std::erase_if(event.targets, [&](const Party& target) {
    return std::any_of(event.sources.begin(), event.sources.end(),
                       [&](const Party& source) { return same(source, target); });
  });
  if (event.mutual) {
    for (Party& target : event.targets)
      if (std::none_of(event.sources.begin(), event.sources.end(),
                       [&](const Party& source) { return source.code() == target.code() && target.code() != "---"; }))
        event.sources.push_back(std::move(target));
    event.targets.clear();
    if (event.sources.size() < 2) event.mutual = false;
  }
  if (event.sources.empty() && event.targets.empty()) return;
  const bool plural =
      coding.subject != kNoToken && (reading_[coding.subject].xpos == "NNS" || reading_[coding.subject].xpos == "NNPS");
  if (!plural && event.sources.size() + event.targets.size() < 2 &&
      (event.cameo == "040" || event.cameo == "041" || event.cameo == "046" || event.cameo == "060"))
    return;
  // Firms, schools and hospitals among themselves are no actors of politics.
  const auto private_one = [](const Party& party) {
    return party.country.empty() && party.group.empty() && !party.sectors.empty() &&
           std::all_of(party.sectors.begin(), party.sectors.end(),
                       [](const std::string& sector) { return sector == "BUS" || sector == "HLH" || sector == "EDU"; });
  };
  const int quad = quad_of_type(event.type);
  if ((quad == 1 || quad == 2) && std::all_of(event.sources.begin(), event.sources.end(), private_one) &&
      std::all_of(event.targets.begin(), event.targets.end(), private_one) && event.cameo.substr(0, 2) != "08")
    return;
  dress(event, coding.word == kNoToken ? at : coding.word);
  event.status = name_of(stage_of(reading_, at));
  out_.push_back(std::move(event));
}

void ClauseCoder::walk(TokenIndex t, bool aside, int depth) {
  if (depth > 12) return;
  const std::size_t before = out_.size();
  if (const auto coding = verb(t, 0))
    emit(*coding, t, aside);
  else if (const auto happening = occurrence(t))
    emit(*happening, t, aside);
  for (const TokenIndex c : reading_.tree_at(t).children(t)) {
    const Relation relation = reading_[c].relation;
    if (relation == Relation::conj && (reading_.is_verbal(c) || reading_[c].upos == Upos::ADJ)) {
      if (!used_[c]) walk(c, aside, depth + 1);
    } else if (relation == Relation::parataxis && reading_.is_verbal(c)) {
      if (!used_[c]) walk(c, aside, depth + 1);
    } else if (relation == Relation::ccomp && !used_[c]) {
      // What is said is told as it is, where saying it is no act of its own.
      const auto* rows = words_.verb(fold(reading_[t].lemma));
      const bool saying =
          rows && std::any_of(rows->begin(), rows->end(), [](const EventWord& row) { return row.code == "@say"; });
      if (saying && out_.size() == before) walk(c, aside, depth + 1);
    } else if (relation == Relation::ccomp && used_[c]) {
      for (const TokenIndex other : reading_.tree_at(c).children(c))
        if (reading_[other].relation == Relation::conj && reading_.is_verbal(other) && !used_[other] &&
            reading_.child(other, Relation::nsubj) != kNoToken)
          walk(other, aside, depth + 1);
    }
  }
}

bool ClauseCoder::believed(TokenIndex v) const {
  static const char* const doubts[] = {"deny",     "doubt",  "fear",    "hope",    "wonder", "ask",   "discuss",
                                       "consider", "debate", "imagine", "suppose", "dream",  "worry", "avoid",
                                       "prevent",  "help",   "fail",    "refute",  "want",   "wish"};
  const std::string lemma = fold(reading_[v].lemma);
  return std::find(std::begin(doubts), std::end(doubts), lemma) == std::end(doubts);
}

void ClauseCoder::asides(TokenRange range) {
  struct Found {
    Coding coding;
    TokenIndex at;
    int rank;
  };
  std::vector<Found> found;
  const bool main_found = std::any_of(out_.begin(), out_.end(), [](const Event& event) { return !event.type.empty(); });
  for (TokenIndex t = range.first; t < range.last; ++t) {
    if (used_[t]) continue;
    std::optional<Coding> coding;
    int rank = 5;
    const Relation relation = main_relation(reading_[t].relation);
    const TokenIndex above = reading_[t].head;
    if (reading_[t].upos == Upos::VERB) {
      // What is asked, offered or denied is not done; nor is what talks are about.
      if ((relation == Relation::xcomp || relation == Relation::ccomp) && above != kNoToken &&
          (used_[above] || !believed(above)))
        continue;
      if (const std::string mark = reading_.mark(t);
          reading_[t].xpos == "VBG" &&
          (mark == "on" || mark == "for" || mark == "about" || mark == "of" || mark == "towards" || mark == "at"))
        continue;
      coding = verb(t, 0);
      const std::string mark = reading_.mark(t);
      static const char* const apart[] = {"after", "before",  "since",   "if",       "unless",   "when",
                                          "while", "because", "as",      "although", "though",   "until",
                                          "where", "once",    "whether", "despite",  "following"};
      const bool set_apart = std::find(std::begin(apart), std::end(apart), mark) != std::end(apart);
      if (relation == Relation::xcomp || relation == Relation::ccomp)
        rank = 1;
      else if (relation == Relation::advcl && !set_apart)
        rank = 2;
      else if (relation == Relation::acl && reading_[t].relation != Relation::acl_relcl)
        rank = reading_[t].xpos == "VBG" && reading_[t].head != kNoToken &&
                       main_relation(reading_[reading_[t].head].relation) == Relation::obj
                   ? 3
                   : 4;
    } else if (noun_row(t)) {
      coding = noun(t, 0);
      if (coding && coding->sources.empty() && coding->targets.empty()) coding.reset();
      // "talks could take place", "there was no attack", "will hold talks"
      if (coding && above != kNoToken && reading_.is_verbal(above)) {
        const Modality around = modality(above);
        if (around == Modality::possible || around == Modality::must || reading_.negated(above) || !believed(above))
          coding.reset();
        else if (around == Modality::future) {
          const std::string planned = words_.transform("intent", coding->cameo);
          if (planned.empty())
            coding.reset();
          else
            coding->cameo = planned;
        }
      }
      if (coding && (reading_.negated(t) || coding->cameo.starts_with("083")))
        coding.reset();  // reforms and elections are no acts by themselves
      if (relation == Relation::nsubj || relation == Relation::obj) rank = 3;
      if (coding &&
          (coding->cameo.starts_with("03") || coding->cameo.starts_with("05") || coding->cameo.starts_with("06") ||
           coding->cameo.starts_with("10") || coding->cameo.starts_with("02")) &&
          rank > 3)
        coding.reset();
    }
    if (!coding || (coding->sources.empty() && coding->targets.empty())) continue;
    for (const TokenIndex u : coding->used) used_[u] = true;
    found.push_back({*coding, t, rank});
  }
  int best = 9;
  for (const Found& one : found) best = std::min(best, one.rank);
  bool promoted = main_found;
  for (const Found& one : found) {
    bool aside = true;
    if (!promoted && one.rank == best && best <= 3) {
      aside = false;
      promoted = true;
    }
    emit(one.coding, one.at, aside);
  }
}

std::vector<Event> ClauseCoder::sentence(std::uint32_t index) {
  out_.clear();
  sentence_ = index;
  const TokenRange range = reading_.document().sentences[index].tokens;
  if (range.size() > 400 || range.empty()) return {};
  if (nouns_.size() != used_.size()) nouns_.resize(used_.size());
  const TokenIndex root = reading_.tree(index).root();
  if (root != kNoToken) walk(root, false, 0);
  asides(range);
  return std::move(out_);
}

}  // namespace chancery
