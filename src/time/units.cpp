#include "time/units.h"

#include <algorithm>

#include "base/file.h"
#include "chancery/error.h"
#include "lexicon/table.h"

namespace chancery {
namespace {

constexpr std::size_t kSentence = 120;  // atoms to each side that are searched for a country: no sentence is longer

std::vector<std::string> words_of_phrase(std::string_view phrase) {
  std::vector<std::string> out;
  for (auto& atom : atoms_of(phrase)) out.push_back(std::move(atom.text));
  return out;
}

bool stands_at(const Atoms& atoms, std::size_t at, const std::vector<std::string>& words) {
  if (at + words.size() > atoms.size()) return false;
  for (std::size_t k = 0; k < words.size(); ++k)
    if (atoms[at + k].text != words[k]) return false;
  return true;
}

template <class Entries>
void insert_longest_first(std::vector<std::uint32_t>& list, std::uint32_t index, const Entries& entries) {
  const auto longer = [&](std::uint32_t other) { return entries[other].words.size() >= entries[index].words.size(); };
  list.insert(std::find_if_not(list.begin(), list.end(), longer), index);
}

bool contains(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

void Units::add_name(std::string_view name, std::string_view country, bool copy_only) {
  Name entry{words_of_phrase(name), std::string(country), copy_only};
  if (entry.words.empty()) return;
  const auto index = static_cast<std::uint32_t>(names_.size());
  names_.push_back(std::move(entry));
  insert_longest_first(names_by_first_[names_[index].words.front()], index, names_);
}

Units Units::load(const std::vector<std::string>& data_folders) {
  Units out;
  bool found = false;
  for (const auto& folder : data_folders) {
    const std::string path = folder + "/ontology/units.tsv";
    if (file_exists(path)) {
      found = true;
      const Table table = Table::load(path);
      for (const auto& row : table.rows()) {
        const std::string_view kind = row["kind"];
        if (kind == "copy") {
          out.add_name(row["form"], row["country"], true);
          continue;
        }
        Row unit;
        unit.words = words_of_phrase(row["form"]);
        unit.form = row.text("form");
        unit.unit = row.text("unit");
        if (unit.words.empty() || unit.unit.empty()) row.fail("a row needs form and unit");
        if (kind == "money")
          unit.kind = Kind::money;
        else if (kind == "measure")
          unit.kind = Kind::measure;
        else if (kind == "percent")
          unit.kind = Kind::percent;
        else
          row.fail("kind is money, measure, percent or copy, not '" + std::string(kind) + "'");
        const std::string_view place = row["place"];
        if (place != "before" && place != "after" && place != "either") row.fail("place is before, after or either");
        unit.before = place != "after";
        unit.after = place != "before";
        unit.exact = row["case"] == "exact";
        for (const auto country : row.list("country")) unit.countries.emplace_back(country);
        const auto index = static_cast<std::uint32_t>(out.rows_.size());
        out.rows_.push_back(std::move(unit));
        insert_longest_first(out.by_first_[out.rows_[index].words.front()], index, out.rows_);
      }
    }
    const std::string countries = folder + "/ontology/countries.tsv";
    if (!file_exists(countries)) continue;
    const Table table = Table::load(countries);
    for (const auto& row : table.rows()) {
      for (const auto name : row.list("names")) out.add_name(name, row["alpha3"], false);
      for (const auto name : row.list("adjectives")) out.add_name(name, row["alpha3"], false);
      for (const auto name : row.list("capital")) out.add_name(name, row["alpha3"], true);
      for (const auto name : row.list("capitals")) out.add_name(name, row["alpha3"], true);
    }
  }
  if (!found) throw Error{"units.tsv", 0, "not found in any data folder"};
  return out;
}

Units::Found Units::find(std::string_view text, const Atoms& atoms, std::size_t at, Side side) const {
  if (at >= atoms.size()) return {};
  const auto list = by_first_.find(atoms[at].text);
  if (list == by_first_.end()) return {};
  Found out;
  for (const auto index : list->second) {
    const Row& row = rows_[index];
    if (out && row.words.size() < out.length) break;
    if (side == Side::before ? !row.before : !row.after) continue;
    if (!stands_at(atoms, at, row.words)) continue;
    if (row.exact) {
      const Span span = span_of(atoms, at, at + row.words.size());
      if (text.substr(span.begin, span.size()) != row.form) continue;
    }
    out.length = row.words.size();
    out.rows.push_back(index);
  }
  return out;
}

Units::Match Units::country(const Atoms& atoms, std::size_t at, bool copy) const {
  if (at >= atoms.size()) return {0, 0};
  const auto list = names_by_first_.find(atoms[at].text);
  if (list == names_by_first_.end() || !atoms[at].capital) return {0, 0};
  for (const auto index : list->second)
    if ((copy || !names_[index].copy_only) && stands_at(atoms, at, names_[index].words))
      return {names_[index].words.size(), index};
  return {0, 0};
}

std::vector<std::string> Units::countries_of(std::string_view text) const {
  std::vector<std::string> out;
  const Atoms atoms = atoms_of(text);
  for (std::size_t at = 0; at < atoms.size(); ++at)
    if (const auto [length, index] = country(atoms, at, true); length && !contains(out, names_[index].country))
      out.push_back(names_[index].country);
  return out;
}

Units::Chosen Units::choose(const Found& found, const Atoms& atoms, std::size_t at,
                            const std::vector<std::string>& copy) const {
  const Row* plain = nullptr;
  bool open = false;
  for (const auto index : found.rows) {
    if (rows_[index].countries.empty())
      plain = &rows_[index];
    else
      open = true;
  }
  if (!open && plain) return {plain->unit, plain->kind, "", "", false};
  const Row& first = rows_[found.rows.front()];
  const auto row_of = [&](const std::string& country) -> const Row* {
    for (const auto index : found.rows)
      if (contains(rows_[index].countries, country)) return &rows_[index];
    return nullptr;
  };
  // "Kuwaiti dinars", "Sri Lankan rupees"
  for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
    const auto [length, index] = country(atoms, at - back);
    if (length != back) continue;
    if (const Row* row = row_of(names_[index].country)) return {row->unit, row->kind, "", first.form, false};
  }
  // The countries of the copy decide where they agree on one reading.
  const Row* by_copy = nullptr;
  bool agreed = true;
  for (const auto& country : copy)
    if (const Row* row = row_of(country)) {
      agreed = agreed && (!by_copy || by_copy->unit == row->unit);
      by_copy = row;
    }
  if (by_copy && agreed)
    return {by_copy->unit, by_copy->kind, "\"" + first.form + "\" as the dateline and agency use it", first.form,
            false};
  if (plain) return {plain->unit, plain->kind, "", "", false};
  const Row* by_sentence = nullptr;
  agreed = true;
  for (std::size_t k = at > kSentence ? at - kSentence : 0; k < atoms.size() && k < at + kSentence; ++k) {
    const auto [length, index] = country(atoms, k);
    if (!length) continue;
    if (const Row* row = row_of(names_[index].country)) {
      agreed = agreed && (!by_sentence || by_sentence->unit == row->unit);
      by_sentence = row;
    }
  }
  if (by_sentence && agreed)
    return {by_sentence->unit, by_sentence->kind, "\"" + first.form + "\" beside the country that the sentence names",
            first.form, false};
  return {first.form, first.kind, "which currency \"" + first.form + "\" is, is not said", first.form, true};
}

}  // namespace chancery
