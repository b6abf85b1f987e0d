#include "facts/fact_reader.h"

#include <algorithm>

#include "facts/appointments.h"
#include "facts/attribution.h"
#include "facts/builder.h"
#include "facts/confidence.h"
#include "facts/contact_topics.h"
#include "facts/credentials.h"
#include "facts/doubtful.h"
#include "facts/figures.h"
#include "facts/instrument_lists.h"
#include "facts/merge.h"
#include "facts/offices.h"
#include "facts/statements.h"
#include "facts/votes.h"

namespace chancery {
namespace {

// Quantities that have become part of a fact: an aid's amount is no figure of its own, nor a number of documents, nor
// what stands within the tally of a vote.
std::vector<Span> spans_taken(const ArticleReading& reading, const std::vector<Draft>& drafts) {
  std::vector<Span> out;
  for (const Draft& draft : drafts) {
    for (const char* field : {"amount", "count", "numbers"})
      if (const Value* value = draft.fact.find(field); value && value->span) out.push_back(*value->span);
    const Value* tally = draft.fact.find("tally");
    if (!tally || !tally->span) continue;
    for (const std::uint32_t q : reading.quantities_in(reading.document().sentences[draft.sentence].tokens))
      if (const Span span = reading.document().quantities[q].span; span.overlaps(*tally->span)) out.push_back(span);
  }
  return out;
}

// What came of "the council voted on the draft", as this sentence or the next ones tell; "" where they do not.
std::string outcome_told(const ArticleReading& reading, std::uint32_t s) {
  constexpr std::uint32_t kNext = 4;  // sentences
  const auto& sentences = reading.document().sentences;
  for (std::uint32_t at = s; at < sentences.size() && at <= s + kNext; ++at)
    for (TokenIndex t = sentences[at].tokens.first; t < sentences[at].tokens.last; ++t)
      if (reading.word(t).starts_with("veto") && !reading.negated(t)) return "vetoed";
  for (std::uint32_t at = s; at < sentences.size() && at <= s + kNext; ++at)
    for (TokenIndex t = sentences[at].tokens.first; t < sentences[at].tokens.last; ++t) {
      const std::string& lemma = reading[t].lemma;
      if (reading[t].upos != Upos::VERB || stage_of(reading, t) != EventStage::held) continue;
      if (lemma == "fail" || lemma == "reject" || lemma == "defeat") return "failed";
      if (lemma == "adopt" || lemma == "pass" || lemma == "approve" || lemma == "endorse") return "adopted";
    }
  return "";
}

// How one state or some members voted is no decision; what came of a vote has to be told.
void settle_votes(const ArticleReading& reading, std::vector<Draft>& drafts) {
  std::erase_if(drafts, [&](Draft& draft) {
    if (draft.fact.kind != "vote" || draft.fact.evidence.front().rule != "vote.vote") return false;
    const Value* body = draft.fact.find("body");
    const Entity* who = body ? reading.entity(*body) : nullptr;
    if (who && (who->kind == EntityKind::country || who->kind == EntityKind::person)) return true;
    bool decided = false;  // "voted to", "voted for"
    for (const TokenIndex c : reading.tree_at(draft.anchor).children(draft.anchor)) {
      const std::string preposition = reading.preposition(c);
      if (preposition == "against") return true;
      decided = decided || reading.infinitive(c) || preposition == "for" || preposition == "in favour of" ||
                preposition == "in favor of" || reading.word(c) == "favour" || reading.word(c) == "favor";
    }
    const std::string outcome = outcome_told(reading, draft.sentence);
    if (outcome.empty()) return !decided;
    draft.fact.status = outcome;
    draft.status_by_rule = true;
    return false;
  });
}

// "84 members voted against the motion" beside the tally: how some voted is no vote of its own.
void drop_votes_of_some(const std::vector<Draft>& votes, std::vector<Draft>& drafts) {
  std::erase_if(drafts, [&](const Draft& draft) {
    return draft.fact.kind == "vote" && draft.fact.status == "adopted" &&
           std::any_of(votes.begin(), votes.end(), [&](const Draft& vote) { return vote.sentence == draft.sentence; });
  });
}

}  // namespace

FactReader FactReader::load(const std::vector<std::string>& data_folders, const WordClasses& classes) {
  FactReader out;
  out.classes_ = &classes;
  out.kinds_ = Kinds::load(data_folders);
  out.statuses_ = StatusWords::load(data_folders);
  out.background_ = Background::load(data_folders);
  out.sources_ = Sources::load(data_folders);
  out.speech_verbs_ = SpeechVerbs::load(data_folders);
  out.topics_ = Topics::load(data_folders);
  out.types_ = NounTypes::load(data_folders);
  return out;
}

void FactReader::run(Document& document) const {
  document.facts.clear();
  if (document.sentences.empty()) return;
  const ArticleReading reading(document, *classes_);
  const Attribution attribution(reading, speech_verbs_, sources_);
  const std::vector<bool> background = background_.sentences(reading);
  const Builder builder(reading, kinds_, statuses_, topics_, types_);

  std::vector<Draft> drafts;
  const auto take = [&](std::vector<Draft> more) {
    for (Draft& draft : more) drafts.push_back(std::move(draft));
  };
  for (const Match& match : document.matches) take(builder.build(match));
  take(listed_credentials(reading, statuses_));
  take(listed_appointments(reading, statuses_, drafts));
  take(listed_instruments(reading, statuses_, types_, drafts));
  auto votes = vote_facts(reading);
  settle_votes(reading, drafts);
  drop_votes_of_some(votes, drafts);
  take(std::move(votes));
  take(office_facts(reading));
  take(statement_facts(reading, attribution, topics_));
  take(figure_facts(reading, builder, spans_taken(reading, drafts)));

  for (Draft& draft : drafts) {
    Fact& fact = draft.fact;
    fact.background = background[draft.sentence];
    if (fact.asserted_by.empty()) {
      const TokenIndex first = document.sentences[draft.sentence].tokens.first;
      fact.asserted_by = attribution.chain(draft.anchor != kNoToken ? draft.anchor : first);
    }
    if (const Value* date = fact.find("date"); date && date->date && fact.kind != "office")
      fact.background = fact.background || long_before(*date->date, document.layout.published);
  }
  settle_doubtful(reading, attribution, drafts);
  merge(reading, drafts);
  add_contact_topics(reading, attribution, topics_, drafts);
  for (Draft& draft : drafts) draft.fact.confidence = confidence_of(draft);
  document.facts = finish(std::move(drafts), kinds_, document.layout.title);
}

}  // namespace chancery
