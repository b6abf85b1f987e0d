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
  // The noun of "draw attention", "pay tribute": what is said stands behind it ("to the need for ..."); else kNoToken.
  TokenIndex noun_of_phrase(const ArticleReading& reading, TokenIndex verb) const;
  // The adjective of "make clear"; else kNoToken.
  TokenIndex adjective_of_phrase(const ArticleReading& reading, TokenIndex verb) const;
  // Whether what a verb says stands behind this preposition: "dwelt on", "pointed to".
  bool takes(const std::string& lemma, const std::string& preposition) const {
    return acts_.contains(lemma + " " + preposition + "/VERB");
  }
  // "is concerned", "was pleased": an adjective after "be" that says what its subject thinks.
  const SpeechAct* of_adjective(const ArticleReading& reading, TokenIndex t) const;
  // "Ozola's claim that ...": the act of a noun with a clause of its own and an owner; nullptr for other nouns.
  const std::string* told_by(const ArticleReading& reading, TokenIndex noun) const;
  bool has_act(std::string_view act) const;

 private:
  std::unordered_map<std::string, SpeechAct> acts_;         // "point out/VERB"
  std::unordered_map<std::string, std::string> told_nouns_;  // lexicon/told_nouns.tsv
};

}  // namespace chancery
