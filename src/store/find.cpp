#include "store/find.h"

#include <algorithm>
#include <map>
#include <set>

#include "store/kinds.h"
#include "store/names.h"
#include "store/row_names.h"

namespace chancery::store {
namespace {

std::int64_t articles_of(Database& database, std::int64_t entity, int level) {
  Statement& row = database.prepare(
      "SELECT count(*) FROM (SELECT 1 FROM profile JOIN appearance ON appearance.profile = profile.id JOIN reading ON reading.id = appearance.reading AND reading.closed IS NULL "
      "JOIN document ON document.id = reading.document WHERE profile.entity = ? AND level <= ? LIMIT 1000)").bind(entity, level);
  const auto out = row.step() ? row.integer(0) : 0;
  row.reset();
  return out;
}

void add(Database& database, std::int64_t entity, unsigned kinds, int level, std::set<std::int64_t>& seen, std::vector<Found>& out) {
  if (!seen.insert(entity).second) return;
  Statement& row = database.prepare("SELECT ext, name, country, kind FROM entity WHERE id = ?").bind(entity);
  if (!row.step()) return;
  Found found{entity, row.text(0), row.text(1), row.text(2), static_cast<int>(row.integer(3)), 0};
  row.reset();
  if ((kinds & (1u << found.kind)) == 0) return;
  found.weight = articles_of(database, entity, level);
  if (found.weight > 0) out.push_back(std::move(found));
}

}  // namespace

std::vector<Found> find_entities(Database& database, const std::string& name, unsigned kinds, int level) {
  std::vector<Found> out;
  std::set<std::int64_t> seen;
  std::vector<std::int64_t> ids;
  {
    Statement& row = database.prepare("SELECT id FROM entity WHERE ext = ?").bind(name);
    while (row.step()) ids.push_back(row.integer(0));
  }
  if (const auto ext = ext_from(name, "p-")) {
    Statement& row = database.prepare("SELECT entity FROM profile WHERE ext = ?").bind(*ext);
    while (row.step()) ids.push_back(row.integer(0));
  }
  // "person:ilze-ozola~1f00aa27": an id that was printed before the person was merged with another tells its profile.
  if (const auto mark = name.rfind('~'); ids.empty() && mark != std::string::npos && name.size() == mark + 9) {
    if (const auto from = ext_from("p-" + name.substr(mark + 1) + "00000000", "p-")) {
      Statement& row = database.prepare("SELECT entity FROM profile WHERE ext BETWEEN ?1 AND ?1 + 4294967295").bind(*from);
      while (row.step()) ids.push_back(row.integer(0));
    }
  }
  for (const auto id : ids) add(database, id, kinds, level, seen, out);
  if (!out.empty()) return out;
  const NameForm form = name_form(name);
  if (form.words.empty()) return out;
  // Profiles that have every word; the rarest word first would be cheaper, names are short enough without.
  std::map<std::int64_t, std::size_t> hits;
  std::size_t asked = 0;
  for (std::size_t i = 0; i < form.words.size(); ++i) {
    if (form.initial(i)) continue;
    ++asked;
    Statement& row = database.prepare("SELECT profile FROM name_token WHERE token = ? LIMIT 20000").bind(form.words[i]);
    while (row.step()) ++hits[row.integer(0)];
  }
  std::vector<std::pair<int, std::int64_t>> ranked;
  for (const auto& [profile, count] : hits) {
    if (count < asked) continue;
    Statement& row = database.prepare("SELECT entity, name FROM profile WHERE id = ?").bind(profile);
    if (row.step()) ranked.emplace_back(-static_cast<int>(agree(form, name_form(row.text(1)))), row.integer(0));
    row.reset();
  }
  std::sort(ranked.begin(), ranked.end());
  for (const auto& [rank, entity] : ranked) {
    if (out.size() >= 50) break;
    if (form.words.size() > 1 && -rank < static_cast<int>(Agreement::initial) && !out.empty()) break;
    add(database, entity, kinds, level, seen, out);
  }
  std::stable_sort(out.begin(), out.end(), [](const Found& a, const Found& b) { return a.weight > b.weight; });
  return out;
}

std::vector<std::string> suggest_names(Database& database, const std::string& name, unsigned kinds, int level) {
  std::vector<std::pair<std::size_t, std::string>> near;
  std::set<std::int64_t> seen;
  for (const auto& word : name_form(name).words) {
    if (word.size() < 3) continue;
    // Names that begin alike; then those a letter or two away.
    Statement& row = database.prepare("SELECT token, profile FROM name_token WHERE token >= ?1 AND token < ?2 LIMIT 50000");
    std::string from(1, word[0]), to(1, static_cast<char>(word[0] + 1));
    row.bind(from, to);
    std::vector<std::pair<std::size_t, std::int64_t>> close;
    while (row.step())
      if (const auto away = edits(word, row.view(0), 2); away <= 2) close.emplace_back(away, row.integer(1));
    std::sort(close.begin(), close.end());
    if (close.size() > 30) close.resize(30);
    for (const auto& [away, profile] : close) {
      Statement& which = database.prepare("SELECT entity FROM profile WHERE id = ?").bind(profile);
      const auto entity = which.step() ? which.integer(0) : 0;
      which.reset();
      std::vector<Found> found;
      add(database, entity, kinds, level, seen, found);
      for (const Found& one : found) near.emplace_back(away, one.name + (one.country.empty() ? "" : " (" + one.country + ")"));
    }
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> out;
  for (const auto& [away, one] : near)
    if (out.size() < 6 && std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
  return out;
}

}  // namespace chancery::store
