#include "time/word_table.h"

#include <algorithm>
#include <cstdlib>

#include "base/file.h"
#include "chancery/error.h"
#include "lexicon/table.h"

namespace chancery {

WordTable WordTable::load(const std::vector<std::string>& data_folders, const std::string& file) {
  WordTable out;
  bool found = false;
  for (const auto& folder : data_folders) {
    const std::string path = folder + "/lexicon/" + file;
    if (!file_exists(path)) continue;
    found = true;
    const Table table = Table::load(path);
    for (const auto& row : table.rows()) {
      if (row["word"].empty() || row["kind"].empty()) row.fail("a row needs word and kind");
      out.add(row["word"], row["kind"], row["value"]);
    }
  }
  if (!found) throw Error{file, 0, "not found in any data folder"};
  return out;
}

void WordTable::add(std::string_view phrase, std::string_view kind, std::string_view value) {
  Entry entry;
  for (auto& atom : atoms_of(phrase)) entry.words.push_back(std::move(atom.text));
  if (entry.words.empty()) return;
  entry.kind = kind;
  entry.value = value;
  entry.number = std::atoi(entry.value.c_str());
  const auto index = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back(std::move(entry));
  const auto insert = [&](std::vector<std::uint32_t>& list) {
    const auto longer = [&](std::uint32_t other) {
      return entries_[other].words.size() >= entries_[index].words.size();
    };
    list.insert(std::find_if_not(list.begin(), list.end(), longer), index);
  };
  insert(by_first_[entries_[index].words.front()]);
  insert(by_last_[entries_[index].words.back()]);
}

WordTable::Found WordTable::find(const Atoms& atoms, std::size_t at, std::string_view kind) const {
  if (at >= atoms.size()) return {};
  const auto list = by_first_.find(atoms[at].text);
  if (list == by_first_.end()) return {};
  for (const auto index : list->second) {
    const Entry& entry = entries_[index];
    if (entry.kind != kind || at + entry.words.size() > atoms.size()) continue;
    bool same = true;
    for (std::size_t k = 1; k < entry.words.size() && same; ++k) same = atoms[at + k].text == entry.words[k];
    if (same) return {entry.words.size(), &entry.value, entry.number};
  }
  return {};
}

bool WordTable::has(std::string_view word, std::string_view kind) const {
  const auto list = by_first_.find(std::string(word));
  if (list == by_first_.end()) return false;
  return std::any_of(list->second.begin(), list->second.end(), [&](std::uint32_t index) {
    return entries_[index].words.size() == 1 && entries_[index].kind == kind;
  });
}

void WordTable::first_words(std::string_view kind, std::unordered_set<std::string>& out) const {
  for (const Entry& entry : entries_)
    if (entry.kind == kind) out.insert(entry.words[entry.words.front() == "the" && entry.words.size() > 1 ? 1 : 0]);
}

WordTable::Found WordTable::find_before(const Atoms& atoms, std::size_t end, std::string_view kind) const {
  if (end == 0 || end > atoms.size()) return {};
  const auto list = by_last_.find(atoms[end - 1].text);
  if (list == by_last_.end()) return {};
  for (const auto index : list->second) {
    const Entry& entry = entries_[index];
    if (entry.kind != kind || entry.words.size() > end) continue;
    const std::size_t first = end - entry.words.size();
    bool same = true;
    for (std::size_t k = 0; k + 1 < entry.words.size() && same; ++k) same = atoms[first + k].text == entry.words[k];
    if (same) return {entry.words.size(), &entry.value, entry.number};
  }
  return {};
}

}  // namespace chancery
