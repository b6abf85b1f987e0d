#include "store/reports.h"

#include <algorithm>
#include <set>

#include "store/bodies.h"

namespace chancery::store {
std::map<std::int64_t, ToldAs> told_as(Database& database, std::int64_t original, int level) {
  std::vector<std::int64_t> documents;
  std::vector<std::string> ids, sources;
  std::vector<Report> reports;
  // In the order in which intake picks the original.
  Statement& row = database.prepare(
      "SELECT document.id, ext, source, published, language, text, coalesce(spans, '') FROM document LEFT JOIN body ON body.document = document.id "
      "WHERE original = ? AND level <= ? ORDER BY coalesce(published, 9999999), ext").bind(original, level);
  while (row.step()) {
    documents.push_back(row.integer(0));
    ids.push_back(row.text(1));
    sources.push_back(row.text(2));
    Report report;
    if (!row.null(3)) report.day = std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(row.integer(3))));
    report.language = row.text(4);
    const std::string body = body_of(row.text(5), row.text(6));
    report.fingerprint = fingerprint_of_text(body);
    report.trace = trace_of(body);
    reports.push_back(std::move(report));
  }
  std::map<std::int64_t, ToldAs> out;
  if (documents.size() < 2) return out;
  const auto verdicts = judge_copies(reports);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    ToldAs& told = out[documents[i]];
    if (i == 0) {
      told.kind = CopyKind::original;
      continue;
    }
    // Documents of one origin that share too little to be called copies were written from it, each in its way or language.
    const CopyKind kind = verdicts[i].kind;
    const bool alone = kind == CopyKind::original || kind == CopyKind::independent;
    const bool in_another = !reports[i].language.empty() && !reports[0].language.empty() && reports[i].language != reports[0].language;
    told.kind = alone ? in_another ? CopyKind::translation : CopyKind::edited : kind;
    told.origin = ids[verdicts[i].from == i ? 0 : verdicts[i].from];
    told.origin_source = sources[verdicts[i].from == i ? 0 : verdicts[i].from];
  }
  return out;
}

Json reports_of(Database& database, const std::vector<View>& facts) {
  int level = 0;  // of what is shown here
  for (const View& fact : facts) level = std::max(level, fact.level);
  std::map<std::int64_t, std::map<std::int64_t, ToldAs>> families;
  std::set<std::int64_t> seen;
  Json out = Json::array();
  for (const View& fact : facts) {
    if (!seen.insert(fact.document).second) continue;
    const auto [family, fresh] = families.try_emplace(fact.original);
    if (fresh) family->second = told_as(database, fact.original, level);
    const auto found = family->second.find(fact.document);
    const ToldAs told = found == family->second.end() ? ToldAs{} : found->second;
    out.push_back({{"document", fact.source}, {"report", name_of(told.kind)}, {"origin", told.origin_source.empty() ? Json() : Json(told.origin_source)}});
  }
  return out;
}

}  // namespace chancery::store
