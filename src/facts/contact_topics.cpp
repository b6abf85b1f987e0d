#include "facts/contact_topics.h"

#include <algorithm>

#include "facts/merge_contacts.h"

namespace chancery {
namespace {

const char* role_of(const std::string& act) {
  if (act == "agreed") return "agreed";
  for (const char* wish : {"proposed", "hoped", "expressed interest", "expressed readiness", "called for", "asked",
                           "requested", "offered", "urged", "demanded", "wished", "promised"})
    if (act == wish) return "wanted";
  return "discussed";
}

bool takes_part(const Fact& contact, const SpeechFrame& frame) {
  const Value* people = contact.find("participants");
  if (!people || frame.speakers.empty()) return false;
  return std::all_of(frame.speakers.begin(), frame.speakers.end(), [&](const Value& speaker) {
    return speaker.open || std::any_of(people->list.begin(), people->list.end(),
                                       [&](const Value& who) { return who.entity && who.entity == speaker.entity; });
  });
}

}  // namespace

void add_contact_topics(const ArticleReading& reading, const Attribution& attribution, const Topics& topics,
                        std::vector<Draft>& drafts) {
  std::vector<std::pair<std::uint32_t, DraftIndex>> told;  // sentence, contact
  for (DraftIndex i = 0; i < drafts.size(); ++i) {
    const Draft& draft = drafts[i];
    if (draft.dropped || draft.fact.kind != "contact") continue;
    const std::string family = contact_family(draft.fact);
    if (family == "visit" || family == "letter" || family == "media" || family == "ceremony") continue;
    for (const std::uint32_t sentence : draft.told_in) told.emplace_back(sentence, i);
  }
  std::sort(told.begin(), told.end());
  if (told.empty()) return;
  for (const SpeechFrame& frame : attribution.frames()) {
    if (frame.reports || reading.document().sentences[frame.sentence].paragraph == kTitleParagraph) continue;
    const auto after = std::upper_bound(told.begin(), told.end(), std::pair(frame.sentence, kNoDraft));
    // The contact told last in which the speaker takes part; some way back at most.
    DraftIndex contact = kNoDraft;
    for (auto at = after; at != told.begin() && after - at < 8 && contact == kNoDraft;) {
      --at;
      if (takes_part(drafts[at->second].fact, frame)) contact = at->second;
    }
    if (contact == kNoDraft) continue;
    // What one of them says further on is his statement; of the talks are what both say, what is agreed, and what is
    // said in the sentence that tells of them.
    const bool here = after != told.begin() && (after - 1)->first == frame.sentence;
    if (!here && frame.speakers.size() < 2 && frame.act != "agreed") continue;
    for (const SpokenContent& content : frame.contents) {
      std::vector<Value> found;
      for (const FoundTopic& topic : topics.find(reading, content.tokens)) {
        bool dealings = false;
        for (TokenIndex t = content.tokens.first; t < topic.tokens.last && !dealings; ++t)
          dealings = reading.in(t, "topic-context");
        if (!dealings) continue;
        Value value = Value::of_text(std::string(reading.document().at(topic.span)), topic.span);
        value.fields.push_back({"topic", Value::of_text(topic.topic)});
        value.fields.push_back({"role", Value::of_text(role_of(frame.act))});
        found.push_back(std::move(value));
      }
      if (found.empty()) continue;
      add_topics(drafts[contact].fact, found);
      drafts[contact].fact.evidence.push_back({"topics", reading.span_of(content.tokens), "contact.topics"});
    }
  }
}

}  // namespace chancery
