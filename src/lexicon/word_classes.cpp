#include "lexicon/word_classes.h"

#include <algorithm>

#include "base/file.h"

namespace chancery {
namespace {
std::string key_of(std::string_view lemma, Upos upos) { return std::string(lemma) + '/' + name_of(upos); }
const std::vector<ClassId> kNone;
}  // namespace

void WordClasses::add(std::string_view lemma, Upos upos, std::string_view name) {
  const auto [found, fresh] = ids_.emplace(std::string(name), static_cast<ClassId>(names_.size()));
  if (fresh) names_.emplace_back(name);
  const ClassId id = found->second;  // by itself: Clang 14 captures no structured binding
  const auto insert = [&](Upos tag) {
    auto& classes = words_[key_of(lemma, tag)];
    const auto at = std::lower_bound(classes.begin(), classes.end(), id);
    if (at == classes.end() || *at != id) classes.insert(at, id);
  };
  if (upos != Upos::X) {
    insert(upos);
    return;
  }
  for (int tag = 0; tag <= static_cast<int>(Upos::X); ++tag) insert(static_cast<Upos>(tag));
}

ClassId WordClasses::id(std::string_view name) const {
  const auto found = ids_.find(std::string(name));
  return found == ids_.end() ? kNoClass : found->second;
}

const std::vector<ClassId>& WordClasses::of(std::string_view lemma, Upos upos) const {
  const auto found = words_.find(key_of(lemma, upos));
  return found == words_.end() ? kNone : found->second;
}

bool WordClasses::has(std::string_view lemma, Upos upos, ClassId id) const {
  const auto& classes = of(lemma, upos);
  return id != kNoClass && std::binary_search(classes.begin(), classes.end(), id);
}

WordClasses WordClasses::load(const std::vector<std::string>& data_folders) {
  WordClasses out;
  for (const auto& folder : data_folders) {
    if (!file_exists(folder + "/lexicon")) continue;
    for (const auto& path : files_in(folder + "/lexicon", ".tsv")) {
      const Table table = Table::load(path);
      if (!table.has("lemma") || !table.has("upos") || !table.has("class")) continue;
      for (const auto& row : table.rows()) {
        const Upos upos = upos_from(row["upos"]);
        if (upos == Upos::X && row["upos"] != "X") row.fail("unknown tag '" + row.text("upos") + "'");
        if (row["lemma"].empty() || row["class"].empty()) row.fail("a row needs lemma and class");
        out.add(row["lemma"], upos, row["class"]);
      }
    }
  }
  return out;
}

}  // namespace chancery
