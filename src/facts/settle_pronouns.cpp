// Who speaks: "he", "she", "His Excellency" in front of what is said.
#include <algorithm>

#include "facts/speech_parts.h"

namespace chancery {
namespace {

bool by_name(const Mention& mention) { return mention.how == How::name || mention.how == How::short_name; }

// A person named in a sentence, if he is the only one there and its subject; "Kask is the younger of the two."
std::optional<EntityIndex> told_alone(const ArticleReading& reading, std::uint32_t sentence) {
  const Document& document = reading.document();
  const TokenIndex root = reading.tree(sentence).root();
  const TokenIndex subject = root == kNoToken ? kNoToken : reading.surface_subject(root);
  if (subject == kNoToken || reading[subject].upos != Upos::PROPN) return {};
  auto who = reading.entities(subject);
  // "Kask is the younger", where no mention was found in it: the Kask of other sentences
  for (const Mention& mention : document.mentions) {
    if (!who.empty()) break;
    if (mention.entity && by_name(mention) && document.at(mention.span) == document.at(reading[subject].span))
      who.push_back(Value::of_entity(*mention.entity, reading[subject].span));
  }
  if (who.size() != 1 || !who.front().entity || reading.entity(who.front())->kind != EntityKind::person) return {};
  for (const MentionIndex m : reading.mentions_in(document.sentences[sentence].tokens)) {
    const auto& other = document.mentions[m].entity;
    if (other && *other != *who.front().entity && document.entities[*other].kind == EntityKind::person) return {};
  }
  return who.front().entity;
}

}  // namespace

// "He said", "His Excellency said", of whom the words before leave no doubt.
void settle_pronouns(const ArticleReading& reading, std::vector<SpeechFrame>& frames) {
  const Document& document = reading.document();
  for (std::size_t i = 0; i < frames.size(); ++i) {
    SpeechFrame& frame = frames[i];
    if (frame.subject == kNoToken || frame.verb == kNoToken || frame.speakers.size() != 1) continue;
    Value& speaker = frame.speakers.front();
    const std::string& word = reading.word(frame.subject);
    const bool pronoun = word == "he" || word == "she";
    if ((!pronoun && word != "excellency") || !speaker.entity || !speaker.span) continue;
    const Gender other = word == "he" ? Gender::female : word == "she" ? Gender::male : Gender::unknown;
    const auto fits = [&](EntityIndex who) {
      return document.entities[who].gender == Gender::unknown || document.entities[who].gender != other;
    };
    const auto become = [&](EntityIndex who) { speaker = Value::of_entity(who, *speaker.span); };
    // "Kask said he told Ozola that it was late": he who says is he who told
    const SpeechFrame* outer = nullptr;
    for (std::size_t j = i; pronoun && j-- > 0 && frames[j].sentence == frame.sentence;)
      if (reading[frame.verb].head == frames[j].verb && frames[j].subject != kNoToken &&
          frames[j].subject < frame.subject && main_relation(reading[frame.verb].relation) == Relation::ccomp &&
          reading[frames[j].subject].upos == Upos::PROPN && frames[j].speakers.size() == 1)
        outer = &frames[j];
    if (outer) {
      const Value& who = outer->speakers.front();
      if (!who.entity || (reading.entity(who)->kind == EntityKind::person && fits(*who.entity))) {
        const Span span = *speaker.span;
        speaker = who;
        if (who.entity) speaker.span = span;
      }
      continue;
    }
    if (reading[frame.verb].relation == Relation::acl_relcl) continue;
    const TokenRange own = document.sentences[frame.sentence].tokens;
    if (frame.sentence == 0 || named_in(reading, *speaker.entity, own)) {
      // "Speaking beside the guest Kask, His Excellency said": not the one beside him
      bool beside = false;
      for (const MentionIndex m : reading.mentions_in({own.first, std::max(own.first, frame.subject)})) {
        const Mention& mention = document.mentions[m];
        if (mention.entity != speaker.entity || !by_name(mention) || mention.head == kNoToken) continue;
        TokenIndex at = mention.head;
        for (int step = 0; step < 3 && at != kNoToken && !beside; ++step, at = reading[at].head) {
          const std::string preposition = reading.preposition(at);
          beside = preposition == "with" || preposition == "alongside";
        }
      }
      for (std::size_t j = i; beside && j-- > 0 && frame.sentence - frames[j].sentence <= 2;) {
        const SpeechFrame& before = frames[j];
        if (before.sentence == frame.sentence || before.reports || before.speakers.size() != 1) continue;
        const Entity* who = reading.entity(before.speakers.front());
        if (!who || who->kind != EntityKind::person || before.speakers.front().entity == speaker.entity) continue;
        if (fits(*before.speakers.front().entity)) become(*before.speakers.front().entity);
        break;
      }
      continue;
    }
    if (document.sentences[frame.sentence].paragraph - document.sentences[frame.sentence - 1].paragraph > 1 ||
        document.sentences[frame.sentence - 1].paragraph == kTitleParagraph)
      continue;
    // "His Excellency added that ...": who spoke in the sentence before
    if (!pronoun) {
      for (std::size_t j = i; j-- > 0 && frames[j].sentence + 1 >= frame.sentence;) {
        if (frames[j].sentence == frame.sentence || frames[j].reports || frames[j].speakers.size() != 1) continue;
        const Entity* who = reading.entity(frames[j].speakers.front());
        if (who && who->kind == EntityKind::person) become(*frames[j].speakers.front().entity);
        break;
      }
      continue;
    }
    // "Kask is the younger of the two. He said ...": the one of whom alone the sentence before tells. "He" in one sentence
    // after another stays the same.
    if (const auto alone = told_alone(reading, frame.sentence - 1); alone && fits(*alone)) {
      bool between = false;
      for (const MentionIndex m : reading.mentions_in({own.first, frame.subject})) {
        const Mention& mention = document.mentions[m];
        between = between || (mention.entity && by_name(mention) && *mention.entity != *alone &&
                              document.entities[*mention.entity].kind == EntityKind::person);
      }
      if (!between) become(*alone);
    } else if (!alone) {
      for (std::size_t j = i; j-- > 0 && frames[j].sentence + 1 >= frame.sentence;) {
        const SpeechFrame& before = frames[j];
        if (before.sentence == frame.sentence) continue;
        const TokenIndex root = reading.tree(before.sentence).root();
        if (before.subject == kNoToken || reading.word(before.subject) != word || before.verb != root ||
            before.speakers.size() != 1 || !before.speakers.front().entity)
          continue;
        bool another = false;
        for (const MentionIndex m : reading.mentions_in({document.sentences[before.sentence].tokens.first, frame.subject})) {
          const Mention& mention = document.mentions[m];
          another = another || (mention.entity && by_name(mention) && mention.entity == speaker.entity);
        }
        if (!another) become(*before.speakers.front().entity);
        break;
      }
    }
  }
}

}  // namespace chancery
