#include "facts/appointments.h"

#include <algorithm>

namespace chancery {
namespace {

constexpr TokenIndex kLongestOffice = 14;  // tokens of an office in a list

// The verb of a sentence that puts people into offices.
TokenIndex appointing(const ArticleReading& reading, TokenRange tokens) {
  for (TokenIndex t = tokens.first; t < tokens.last; ++t)
    if (reading[t].upos == Upos::VERB &&
        (reading.in(t, "appoint") || reading.in(t, "elect") || reading.in(t, "nominate")))
      return t;
  return kNoToken;
}

// The words of an office right behind a name: "as minister of culture", "minister of culture"; empty for none.
TokenRange office_behind(const ArticleReading& reading, TokenIndex from, TokenIndex end) {
  if (from < end && reading.word(from) == "as") ++from;
  while (from < end && reading[from].upos == Upos::DET) ++from;
  TokenIndex noun = kNoToken;
  for (TokenIndex t = from; t < end && t < from + 4; ++t) {
    if (reading[t].upos != Upos::NOUN && reading[t].upos != Upos::PROPN && reading[t].upos != Upos::ADJ) break;
    if (reading.in(t, "office_noun") || reading.classes().has(reading.word(t), Upos::NOUN, "office_noun")) noun = t;
  }
  if (noun == kNoToken) return {};
  TokenIndex last = noun + 1;
  while (last < end && last < from + kLongestOffice) {
    const std::string& word = reading.word(last);
    if (word == "," || word == ";" || word == "." || word == "and" || word == "while" || word == ":") break;
    if (reading[last].upos == Upos::VERB || reading[last].upos == Upos::AUX) break;
    ++last;
  }
  return reading.trimmed({from, last});
}

class Appointments {
 public:
  Appointments(const ArticleReading& reading, const StatusWords& statuses, std::vector<Draft>& drafts)
      : reading_(reading), statuses_(statuses), drafts_(drafts) {}

  std::vector<Draft> run() {
    const auto& sentences = reading_.document().sentences;
    for (std::uint32_t s = 0; s < sentences.size(); ++s)
      if (const TokenIndex verb = appointing(reading_, sentences[s].tokens); verb != kNoToken) read(s, verb);
    return std::move(out_);
  }

 private:
  void read(std::uint32_t s, TokenIndex verb) {
    const Document& document = reading_.document();
    const TokenRange tokens = document.sentences[s].tokens;
    std::vector<Draft*> told;
    for (Draft& draft : drafts_)
      if (!draft.dropped && draft.sentence == s && draft.fact.kind == "office_change") told.push_back(&draft);
    const bool opened = colon_behind(verb, tokens.last);
    if (told.empty() && !opened) return;
    const EventStage stage = stage_of(reading_, verb);
    const std::string& status = statuses_.word("office_change", stage);
    if (status.empty()) return;
    for (const MentionIndex m : reading_.mentions_in({verb + 1, tokens.last})) {
      const Mention& mention = document.mentions[m];
      if (!mention.entity || mention.tokens.first <= verb) continue;
      const Entity& person = document.entities[*mention.entity];
      if (person.kind != EntityKind::person || person.name.empty()) continue;
      const TokenRange office = office_behind(reading_, mention.tokens.last, tokens.last);
      if (office.empty() || office.first > mention.tokens.last + 2) continue;
      const bool known = std::any_of(told.begin(), told.end(), [&](const Draft* draft) { return names(*draft, mention); });
      if (known) continue;
      for (Draft* draft : told) cut_office(*draft, mention);
      Draft draft(Fact("office_change", status, {"*", document.sentences[s].span, "office_change.listed"}));
      draft.stage = stage;
      draft.sentence = s;
      draft.anchor = verb;
      draft.anchor_span = reading_[verb].span;
      draft.fact.set("person", Value::of_entity(*mention.entity, mention.span));
      const Span span = reading_.span_of(office);
      draft.fact.set("office", Value::of_text(std::string(document.at(span)), span));
      draft.fact.set("act", Value::of_text(reading_.in(verb, "elect")      ? "elected"
                                           : reading_.in(verb, "nominate") ? "nominated"
                                                                           : "appointed"));
      if (!told.empty())
        for (const char* name : {"by", "date"})
          if (const Value* value = told.front()->fact.find(name)) draft.fact.set(name, *value);
      out_.push_back(std::move(draft));
    }
  }

  bool colon_behind(TokenIndex verb, TokenIndex end) const {
    for (TokenIndex t = verb + 1; t < end && t < verb + 4; ++t)
      if (reading_.word(t) == ":") return true;
    return false;
  }

  static bool names(const Draft& draft, const Mention& mention) {
    for (const char* name : {"person", "by"}) {
      const Value* value = draft.fact.find(name);
      if (!value) continue;
      if (value->entity == mention.entity) return true;
      for (const Value& one : value->list)
        if (one.entity == mention.entity) return true;
    }
    return false;
  }

  // "ambassador to X and B": B is the next of the list.
  void cut_office(Draft& draft, const Mention& next) const {
    const Value* office = draft.fact.find("office");
    if (!office || !office->span || !office->span->contains(next.span)) return;
    TokenIndex last = next.tokens.first;
    TokenIndex first = last;
    while (first > 0 && reading_[first - 1].span.begin >= office->span->begin) --first;
    while (last > first && (reading_.word(last - 1) == "and" || reading_.word(last - 1) == ",")) --last;
    if (last <= first) return;
    const Span span = reading_.span_of({first, last});
    draft.fact.set("office", Value::of_text(std::string(reading_.document().at(span)), span));
  }

  const ArticleReading& reading_;
  const StatusWords& statuses_;
  std::vector<Draft>& drafts_;
  std::vector<Draft> out_;
};

}  // namespace

std::vector<Draft> listed_appointments(const ArticleReading& reading, const StatusWords& statuses,
                                       std::vector<Draft>& drafts) {
  return Appointments(reading, statuses, drafts).run();
}

}  // namespace chancery
