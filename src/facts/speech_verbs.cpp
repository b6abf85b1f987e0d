#include "facts/speech_verbs.h"

#include <algorithm>

#include "base/file.h"

namespace chancery {

SpeechVerbs SpeechVerbs::load(const std::vector<std::string>& data_folders) {
  SpeechVerbs out;
  for (const std::string& folder : data_folders) {
    const std::string path = folder + "/lexicon/speech_verbs.tsv";
    if (file_exists(path)) out.add(Table::load(path));
    const std::string nouns = folder + "/lexicon/told_nouns.tsv";
    if (!file_exists(nouns)) continue;
    const Table table = Table::load(nouns);
    for (const Table::Row& row : table.rows()) out.told_nouns_[row.text("lemma")] = row.text("act");
  }
  return out;
}

void SpeechVerbs::add(const Table& table) {
  for (const Table::Row& row : table.rows()) {
    SpeechAct act{row.text("act"), row.text("stance"), SpeechAct::Object::any};
    if (row["content"] == "clause") act.object = SpeechAct::Object::none;
    if (row["content"] == "speech noun") act.object = SpeechAct::Object::speech_noun;
    acts_[row.text("lemma") + "/" + row.text("upos")] = std::move(act);
  }
}

const SpeechAct* SpeechVerbs::of(const ArticleReading& reading, TokenIndex t) const {
  const Token& token = reading[t];
  for (const TokenIndex c : reading.tree_at(t).children(t)) {
    // "spoke highly of", "pushed back against"; but "went on to the camp"
    const std::string& how = reading.word(c);
    const bool adverb = reading[c].relation == Relation::advmod && c == t + 1 && (how == "highly" || how == "back" || how == "forward" || how == "forth");
    if (reading[c].relation != Relation::compound_prt && !adverb) continue;
    const auto found = acts_.find(token.lemma + " " + reading[c].lemma + "/" + name_of(token.upos));
    if (found != acts_.end()) return &found->second;
  }
  // "best wishes" are no wish
  if (token.upos == Upos::NOUN && token.xpos == "NNS" && token.lemma == "wish")
    for (const TokenIndex c : reading.tree_at(t).children(t)) {
      const std::string& how = reading.word(c);
      if (how != "best" && how != "good" && how != "warm") continue;
      const auto plural = acts_.find(reading.word(t) + "/NOUN");
      if (plural != acts_.end()) return &plural->second;
    }
  const auto found = acts_.find(token.lemma + "/" + name_of(token.upos));
  if (token.upos == Upos::VERB) {
    if (const TokenIndex noun = noun_of_phrase(reading, t); noun != kNoToken)
      return &acts_.find(token.lemma + " " + reading[noun].lemma + "/VERB")->second;
    // "Concerns were shared by the diplomats"
    for (const TokenIndex c : reading.tree_at(t).children(t)) {
      if (c > t || reading[c].relation != Relation::nsubj_pass) continue;
      const auto phrase = acts_.find(token.lemma + " " + reading[c].lemma + "/VERB");
      if (phrase != acts_.end()) return &phrase->second;
    }
    if (const TokenIndex adjective = adjective_of_phrase(reading, t); adjective != kNoToken)
      return &acts_.find(token.lemma + " " + reading[adjective].lemma + "/VERB")->second;
    if (found == acts_.end() || found->second.object == SpeechAct::Object::none)
      for (const TokenIndex c : reading.tree_at(t).children(t)) {
        if (c < t || main_relation(reading[c].relation) != Relation::obl) continue;
        const auto phrase = acts_.find(token.lemma + " " + reading.preposition(c) + "/VERB");
        if (phrase != acts_.end()) return &phrase->second;
      }
  }
  return found == acts_.end() ? nullptr : &found->second;
}

TokenIndex SpeechVerbs::noun_of_phrase(const ArticleReading& reading, TokenIndex verb) const {
  for (const TokenIndex c : reading.tree_at(verb).children(verb))
    if (c > verb && reading[c].relation == Relation::obj && reading[c].upos == Upos::NOUN &&
        acts_.contains(reading[verb].lemma + " " + reading[c].lemma + "/VERB"))
      return c;
  return kNoToken;
}

TokenIndex SpeechVerbs::adjective_of_phrase(const ArticleReading& reading, TokenIndex verb) const {
  if (reading[verb].lemma != "make") return kNoToken;
  for (const TokenIndex c : reading.tree_at(verb).children(verb))
    if (c > verb && reading[c].relation == Relation::xcomp &&
        acts_.contains(reading[verb].lemma + " " + reading[c].lemma + "/VERB"))
      return c;
  return kNoToken;
}

const SpeechAct* SpeechVerbs::of_adjective(const ArticleReading& reading, TokenIndex t) const {
  const Token& token = reading[t];
  if (token.upos != Upos::ADJ && !(token.upos == Upos::VERB && token.xpos == "VBN")) return nullptr;
  const auto found = acts_.find(reading.word(t) + "/ADJ");
  if (found == acts_.end()) return nullptr;
  bool is = false;
  for (const TokenIndex c : reading.tree_at(t).children(t)) {
    const Relation relation = main_relation(reading[c].relation);
    if (relation == Relation::advmod && reading.word(c) == "not") return nullptr;
    if (c < t && (relation == Relation::cop || relation == Relation::aux) && reading[c].lemma == "be") is = true;
    if (c < t && relation == Relation::aux && reading[c].lemma != "be" && reading[c].lemma != "have") return nullptr;
  }
  return is ? &found->second : nullptr;
}

const std::string* SpeechVerbs::told_by(const ArticleReading& reading, TokenIndex noun) const {
  if (reading[noun].upos != Upos::NOUN) return nullptr;
  const auto found = told_nouns_.find(reading[noun].lemma);
  return found == told_nouns_.end() ? nullptr : &found->second;
}

bool SpeechVerbs::has_act(std::string_view act) const {
  return std::any_of(acts_.begin(), acts_.end(), [&](const auto& entry) { return entry.second.act == act; });
}

}  // namespace chancery
