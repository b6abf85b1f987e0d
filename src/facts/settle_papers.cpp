// Who speaks: "it", "the statement".
#include <algorithm>
#include <optional>

#include "facts/speech_parts.h"

namespace chancery {
namespace {

// Whom "it" means in a sentence: the body, state or paper that the sentence before is about, where that is one.
std::optional<Value> told_before(const ArticleReading& reading, std::uint32_t sentence,
                                 const std::vector<std::pair<std::uint32_t, Value>>& settled) {
  const auto& sentences = reading.document().sentences;
  if (sentence == 0 || sentences[sentence - 1].paragraph == kTitleParagraph) return {};
  const std::uint32_t s = sentence - 1;
  if (sentences[sentence].paragraph - sentences[s].paragraph > 1) return {};
  const TokenIndex root = reading.tree(s).root();
  const TokenIndex subject = root == kNoToken ? kNoToken : reading.surface_subject(root);
  // "..., according to a press release. ..., it says"
  const TokenRange tokens = sentences[s].tokens;
  for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
    if (reading.preposition(t) != "according to" || !reading.in(t, "source-text")) continue;
    const Span span = reading.span_of(reading.trimmed({std::min(t, reading.tree(s).phrase(t).first), t + 1}));
    return Value::of_text(std::string(reading.document().at(span)), span);
  }
  if (subject == kNoToken) return {};
  if (reading.word(subject) == "it") {
    for (const auto& [where, who] : settled)
      if (where == s) return who;
    return {};
  }
  auto who = reading.entities(subject);
  if (who.size() == 1 && who.front().entity) {
    const EntityKind kind = reading.entity(who.front())->kind;
    if (kind == EntityKind::body || kind == EntityKind::organisation || kind == EntityKind::country) return who.front();
    return {};
  }
  const bool speaks = reading.in(subject, "source-text") || reading.in(subject, "instrument_noun") ||
                      (reading.in(subject, "source-body") && reading.in(root, "speech"));
  if (!who.empty() || !speaks) return {};
  const Span span = reading.span_of(reading.trimmed(reading.tree_at(subject).phrase(subject)));
  return Value::of_text(std::string(reading.document().at(span)), span);
}

}  // namespace

// "It noted that ..." in a run of sentences about one body; where nothing says which, nobody is said to speak.
void settle_it(const ArticleReading& reading, std::vector<SpeechFrame>& frames) {
  std::vector<std::pair<std::uint32_t, Value>> settled;
  std::vector<TokenRange> unsettled;  // what is said by nobody knows whom
  std::erase_if(frames, [&](SpeechFrame& frame) {
    if (frame.subject == kNoToken || reading.word(frame.subject) != "it" || frame.speakers.size() != 1) return false;
    if (const auto& who = frame.speakers.front().entity) {
      // "The regime threatens them, it said": never what the words themselves are about
      const TokenRange content = frame.contents.front().tokens;
      const TokenRange sentence = reading.document().sentences[frame.sentence].tokens;
      if (content.first > frame.verb || !named_in(reading, *who, {sentence.first, frame.verb})) return false;
    }
    std::optional<Value> who;
    // "While Peru has said so, it has stressed ..."
    if (frame.verb != kNoToken)
      for (const TokenIndex c : reading.tree_at(frame.verb).children(frame.verb)) {
        if (c > frame.subject || main_relation(reading[c].relation) != Relation::advcl) continue;
        const TokenIndex own = reading.child(c, Relation::nsubj);
        auto named = own == kNoToken ? std::vector<Value>{} : reading.entities(own);
        if (named.size() != 1 || !named.front().entity) continue;
        const EntityKind kind = reading.entity(named.front())->kind;
        if (kind == EntityKind::body || kind == EntityKind::country || kind == EntityKind::organisation)
          who = named.front();
      }
    if (!who) who = told_before(reading, frame.sentence, settled);
    if (!who) {
      for (const SpokenContent& content : frame.contents) unsettled.push_back(content.tokens);
      return true;
    }
    who->span = reading[frame.subject].span;
    settled.emplace_back(frame.sentence, *who);
    frame.speakers = {std::move(*who)};
    return false;
  });
  // "The regime threatens their rights, it said": the regime says nothing
  std::erase_if(frames, [&](const SpeechFrame& frame) {
    return frame.verb != kNoToken && !reading.has_kind(frame.speakers, EntityKind::person) &&
           std::any_of(unsettled.begin(), unsettled.end(), [&](TokenRange range) { return range.contains(frame.verb); });
  });
}

// "the statement said", "a statement by the minister said": whose paper it is, where its own words or a sentence before
// say so ("the ministry said in a statement").
void settle_papers(const ArticleReading& reading, const Sources& sources, std::vector<SpeechFrame>& frames) {
  constexpr std::uint32_t kNear = 12;  // sentences
  for (std::size_t i = 0; i < frames.size(); ++i) {
    SpeechFrame& frame = frames[i];
    if (frame.subject == kNoToken || frame.speakers.size() != 1 || frame.speakers.front().entity) continue;
    const std::string& paper = reading[frame.subject].lemma;
    if (!reading.in(frame.subject, "source-text") || paper == "resolution" || paper == "draft" || paper == "document")
      continue;
    const Tree& tree = reading.tree_at(frame.subject);
    bool joint = false;
    std::vector<Value> whose;
    for (const TokenIndex c : tree.children(frame.subject)) {
      joint = joint || reading.word(c) == "joint";
      const Relation relation = reading[c].relation;
      const std::string preposition = reading.preposition(c);
      const bool owner = relation == Relation::nmod_poss || relation == Relation::compound ||
                         (main_relation(relation) == Relation::nmod &&
                          (preposition == "by" || preposition == "from" || preposition == "of"));
      if (owner && whose.empty()) whose = reading.entities(c);
      // "a letter by Green Party leader Anna Ozola": she, whatever the parser hangs on what
      if (owner && preposition == "by" && !reading.has_kind(whose, EntityKind::person)) {
        std::vector<Value> named;
        for (const MentionIndex m : reading.mentions_in(tree.subtree(c))) {
          const Mention& mention = reading.document().mentions[m];
          if (mention.entity && mention.how == How::name &&
              reading.document().entities[*mention.entity].kind == EntityKind::person)
            named.push_back(Value::of_entity(*mention.entity, mention.span));
        }
        if (named.size() == 1) whose = std::move(named);
      }
      // "a statement issued in Riga by the ministry", "a letter written by Ozola"
      if (whose.empty() && c > frame.subject && main_relation(relation) == Relation::acl && reading.passive(c))
        for (const TokenIndex agent : tree.children(c))
          if (reading[agent].relation == Relation::obl_agent) whose = reading.entities(agent);
    }
    std::erase_if(whose, [](const Value& value) { return !value.entity; });
    const TokenIndex first = tree.phrase(frame.subject).first;
    const bool definite = reading.word(first) == "the" || first == frame.subject;
    for (std::size_t j = i; whose.empty() && !joint && definite && j-- > 0;) {
      const SpeechFrame& before = frames[j];
      if (frame.sentence - before.sentence > kNear) break;
      if (before.reports || before.speakers.size() != 1 || !before.speakers.front().entity) continue;
      const TokenRange tokens = reading.document().sentences[before.sentence].tokens;
      for (TokenIndex t = tokens.first; t < tokens.last && whose.empty(); ++t)
        if (t != frame.subject && reading[t].lemma == reading[frame.subject].lemma) {
          whose = {before.speakers.front()};
          whose.front().span = frame.speakers.front().span;
        }
    }
    if (whose.empty()) continue;
    const SourceReading source = sources.read(reading, frame.subject, whose);
    if (source.as.empty() || source.medium) continue;
    frame.speakers = std::move(whose);
    frame.as = source.as;
  }
}

}  // namespace chancery
