// The loaded stages of a pipeline. For the program's own doors (explain, parse, lint); not installed.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "chancery/pipeline.h"
#include "events/event_reader.h"
#include "facts/fact_reader.h"
#include "lexicon/word_classes.h"
#include "names/linker.h"
#include "names/mention_reader.h"
#include "page/clean_page.h"
#include "pipeline/stage.h"
#include "rules/rule_book.h"
#include "syntax/parser.h"
#include "syntax/segmenter.h"
#include "text/layout_reader.h"
#include "time/quantity_reader.h"
#include "time/time_reader.h"

namespace chancery {

struct Pipeline::Parts {
  Parts(const std::vector<std::string>& data_folders, bool fast);

  WordClasses classes;
  PageReader pages;
  LayoutReader layout;
  Segmenter segmenter;
  Parser parser;
  TimeReader times;
  QuantityReader quantities;
  std::shared_ptr<const Gazetteer> gazetteer;  // shared by the two below
  MentionReader mentions;
  Linker linker;
  RuleBook rules;
  FactReader facts;
  EventReader events;
  std::vector<Stage> stages;  // the main path, in order
};

}  // namespace chancery
