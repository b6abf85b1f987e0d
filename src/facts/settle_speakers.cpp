// Who speaks: "they", "both", and the pronoun beside the words.
#include <algorithm>

#include "facts/speech_parts.h"

namespace chancery {
namespace {

// What a plural subject stands for: several, or a group that is named as one.
bool plural(const ArticleReading& reading, TokenIndex subject) {
  return reading[subject].xpos == "NNS" || reading[subject].xpos == "NNPS" || reading.members(subject).size() > 1 ||
         reading.entities(subject).size() > 1;
}

}  // namespace

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
    if (mention.entity == who && (mention.how == How::name || mention.how == How::short_name)) return true;
  }
  return false;
}

namespace {

bool definite(const ArticleReading& reading, TokenIndex noun) {
  for (const TokenIndex c : reading.tree_at(noun).children(noun))
    if (c < noun && reading[c].relation == Relation::det) return reading.word(c) == "the";
  return false;
}

// "an official" in the sentence before, whom nobody names; kNoToken for none.
TokenIndex introduced(const ArticleReading& reading, std::uint32_t sentence, const std::string& lemma) {
  const auto& sentences = reading.document().sentences;
  if (sentence == 0 || sentences[sentence - 1].paragraph == kTitleParagraph) return kNoToken;
  const TokenRange tokens = sentences[sentence - 1].tokens;
  for (TokenIndex t = tokens.last; t-- > tokens.first;) {
    if (reading[t].lemma != lemma || reading[t].xpos != "NN" || reading[t].upos != Upos::NOUN) continue;
    if (reading.has_kind(reading.entities(t), EntityKind::person)) continue;
    for (const TokenIndex c : reading.tree_at(t).children(t))
      if (c < t && reading[c].relation == Relation::det && (reading.word(c) == "a" || reading.word(c) == "an")) return t;
  }
  return kNoToken;
}

}  // namespace

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
    const bool left_open = !speaker.entity && speaker.open && definite(reading, frame.subject);
    if ((speaker.entity || left_open) && reading[frame.subject].upos == Upos::NOUN &&
        reading[frame.subject].xpos == "NN" &&
        (reading[frame.subject].lemma == "official" || reading[frame.subject].lemma == "diplomat") &&
        (left_open || !named_in(reading, *speaker.entity, reading.tree_at(frame.subject).phrase(frame.subject)))) {
      for (std::size_t j = i; j-- > 0 && frame.sentence - frames[j].sentence <= 8;) {
        const SpeechFrame& earlier = frames[j];
        if (earlier.subject == kNoToken || earlier.speakers.size() != 1 || earlier.speakers.front().entity) continue;
        if (reading[earlier.subject].lemma != reading[frame.subject].lemma || reading[earlier.subject].xpos != "NN")
          continue;
        if (earlier.speakers.front().open) continue;
        speaker = earlier.speakers.front();
        break;
      }
      // "..., according to an official. "It will," the official said"
      if (speaker.entity || speaker.open)
        if (const TokenIndex one = introduced(reading, frame.sentence, reading[frame.subject].lemma); one != kNoToken) {
          const Span words = reading.span_of(reading.trimmed(reading.tree_at(one).phrase(one)));
          speaker = Value::of_text(std::string(document.at(words)), words);
        }
      if (!speaker.entity) continue;
    }
    const Value* before = nullptr;
    const Value* unnamed = nullptr;
    for (std::size_t j = i; j-- > 0 && !before;) {
      const SpeechFrame& earlier = frames[j];
      if (frame.sentence - earlier.sentence > 2) break;
      // "said another official, although he suggested": told of in its own sentence
      if (earlier.sentence == frame.sentence && pronoun && earlier.subject != kNoToken &&
          earlier.subject < frame.subject && reading[earlier.subject].xpos == "NN" &&
          reading[earlier.subject].upos == Upos::NOUN)
        break;
      if (earlier.sentence == frame.sentence || earlier.reports) continue;
      const std::string& role = earlier.subject == kNoToken ? word : reading[earlier.subject].lemma;
      const bool official =
          earlier.speakers.size() == 1 && earlier.subject != kNoToken && reading[earlier.subject].xpos == "NN" &&
          (role == "official" || role == "spokesman" || role == "spokeswoman" || role == "diplomat" ||
           role == "source" || role == "aide") &&
          (!earlier.speakers.front().entity || (role != "official" && role != "diplomat" &&
                                                reading.entity(earlier.speakers.front())->kind == EntityKind::body));
      // "The head of a firm said it was late. But he said ..."
      const bool somebody = pronoun && !official && earlier.speakers.size() == 1 && earlier.subject != kNoToken &&
                            reading[earlier.subject].xpos == "NN" && reading[earlier.subject].upos == Upos::NOUN &&
                            reading.in(earlier.subject, "source-person") && !earlier.speakers.front().entity &&
                            !earlier.speakers.front().open && earlier.verb != kNoToken &&
                            reading[earlier.verb].relation == Relation::root;
      if ((official || somebody) && frame.sentence == earlier.sentence + 1) {
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
    // Behind somebody without a name who spoke alone, "he" is that one, unless the one meant was told of there.
    const bool free = frame.sentence > 0 && unnamed &&
                      (!speaker.entity ||
                       (!named_in(reading, *speaker.entity, document.sentences[frame.sentence - 1].tokens) &&
                        document.entities[*speaker.entity].name.empty()));
    if (pronoun && unnamed && ((tag && speaker.entity) || (free && (speaker.entity || speaker.open)))) {
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

}  // namespace chancery
