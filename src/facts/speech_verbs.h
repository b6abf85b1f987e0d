// Verbs of speech and what each does: data/lexicon/speech_verbs.tsv.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "facts/reading.h"
#include "lexicon/table.h"

namespace chancery {

struct SpeechAct {
  std::string act;     // "stressed"
  std::string stance;  // "positive", "negative", "" ...
  // What may be said with it where no clause stands with it: anything, nothing, or what is itself a noun of speech.
  enum class Object : std::uint8_t { any, none, speech_noun } object = Object::any;
};

class SpeechVerbs {
 public:
  // speech_verbs.tsv of each folder: columns lemma, upos, act, stance, content.
  static SpeechVerbs load(const std::vector<std::string>& data_folders);
  void add(const Table& table);
  const SpeechAct* of(const ArticleReading& reading, TokenIndex t) const;
  bool has_act(std::string_view act) const;

 private:
  std::unordered_map<std::string, SpeechAct> acts_;  // "point out/VERB"
};

}  // namespace chancery
