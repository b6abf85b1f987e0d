// The last stage of reading: facts out of everything that the earlier stages found.
//
// Reads tokens, trees, times, quantities, mentions, entities, offices and the matches of the rules; writes
// Document::facts, and a line in Document::problems for what was left open. Const and safe for any number of threads
// after load.
//
//   const FactReader reader = FactReader::load(data_folders, classes);   // classes must outlive the reader
//   reader.run(document);
//
// The main path is run(): matches -> drafts; offices, statements, figures; merging; order.
#pragma once

#include <string>
#include <vector>

#include "chancery/document.h"
#include "facts/background.h"
#include "facts/kinds.h"
#include "facts/noun_types.h"
#include "facts/sources.h"
#include "facts/speech.h"
#include "facts/status.h"
#include "facts/topics.h"
#include "lexicon/word_classes.h"

namespace chancery {

class FactReader {
 public:
  static FactReader load(const std::vector<std::string>& data_folders, const WordClasses& classes);
  void run(Document& document) const;

 private:
  const WordClasses* classes_ = nullptr;
  Kinds kinds_;
  StatusWords statuses_;
  Background background_;
  Sources sources_;
  SpeechVerbs speech_verbs_;
  Topics topics_;
  NounTypes types_;
};

}  // namespace chancery
