// Who says so behind "according to", "in the view of".
#include <algorithm>

#include "facts/speech_parts.h"

namespace chancery {
namespace {

// A paper that lays down and does not tell: "according to the resolution".
bool binding(const std::string& lemma) { return lemma == "resolution" || lemma == "declaration"; }

bool one_of_people(const ArticleReading& reading, TokenIndex one) {
  for (const TokenIndex c : reading.tree_at(one).children(one))
    if (reading.preposition(c) == "of" && reading[c].xpos == "NNS")
      return reading.in(c, "source-person") || reading.in(c, "source-speaker") || reading.in(c, "source-anonymous");
  return false;
}

}  // namespace

// "According to the ministry, X", "X, according to the minister": the clause is theirs.
void add_cited(const ArticleReading& reading, const Sources& sources, std::vector<SpeechFrame>& frames) {
  std::vector<SpeechFrame> added;
  const auto& sentences = reading.document().sentences;
  std::size_t next = 0;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    while (next < frames.size() && frames[next].sentence < s) ++next;
    if (sentences[s].paragraph == kTitleParagraph) continue;
    const TokenRange tokens = sentences[s].tokens;
    for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
      const bool one = reading.word(t) == "one" && reading[t].upos == Upos::NUM;  // "according to one of the officials"
      if (reading[t].upos != Upos::NOUN && reading[t].upos != Upos::PROPN && reading[t].upos != Upos::PRON && !one)
        continue;
      const TokenIndex head = reading[t].head;
      // "in the view of the minister"
      const TokenIndex view = head != kNoToken && head < t && reading[head].lemma == "view" &&
                                      reading.preposition(t) == "of" && reading.preposition(head) == "in"
                                  ? head
                                  : kNoToken;
      // "in the words of the minister"; "in Ozola's words"
      const TokenIndex words = head == kNoToken || reading.word(head) != "words" || reading.preposition(head) != "in"
                                   ? kNoToken
                               : head < t && reading.preposition(t) == "of"                    ? head
                               : head > t && reading[t].relation == Relation::nmod_poss        ? head
                                                                                               : kNoToken;
      const bool beside = reading.preposition(t) == "according to";
      const bool below = !beside && head != kNoToken && head < t && reading.word(head) == "according" &&
                         main_relation(reading[t].relation) == Relation::obl;
      if (!beside && !below && view == kNoToken && words == kNoToken) continue;
      auto who = one ? std::vector<Value>{} : reading.entities_of_one(t);
      const bool known = reading.has_kind(who, EntityKind::person) || reading.has_kind(who, EntityKind::body) ||
                         reading.has_kind(who, EntityKind::organisation);
      // "according to a statement by the ministry", "according to two officials"
      // "according to media reports": hearsay
      const bool hearsay = reading[t].lemma == "report" && reading[t].xpos == "NNS";
      const bool paper = reading.in(t, "source-text") && !binding(reading[t].lemma) && !hearsay;
      const bool somebody = reading.in(t, "source-person") || reading.in(t, "source-speaker") ||
                            reading.in(t, "source-anonymous") || reading.in(t, "source-body") ||
                            (one && one_of_people(reading, t));
      if (who.size() > 1 || (!known && !paper && !somebody)) continue;
      if (who.empty()) {
        const Span span = reading.span_of(reading.trimmed(reading.tree_at(t).phrase(t)));
        who.push_back(Value::of_text(std::string(reading.document().at(span)), span));
      }
      SourceReading source = sources.read(reading, t, who);
      if (one) source = {"anonymous", false};
      if (source.as.empty() || source.medium) continue;
      const std::string opens = view == kNoToken && words == kNoToken ? "according" : "in";
      TokenRange phrase = reading.tree_at(t).subtree(below || view != kNoToken || words != kNoToken ? head : t);
      while (phrase.first < t && reading.word(phrase.first) != opens) ++phrase.first;
      if (reading.word(phrase.first) != opens) continue;
      // "..., in his words, "aimed at trade"": quoted words that the parser hung on the noun
      if (words != kNoToken && words > t) phrase.last = std::min(phrase.last, words + 1);
      while (phrase.last > t + 1 && reading.word(phrase.last - 1) == ",") --phrase.last;
      // "According to the minister X, A and B have agreed": the parser may join A and B to X, or all the rest to a
      // paper.
      if (reading.members(t).size() > 1 || (paper && !known))
        for (TokenIndex c = t + 1; c < phrase.last; ++c)
          if (reading.word(c) == ",") phrase.last = c;
      TokenRange content = tokens;
      const bool between = phrase.first > tokens.first && reading.word(phrase.first - 1) == "," &&
                           phrase.last < tokens.last && reading.word(phrase.last) == ",";
      if (phrase.first <= tokens.first + 1) {
        content.first = phrase.last;
      } else if (phrase.last + 2 >= tokens.last) {
        content.last = phrase.first;
      } else if (between) {
        // "Next week, according to him, two envoys will come": the sentence goes on behind its speaker.
      } else {
        continue;
      }
      content = reading.trimmed(content);
      while (content.first < content.last && reading.word(content.first) == ",") ++content.first;
      bool clause = false, told = false;
      for (TokenIndex c = content.first; c < content.last; ++c)
        clause = clause || (reading[c].upos == Upos::VERB || reading[c].upos == Upos::AUX);
      for (std::size_t f = next; f < frames.size() && frames[f].sentence == s; ++f)
        for (const SpokenContent& other : frames[f].contents)
          told = told || (!frames[f].reports && other.tokens.overlaps(content));
      if (!clause || told || content.size() < 4) continue;
      SpeechFrame frame;
      frame.sentence = s;
      frame.act = view == kNoToken ? "said" : "believed";
      frame.subject = t;
      frame.speakers = std::move(who);
      frame.as = source.as;
      frame.contents.push_back({content, reading.tree(s).root(), false});
      added.push_back(std::move(frame));
      break;
    }
  }
  for (SpeechFrame& frame : added) frames.push_back(std::move(frame));
  std::stable_sort(frames.begin(), frames.end(),
                   [](const SpeechFrame& a, const SpeechFrame& b) { return a.sentence < b.sentence; });
}

}  // namespace chancery
