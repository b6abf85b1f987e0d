#include "facts/speech.h"

#include <algorithm>

#include "facts/frame_reader.h"
#include "facts/open_roles.h"
#include "facts/status.h"

namespace chancery {

namespace {

void erase_marked(std::vector<SpeechFrame>& frames, const std::vector<bool>& drop) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    if (drop[i]) continue;
    if (kept != i) frames[kept] = std::move(frames[i]);
    ++kept;
  }
  frames.resize(kept);
}

// What a speaker says that others think or say ("Riga appreciates ...") stays part of what he says, unless it is a
// person who is reported to say a clause; and "we expect" inside a speech is the speech.
void drop_nested(const ArticleReading& reading, std::vector<SpeechFrame>& frames) {
  std::vector<bool> drop(frames.size(), false);
  for (std::size_t i = 0; i < frames.size(); ++i) {
    // Frames stand in order of their sentences.
    std::size_t first = i;
    while (first > 0 && frames[first - 1].sentence == frames[i].sentence) --first;
    for (std::size_t j = first; j < frames.size() && frames[j].sentence == frames[i].sentence && !drop[i]; ++j) {
      if (i == j || frames[j].reports) continue;
      const bool inside =
          std::any_of(frames[j].contents.begin(), frames[j].contents.end(),
                      [&](const SpokenContent& content) { return content.tokens.contains(frames[i].verb); });
      if (!inside) continue;
      const TokenIndex subject = frames[i].subject;
      const bool own = subject != kNoToken && reading[subject].upos == Upos::PRON &&
                       (reading.word(subject) == "we" || reading.word(subject) == "i");
      const bool person = reading.has_kind(frames[i].speakers, EntityKind::person);
      const bool clause = reading.is_verbal(frames[i].contents.front().head);
      // What a ministry tells of its minister is his.
      // "said he thinks the road will open": a guess about another's mind
      const bool guess = frames[i].act == "believed" && frames[j].as == "speaker";
      drop[i] = own || !person || guess || (!clause && frames[j].as == "speaker");
    }
  }
  erase_marked(frames, drop);
}

// "Ozola congratulated Munteanu, the statement says": the congratulation is Ozola's, told by the statement.
void mark_narrated(const ArticleReading& reading, std::vector<SpeechFrame>& frames) {
  std::size_t first = 0;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    while (frames[first].sentence < frames[i].sentence) ++first;
    if (frames[i].verb == kNoToken || !reading.has_kind(frames[i].speakers, EntityKind::person)) continue;
    for (std::size_t j = first; j < frames.size() && frames[j].sentence == frames[i].sentence; ++j) {
      if (i == j || frames[j].as == "speaker" || reading.has_kind(frames[j].speakers, EntityKind::person)) continue;
      for (SpokenContent& content : frames[j].contents)
        content.narrated = content.narrated || content.head == frames[i].verb;
    }
  }
}

// Inside a quotation everything is the speaker's: "we emphasise how much we appreciate".
void drop_quoted(const ArticleReading& reading, std::vector<SpeechFrame>& frames) {
  std::vector<bool> drop(frames.size(), false);
  std::size_t first = 0;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    while (frames[first].sentence < frames[i].sentence) ++first;
    if (frames[i].verb == kNoToken) continue;
    const bool person = reading.has_kind(frames[i].speakers, EntityKind::person);
    for (std::size_t j = first; j < frames.size() && frames[j].sentence == frames[i].sentence && !drop[i]; ++j) {
      if (i == j || frames[j].reports) continue;
      for (const SpokenContent& content : frames[j].contents) {
        if (!content.tokens.contains(frames[i].verb)) continue;
        // "he says that he expects": the same voice, told once
        const bool same = frames[i].speakers.size() == 1 && frames[j].speakers.size() == 1 &&
                          frames[i].speakers[0].entity && frames[i].speakers[0].entity == frames[j].speakers[0].entity;
        drop[i] = drop[i] || same || (content.direct && !person);
      }
    }
  }
  erase_marked(frames, drop);
}

}  // namespace

namespace {

// What a plural subject stands for: several, or a group that is named as one.
bool plural(const ArticleReading& reading, TokenIndex subject) {
  return reading[subject].xpos == "NNS" || reading[subject].xpos == "NNPS" || reading.members(subject).size() > 1 ||
         reading.entities(subject).size() > 1;
}

// "They also said", "Both agreed": those whom the sentence before tells of, where its subject is several.
void settle_collectives(const ArticleReading& reading, std::vector<SpeechFrame>& frames) {
  const auto& sentences = reading.document().sentences;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    SpeechFrame& frame = frames[i];
    if (frame.subject == kNoToken || frame.sentence == 0) continue;
    const std::string& word = reading.word(frame.subject);
    if ((word != "they" && word != "them" && word != "both") ||
        reading.child(frame.subject, Relation::nmod) != kNoToken)
      continue;
    // "officials said they did not know"
    bool own = false;
    for (std::size_t j = i; j-- > 0 && frames[j].sentence == frame.sentence && !own;)
      if (frames[j].subject != kNoToken && frames[j].subject < frame.subject && plural(reading, frames[j].subject) &&
          std::any_of(frames[j].contents.begin(), frames[j].contents.end(),
                      [&](const SpokenContent& c) { return c.head == frame.verb; })) {
        frame.speakers = frames[j].speakers;
        own = true;
      }
    if (own) continue;
    const std::uint32_t before = frame.sentence - 1;
    if (sentences[before].paragraph == kTitleParagraph ||
        sentences[frame.sentence].paragraph - sentences[before].paragraph > 1)
      continue;
    const TokenIndex root = reading.tree(before).root();
    const TokenIndex subject = root == kNoToken ? kNoToken : reading.surface_subject(root);
    if (subject == kNoToken) continue;
    // "The minister invited his counterpart. Both agreed": the two of whom the sentence tells
    if (word == "both" && frame.speakers.size() == 1 && !frame.speakers.front().entity) {
      std::vector<Value> two;
      for (const MentionIndex m : reading.mentions_in(sentences[before].tokens)) {
        const auto& who = reading.document().mentions[m].entity;
        if (!who || reading.document().entities[*who].kind != EntityKind::person) continue;
        if (std::none_of(two.begin(), two.end(), [&](const Value& value) { return value.entity == *who; }))
          two.push_back(Value::of_entity(*who, reading[frame.subject].span));
      }
      if (two.size() == 2) frame.speakers = std::move(two);
      continue;
    }
    if (reading.passive(root) || !plural(reading, subject)) continue;
    // Whoever spoke there goes on speaking; else only those who are known stand for "they".
    const Span span = reading[frame.subject].span;
    std::vector<Value> who;
    for (std::size_t j = i; who.empty() && j-- > 0 && frames[j].sentence >= before;)
      if (frames[j].sentence == before && frames[j].subject == subject && !frames[j].reports) who = frames[j].speakers;
    if (who.empty()) who = reading.entities(subject);
    std::erase_if(who, [](const Value& value) { return !value.entity && !value.span; });
    // "Traders argue that it is so. They also criticised the plan": those, whoever they are, and nobody named before
    if (who.empty() && word == "they" && reading[subject].upos == Upos::NOUN && reading.in(root, "speech"))
      frame.speakers = {Value::of_open(span)};
    if (who.empty() || word == "both") continue;
    for (Value& value : who)
      if (value.entity) value.span = span;
    frame.speakers = std::move(who);
  }
}

bool named_in(const ArticleReading& reading, EntityIndex who, TokenRange range) {
  for (const MentionIndex m : reading.mentions_in(range)) {
    const Mention& mention = reading.document().mentions[m];
    if (mention.entity == who && mention.how == How::name) return true;
  }
  return false;
}

// "The visit, he said, ...": beside his words a pronoun means who spoke last. "..., the UN chief added" is nobody whom
// the words themselves name.
void settle_tags(const ArticleReading& reading, std::vector<SpeechFrame>& frames) {
  const Document& document = reading.document();
  for (std::size_t i = 0; i < frames.size(); ++i) {
    SpeechFrame& frame = frames[i];
    if (frame.subject == kNoToken || frame.speakers.size() != 1 || frame.as != "speaker") continue;
    Value& speaker = frame.speakers.front();
    const std::string& word = reading.word(frame.subject);
    const bool pronoun = word == "he" || word == "she";
    const TokenRange content = frame.contents.front().tokens;
    const bool tag = content.first < frame.verb;
    // "the official said", of one whom nobody named
    if (speaker.entity && reading[frame.subject].upos == Upos::NOUN &&
        (reading[frame.subject].lemma == "official" || reading[frame.subject].lemma == "diplomat") &&
        !named_in(reading, *speaker.entity, reading.tree_at(frame.subject).phrase(frame.subject))) {
      for (std::size_t j = i; j-- > 0 && frame.sentence - frames[j].sentence <= 8;) {
        const SpeechFrame& earlier = frames[j];
        if (earlier.subject == kNoToken || earlier.speakers.size() != 1 || earlier.speakers.front().entity) continue;
        if (reading[earlier.subject].lemma != reading[frame.subject].lemma || reading[earlier.subject].xpos != "NN")
          continue;
        speaker = earlier.speakers.front();
        break;
      }
      if (!speaker.entity) continue;
    }
    const Value* before = nullptr;
    const Value* unnamed = nullptr;
    for (std::size_t j = i; j-- > 0 && !before;) {
      const SpeechFrame& earlier = frames[j];
      if (frame.sentence - earlier.sentence > 2) break;
      if (earlier.sentence == frame.sentence || earlier.reports) continue;
      const std::string& role = earlier.subject == kNoToken ? word : reading[earlier.subject].lemma;
      const bool official =
          earlier.speakers.size() == 1 && earlier.subject != kNoToken && reading[earlier.subject].xpos == "NN" &&
          (role == "official" || role == "spokesman" || role == "spokeswoman" || role == "diplomat" ||
           role == "source" || role == "aide") &&
          (!earlier.speakers.front().entity || (role != "official" && role != "diplomat" &&
                                                reading.entity(earlier.speakers.front())->kind == EntityKind::body));
      if (official && frame.sentence == earlier.sentence + 1) {
        unnamed = &earlier.speakers.front();
        break;
      }
      if (earlier.as != "speaker") continue;
      if (document.sentences[frame.sentence].paragraph - document.sentences[earlier.sentence].paragraph > 1) break;
      // What is told within another's words is no turn of its own.
      bool inside = false;
      for (std::size_t k = i; k-- > 0 && frames[k].sentence >= earlier.sentence && !inside;)
        inside =
            k != j && std::any_of(frames[k].contents.begin(), frames[k].contents.end(), [&](const SpokenContent& c) {
              return earlier.verb != kNoToken && c.tokens.contains(earlier.verb);
            });
      if (inside) continue;
      const Entity* who = earlier.speakers.size() == 1 ? reading.entity(earlier.speakers.front()) : nullptr;
      if (!who || who->kind != EntityKind::person) break;
      before = &earlier.speakers.front();
      // Somebody else told of in between may be meant.
      const TokenRange between{document.sentences[earlier.sentence].tokens.last,
                               document.sentences[frame.sentence].tokens.first};
      if (between.first < between.last)
        for (const MentionIndex m : reading.mentions_in(between)) {
          const auto& entity = document.mentions[m].entity;
          if (entity && entity != before->entity && document.entities[*entity].kind == EntityKind::person)
            before = nullptr;
          if (!before) break;
        }
      break;
    }
    const bool other = speaker.entity && before && before->entity != speaker.entity;
    const bool himself = speaker.entity && tag && !pronoun &&
                         document.entities[*speaker.entity].kind == EntityKind::person &&
                         reading[frame.subject].upos == Upos::NOUN && named_in(reading, *speaker.entity, content);
    if (pronoun && tag && unnamed && speaker.entity) {
      speaker = *unnamed;
    } else if (pronoun && tag && other) {
      const Gender gender = document.entities[*before->entity].gender;
      if (gender == (word == "he" ? Gender::female : Gender::male)) continue;
      const Span span = *speaker.span;
      speaker = Value::of_entity(*before->entity, span);
    } else if (himself && speaker.span) {
      const Span span = *speaker.span;
      speaker = Value::of_open(span);
    }
  }
}

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

}  // namespace

namespace {

// A paper that lays down and does not tell: "according to the resolution".
bool binding(const std::string& lemma) { return lemma == "resolution" || lemma == "declaration"; }

bool one_of_people(const ArticleReading& reading, TokenIndex one) {
  for (const TokenIndex c : reading.tree_at(one).children(one))
    if (reading.preposition(c) == "of" && reading[c].xpos == "NNS")
      return reading.in(c, "source-person") || reading.in(c, "source-speaker") || reading.in(c, "source-anonymous");
  return false;
}

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
      const bool beside = reading.preposition(t) == "according to";
      const bool below = !beside && head != kNoToken && head < t && reading.word(head) == "according" &&
                         main_relation(reading[t].relation) == Relation::obl;
      if (!beside && !below && view == kNoToken) continue;
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
      const std::string opens = view == kNoToken ? "according" : "in";
      TokenRange phrase = reading.tree_at(t).subtree(below || view != kNoToken ? head : t);
      while (phrase.first < t && reading.word(phrase.first) != opens) ++phrase.first;
      if (reading.word(phrase.first) != opens) continue;
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

}  // namespace

std::vector<SpeechFrame> speech_frames(const ArticleReading& reading, const SpeechVerbs& verbs,
                                       const Sources& sources) {
  std::vector<SpeechFrame> out;
  const FrameReader reader(reading, verbs, sources);
  for (const Sentence& sentence : reading.document().sentences)
    for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t)
      if (auto frame = reader.read(t)) out.push_back(std::move(*frame));
  OpenRoles(reading).settle(out);
  settle_collectives(reading, out);
  settle_tags(reading, out);
  settle_papers(reading, sources, out);
  settle_it(reading, out);
  drop_nested(reading, out);
  join_quotations(reading, out);
  join_first_person(reading, out);
  drop_quoted(reading, out);
  mark_narrated(reading, out);
  add_cited(reading, sources, out);
  add_told_nouns(reading, verbs, sources, out);
  settle_papers(reading, sources, out);
  std::stable_sort(out.begin(), out.end(), [](const SpeechFrame& a, const SpeechFrame& b) {
    return a.sentence != b.sentence ? a.sentence < b.sentence : a.contents.front().tokens < b.contents.front().tokens;
  });
  return out;
}

}  // namespace chancery
