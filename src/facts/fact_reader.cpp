#include "facts/fact_reader.h"

#include <algorithm>

#include "facts/attribution.h"
#include "facts/builder.h"
#include "facts/confidence.h"
#include "facts/contact_topics.h"
#include "facts/credentials.h"
#include "facts/doubtful.h"
#include "facts/figures.h"
#include "facts/merge.h"
#include "facts/offices.h"
#include "facts/statements.h"
#include "facts/votes.h"

namespace chancery {
namespace {

// Quantities that have become part of a fact: an aid's amount is no figure of its own, nor a number of documents.
std::vector<Span> spans_taken(const std::vector<Draft>& drafts) {
  std::vector<Span> out;
  for (const Draft& draft : drafts)
    for (const char* field : {"amount", "count", "numbers"})
      if (const Value* value = draft.fact.find(field); value && value->span) out.push_back(*value->span);
  return out;
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
  take(vote_facts(reading));
  take(office_facts(reading));
  take(statement_facts(reading, attribution, topics_));
  take(figure_facts(reading, builder, spans_taken(drafts)));

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
