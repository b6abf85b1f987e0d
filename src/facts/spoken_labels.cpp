// Who speaks in a transcript: "Ilze Ozola: The talks will go on." The words behind a name and a colon are his, to the
// end of his turn.
#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "facts/speech_parts.h"

namespace chancery {
namespace {

struct Label {
  std::uint32_t sentence = 0;
  TokenIndex colon = kNoToken;
  TokenIndex head = kNoToken;
  std::optional<Value> who;  // a person; none for "Question" and the names of papers
};

// "Name:" at the front of a paragraph, of a few words that are all a name.
std::optional<Label> label_of(const ArticleReading& reading, std::uint32_t s) {
  constexpr TokenIndex kLongest = 7;
  const Document& document = reading.document();
  const TokenRange tokens = document.sentences[s].tokens;
  Label out;
  out.sentence = s;
  for (TokenIndex t = tokens.first; t < tokens.last && t < tokens.first + kLongest; ++t) {
    if (reading.word(t) == ":") {
      out.colon = t;
      break;
    }
    const Upos upos = reading[t].upos;
    const std::string_view raw = document.at(reading[t].span);
    if (upos == Upos::VERB || upos == Upos::AUX || raw.empty()) return {};
    if (raw.front() >= 'a' && raw.front() <= 'z' && upos != Upos::ADP && upos != Upos::DET) return {};
  }
  if (out.colon == kNoToken || out.colon == tokens.first) return {};
  const TokenIndex last = out.colon - 1;
  for (const MentionIndex m : reading.mentions_in({tokens.first, out.colon})) {
    const Mention& mention = document.mentions[m];
    if (!mention.entity || document.entities[*mention.entity].kind != EntityKind::person) continue;
    if (mention.how != How::name && mention.how != How::short_name) continue;
    if (mention.span.end != reading[last].span.end) continue;
    out.who = Value::of_entity(*mention.entity, mention.span);
    out.head = last;
  }
  return out;
}

}  // namespace

void join_labels(const ArticleReading& reading, std::vector<SpeechFrame>& frames) {
  const auto& sentences = reading.document().sentences;
  std::vector<Label> labels;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    if (sentences[s].paragraph == kTitleParagraph || (s > 0 && sentences[s - 1].paragraph == sentences[s].paragraph))
      continue;
    if (auto label = label_of(reading, s)) labels.push_back(std::move(*label));
  }
  if (labels.size() < 2) return;  // one alone may be a heading
  // A label is no sentence, and the names in it may be taken for anything: whoever is so called elsewhere speaks.
  std::unordered_map<std::string_view, EntityIndex> people;
  for (const Mention& mention : reading.document().mentions)
    if (mention.entity && mention.how == How::name &&
        reading.document().entities[*mention.entity].kind == EntityKind::person)
      people.emplace(reading.document().at(mention.span), *mention.entity);
  for (Label& label : labels) {
    if (label.who) continue;
    const TokenRange words = reading.trimmed({sentences[label.sentence].tokens.first, label.colon});
    if (words.empty()) continue;
    const Span span = reading.span_of(words);
    const auto known = people.find(reading.document().at(span));
    if (known == people.end()) continue;
    label.who = Value::of_entity(known->second, span);
    label.head = words.last - 1;
  }
  std::vector<SpeechFrame> added;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Label& label = labels[i];
    if (!label.who) continue;
    const std::uint32_t paragraph = sentences[label.sentence].paragraph;
    const std::uint32_t end = i + 1 < labels.size() ? labels[i + 1].sentence : static_cast<std::uint32_t>(sentences.size());
    for (std::uint32_t s = label.sentence; s < end; ++s) {
      // Behind the last label only its own paragraph is sure to be his.
      if (i + 1 == labels.size() && sentences[s].paragraph != paragraph) break;
      TokenRange tokens = sentences[s].tokens;
      if (s == label.sentence) tokens.first = label.colon + 1;
      tokens = reading.trimmed(tokens);
      bool verb = false, told = false;
      for (TokenIndex t = tokens.first; t < tokens.last; ++t)
        verb = verb || reading[t].upos == Upos::VERB || reading[t].upos == Upos::AUX;
      auto at = std::lower_bound(frames.begin(), frames.end(), s, [](const SpeechFrame& frame, std::uint32_t sentence) {
        return frame.sentence < sentence;
      });
      for (; at != frames.end() && at->sentence == s; ++at)
        for (const SpokenContent& content : at->contents)
          told = told || (at->speakers.size() == 1 && at->speakers.front().entity == label.who->entity &&
                          content.tokens.overlaps(tokens));
      if (!verb || told || tokens.size() < 3) continue;
      SpeechFrame frame;
      frame.sentence = s;
      frame.act = "said";
      frame.subject = label.head;
      frame.speakers = {*label.who};
      frame.as = "speaker";
      frame.contents.push_back({tokens, reading.tree(s).root(), true});
      added.push_back(std::move(frame));
    }
  }
  for (SpeechFrame& frame : added) frames.push_back(std::move(frame));
  std::stable_sort(frames.begin(), frames.end(),
                   [](const SpeechFrame& a, const SpeechFrame& b) { return a.sentence < b.sentence; });
}

}  // namespace chancery
