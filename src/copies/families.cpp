#include "copies/families.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "copies/copy_index.h"

namespace chancery {
namespace {

// Shares of text from which on the words are used; set on pairs made by hand (families_test.cpp), not by taste of numbers.
constexpr double kVerbatim = .95;
constexpr double kMostly = .7;    // taken: an abridged copy
constexpr double kGrown = .6;     // kept: the earlier one is still there, with more around it
constexpr double kPutTo = .12;    // kept beyond what was taken
constexpr double kAsWell = .1;
constexpr double kPartly = .45;   // either way: edited
constexpr int kDaysOfTranslation = 5;

bool near_in_time(const Report& a, const Report& b) {
  if (!a.day || !b.day) return true;
  const auto days = std::chrono::sys_days(*a.day) - std::chrono::sys_days(*b.day);
  return std::abs(days.count()) <= kDaysOfTranslation;
}

// Finds reports that may be translations: they share some of their marks.
class TranslationIndex {
 public:
  void add(const Trace& trace) {
    for (const std::uint32_t mark : signature(trace, kMarks)) {
      auto& list = reports_[mark];
      if (list.size() <= CopyIndex::kCommon) list.push_back(count_);
    }
    ++count_;
  }
  // The likest first.
  std::vector<std::uint32_t> like(const Trace& trace) const {
    std::map<std::uint32_t, std::size_t> hits;
    for (const std::uint32_t mark : signature(trace, kMarks))
      if (const auto found = reports_.find(mark); found != reports_.end() && found->second.size() <= CopyIndex::kCommon)
        for (const std::uint32_t report : found->second) ++hits[report];
    std::vector<std::pair<std::size_t, std::uint32_t>> best;
    for (const auto& [report, count] : hits)
      if (count >= kFewestMarks) best.emplace_back(count, report);
    std::sort(best.begin(), best.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    if (best.size() > kMostCompared) best.resize(kMostCompared);
    std::vector<std::uint32_t> out;
    for (const auto& [count, report] : best) out.push_back(report);
    return out;
  }

 private:
  static constexpr std::size_t kMarks = 64, kFewestMarks = 4, kMostCompared = 24;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> reports_;
  std::uint32_t count_ = 0;
};

// Order of coming out. A report without a date comes behind none of its own accord: it takes the day of what stands before
// it in the order given.
std::vector<std::uint32_t> by_time(const std::vector<Report>& reports) {
  std::vector<std::chrono::sys_days> days(reports.size());
  std::chrono::sys_days last{};
  for (std::size_t i = 0; i < reports.size(); ++i) last = days[i] = reports[i].day ? std::chrono::sys_days(*reports[i].day) : last;
  std::vector<std::uint32_t> order(reports.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return days[a] != days[b] ? days[a] < days[b] : reports[a].borrowed < reports[b].borrowed;
  });
  return order;
}

}  // namespace

const char* name_of(CopyKind kind) {
  switch (kind) {
    case CopyKind::original: return "original";
    case CopyKind::verbatim: return "verbatim";
    case CopyKind::edited: return "edited";
    case CopyKind::update: return "update";
    case CopyKind::translation: return "translation";
    case CopyKind::independent: return "independent";
  }
  return "";
}

CopyKind relation(const Report& report, const Report& earlier, double taken, double kept) {
  if (taken >= kVerbatim && kept >= kVerbatim) return CopyKind::verbatim;
  // Something was put to it, and little taken away.
  const bool grown = report.fingerprint.words > earlier.fingerprint.words && kept >= kGrown && kept - taken >= kPutTo;
  if (grown) return CopyKind::update;
  if (taken >= kPartly || kept >= kPartly) return CopyKind::edited;
  return CopyKind::independent;
}

std::vector<CopyVerdict> judge_copies(const std::vector<Report>& reports) {
  std::vector<CopyVerdict> out(reports.size());
  const std::vector<std::uint32_t> order = by_time(reports);
  CopyIndex index;  // numbered in order of time
  TranslationIndex translations;
  for (std::uint32_t place = 0; place < order.size(); ++place) {
    const std::uint32_t at = order[place];
    const Report& report = reports[at];
    CopyVerdict& verdict = out[at];
    verdict.origin = verdict.from = at;
    for (const Likeness& like : index.like(report.fingerprint)) {
      std::uint32_t earlier = order[like.article];
      double taken = like.of_mine, kept = like.of_theirs;
      CopyKind kind = relation(report, reports[earlier], taken, kept);
      if (kind == CopyKind::independent) continue;
      // Beside another copy an edited one may look like its update: where the origin explains it as well, the origin counts.
      if (const std::uint32_t origin = out[earlier].origin; origin != earlier) {
        const double of_mine = share_of(report.fingerprint, reports[origin].fingerprint), of_theirs = share_of(reports[origin].fingerprint, report.fingerprint);
        const CopyKind from_origin = relation(report, reports[origin], of_mine, of_theirs);
        if (from_origin != CopyKind::independent && of_mine + kAsWell >= taken) {
          earlier = origin;
          taken = of_mine;
          kept = of_theirs;
          kind = from_origin;
        }
      }
      verdict = {kind, out[earlier].origin, earlier, taken, kept,
                 kind == CopyKind::edited && taken >= kMostly && report.fingerprint.words * 10 < reports[earlier].fingerprint.words * 8};
      break;
    }
    if (verdict.kind == CopyKind::independent) {
      for (const std::uint32_t place_of_other : translations.like(report.trace)) {
        const std::uint32_t earlier = order[place_of_other];
        const Report& other = reports[earlier];
        if (report.language.empty() || other.language.empty() || report.language == other.language || !near_in_time(report, other)) continue;
        if (!translates(report.trace, other.trace)) continue;
        const TraceLikeness found = likeness(report.trace, other.trace);
        verdict = {CopyKind::translation, out[earlier].origin, earlier, found.of_mine, found.of_theirs, false};
        break;
      }
    }
    translations.add(report.trace);
    index.add(report.fingerprint);
  }
  for (std::uint32_t i = 0; i < out.size(); ++i)
    if (out[i].kind != CopyKind::independent && out[out[i].origin].kind == CopyKind::independent) out[out[i].origin].kind = CopyKind::original;
  return out;
}

std::size_t count_origins(const std::vector<CopyVerdict>& verdicts) {
  std::size_t out = 0;
  for (std::uint32_t i = 0; i < verdicts.size(); ++i) out += verdicts[i].origin == i;
  return out;
}

}  // namespace chancery
