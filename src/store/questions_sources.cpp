// The questions that look at sources: the accounts of an event, words, news of the record itself, a draft held against
// it.
#include <algorithm>
#include <set>

#include "chancery/error.h"
#include "store/events.h"
#include "store/match.h"
#include "store/questions.h"
#include "store/questions_parts.h"
#include "store/reports.h"
#include "store/row_names.h"
#include "store/show.h"

namespace chancery::store {

std::vector<Line> Questions::accounts(const std::string& name) {
  const auto ext = ext_from(name, name.starts_with("f-") ? "f-" : "ev-");
  std::int64_t event = 0;
  if (ext) {
    for (const auto fact : facts_named(db_, *ext))
      if (const auto view = load_view(db_, fact); view && !view->closed) event = view->event;
  }
  const auto facts = event ? facts_of(db_, event, scope_.level) : std::vector<View>();
  if (facts.empty() && ext && target_shown(db_, fact_name(*ext), scope_.level) && !facts_named(db_, *ext).empty())
    throw Error(name, 0, "was taken out of the answers: `chancery history` tells why");
  if (facts.empty()) throw Error(name, 0, "no such event in the record (ids are those that the other questions print)");
  std::vector<Line> out;
  Line head = line_of(event, facts);
  head.section = "event";
  // Why they are one: recomputed from the accounts that may be shown.
  for (std::size_t i = 0; i < facts.size() && facts.size() > 1; ++i)
    for (std::size_t j = 0; j < i; ++j) {
      View a = facts[j], b = facts[i];
      prepare(db_, a, b);
      const auto same = same_event(a, b);
      if (same.score > 0 && head.note.find(same.reason) == std::string::npos)
        head.note += (head.note.empty() ? "" : "; ") + std::string("one event: ") + same.reason;
    }
  out.push_back(head);
  for (const Slot& slot : slots_of(facts))
    for (const SlotValue& value : slot.values) {
      Line line;
      line.section = slot.name;
      line.kind = slot.conflict ? "contradiction" : slot.values.size() > 1 ? "told differently" : "agreed";
      line.text = value.value;
      if (slot.conflict) line.note = "the sources contradict each other";
      for (const auto i : value.facts) {
        line.sources += (line.sources.empty() ? "" : "; ") + facts[i].source;
        if (line.date.empty() && facts[i].published) line.date = iso_of(*facts[i].published);
      }
      line.id = fact_name(facts[value.facts.front()].ext);
      out.push_back(std::move(line));
    }
  const Json reports = reports_of(db_, facts);
  for (const View& fact : facts) {
    Line line;
    line.section = "as told";
    line.kind = head.kind;
    line.status = fact.status;
    line.date = fact.published ? iso_of(*fact.published) : "";
    line.text = fact.text("text");
    line.sources = fact.source;
    for (const Json& report : reports)
      if (text_at(report, "document") == fact.source)
        line.note = text_at(report, "report") +
                    (text_at(report, "origin").empty() ? "" : ", from " + text_at(report, "origin"));
    line.id = fact_name(fact.ext);
    out.push_back(std::move(line));
  }
  return out;
}

std::string Questions::source_line(const std::string& source) {
  Statement& row = db_.prepare("SELECT title, agency, published, author FROM document WHERE source = ? AND level <= ?")
                       .bind(source, scope_.level);
  if (!row.step()) return source;
  std::string out = row.text(0);
  for (const std::string& part : {row.text(1), row.null(2) ? std::string() : iso_of(row.integer(2)),
                                  row.text(3).empty() ? std::string() : "kept by hand by " + row.text(3)})
    if (!part.empty()) out += (out.empty() ? "" : ", ") + part;
  row.reset();
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out.empty() ? source : out + " (" + source + ")";
}

std::vector<Line> Questions::search(const std::string& words) {
  std::string query;
  for (std::size_t begin = 0; begin < words.size();) {
    auto end = words.find(' ', begin);
    if (end == std::string::npos) end = words.size();
    std::string word;
    for (const char c : words.substr(begin, end - begin))
      if (c != '"') word += c;
    if (!word.empty()) query += (query.empty() ? "\"" : " \"") + word + "\"";
    begin = end + 1;
  }
  std::vector<Line> out;
  if (query.empty()) return out;
  Statement& row = db_.prepare(
                          "SELECT document.published, source, document.title, snippet(words, 1, '[', ']', ' ... ', "
                          "18), document.ext FROM words JOIN document ON document.id = words.rowid "
                          "WHERE words MATCH ? AND level <= ? ORDER BY rank LIMIT ?")
                       .bind(query, scope_.level, scope_.most);
  while (row.step()) {
    Line line;
    line.kind = "document";
    line.date = row.null(0) ? "" : iso_of(row.integer(0));
    line.text = row.text(2) + (row.text(3).empty() ? "" : ": " + row.text(3));
    std::replace(line.text.begin(), line.text.end(), '\n', ' ');
    line.sources = row.text(1);
    line.id = row.text(4).substr(0, 19);
    out.push_back(std::move(line));
  }
  return out;
}

std::vector<Line> Questions::alerts(const std::string& since, const std::string& country) {
  std::vector<Line> out;
  std::set<std::int64_t> seen;
  std::vector<std::int64_t> found;
  Statement& row = db_.prepare(
                          "SELECT DISTINCT fact.event FROM change JOIN fact ON fact.opened = change.id WHERE change.at "
                          ">= ? AND fact.closed IS NULL AND fact.event IS NOT NULL "
                          "AND fact.kind NOT IN (3 + 1, 8) AND fact.level <= ? ORDER BY fact.event")
                       .bind(since, scope_.level);
  while (row.step()) found.push_back(row.integer(0));
  for (const auto event : found) {
    const auto& facts = told(event);
    if (facts.empty() || background(facts)) continue;
    const auto concerns = [&](const View& fact) {
      return fact.countries().contains(country) || (fact.place() && fact.place()->country == country);
    };
    if (!country.empty() && std::none_of(facts.begin(), facts.end(), concerns)) continue;
    Line line = line_of(event, facts);
    // A new event, or a new account of a known one.
    std::size_t older = 0;
    for (const View& fact : facts) {
      Statement& opened =
          db_.prepare("SELECT at FROM fact JOIN change ON change.id = fact.opened WHERE fact.id = ?").bind(fact.id);
      older += opened.step() && opened.text(0) < since;
      opened.reset();
    }
    line.section = older == 0                                      ? "new"
                   : line.note.find("differ") != std::string::npos ? "new account, with a contradiction"
                                                                   : "new account";
    out.push_back(std::move(line));
  }
  std::stable_sort(out.begin(), out.end(), [](const Line& x, const Line& y) { return x.date > y.date; });
  // What was taken out of the answers since: by a correction or withdrawal of its agency, or by a person.
  std::vector<std::pair<std::int64_t, Line>> gone;
  Statement& taken = db_.prepare(
                            "SELECT fact.id, change.act, change.author, change.reason, change.at, "
                            "coalesce(later.source, 'another source') FROM change JOIN fact ON fact.closed = change.id "
                            "LEFT JOIN document AS later ON later.ext = change.target AND later.level <= ?1 "
                            "WHERE change.at >= ?2 AND change.act IN ('add', 'reject', 'correct') AND fact.kind NOT IN "
                            "(2, 4, 8) AND fact.level <= ?1 ORDER BY fact.id")
                         .bind(scope_.level, since);
  while (taken.step()) {
    Line line;
    line.section = "taken back";
    line.date = taken.text(4).substr(0, 10);
    line.note = taken.text(1) == "add"
                    ? "by " + taken.text(5)
                    : taken.text(1) + " by " + taken.text(2) + (taken.text(3).empty() ? "" : ": " + taken.text(3));
    gone.emplace_back(taken.integer(0), std::move(line));
  }
  for (auto& [id, line] : gone) {
    const auto fact = load_view(db_, id);
    if (!fact || (!country.empty() && !fact->countries().contains(country) &&
                  !(fact->place() && fact->place()->country == country)))
      continue;
    line.kind = kKindNames[static_cast<std::size_t>(fact->kind)];
    line.status = fact->status;
    line.text = fact->text("text");
    line.sources = fact->source;
    line.id = fact_name(fact->ext);
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace chancery::store
