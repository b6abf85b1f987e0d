#include "store/translations.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>

#include "copies/translation.h"
#include "store/bodies.h"

namespace chancery::store {
namespace {

// Marks stand apart from sentences and fingerprints, those of the language that is read apart from those of all others: an English
// article, of which there are most, looks among the few others only, and leaves fewer marks than they do.
constexpr std::int64_t kMarkOfRead = std::int64_t{1} << 61, kMarkOfOther = kMarkOfRead | std::int64_t{1} << 60;
constexpr std::size_t kMarksOfRead = 16, kMarksOfOther = 128;
constexpr std::int64_t kDaysOfTranslations = 5;  // apart, at most
constexpr std::size_t kFewestMarks = 3;          // that are shared, to be compared
constexpr std::size_t kMostCompared = 24;
constexpr int kCommonMark = 200;                 // so many documents of a stretch: it tells nothing

bool is_read(const std::string& language) { return language == "en"; }

struct Told {
  std::string language;
  std::int64_t day = 0;
  Trace trace;
};

std::optional<Told> told_by(Database& database, std::int64_t document) {
  Statement& row = database.prepare(
      "SELECT language, coalesce(published, 0), text, coalesce(spans, ''), author FROM document LEFT JOIN body ON body.document = document.id WHERE document.id = ?").bind(document);
  std::optional<Told> out;
  if (row.step() && !row.text(0).empty() && !row.text(2).empty() && row.text(4).empty()) out = Told{row.text(0), row.integer(1), trace_of(body_of(row.text(2), row.text(3)))};
  row.reset();
  return out;
}

std::vector<std::uint32_t> marks_of(const Told& told) { return signature(told.trace, is_read(told.language) ? kMarksOfRead : kMarksOfOther); }

std::int64_t stretch_of(std::int64_t day) { return day >> 4; }

}  // namespace

void enter_marks(Database& database, std::int64_t document) {
  const auto told = told_by(database, document);
  if (!told) return;
  const std::int64_t base = is_read(told->language) ? kMarkOfRead : kMarkOfOther;
  for (const std::uint32_t mark : marks_of(*told))
    database.prepare("INSERT OR IGNORE INTO likeness(stretch, piece, document) VALUES(?, ?, ?)").run(stretch_of(told->day), base | mark, document);
}

std::vector<std::int64_t> translations_of(Database& database, std::int64_t document) {
  std::vector<std::int64_t> out;
  const auto mine = told_by(database, document);
  if (!mine) return out;
  std::map<std::int64_t, std::size_t> shared;
  for (const std::uint32_t mark : marks_of(*mine))
    for (const std::int64_t base : {kMarkOfOther, kMarkOfRead}) {
      if (base == kMarkOfRead && is_read(mine->language)) continue;
      for (auto stretch = stretch_of(mine->day - kDaysOfTranslations); stretch <= stretch_of(mine->day + kDaysOfTranslations); ++stretch) {
        std::vector<std::int64_t> there;
        Statement& row = database.prepare("SELECT document FROM likeness WHERE stretch = ? AND piece = ? ORDER BY document LIMIT ?").bind(stretch, base | mark, kCommonMark);
        while (row.step()) there.push_back(row.integer(0));
        if (there.size() < static_cast<std::size_t>(kCommonMark))
          for (const auto other : there) ++shared[other];
      }
    }
  std::vector<std::pair<std::size_t, std::int64_t>> likest;
  for (const auto& [other, count] : shared)
    if (count >= kFewestMarks && other != document) likest.emplace_back(count, other);
  std::sort(likest.begin(), likest.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  if (likest.size() > kMostCompared) likest.resize(kMostCompared);
  for (const auto& [count, other] : likest) {
    const auto theirs = told_by(database, other);
    if (theirs && theirs->language != mine->language && std::llabs(theirs->day - mine->day) <= kDaysOfTranslations && translates(mine->trace, theirs->trace)) out.push_back(other);
  }
  std::sort(out.begin(), out.end());
  return out;
}

void enter_marks_of_all(Database& database) {
  std::vector<std::int64_t> documents;
  Statement& row = database.prepare("SELECT id FROM document ORDER BY id");
  while (row.step()) documents.push_back(row.integer(0));
  for (const auto document : documents) enter_marks(database, document);
}

}  // namespace chancery::store
