// Which reports of a batch are one report told again: each is original, verbatim, edited, update, translation or
// independent, and names its origin. Corroboration counts origins, never addresses.
//
//   const auto verdicts = judge_copies(reports);
//   verdicts[3].kind      ->  CopyKind::edited
//   verdicts[3].origin    ->  0: reports[0] is where it comes from
//   count_origins(verdicts)  ->  in how many places the news arose
//
// A report comes from the one that it shares most text with, of those that came out before it. Same reports in the same
// order, same verdicts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chancery/date.h"
#include "copies/fingerprint.h"
#include "copies/translation.h"

namespace chancery {

enum class CopyKind : std::uint8_t { original, verbatim, edited, update, translation, independent };
const char* name_of(CopyKind kind);

struct Report {
  Fingerprint fingerprint;
  Trace trace;  // of the same text
  std::optional<std::chrono::year_month_day> day;  // published
  std::string outlet;    // site or agency, "" where unknown
  std::string language;  // "" where unknown
  bool borrowed = false;  // it credits another than its outlet: of one day, it came out after those that do not
};

struct CopyVerdict {
  CopyKind kind = CopyKind::independent;
  std::uint32_t origin = 0;  // the first of its family; itself for original and independent
  std::uint32_t from = 0;    // the report before it that it was made from: the origin, or a copy that explains it better; itself where none
  double taken = 0;          // how much of this report stands in `from`
  double kept = 0;           // how much of `from` stands in this report
  bool abridged = false;     // an edited one that left much out and added little
  bool operator==(const CopyVerdict&) const = default;
};

// What a report is to an earlier one, by how much they share; independent where that is too little.
CopyKind relation(const Report& report, const Report& earlier, double taken, double kept);

std::vector<CopyVerdict> judge_copies(const std::vector<Report>& reports);
std::size_t count_origins(const std::vector<CopyVerdict>& verdicts);

}  // namespace chancery
