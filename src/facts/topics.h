// Topics: what talks are about, normalised. One topic for each member of a list, with the words that it was read from.
//
// data/lexicon/topics.tsv has a phrase and the topic that it stands for; a longer phrase wins over one inside it.
#pragma once

#include <string>
#include <vector>

#include "facts/reading.h"
#include "lexicon/phrases.h"

namespace chancery {

struct FoundTopic {
  Span span;
  TokenRange tokens;
  std::string topic;  // "agriculture/food-security"
  bool weak = false;  // a topic only as the topic of something
};

class Topics {
 public:
  static Topics load(const std::vector<std::string>& data_folders);
  void add(std::string_view phrase, std::string_view topic, bool weak = false);
  std::vector<FoundTopic> find(const ArticleReading& reading, TokenRange range) const;

 private:
  Phrases phrases_;
  std::vector<std::pair<std::string, bool>> topics_;  // topic, weak
};

}  // namespace chancery
