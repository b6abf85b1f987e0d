// What a noun of speech says of its owner: "despite Ozola's claim that the border was open".
#include <algorithm>

#include "facts/speech.h"

namespace chancery {
namespace {

// "that the border was open", hung on the noun, or on the verb right behind it.
TokenIndex clause_of(const ArticleReading& reading, TokenIndex noun) {
  for (const TokenIndex c : reading.tree_at(noun).children(noun)) {
    if (c < noun || reading.mark(c) != "that" || reading[c].relation == Relation::acl_relcl) continue;
    const Relation relation = main_relation(reading[c].relation);
    if (relation != Relation::acl && relation != Relation::ccomp) continue;
    // "the claim that it made": no clause of its own
    for (const TokenIndex d : reading.tree_at(noun).children(c))
      if (main_relation(reading[d].relation) == Relation::nsubj || main_relation(reading[d].relation) == Relation::expl ||
          main_relation(reading[d].relation) == Relation::csubj)
        return c;
  }
  return kNoToken;
}

// "Ozola's", "his", "from the ministry"; one owner alone.
TokenIndex owner_of(const ArticleReading& reading, TokenIndex noun) {
  TokenIndex owner = kNoToken;
  for (const TokenIndex c : reading.tree_at(noun).children(noun)) {
    const std::string preposition = reading.preposition(c);
    const bool owns = reading[c].relation == Relation::nmod_poss ||
                      (main_relation(reading[c].relation) == Relation::nmod && c > noun &&
                       (preposition == "by" || preposition == "from"));
    if (!owns) continue;
    if (owner != kNoToken) return kNoToken;
    owner = c;
  }
  return owner;
}

}  // namespace

void add_told_nouns(const ArticleReading& reading, const SpeechVerbs& verbs, const Sources& sources,
                    std::vector<SpeechFrame>& frames) {
  std::vector<SpeechFrame> added;
  const auto& sentences = reading.document().sentences;
  std::size_t next = 0;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    while (next < frames.size() && frames[next].sentence < s) ++next;
    if (sentences[s].paragraph == kTitleParagraph) continue;
    const TokenRange tokens = sentences[s].tokens;
    for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
      const std::string* act = verbs.told_by(reading, t);
      if (!act) continue;
      const TokenIndex clause = clause_of(reading, t);
      const TokenIndex owner = clause == kNoToken ? kNoToken : owner_of(reading, t);
      if (owner == kNoToken) continue;
      auto who = reading.entities(owner);
      if (who.size() != 1 || !who.front().entity) continue;
      const SourceReading source = sources.read(reading, owner, who);
      if (source.as.empty() || source.medium) continue;
      // Told already: "voiced her hope that ..."
      TokenRange content = reading.tree(s).subtree(clause);
      while (content.first < content.last && reading.word(content.first) != "that") ++content.first;
      content = reading.trimmed({content.first + 1, content.last});
      bool told = content.size() < 3;
      for (std::size_t f = next; f < frames.size() && frames[f].sentence == s; ++f)
        for (const SpokenContent& other : frames[f].contents)
          told = told || other.head == clause || (other.tokens.first == content.first);
      if (told) continue;
      SpeechFrame frame;
      frame.sentence = s;
      frame.act = *act;
      frame.subject = owner;
      frame.speakers = std::move(who);
      frame.as = source.as;
      frame.contents.push_back({content, clause, false});
      added.push_back(std::move(frame));
    }
  }
  for (SpeechFrame& frame : added) frames.push_back(std::move(frame));
  std::stable_sort(frames.begin(), frames.end(),
                   [](const SpeechFrame& a, const SpeechFrame& b) { return a.sentence < b.sentence; });
}

}  // namespace chancery
