// The questions of a desk: dossier, person, body, timeline, agreements, owed, visits, offices, topics, positions,
// accounts, search, alerts, check. All answer in lines, each with its date and sources.
#include <algorithm>
#include <ctime>
#include <functional>
#include <map>
#include <ostream>

#include "chancery/error.h"
#include "cli/answer.h"
#include "cli/ask.h"
#include "cli/commands.h"
#include "cli/dates.h"
#include "cli/inputs.h"
#include "cli/record_door.h"
#include "cli/suggest.h"
#include "pipeline/data_folder.h"
#include "store/kinds.h"

namespace chancery::cli {
namespace {

using store::Line;
using store::Questions;

constexpr unsigned kPeople = 1u << store::kPerson;
constexpr unsigned kBodies = (1u << store::kBody) | (1u << store::kOrganisation);

void print_lines(const std::vector<Line>& lines, const Arguments& arguments, std::ostream& out) {
  const std::string format = arguments.get("--format");
  if (format != "text") {
    Answer answer({"section", "date", "kind", "status", "text", "note", "sources", "id"});
    for (const Line& line : lines)
      answer.add({line.section, line.date, line.kind, line.status, line.text, line.note, line.sources, line.id});
    answer.print(format, out);
    return;
  }
  std::string section;
  bool first = true;
  for (const Line& line : lines) {
    if (line.section != section || (first && !line.section.empty())) {
      if (!first) out << '\n';
      out << line.section << '\n';
      section = line.section;
    }
    first = false;
    const std::string status = store::status_to_tell(line);
    out << "  " << (line.date.empty() ? "no date" : line.date) << "  " << (status.empty() ? "" : status + ": ")
        << line.text << '\n';
    if (!line.note.empty()) out << "      " << line.note << '\n';
    if (!line.sources.empty() || !line.id.empty())
      out << "      " << (line.sources.empty() ? "" : "[" + line.sources + "]  ") << line.id << '\n';
  }
  if (lines.empty()) out << "nothing in the record\n";
}

// "National Assembly of Kenya", "Kenyan National Assembly": the name without its country, of that country.
std::vector<store::Found> of_country(Asking& asking, const std::string& name, unsigned kinds, int level) {
  for (std::size_t at = name.find(' '); at != std::string::npos; at = name.find(' ', at + 1)) {
    std::string last = name.substr(at + 1);
    if (last.starts_with("the ")) last.erase(0, 4);
    std::string before = name.substr(0, at);
    const std::string own = before.ends_with(" of") ? asking.countries.code_of(last) : "",
                      first = asking.countries.code_of(before);
    if (before.ends_with(" of")) before.resize(before.size() - 3);
    for (const auto& [country, rest] : {std::pair(own, before), std::pair(first, name.substr(at + 1))}) {
      if (country.empty()) continue;
      auto found = store::find_entities(asking.record.database(), rest, kinds, level);
      std::erase_if(found, [&code = country](const auto& one) { return one.country != code; });
      if (!found.empty()) return found;
    }
  }
  return {};
}

// Finds one person or body by what was written, or says what there is instead.
store::Found one_of(Asking& asking, const std::string& name, unsigned kinds, int level) {
  store::Record& record = asking.record;
  auto found = store::find_entities(record.database(), name, kinds, level);
  if (found.empty()) found = of_country(asking, name, kinds, level);
  if (found.size() == 1 || (found.size() > 1 && ((found[0].name == name && found[1].name != name) ||
                                                 found[0].id == name || found[0].weight >= 3 * found[1].weight)))
    return found.front();
  std::string all;
  if (found.size() > 1) {
    for (const auto& one : found)
      all += "\n  " + one.name + (one.country.empty() ? "" : " (" + one.country + ")") + "  " + one.id;
    throw Error(name, 0, "may be any of:" + all);
  }
  for (const auto& near : store::suggest_names(record.database(), name, kinds, level))
    all += (all.empty() ? "" : ", ") + near;
  throw Error(name, 0, all.empty() ? "not in the record" : "not in the record; is it one of: " + all + "?");
}

// The words of a name or question, quoted or not.
std::string joined(const std::vector<std::string>& words, std::size_t from = 0) {
  std::string out;
  for (std::size_t i = from; i < words.size(); ++i) out += (out.empty() ? "" : " ") + words[i];
  return out;
}

// No more lines of a part than are asked for.
std::vector<Line> no_more(std::vector<Line> lines, const Arguments& arguments) {
  const auto most = std::strtoul(arguments.get("--most").c_str(), nullptr, 10);
  std::map<std::string, std::size_t> count;
  if (most > 0) std::erase_if(lines, [&](const Line& line) { return ++count[line.section] > most; });
  return lines;
}

int answer(const Arguments& arguments, std::ostream& out, const std::function<std::vector<Line>(Asking&)>& question) {
  Asking asking(arguments, store::Record::Mode::read);
  print_lines(question(asking), arguments, out);
  return all_done;
}

int on_pair(const Arguments& arguments, std::ostream& out,
            std::vector<Line> (Questions::*question)(const std::string&, const std::string&)) {
  return answer(arguments, out, [&](Asking& asking) {
    const auto [a, b] = asking.pair(arguments.files);
    return (asking.questions.*question)(a, b);
  });
}

}  // namespace

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &parts);
  return text;
}

namespace {

store::Scope scope_of(const Arguments& arguments, const Countries& countries) {
  store::Scope out;
  out.level = level_of(arguments);
  if (const std::string from = arguments.get("--from"); !from.empty()) out.from = days_of(from, "--from", false).from;
  if (const std::string to = arguments.get("--to"); !to.empty()) out.to = days_of(to, "--to", false).to;
  if (!out.from.empty() && !out.to.empty() && out.from > out.to) throw Error("--from", 0, out.from + " is after --to " + out.to);
  out.today = arguments.get("--as-of").empty() ? today() : days_of(arguments.get("--as-of"), "--as-of", false).to;
  if (const auto most = std::strtoul(arguments.get("--most").c_str(), nullptr, 10); most > 0) out.most = most;
  out.countries = countries.names();
  return out;
}

}  // namespace

Asking::Asking(const Arguments& arguments, store::Record::Mode mode)
    : countries(Countries::load(find_data_folder(arguments.get("--data")))),
      record(open_record(arguments, mode)),
      questions(record, scope_of(arguments, countries)) {}

// What may be meant by a name that is no country's.
static std::string like_country(const Countries& countries, const std::string& name) {
  std::string out;
  std::vector<std::string> all;
  for (const auto& [code, known] : countries.names()) {
    all.push_back(known);
    if (out.size() < 100 && (known.substr(0, 3) == name.substr(0, 3) || code.substr(0, 2) == name.substr(0, 2))) out += (out.empty() ? "" : ", ") + known;
  }
  if (const std::string near = nearest(name, all); !near.empty() && out.find(near) == std::string::npos) out = near + (out.empty() ? "" : ", " + out);
  return out;
}

std::pair<std::string, std::string> Asking::pair(const std::vector<std::string>& names) const {
  // A name of several words need not stand in quotes: the longest run of words that is a country's is one.
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < names.size();) {
    std::size_t next = i;
    std::string code, run;
    for (std::size_t j = i; j < names.size() && j < i + 6; ++j) {
      run += (j == i ? "" : " ") + names[j];
      if (const std::string found = countries.code_of(run); !found.empty()) code = found, next = j + 1;
    }
    if (code.empty()) {
      const std::string near = like_country(countries, names[i]);
      throw Error(names[i], 0, "is no country" + (near.empty() ? "" : "; is it one of: " + near + "?"));
    }
    if (codes.size() == 2) throw Error(names[i], 0, "two countries at most");
    codes.push_back(code);
    i = next;
  }
  codes.resize(2);
  return {codes[0], codes[1]};
}

int run_dossier(const Arguments& arguments, std::ostream& out, std::ostream&) { return on_pair(arguments, out, &Questions::dossier); }
int run_timeline(const Arguments& arguments, std::ostream& out, std::ostream&) { return on_pair(arguments, out, &Questions::timeline); }
int run_agreements(const Arguments& arguments, std::ostream& out, std::ostream&) { return on_pair(arguments, out, &Questions::agreements); }
int run_owed(const Arguments& arguments, std::ostream& out, std::ostream&) { return on_pair(arguments, out, &Questions::owed); }
int run_visits(const Arguments& arguments, std::ostream& out, std::ostream&) { return on_pair(arguments, out, &Questions::visits); }
int run_topics(const Arguments& arguments, std::ostream& out, std::ostream&) {
  return answer(arguments, out, [&](Asking& asking) {
    const auto [a, b] = asking.pair(arguments.files);
    return no_more(asking.questions.topics(a, b), arguments);
  });
}

int run_person(const Arguments& arguments, std::ostream& out, std::ostream&) {
  return answer(arguments, out, [&](Asking& asking) { return asking.questions.about(one_of(asking, joined(arguments.files), kPeople, level_of(arguments))); });
}
int run_body(const Arguments& arguments, std::ostream& out, std::ostream&) {
  return answer(arguments, out, [&](Asking& asking) { return asking.questions.about(one_of(asking, joined(arguments.files), kBodies, level_of(arguments))); });
}
int run_offices(const Arguments& arguments, std::ostream& out, std::ostream&) {
  return answer(arguments, out, [&](Asking& asking) {
    const std::string at = arguments.get("--at").empty() ? today() : days_of(arguments.get("--at"), "--at", false).to;
    return asking.questions.offices(asking.pair(arguments.files).first, at);
  });
}
int run_positions(const Arguments& arguments, std::ostream& out, std::ostream&) {
  return answer(arguments, out, [&](Asking& asking) {
    const std::string& name = arguments.files.front();
    const std::string country = asking.countries.code_of(name), topic = joined(arguments.files, 1);
    if (!country.empty()) return asking.questions.positions({}, country, topic);
    return asking.questions.positions({one_of(asking, name, kPeople | kBodies, level_of(arguments))}, "", topic);
  });
}
int run_accounts(const Arguments& arguments, std::ostream& out, std::ostream&) {
  return answer(arguments, out, [&](Asking& asking) { return asking.questions.accounts(arguments.files.front()); });
}
int run_search(const Arguments& arguments, std::ostream& out, std::ostream&) {
  return answer(arguments, out, [&](Asking& asking) {
    return asking.questions.search(joined(arguments.files));
  });
}
int run_alerts(const Arguments& arguments, std::ostream& out, std::ostream&) {
  return answer(arguments, out, [&](Asking& asking) {
    const std::string since = arguments.get("--since");
    if (since.empty()) throw Error("--since", 0, "name a day (2026-03-04)");
    if (since.find('T') == std::string::npos) days_of(since, "--since", false);
    else if (!store::day_of(since)) throw Error("--since", 0, "'" + since + "' is no date and time (2026-03-04T10:00:00Z)");
    return no_more(asking.questions.alerts(since, asking.pair(arguments.files).first), arguments);
  });
}

int run_check(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const Pipeline pipeline = load_pipeline(arguments);
  std::vector<store::Json> drafts;
  const int exit = for_each_document(
      arguments, pipeline, err, [](const Document& document, bool) { return to_json_line(document, true); },
      [&](const std::string& line) { drafts.push_back(store::Json::parse(line)); });
  Asking asking(arguments, store::Record::Mode::write);  // what is written is never committed
  std::vector<Line> lines;
  for (const auto& draft : drafts)
    for (Line& line : asking.questions.check(draft)) lines.push_back(std::move(line));
  std::stable_sort(lines.begin(), lines.end(), [](const Line& x, const Line& y) { return x.section < y.section; });
  if (lines.empty() && arguments.get("--format") == "text") out << "no claim in the draft\n";
  else print_lines(no_more(std::move(lines), arguments), arguments, out);
  return exit;
}

}  // namespace chancery::cli
