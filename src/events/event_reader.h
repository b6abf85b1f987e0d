// The stage that codes events: facts first, then what verbs and nouns tell beyond them.
//
// Reads tokens, trees, mentions, entities, offices and facts; writes Document::events in order of the text. Const and
// safe for any number of threads after load.
//
//   const EventReader reader = EventReader::load(data_folders, classes);   // classes must outlive the reader
//   reader.run(document);
#pragma once

#include <string>
#include <vector>

#include "chancery/document.h"
#include "events/actors.h"
#include "events/codes.h"
#include "events/event_words.h"
#include "events/fact_events.h"
#include "lexicon/word_classes.h"

namespace chancery {

class EventReader {
 public:
  // The conventions of PETRARCH2 want its tables (data/petrarch2) as the last folder.
  static EventReader load(const std::vector<std::string>& data_folders, const WordClasses& classes,
                          Conventions conventions = Conventions::codebook);
  void run(Document& document) const;
  const EventCodes& codes() const { return codes_; }

 private:
  const WordClasses* classes_ = nullptr;
  EventCodes codes_;
  ActorTables actors_;
  FactCodes facts_;
  EventWords words_;
  Conventions conventions_ = Conventions::codebook;
};

}  // namespace chancery
