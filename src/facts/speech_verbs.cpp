#include "facts/speech_verbs.h"

#include <algorithm>

#include "base/file.h"

namespace chancery {

SpeechVerbs SpeechVerbs::load(const std::vector<std::string>& data_folders) {
  SpeechVerbs out;
  for (const std::string& folder : data_folders) {
    const std::string path = folder + "/lexicon/speech_verbs.tsv";
    if (file_exists(path)) out.add(Table::load(path));
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
    if (reading[c].relation != Relation::compound_prt) continue;
    const auto found = acts_.find(token.lemma + " " + reading[c].lemma + "/" + name_of(token.upos));
    if (found != acts_.end()) return &found->second;
  }
  const auto found = acts_.find(token.lemma + "/" + name_of(token.upos));
  return found == acts_.end() ? nullptr : &found->second;
}

bool SpeechVerbs::has_act(std::string_view act) const {
  return std::any_of(acts_.begin(), acts_.end(), [&](const auto& entry) { return entry.second.act == act; });
}

}  // namespace chancery
