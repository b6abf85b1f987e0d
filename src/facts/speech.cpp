#include "facts/speech.h"

#include <algorithm>

#include "facts/frame_reader.h"
#include "facts/open_roles.h"
#include "facts/speech_parts.h"

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
      // '"Ozola said it was late and I agree," he added': not Ozola's
      if (person && std::any_of(frames[j].contents.begin(), frames[j].contents.end(), [&](const SpokenContent& content) {
            return content.direct && content.tokens.contains(frames[i].verb);
          })) {
        const std::string& own = frames[i].subject == kNoToken ? std::string() : reading.word(frames[i].subject);
        if (own != "i" && own != "we")
          std::erase_if(frames[i].contents, [&](const SpokenContent& content) {
            const TokenIndex who = content.direct || content.head == kNoToken ? kNoToken
                                                                              : reading.child(content.head, Relation::nsubj);
            return who != kNoToken && reading.word(who) == "i";
          });
        if (frames[i].contents.empty()) {
          drop[i] = true;
          break;
        }
      }
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

std::vector<SpeechFrame> speech_frames(const ArticleReading& reading, const SpeechVerbs& verbs,
                                       const Sources& sources) {
  std::vector<SpeechFrame> out;
  const FrameReader reader(reading, verbs, sources);
  for (const Sentence& sentence : reading.document().sentences)
    for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t)
      if (auto frame = reader.read(t)) out.push_back(std::move(*frame));
  OpenRoles(reading).settle(out);
  settle_collectives(reading, out);
  settle_pronouns(reading, out);
  settle_tags(reading, out);
  settle_papers(reading, sources, out);
  settle_it(reading, out);
  drop_nested(reading, out);
  join_quotations(reading, out);
  join_labels(reading, out);
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
