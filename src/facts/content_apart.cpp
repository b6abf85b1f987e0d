// What is kept out of what is said: the words of saying themselves, a second clause told twice, views exchanged.
#include <algorithm>

#include "facts/frame_reader.h"

namespace chancery {
namespace {

bool quote_mark(const ArticleReading& reading, TokenIndex t, std::string_view tag) {
  return reading[t].upos == Upos::PUNCT && reading[t].xpos == tag;
}

}  // namespace

// "Ozola, on a visit to Riga, said the road was open": the verb of saying and its speaker are never part of what is
// said, unless they stand inside it ("The nation, the President said, would act").
void FrameReader::keep_apart(SpeechFrame& frame) const {
  auto& contents = frame.contents;
  const TokenIndex verb = frame.verb;
  const TokenIndex subject = frame.subject;
  const bool here = subject != kNoToken && reading_.sentence_of(subject) == frame.sentence;
  for (SpokenContent& content : contents) {
    TokenRange& said = content.tokens;
    if (!said.contains(verb) || said.first == verb) continue;
    if (here && subject < said.first && subject < verb && reading_[said.first].upos == Upos::ADP &&
        reading_.word(said.first - 1) == ",") {
      TokenRange rest{verb + 1, said.last};
      if (rest.size() > 2 && reading_.word(rest.first) == "that") ++rest.first;
      said = reading_.trimmed(rest);
      continue;
    }
    // '"It is late," said Ozola, sipping a tea': what stands between the marks
    if (here && subject > verb && said.first > 0 && quote_mark(reading_, said.first - 1, "``"))
      for (TokenIndex t = said.first; t < verb; ++t)
        if (quote_mark(reading_, t, "''")) {
          said = reading_.trimmed({said.first, t});
          break;
        }
  }
  // "According to the agency, the spokesman Ozola, asked whether it was so, said": the speaker, and nothing said
  std::erase_if(contents, [&](const SpokenContent& content) {
    return content.tokens.empty() || (here && subject < verb && content.tokens.last <= verb &&
                                      content.tokens.contains(subject) && reading_[subject].head == verb);
  });
  // "said that it paid its people and former leaders had promised": two clauses, told once each
  std::sort(contents.begin(), contents.end(),
            [](const SpokenContent& a, const SpokenContent& b) { return a.tokens < b.tokens; });
  for (std::size_t i = 0; i + 1 < contents.size(); ++i) {
    TokenRange& first = contents[i].tokens;
    const TokenRange second = contents[i + 1].tokens;
    if (second.first <= first.first + 1 || second.first >= first.last || second.last < first.last) continue;
    if (reading_[second.first - 1].upos == Upos::CCONJ) first = reading_.trimmed({first.first, second.first - 1});
  }
  // "a policy under which countries take note of it": of whom nobody speaks
  if (here && reading_[verb].relation == Relation::acl_relcl && reading_[verb].xpos == "VBP" &&
      reading_[subject].xpos == "NNS" && reading_[subject].head == verb && !reading_.in(subject, "source-person") &&
      reading_.entities(subject).empty())
    std::erase_if(contents, [&](const SpokenContent& content) { return !reading_.is_verbal(content.head); });
  // "..., neighbouring states included": no clause of its own
  if (contents.size() > 1)
    std::erase_if(contents, [&](const SpokenContent& content) {
      return content.tokens.size() < 4 && content.tokens.first > contents.front().tokens.first &&
             reading_.word(content.tokens.last - 1) == "included";
    });
}

// '"It is late," said the guest Ozola, sipping a tea': the parser may hang the speaker on what he does.
TokenIndex FrameReader::sayer_behind(TokenIndex verb) const {
  const Tree& tree = reading_.tree_at(verb);
  if (reading_[verb].xpos != "VBD" || reading_[verb].relation != Relation::root || reading_.passive(verb))
    return kNoToken;
  for (const TokenIndex c : tree.children(verb)) {
    if (c < verb || reading_[c].relation != Relation::advcl || reading_[c].xpos != "VBG") continue;
    const TokenIndex own = tree.child(c, Relation::nsubj);
    if (own != kNoToken && own < c && tree.subtree(own).first == verb + 1 && reading_.word(c - 1) == ",") return own;
  }
  return kNoToken;
}

// "The two shared their views on trade": each told his own, and nothing says that they are one.
bool FrameReader::exchanged(TokenIndex verb) const {
  if (reading_[verb].lemma != "share") return false;
  const TokenIndex noun = verbs_.noun_of_phrase(reading_, verb);
  if (noun == kNoToken) return false;
  const std::string& lemma = reading_[noun].lemma;
  if (lemma != "view" && lemma != "opinion" && lemma != "assessment") return false;
  for (const TokenIndex above : {noun, verb})
    for (const TokenIndex c : reading_.tree_at(verb).children(above)) {
      if (c < noun) continue;
      const std::string preposition = reading_[c].xpos == "VBG" ? reading_.mark(c) : reading_.preposition(c);
      if (preposition == "on" || preposition == "about" || preposition == "regarding" || preposition == "concerning" ||
          preposition == "over")
        return true;
    }
  return false;
}

// "accused of spying, a charge that Peru denies": what is denied stands before the clause.
void FrameReader::add_antecedent(SpeechFrame& frame, TokenIndex verb) const {
  if (frame.act != "denied" && frame.act != "rejected") return;
  if (reading_[verb].relation != Relation::acl_relcl || reading_.passive(verb)) return;
  const Tree& tree = reading_.tree_at(verb);
  const TokenIndex noun = reading_[verb].head;
  if (noun == kNoToken || noun > verb) return;
  const std::string& lemma = reading_[noun].lemma;
  const bool charge = verbs_.told_by(reading_, noun) || lemma == "charge" || lemma == "allegation" || lemma == "report";
  if (!charge && reading_.word(noun) != "something") return;
  const TokenRange clause = tree.subtree(verb);
  const TokenIndex own = tree.child(verb, Relation::nsubj);
  if (own == kNoToken || own <= noun || reading_[own].upos == Upos::PRON) return;
  for (const TokenIndex c : tree.children(verb)) {  // "which Peru denies to this day": nothing else is denied
    const Relation relation = main_relation(reading_[c].relation);
    if (relation == Relation::ccomp || (relation == Relation::obj && reading_[c].upos != Upos::PRON)) return;
  }
  const TokenRange phrase{tree.subtree(noun).first, clause.first};
  if (phrase.last > noun + 2) return add(frame, phrase, noun);
  const TokenRange sentence = reading_.sentence_at(verb).tokens;
  if (phrase.first <= sentence.first + 4 || reading_.word(phrase.first - 1) != ",") return;
  const TokenRange before{sentence.first, phrase.first - 1};
  if (finite(before)) add(frame, before, tree.root());
}

// "was criticised as too lax by the members": the parser may hang the agent on what it was called
TokenIndex FrameReader::agent_behind_predicate(TokenIndex verb) const {
  if (!reading_.passive(verb)) return kNoToken;
  const Tree& tree = reading_.tree_at(verb);
  for (const TokenIndex c : tree.children(verb)) {
    if (c < verb || reading_.preposition(c) != "as") continue;
    for (const TokenIndex d : tree.children(c))
      if (d > c && reading_.preposition(d) == "by" &&
          (!reading_.entities(d).empty() || reading_.in(d, "source-person") || reading_.in(d, "source-speaker")))
        return d;
  }
  return kNoToken;
}

}  // namespace chancery
