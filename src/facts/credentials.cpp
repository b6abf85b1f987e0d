#include "facts/credentials.h"

namespace chancery {
namespace {

bool of_envoy(const Office& office) {
  const std::string& name = office.name;
  return name.find("ambassador") != std::string::npos || name.find("high commissioner") != std::string::npos ||
         name.find("nuncio") != std::string::npos || name.find("envoy") != std::string::npos;
}

bool says_credentials(const ArticleReading& reading, TokenRange tokens) {
  for (TokenIndex t = tokens.first; t < tokens.last; ++t)
    if (reading.in(t, "credentials")) return true;
  return false;
}

// Who received credentials as this sentence tells, where somebody did.
std::optional<Value> receiver(const ArticleReading& reading, TokenRange tokens) {
  for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
    if (!reading.in(t, "receive_credentials") || reading[t].upos != Upos::VERB) continue;
    const TokenIndex subject = reading.subject(t);
    if (subject == kNoToken) continue;
    auto who = reading.entities_of_one(subject);
    if (who.size() == 1 && who.front().entity && reading.has_kind(who, EntityKind::person)) return who.front();
  }
  return {};
}

// The one envoy of a line of a list: a name and an office, and nothing done.
const Office* envoy_of(const ArticleReading& reading, const Sentence& sentence) {
  for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t)
    if (reading[t].upos == Upos::VERB && reading[t].xpos != "VBN") return nullptr;
  const Office* out = nullptr;
  for (const Office& office : reading.document().offices) {
    if (!office.person || !sentence.span.contains(office.span) || !of_envoy(office)) continue;
    if (reading.document().entities[*office.person].name.empty()) continue;
    if (out && out->person != office.person) return nullptr;
    if (!out) out = &office;
  }
  return out;
}

}  // namespace

std::vector<Draft> listed_credentials(const ArticleReading& reading, const StatusWords& statuses) {
  const Document& document = reading.document();
  const std::string& status = statuses.word("office_change", EventStage::held);
  std::vector<Draft> out;
  if (status.empty()) return out;
  std::optional<Value> by;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    if (!says_credentials(reading, sentence.tokens)) continue;
    if (auto who = receiver(reading, sentence.tokens)) by = std::move(who);
    if (!document.at(sentence.span).ends_with(":")) continue;
    for (std::uint32_t next = s + 1; next < document.sentences.size(); ++next) {
      const Sentence& line = document.sentences[next];
      const Office* office = envoy_of(reading, line);
      if (!office || line.paragraph == sentence.paragraph) break;
      Draft draft(Fact("office_change", status, {"*", line.span, "office_change.listed_credentials"}));
      draft.sentence = next;
      draft.fact.set("person", Value::of_entity(*office->person, office->mention
                                                                     ? document.mentions[*office->mention].span
                                                                     : office->span));
      draft.fact.set("act", Value::of_text("presented credentials"));
      const Span title = office->title.empty() ? office->span : office->title;
      draft.fact.set("office", Value::of_text(std::string(document.at(title)), title));
      if (office->country) draft.fact.set("country", Value::of_entity(*office->country));
      if (by) draft.fact.set("by", *by);
      out.push_back(std::move(draft));
    }
  }
  return out;
}

}  // namespace chancery
