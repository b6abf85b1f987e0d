#include "facts/votes.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

namespace chancery {
namespace {

struct Tally {
  std::optional<double> in_favour, against, abstained;
  TokenRange tokens{kNoToken, 0};

  void add(std::optional<double>& side, double number, TokenIndex first, TokenIndex last) {
    if (!side) side = number;
    tokens.first = std::min(tokens.first, first);
    tokens.last = std::max(tokens.last, last + 1);
  }
  bool known() const { return in_favour && (against || abstained); }
  bool none() const { return !in_favour && !against && !abstained; }
};

std::optional<double> number_of(const std::string& word) {
  static constexpr std::array kWords = {"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                        "seven", "eight", "nine", "ten",   "eleven", "twelve"};
  if (word == "none" || word == "nobody" || word == "no") return 0;
  for (std::size_t i = 0; i < kWords.size(); ++i)
    if (word == kWords[i]) return static_cast<double>(i);
  std::string digits;
  for (const char c : word) {
    if (c == ',') continue;
    if (c < '0' || c > '9') return {};
    digits += c;
  }
  if (digits.empty() || digits.size() > 6) return {};
  return std::strtod(digits.c_str(), nullptr);
}

bool says_vote(const ArticleReading& reading, TokenRange tokens) {
  for (TokenIndex t = tokens.first; t < tokens.last; ++t)
    if (reading.in(t, "vote_noun") || reading.in(t, "vote") || reading.in(t, "abstain") || reading[t].lemma == "vote")
      return true;
  return false;
}

// "14-1" in one word.
std::pair<std::optional<double>, std::optional<double>> score(const std::string& word) {
  std::size_t dash = word.find('-'), after = dash + 1;
  if (dash == std::string::npos) {
    dash = word.find("\xE2\x80\x93");
    after = dash + 3;
  }
  if (dash == std::string::npos || dash == 0 || after >= word.size()) return {};
  if (word[0] < '0' || word[0] > '9' || word[after] < '0' || word[after] > '9') return {};
  return {number_of(word.substr(0, dash)), number_of(word.substr(after))};
}

bool votes_before(const ArticleReading& reading, TokenRange tokens, TokenIndex t) {
  for (TokenIndex b = t > tokens.first + 4 ? t - 4 : tokens.first; b < t; ++b)
    if (reading[b].lemma == "vote") return true;
  return false;
}

// "Guyana abstained", "the United States voted against it": how many states the subject names.
double states_doing(const ArticleReading& reading, TokenIndex verb) {
  const TokenIndex subject = reading.subject(verb);
  if (subject == kNoToken) return 0;
  double out = 0;
  for (const Value& who : reading.entities(subject)) {
    const Entity* entity = reading.entity(who);
    if (!entity || entity->kind != EntityKind::country) return 0;
    ++out;
  }
  return out;
}

// "the required minimum of 226 votes", "at least 20 votes were needed": how many it takes, and not how many there were.
bool only_needed(const ArticleReading& reading, TokenRange tokens, TokenIndex t) {
  for (TokenIndex b = t > tokens.first + 4 ? t - 4 : tokens.first; b < t; ++b)
    if (reading.word(b) == "minimum" || reading.word(b) == "required" || reading.word(b) == "threshold" ||
        reading.word(b) == "requires" || reading.word(b) == "needs" || reading.word(b) == "needed")
      return true;
  return false;
}

// Each side takes the number that stands last before its word.
Tally tally_of(const ArticleReading& reading, TokenRange tokens) {
  Tally out;
  std::optional<double> number;
  TokenIndex at = kNoToken;
  const auto near = [&](TokenIndex t, TokenIndex far) { return number && t - at <= far; };
  const auto take = [&](std::optional<double>& side, TokenIndex t) {
    out.add(side, *number, at, t);
    number.reset();
  };
  for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
    const std::string& word = reading.word(t);
    const std::string next = t + 1 < tokens.last ? reading.word(t + 1) : "";
    const std::string& lemma = reading[t].lemma;
    // "one (A) voted against, and two (B, C) abstained"
    const bool in_brackets = number && reading.word(at + 1) == "(" && t - at <= 16;
    if ((word == "favour" || word == "favor") && (near(t, 6) || (near(t, 12) && votes_before(reading, tokens, t)))) {
      take(out.in_favour, t);
    } else if (word == "for" && near(t, 3) && (next == "," || next == "and" || next == ";" || number_of(next))) {
      take(out.in_favour, t);
    } else if (word == "for" && near(t, 12) && t > tokens.first && reading[t - 1].lemma == "vote" && !out.in_favour) {
      take(out.in_favour, t);  // "141 countries voted for the text"
    } else if (word == "against" && (near(t, 4) || ((near(t, 7) || in_brackets) && reading[t - 1].lemma == "vote"))) {
      take(out.against, t);
    } else if ((lemma == "aye" || lemma == "yea" || lemma == "yes") && near(t, 2)) {
      take(out.in_favour, t);
    } else if ((lemma == "nay" || lemma == "noe" || word == "noes" || word == "nos") && near(t, 2)) {
      take(out.against, t);
    } else if (word == "majority" && next == "of" && t + 2 < tokens.last && number_of(reading.word(t + 2)) &&
               !out.in_favour && t + 3 < tokens.last && reading[t + 3].upos != Upos::NUM &&
               reading.word(t + 3) != "to" && reading.word(t + 3) != "percent" && reading.word(t + 3) != "%") {
      // "by a majority of 164 members"
      out.add(out.in_favour, *number_of(reading.word(t + 2)), t + 2, t + 2);
      t += 2;
      number.reset();
    } else if ((lemma == "abstention" || lemma == "abstain") && (near(t, 7) || in_brackets)) {
      take(out.abstained, t);
    } else if (const auto [one, other] = score(word); one && other && votes_before(reading, tokens, t)) {
      // "voted 14-1 in favour"
      out.add(out.in_favour, *one, t, t);
      out.add(out.against, *other, t, t);
    } else if ((lemma == "abstain" || (word == "against" && t > tokens.first && reading[t - 1].lemma == "vote")) &&
               !number && states_doing(reading, lemma == "abstain" ? t : t - 1) > 0) {
      const TokenIndex verb = lemma == "abstain" ? t : t - 1;
      out.add(lemma == "abstain" ? out.abstained : out.against, states_doing(reading, verb), verb, t);
    } else if ((word == "to" || word == "-" || word == "\xE2\x80\x93") && near(t, 2) && number_of(next) &&
               !out.in_favour) {
      const bool of_votes = t + 2 < tokens.last && reading[t + 2].lemma == "vote";
      bool before = false;
      for (TokenIndex b = t > tokens.first + 4 ? t - 4 : tokens.first; b < t; ++b)
        before = before || reading[b].lemma == "vote";
      if (of_votes || before) take(out.in_favour, t);
    } else if (const auto value = number_of(word); value && word != "no") {
      // "the 15-member council", "10 non-permanent members"
      if (next == "-" && t + 2 < tokens.last && reading[t + 2].lemma == "member") continue;
      const std::string& previous = reading.word(t > tokens.first ? t - 1 : t);
      const bool dash = (previous == "-" || previous == "\xE2\x80\x93") && out.tokens.last == t;
      if ((dash || (previous == "to" && next != "in")) && out.in_favour && !out.against && next != "members") {
        out.add(out.against, *value, t, t);
        continue;
      }
      if (only_needed(reading, tokens, t)) continue;
      // "12 of the Council's 15 members"
      if (number && reading.word(at + 1) == "of" && t - at <= 5) continue;
      // "was backed by 141 of the 193 members"
      if (previous == "by" && next == "of" && t > tokens.first + 1 && !out.in_favour &&
          (reading.in(t - 2, "support") || reading.in(t - 2, "adopt") || reading[t - 2].lemma == "back")) {
        out.add(out.in_favour, *value, t, t);
        t += 6;
        continue;
      }
      number = value;
      at = t;
      // "approved by 355 deputies"
      if (previous == "by" && !out.in_favour && (reading.in(t + 1 < tokens.last ? t + 1 : t, "voter_noun")))
        take(out.in_favour, t);
    } else if (word == "no" && (next == "votes" || next == "abstentions" || next == "one")) {
      number = 0;
      at = t;
    }
  }
  return out;
}

// A veto may stand in a sentence before or after the one with the numbers.
std::string outcome(const ArticleReading& reading, std::uint32_t sentence, const Tally& tally) {
  const auto& sentences = reading.document().sentences;
  const TokenRange tokens = sentences[sentence].tokens;
  bool failed = false, passed = false;
  for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
    if (reading.word(t).starts_with("veto")) return "vetoed";
    const std::string& lemma = reading[t].lemma;
    failed = failed || ((lemma == "reject" || lemma == "defeat" || lemma == "fail") && reading.is_verbal(t));
    passed = passed ||
             (reading.is_verbal(t) && (reading.in(t, "adopt") || reading.in(t, "pass_law") || reading.in(t, "ratify")));
  }
  // Nobody was against: what is said of vetoes nearby is of another vote, or of one that did not come.
  const bool opposed = tally.against.value_or(0) > 0 || (!tally.against && !tally.abstained);
  if (!failed && !passed && opposed)
    for (std::uint32_t s = sentence > 1 ? sentence - 2 : 0; s < sentences.size() && s <= sentence + 4; ++s)
      for (TokenIndex t = sentences[s].tokens.first; t < sentences[s].tokens.last; ++t)
        if (reading.word(t).starts_with("veto") && !reading.negated(t)) return "vetoed";
  return failed || *tally.in_favour < tally.against.value_or(0) ? "failed" : "adopted";
}

std::optional<Value> text_voted(const ArticleReading& reading, TokenRange tokens) {
  for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
    if (reading[t].upos != Upos::NOUN && reading[t].upos != Upos::PROPN) continue;
    const WordClasses& classes = reading.classes();
    const std::string& word = reading.word(t);  // "the Treaty", too
    if (!reading.in(t, "law_noun") && !reading.in(t, "instrument_noun") &&
        !classes.has(word, Upos::NOUN, "instrument_noun") && !classes.has(word, Upos::NOUN, "law_noun") &&
        reading[t].lemma != "text" && reading[t].lemma != "motion")
      continue;
    if (reading[t].relation == Relation::compound) continue;
    TokenRange range = reading.tree_at(t).phrase(t);
    for (TokenIndex cut = t + 1; cut < range.last; ++cut)
      if (reading.word(cut) == "," || reading.word(cut) == "with" || reading.word(cut) == "by") range.last = cut;
    while (range.first < t && reading[range.first].upos == Upos::DET) ++range.first;
    const Span span = reading.span_of(reading.trimmed(range));
    return Value::of_text(std::string(reading.document().at(span)), span);
  }
  return {};
}

// The body that decided: of all bodies named, the first that does something; else the first before the tally.
std::optional<Value> body_voting(const ArticleReading& reading, TokenRange tokens, TokenIndex before) {
  std::optional<Value> first;
  for (const MentionIndex m : reading.mentions_in({tokens.first, before})) {
    const Mention& mention = reading.document().mentions[m];
    if (!mention.entity) continue;
    const EntityKind kind = reading.document().entities[*mention.entity].kind;
    if (kind != EntityKind::body && kind != EntityKind::organisation) continue;
    Value value = Value::of_entity(*mention.entity, mention.span);
    if (mention.head != kNoToken && main_relation(reading[mention.head].relation) == Relation::nsubj) return value;
    // "ratified the protocol on accession to NATO": no voter
    if (mention.head != kNoToken && main_relation(reading[mention.head].relation) == Relation::nmod &&
        reading.preposition(mention.head) == "to")
      continue;
    if (!first) first = std::move(value);
  }
  return first;
}

}  // namespace

namespace {

// "adopted", "passed", "approved", "rejected": a decision is told, and not how one state voted.
bool decides(const ArticleReading& reading, TokenRange tokens) {
  for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
    if (!reading.is_verbal(t)) continue;
    const std::string& lemma = reading[t].lemma;
    if (reading.in(t, "adopt") || reading.in(t, "pass_law") || reading.in(t, "ratify") || lemma == "approve" ||
        lemma == "endorse" || lemma == "reject" || lemma == "defeat" || lemma == "veto")
      return true;
  }
  return false;
}

// "40 lawmakers of the party voted in favour": how some voted, while the whole is not told.
bool sides_of_some(const ArticleReading& reading, TokenRange tokens) {
  for (TokenIndex t = tokens.first; t < tokens.last; ++t)
    if (reading[t].lemma == "vote" && reading[t].upos == Upos::VERB) return true;
  return false;
}

// "Nine countries abstained." after the sentence with the rest.
void add_following(const ArticleReading& reading, std::uint32_t s, Tally& tally) {
  const auto& sentences = reading.document().sentences;
  if (tally.abstained || s + 1 >= sentences.size() || sentences[s + 1].paragraph == kTitleParagraph) return;
  if (!says_vote(reading, sentences[s + 1].tokens)) return;
  const Tally next = tally_of(reading, sentences[s + 1].tokens);
  if (next.in_favour || (!next.abstained && !next.against)) return;
  if (next.against && tally.against) return;
  if (next.abstained) tally.abstained = next.abstained;
  if (next.against) tally.against = next.against;
  tally.tokens.last = next.tokens.last;
}

// The chamber or committee of which the sentences before told, where this one names none: "Approved by 132 votes to 3,
// the text would have ...".
std::optional<Value> body_before(const ArticleReading& reading, std::uint32_t s) {
  const Document& document = reading.document();
  // "the Committee approved": a committee then, and told as far back as it may be
  const TokenIndex root = reading.tree(s).root();
  const TokenIndex subject = root == kNoToken ? kNoToken : reading.surface_subject(root);
  const bool own = subject != kNoToken && !reading.passive(root) && root > subject &&
                   (reading[subject].upos == Upos::NOUN || reading[subject].upos == Upos::PROPN) &&
                   (reading[root].lemma == "approve" || reading[root].lemma == "adopt" || reading[root].lemma == "pass" ||
                    reading[root].lemma == "vote" || reading[root].lemma == "reject");
  const std::string word = own ? reading.word(subject) : "";
  for (std::uint32_t steps = 1; steps <= (own ? 8u : 3u) && steps <= s; ++steps) {
    const TokenRange tokens = document.sentences[s - steps].tokens;
    std::optional<Value> found;
    for (const MentionIndex m : reading.mentions_in(tokens)) {
      const Mention& mention = document.mentions[m];
      if (!mention.entity) continue;
      const Entity& entity = document.entities[*mention.entity];
      const bool votes = entity.kind == EntityKind::body &&
                         (entity.type == "parliament" || entity.type == "lower chamber" ||
                          entity.type == "upper chamber" || entity.type == "committee" || entity.type == "organ");
      const bool same = word.empty() || (mention.tokens.last > 0 && reading.word(mention.tokens.last - 1) == word);
      if (votes && same) found = Value::of_entity(*mention.entity, mention.span);
    }
    if (found) return found;
  }
  return {};
}

// Where the voting itself is told: "members of the Council voted".
TokenIndex first_vote(const ArticleReading& reading, TokenRange tokens) {
  for (TokenIndex t = tokens.first; t < tokens.last; ++t)
    if (reading[t].lemma == "vote" && reading[t].upos == Upos::VERB) return t;
  return tokens.first;
}

// "unanimously adopted", "passed by a show of hands", "adopted without a vote": a decision with no numbers. The verb.
TokenIndex decided_together(const ArticleReading& reading, TokenRange tokens) {
  bool together = false;
  for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
    const std::string& word = reading.word(t);
    const std::string next = t + 1 < tokens.last ? reading.word(t + 1) : "";
    const std::string third = t + 2 < tokens.last ? reading.word(t + 2) : "";
    together = together || word == "unanimously" || (word == "by" && next == "consensus") ||
               (word == "unanimous" && (next == "vote" || next == "decision")) ||
               (word == "without" && (next == "vote" || (next == "a" && third == "vote"))) ||
               (word == "show" && next == "of" && third == "hands") || (word == "voice" && next == "vote") ||
               (word == "by" && next == "acclamation");
  }
  if (!together) return kNoToken;
  for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
    const std::string& lemma = reading[t].lemma;
    if (reading[t].upos != Upos::VERB || reading.negated(t)) continue;
    if (lemma != "adopt" && lemma != "pass" && lemma != "approve" && lemma != "endorse" && lemma != "ratify" &&
        lemma != "reject" && lemma != "vote")
      continue;
    const EventStage stage = stage_of(reading, t);
    if (stage == EventStage::held) return t;
  }
  return kNoToken;
}

std::optional<Draft> vote_together(const ArticleReading& reading, std::uint32_t s) {
  const TokenRange tokens = reading.document().sentences[s].tokens;
  const TokenIndex verb = decided_together(reading, tokens);
  if (verb == kNoToken) return {};
  auto body = body_voting(reading, tokens, reading[verb].relation == Relation::root && !reading.passive(verb)
                                               ? verb
                                               : tokens.last);
  auto text = text_voted(reading, tokens);
  if (!body || !text) return {};
  const EntityKind kind = reading.entity(*body)->kind;
  const std::string& type = reading.entity(*body)->type;
  if (kind == EntityKind::body && (type == "ministry" || type == "company" || type == "party" || type == "embassy"))
    return {};
  Draft draft(Fact("vote", reading[verb].lemma == "reject" ? "failed" : "adopted",
                   {"*", reading.span_of(reading.trimmed(tokens)), "vote.together"}));
  draft.status_by_rule = true;
  draft.sentence = s;
  draft.anchor = verb;
  draft.anchor_span = reading[verb].span;
  draft.in_title = reading.in_title(verb);
  draft.fact.set("body", std::move(*body));
  draft.fact.set("text", std::move(*text));
  return draft;
}

}  // namespace

std::vector<Draft> vote_facts(const ArticleReading& reading) {
  std::vector<Draft> out;
  const auto& sentences = reading.document().sentences;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    const TokenRange tokens = sentences[s].tokens;
    Tally tally;
    if (says_vote(reading, tokens)) tally = tally_of(reading, tokens);
    // "won 14 votes in favour", alone, counts where a decision is told with it
    const bool follows = tally.known();
    if (tally.in_favour && !follows) add_following(reading, s, tally);
    if (!follows && tally.known() && !tally.abstained) add_following(reading, s + 1, tally);
    if (!tally.known() && !(tally.in_favour && decides(reading, tokens) && !sides_of_some(reading, tokens))) {
      if (tally.none())
        if (auto draft = vote_together(reading, s)) out.push_back(std::move(*draft));
      continue;
    }
    add_following(reading, s, tally);
    const Span where = reading.span_of(tally.tokens);
    Draft draft(
        Fact("vote", outcome(reading, s, tally), {"*", reading.span_of(reading.trimmed(tokens)), "vote.tally"}));
    draft.status_by_rule = true;
    draft.sentence = s;
    draft.anchor = tally.tokens.first;
    draft.anchor_span = where;
    draft.in_title = sentences[s].paragraph == kTitleParagraph;
    if (auto body = body_voting(reading, tokens, tally.tokens.first)) {
      draft.fact.set("body", std::move(*body));
    } else if (auto after = body_voting(reading, tokens, first_vote(reading, tokens))) {
      draft.fact.set("body", std::move(*after));  // "Eleven members of the Council voted for it"
    } else if (auto before = body_before(reading, s); before && sentences[s].paragraph != kTitleParagraph) {
      draft.fact.set("body", std::move(*before));
    }
    if (auto text = text_voted(reading, tokens)) draft.fact.set("text", std::move(*text));
    Value sides;
    sides.span = where;
    for (const auto& [name, side] : {std::pair{"for", tally.in_favour}, std::pair{"against", tally.against},
                                     std::pair{"abstained", tally.abstained}})
      if (side) sides.fields.push_back({name, Value::of_number(*side)});
    draft.fact.set("tally", std::move(sides));
    out.push_back(std::move(draft));
  }
  return out;
}

}  // namespace chancery
