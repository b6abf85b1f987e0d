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
    if ((word == "favour" || word == "favor") && near(t, 6)) {
      take(out.in_favour, t);
    } else if (word == "for" && near(t, 3) && (next == "," || next == "and" || next == ";" || number_of(next))) {
      take(out.in_favour, t);
    } else if (word == "against" && near(t, 4)) {
      take(out.against, t);
    } else if ((lemma == "abstention" || lemma == "abstain") && near(t, 5)) {
      take(out.abstained, t);
    } else if ((word == "to" || word == "-" || word == "\xE2\x80\x93") && near(t, 2) && number_of(next) &&
               !out.in_favour) {
      const bool of_votes = t + 2 < tokens.last && reading[t + 2].lemma == "vote";
      bool before = false;
      for (TokenIndex b = t > tokens.first + 4 ? t - 4 : tokens.first; b < t; ++b)
        before = before || reading[b].lemma == "vote";
      if (of_votes || before) take(out.in_favour, t);
    } else if (const auto value = number_of(word); value && word != "no") {
      if (reading.word(t > tokens.first ? t - 1 : t) == "to" && out.in_favour && !out.against && next != "in" &&
          next != "members") {
        out.add(out.against, *value, t, t);
        continue;
      }
      number = value;
      at = t;
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
  if (!failed && !passed)
    for (std::uint32_t s = sentence > 1 ? sentence - 2 : 0; s < sentences.size() && s <= sentence + 2; ++s)
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
    if (!first) first = std::move(value);
  }
  return first;
}

}  // namespace

std::vector<Draft> vote_facts(const ArticleReading& reading) {
  std::vector<Draft> out;
  const auto& sentences = reading.document().sentences;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    const TokenRange tokens = sentences[s].tokens;
    if (!says_vote(reading, tokens)) continue;
    const Tally tally = tally_of(reading, tokens);
    if (!tally.known()) continue;
    const Span where = reading.span_of(tally.tokens);
    Draft draft(
        Fact("vote", outcome(reading, s, tally), {"*", reading.span_of(reading.trimmed(tokens)), "vote.tally"}));
    draft.status_by_rule = true;
    draft.sentence = s;
    draft.anchor = tally.tokens.first;
    draft.anchor_span = where;
    draft.in_title = sentences[s].paragraph == kTitleParagraph;
    if (auto body = body_voting(reading, tokens, tally.tokens.first)) draft.fact.set("body", std::move(*body));
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
