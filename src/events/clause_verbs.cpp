// What verbs say was done, by whom, to whom.
#include <algorithm>

#include "base/utf8.h"
#include "events/clause_coder.h"
#include "events/clause_parts.h"

namespace chancery {

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
      const std::string preposition = below ? place.substr(4) : place;
      for (const TokenIndex head : phrases(from, preposition)) {
        found = parties(head, true);
        if (!found.empty()) break;
      }
      // "a batch of missiles from Britain", "a treaty of friendship with Peru"
      if (found.empty() && below && preposition != "of")
        for (const TokenIndex part : phrases(from, "of"))
          for (const TokenIndex head : phrases(part, preposition))
            if (found.empty()) found = parties(head, true);
    }
    if (!found.empty()) return found;
  }
  return {};
}

std::vector<Party> ClauseCoder::below(TokenIndex v, const std::vector<Party>& doers) const {
  std::vector<TokenIndex> level{v};
  for (int depth = 0; depth < 5 && !level.empty(); ++depth) {
    std::vector<TokenIndex> next;
    for (const TokenIndex t : level)
      for (const TokenIndex c : reading_.tree_at(t).children(t)) {
        const Relation relation = main_relation(reading_[c].relation);
        if (relation != Relation::obj && relation != Relation::iobj && relation != Relation::obl &&
            relation != Relation::nmod && relation != Relation::xcomp && relation != Relation::acl &&
            !(depth > 0 && relation == Relation::compound))
          continue;
        if (reading_.passive(v) && reading_.preposition(c) == "by") continue;
        next.push_back(c);
        std::vector<Party> found = parties(c, true);
        std::erase_if(found, [&](const Party& party) {
          return std::any_of(doers.begin(), doers.end(), [&](const Party& doer) {
            return same_party(doer, party) || doer.code() == party.code();
          });
        });
        if (!found.empty()) return found;
      }
    level = std::move(next);
  }
  // "alleged that Peru was aware": of whom it is told
  if (const TokenIndex c = complement(v, false); c != kNoToken && c != v)
    if (const TokenIndex told = reading_.surface_subject(c); told != kNoToken && told != c) {
      std::vector<Party> found = parties(told, true);
      std::erase_if(found, [&](const Party& party) {
        return std::any_of(doers.begin(), doers.end(), [&](const Party& doer) { return doer.code() == party.code(); });
      });
      return found;
    }
  return {};
}

bool ClauseCoder::unless(TokenIndex v) const {
  for (const TokenIndex c : reading_.tree_at(v).children(v))
    if (reading_[c].relation == Relation::advcl && reading_.mark(c) == "unless") return true;
  return false;
}

bool ClauseCoder::blames(TokenIndex v, const Coding& told) {
  const bool violent = told.cameo >= "18" && told.cameo < "20" && told.cameo != "196";
  if (!violent || told.sources.empty() || told.sources.front().country.empty()) return false;
  Coding speaker;
  put_source(v, speaker);
  if (speaker.sources.size() != 1 || speaker.sources.front().country.empty()) return false;
  // Medics, police and witnesses report; governments blame.
  const std::vector<std::string>& sectors = speaker.sources.front().sectors;
  return (sectors.empty() || sectors.front() == "GOV") &&
         std::none_of(told.sources.begin(), told.sources.end(),
                      [&](const Party& doer) { return doer.country == speaker.sources.front().country; });
}

bool ClauseCoder::claims_own(std::string_view operation, TokenIndex v, const Coding& told) {
  if (operation != "say" && operation != "claim" && operation != "announce") return false;
  if (!(told.cameo >= "18" && told.cameo < "21") || told.subject == kNoToken) return false;
  if (reading_[told.subject].upos == Upos::PRON) return true;
  Coding speaker;
  put_source(v, speaker);
  return !speaker.sources.empty() && !told.sources.empty() &&
         same_party(speaker.sources.front(), told.sources.front());
}

bool ClauseCoder::asks_for_words(TokenIndex v) const {
  static const char* const saying[] = {"comment", "explain",  "respond",  "elaborate", "clarify", "describe", "answer",
                                       "reply",   "say",      "tell",     "name",      "specify", "identify", "disclose",
                                       "reveal",  "speculate", "give",    "provide",   "confirm", "discuss",  "estimate"};
  const TokenIndex c = complement(v, false);
  return c != kNoToken && std::find(std::begin(saying), std::end(saying), fold(reading_[c].lemma)) != std::end(saying);
}

bool ClauseCoder::speaks_for_country(TokenIndex n) {
  if (reading_[n].upos == Upos::PROPN) return true;
  if (reading_[n].upos != Upos::NOUN) return false;
  static const char* const words[] = {"report",   "statement", "document",   "communique", "newspaper", "paper",
                                      "daily",    "decision",  "move",       "law",        "measure",   "side",
                                      "capital",  "press",     "government", "vote",       "embargo",   "ban",
                                      "sanction", "policy",    "plan"};
  return std::find(std::begin(words), std::end(words), fold(reading_[n].lemma)) != std::end(words) ||
         noun_row(n) != nullptr || is_class(n, "weapon", kDeepestAct) || is_class(n, "projectile", kDeepestAct) ||
         is_class(n, "bomb", kDeepestAct);
}

bool ClauseCoder::owned_by_pronoun(TokenIndex n) const {
  for (const TokenIndex c : reading_.tree_at(n).children(n))
    if (reading_[c].relation == Relation::nmod_poss && reading_[c].upos == Upos::PRON) return true;
  return false;
}

void ClauseCoder::put_source(TokenIndex v, Coding& coding) {
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
  if (petrarch_ && reading_.passive(v) && (subject == kNoToken || parties(subject, true).empty()))
    for (const char* preposition : {"by", "from", "in"})
      for (const TokenIndex agent : phrases(v, preposition)) {
        coding.sources = parties(agent, true);
        if (!coding.sources.empty()) return;
      }
  if (subject == kNoToken || subject == v) return;
  coding.sources = petrarch_ ? parties(subject, true) : actors_.of(subject);
  // "a rocket fired by rebels hit", "flour sent by Turkey reached": who sent it
  if (coding.sources.empty() && reading_[subject].upos == Upos::NOUN)
    for (const TokenIndex c : reading_.tree_at(subject).children(subject))
      if (reading_[c].relation == Relation::acl && reading_[c].xpos == "VBN" && c < v && coding.sources.empty())
        for (const char* preposition : {"by", "from"})
          for (const TokenIndex agent : phrases(c, preposition))
            if (coding.sources.empty()) coding.sources = parties(agent, true);
  if (coding.sources.empty() && speaks_for_country(subject)) {
    if (auto place = actors_.place(subject)) coding.sources.push_back(std::move(*place));
  }
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
    if (out.cameo.starts_with("15") && (is_joint(v) || (o != kNoToken && o != v && is_joint(o)))) {
      make_joint(out);
      if (out.targets.empty()) out.targets = recipients(v, {"with"}, o, std::nullopt, false);
    }
  } else {
    std::string_view operation = row.operation();
    // Reports that claim something accuse nobody.
    if (const TokenIndex who = reading_.subject(v); operation == "claim" && who != kNoToken && who != v &&
                                                    reading_[who].upos == Upos::NOUN && actors_.of(who).empty())
      operation = "say";
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
      if (!inner && modality(c) == Modality::must && operation == "say" && !petrarch_) {
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
    if (operation == "do" && inner && inner->basis == "propose") return std::nullopt;  // "expand initiatives"
    if (operation == "request" && !inner && asks_for_words(v)) return std::nullopt;
    if (row.lemma == "decline" && !inner && asks_for_words(v)) {  // "declined to comment": no act
      out.cameo = "011";
      out.basis = "no comment";
      out.word = v;
      out.used.push_back(v);
      put_source(v, out);
      return out;
    }
    // "said that they were committing genocide" accuses.
    const bool of_crimes = operation == "say" && inner && inner->cameo.starts_with("20") && !inner->sources.empty();
    const bool of_attack = !of_crimes && (operation == "say" || operation == "claim") && inner && blames(v, *inner);
    const auto made = apply(of_crimes ? "accuse" : operation, inner);
    if (!made) return std::nullopt;
    out = *made;
    if (of_attack) {
      out.cameo = "112";
      out.type.clear();
      out.mode.clear();
    }
    // What is announced as cut off, forbidden or broken off is decided: no threat.
    if (row.lemma == "announce" && inner->basis.starts_with("intent +") &&
        (out.cameo == "132" || (out.cameo.starts_with("131") && out.cameo.size() == 4))) {
      out.cameo = out.cameo == "1311" ? "162" : out.cameo == "1312" ? "163" : out.cameo == "1313" ? "161" : "172";
      out.type.clear();
      out.mode.clear();
    }
    if (petrarch_ && claims_own(operation, v, *inner)) {
      out.cameo = "015";
      out.type.clear();
      out.mode.clear();
    }
    if (of_crimes || of_attack) {
      out.targets = inner->sources;
      out.word = v;
      out.used.push_back(v);
      put_source(v, out);
      return out;
    }
    out.targets = recipients(v, row.to, o, inner, addressed(operation));
    if (operation == "say" || operation == "do" || operation == "try" || operation == "announce" ||
        (operation == "claim" && out.cameo == inner->cameo)) {
      if (out.targets.empty()) out.targets = inner->targets;
      out.sources = inner->sources;
      out.word = inner->word;
      if (operation == "say" && inner->basis == "must") out.targets = inner->targets;
      // An act that the speaker tells of himself, or whose doer stands nowhere.
      const TokenIndex subject = inner->subject;
      const bool pronoun = subject != kNoToken && (reading_[subject].upos == Upos::PRON || owned_by_pronoun(subject));
      const bool saying = operation == "say" || operation == "claim";
      // Of a passive clause whose doer nobody names, the speaker is none: "police said that two cars were set ablaze".
      const bool done_to = inner->word != kNoToken && reading_.passive(inner->word) &&
                           !inner->basis.starts_with("intent") && !inner->basis.starts_with("plan") &&
                           !inner->basis.starts_with("reject");
      if (saying && !done_to && (out.sources.empty() || inner->basis.starts_with("must"))) {
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
  // "talks between A and B broke down": who talked
  if (out.sources.empty() && out.subject != kNoToken && out.subject != v && depth < kDeepestAct &&
      reading_[out.subject].upos == Upos::NOUN && noun_row(out.subject))
    if (auto act = noun(out.subject, depth + 1)) {
      out.sources = act->sources;
      if (out.targets.empty()) out.targets = act->targets;
      out.mutual = out.mutual || out.sources.size() > 1;
      out.used.push_back(out.subject);
    }
  if (row.swap) std::swap(out.sources, out.targets);
  if (row.is_operator() && out.sources.empty() && reading_.passive(v) &&
      (row.operation() == "intent" || row.operation() == "plan" || row.operation() == "reject")) {
    // "is scheduled to visit", "is opposed to": who is the subject wills it
    out.subject = reading_.surface_subject(v);
    if (out.subject != kNoToken && out.subject != v) out.sources = actors_.of(out.subject);
    std::erase_if(out.targets, [&](const Party& target) {
      return std::any_of(out.sources.begin(), out.sources.end(),
                         [&](const Party& source) { return same_party(source, target); });
    });
  }
  if (!row.is_operator()) {
    if (out.targets.empty() && reading_.passive(v) && o != kNoToken) out.targets = parties(o, true);
    // A train that derails injures people too: violence wants a doer, a weapon or an attack.
    const bool violent = out.cameo >= "180" && out.cameo < "21";
    // "the sanctions will hit firms": acts that are not violent hit nobody.
    if (violent && out.subject != kNoToken && out.subject != v && reading_[out.subject].upos == Upos::NOUN)
      if (const EventWord* act = noun_row(out.subject); act && (act->is_operator() || act->code < "18"))
        return std::nullopt;
    const bool no_doer = out.sources.empty() || (out.subject != kNoToken && out.subject != v &&
                                                 out.sources.front().span.contains(reading_[out.subject].span) &&
                                                 actors_.of(out.subject).empty());
    if (violent && no_doer && !reading_.passive(v) && out.subject != kNoToken && out.subject != v &&
        reading_[out.subject].upos == Upos::NOUN && !noun_row(out.subject) && !is_class(out.subject, "weapon", depth) &&
        !is_class(out.subject, "projectile", depth) && !is_class(out.subject, "bomb", depth))
      return std::nullopt;
  }
  return out;
}

std::optional<ClauseCoder::Coding> ClauseCoder::bare_verb(TokenIndex v, int depth) {
  if (depth > kDeepestAct || v == kNoToken) return std::nullopt;
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
  // "is on strike", "was in Riga for a visit": the phrase after the copula is the head of the clause
  if (!out && reading_.child(v, Relation::cop) != kNoToken)
    if (const auto* rows = words_.verb("be"))
      for (const EventWord& row : *rows)
        if (!out && !row.needs.empty() && row.needs.front().what != "toclause" && meets(v, row, depth))
          out = by_row(v, row, depth);
  // "are jointly developing the field": whatever is done together is cooperation
  if (!out && reading_.is_verbal(v) && reading_[v].upos == Upos::VERB && object(v) != kNoToken && is_joint(v)) {
    Coding together;
    together.cameo = "060";
    together.mutual = true;
    together.word = v;
    together.basis = "jointly";
    together.used.push_back(v);
    put_source(v, together);
    together.targets = recipients(v, {"with"}, kNoToken, std::nullopt, false);
    if (together.sources.size() + together.targets.size() > 1) out = std::move(together);
  }
  return out;
}

std::optional<ClauseCoder::Coding> ClauseCoder::verb(TokenIndex v, int depth) {
  std::optional<Coding> out = bare_verb(v, depth);
  if (!out) return out;
  const Modality modality = this->modality(v);
  bool negated = reading_.negated(v);
  // "would permit no attempt"
  if (const TokenIndex o = object(v); !negated && o != kNoToken && o != v && !reading_.passive(v))
    for (const TokenIndex c : reading_.tree_at(o).children(o))
      if (reading_.word(c) == "no" && reading_[c].relation == Relation::det) negated = true;

  std::string_view operation;
  if (petrarch_ && !negated) return out;
  if (modality == Modality::possible) {
    // "said it might close the strait": who speaks of what he himself may do against others threatens it
    const TokenIndex self = reading_.surface_subject(v);
    if (negated || depth == 0 || self == kNoToken || reading_[self].upos != Upos::PRON || out->cameo < "15")
      return std::nullopt;
    operation = "threaten";
  } else if (negated)
    operation = modality == Modality::future ? "wont" : modality == Modality::must ? "demand" : "not";
  else if (modality == Modality::future)
    operation = unless(v) ? "threaten" : "intent";
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
  static const char* const verbs[] = {"erupt",    "break",  "begin", "start", "continue", "resume", "occur",
                                      "happen",   "take",   "open",  "rage",  "flare",    "spread", "intensify",
                                      "escalate", "follow", "kill",  "wound", "injure",   "hit",    "rock",
                                      "strike",   "end",    "cease", "stop",  "expire",   "leave",  "claim",
                                      "underway", "go",     "enter", "last",  "mount",    "grow",   "persist"};
  const std::string lemma = fold(reading_[v].lemma);
  const bool planned = modality(v) == Modality::future;  // "talks will open"
  if (std::find(std::begin(verbs), std::end(verbs), lemma) == std::end(verbs) ||
      (modality(v) != Modality::plain && !planned) || reading_.negated(v))
    return std::nullopt;
  for (const TokenIndex c : reading_.tree_at(v).children(v))
    if (c == v + 1 && (reading_.word(c) == "down" || reading_.word(c) == "off"))
      return std::nullopt;  // "talks broke down"
  const TokenIndex subject = reading_.surface_subject(v);
  if (subject == kNoToken || subject == v) return std::nullopt;
  const EventWord* row = noun_row(subject);
  if (!row || (row->is_operator() && row->operation() != "do")) return std::nullopt;
  auto out = noun(subject, 0);  // "a round of talks" is talks
  if (!out || (out->cameo[0] == '0' && out->cameo != "046")) return std::nullopt;
  if (lemma == "end" || lemma == "cease" || lemma == "stop" || lemma == "expire") {
    const std::string ended = words_.transform("stop", out->cameo);
    if (ended.empty() || object(v) != kNoToken) return std::nullopt;
    out->cameo = ended;
    out->type.clear();
    out->mode.clear();
  }
  if (out->sources.empty())
    for (const char* preposition : {"between", "by"})
      for (const TokenIndex head : phrases(v, preposition))
        if (out->sources.empty()) out->sources = parties(head, true);
  if (out->targets.empty()) out->targets = recipients(v, row->to, object(v), std::nullopt, false);
  if (out->targets.empty() && object(v) != kNoToken) out->targets = parties(object(v), true);
  if (planned) {
    out->cameo = words_.transform("intent", out->cameo);
    out->type.clear();
    out->mode.clear();
    if (out->cameo.empty()) return std::nullopt;
  }
  return out;
}

}  // namespace chancery
