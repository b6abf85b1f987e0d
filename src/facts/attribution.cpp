#include "facts/attribution.h"

#include <algorithm>

namespace chancery {

Attribution::Attribution(const ArticleReading& reading, const SpeechVerbs& verbs, const Sources& sources)
    : reading_(&reading), frames_(speech_frames(reading, verbs, sources)) {
  read_citations(sources);
  const Layout& layout = reading.document().layout;
  outlet_.as = "agency";
  std::optional<Span> span = layout.agency;
  if (!span && layout.dateline) span = layout.dateline->agency;
  if (span) {
    outlet_.span = span;
    outlet_.name = std::string(reading.document().at(*span));
  } else {
    outlet_.name = reading.document().source.agency;
  }
}

std::vector<Assertion> Attribution::links_of(const std::vector<Value>& values, const std::string& as) const {
  std::vector<Assertion> out;
  for (const Value& value : values) {
    Assertion link;
    link.entity = value.entity;
    link.as = as;
    link.span = value.span;
    if (!value.entity)
      if (const auto* words = std::get_if<std::string>(&value.literal)) link.name = *words;
    out.push_back(std::move(link));
  }
  return out;
}

// "according to the ministry", "citing officials", "with reference to": the whole sentence is theirs.
void Attribution::read_citations(const Sources& sources) {
  for (std::uint32_t s = 0; s < reading_->document().sentences.size(); ++s) {
    const TokenRange tokens = reading_->document().sentences[s].tokens;
    for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
      const Token& token = (*reading_)[t];
      bool cites = false;
      if (token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::PRON) {
        const std::string preposition = reading_->preposition(t);
        cites = preposition == "according to" || preposition == "with reference to" || preposition == "citing";
        // Where the parser makes "according" a verb of its own.
        if (!cites && token.head != kNoToken && token.head < t) {
          const std::string& above = reading_->word(token.head);
          const Relation relation = main_relation(token.relation);
          cites = (above == "according" && relation == Relation::obl) ||
                  ((above == "citing" || above == "quoting") && relation == Relation::obj);
        }
      }
      if (!cites) continue;
      auto values = reading_->entities(t);
      const SourceReading source = sources.read(*reading_, t, values);
      if (source.as.empty()) continue;
      if (values.empty()) {
        const Span span = reading_->span_of(reading_->trimmed(reading_->tree(s).phrase(t)));
        values.push_back(Value::of_text(std::string(reading_->document().at(span)), span));
      }
      cited_.push_back({s, reading_->tree(s).subtree(t), links_of(values, source.as)});
    }
  }
}

std::vector<Assertion> Attribution::chain(TokenIndex t, const SpeechFrame* except) const {
  std::vector<Assertion> out;
  const auto add = [&](std::vector<Assertion> links) {
    for (Assertion& link : links) {
      const bool known = std::any_of(out.begin(), out.end(), [&](const Assertion& other) {
        return link.entity ? other.entity == link.entity
                           : (!other.entity && other.name == link.name && other.span == link.span);
      });
      if (!known) out.push_back(std::move(link));
    }
  };
  const std::uint32_t sentence = reading_->sentence_of(t);
  std::vector<std::pair<std::uint32_t, const SpeechFrame*>> around;
  auto it = std::lower_bound(frames_.begin(), frames_.end(), sentence,
                             [](const SpeechFrame& frame, std::uint32_t s) { return frame.sentence < s; });
  for (; it != frames_.end() && it->sentence == sentence; ++it) {
    if (&*it == except) continue;
    for (const SpokenContent& content : it->contents)
      // The noun of an act of speech ("expressed gratitude") is the reporter's word, not the speaker's.
      if (content.tokens.contains(t) && (content.head != t || reading_->is_verbal(t)))
        around.emplace_back(content.tokens.size(), &*it);
  }
  std::stable_sort(around.begin(), around.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [size, frame] : around)
    if (!frame->reports) add(links_of(frame->speakers, frame->as));
  auto cited = std::lower_bound(cited_.begin(), cited_.end(), sentence,
                                [](const Cited& one, std::uint32_t s) { return one.sentence < s; });
  for (; cited != cited_.end() && cited->sentence == sentence; ++cited)
    if (!cited->tokens.contains(t)) add(cited->links);
  for (const auto& [size, frame] : around)
    if (frame->reports) add(links_of(frame->speakers, frame->as));
  if (out.empty() || out.back().as != "agency" || out.back().name != outlet_.name) out.push_back(outlet_);
  return out;
}

}  // namespace chancery
