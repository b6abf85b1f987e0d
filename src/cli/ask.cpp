// The questions of a desk: dossier, person, body, timeline, agreements, owed, visits, offices, topics, positions,
// accounts, search, alerts, check. All answer in lines, each with its date and sources.
#include <algorithm>
#include <ctime>
#include <functional>
#include <ostream>

#include "chancery/error.h"
#include "cli/answer.h"
#include "cli/ask.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/record_door.h"
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
    const bool own_status = !line.status.empty() && line.status != "said" && line.status != "stated" &&
                            line.status != "held" && line.status != "full";
    out << "  " << (line.date.empty() ? "no date" : line.date) << "  " << (own_status ? line.status + ": " : "")
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
  out.from = arguments.get("--from");
  out.to = arguments.get("--to");
  out.today = arguments.get("--as-of").empty() ? today() : arguments.get("--as-of");
  for (const std::string& date : {out.from, out.to, out.today})
    if (!date.empty() && !store::day_of(date)) throw Error(date, 0, "is no date (2026-03-04)");
  if (const auto most = std::strtoul(arguments.get("--most").c_str(), nullptr, 10); most > 0) out.most = most;
  out.countries = countries.names();
  return out;
}

}  // namespace

Asking::Asking(const Arguments& arguments, store::Record::Mode mode)
    : countries(Countries::load(find_data_folder(arguments.get("--data")))),
      record(open_record(arguments, mode)),
      questions(record, scope_of(arguments, countries)) {}

std::pair<std::string, std::string> Asking::pair(const std::vector<std::string>& names) const {
  if (names.size() > 2) throw Error(names[2], 0, "two countries at most");
  std::pair<std::string, std::string> out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string code = countries.code_of(names[i]);
    if (code.empty()) {
      std::string near;
      for (const auto& [known, name] : countries.names())
        if (near.size() < 100 &&
            (name.substr(0, 3) == names[i].substr(0, 3) || known.substr(0, 2) == names[i].substr(0, 2)))
          near += (near.empty() ? "" : ", ") + name;
      throw Error(names[i], 0, "is no country" + (near.empty() ? "" : "; is it one of: " + near + "?"));
    }
    (i == 0 ? out.first : out.second) = code;
  }
  return out;
}

int run_dossier(const Arguments& arguments, std::ostream& out, std::ostream&) {
  return on_pair(arguments, out, &Questions::dossier);
}
int run_timeline(const Arguments& arguments, std::ostream& out, std::ostream&) {
  return on_pair(arguments, out, &Questions::timeline);
}
int run_agreements(const Arguments& arguments, std::ostream& out, std::ostream&) {
  return on_pair(arguments, out, &Questions::agreements);
}
int run_owed(const Arguments& arguments, std::ostream& out, std::ostream&) {
  return on_pair(arguments, out, &Questions::owed);
}
int run_visits(const Arguments& arguments, std::ostream& out, std::ostream&) {
  return on_pair(arguments, out, &Questions::visits);
}
int run_topics(const Arguments& arguments, std::ostream& out, std::ostream&) {
  return on_pair(arguments, out, &Questions::topics);
}

int run_person(const Arguments& arguments, std::ostream& out, std::ostream&) {
  return answer(arguments, out, [&](Asking& asking) {
    return asking.questions.about(one_of(asking, arguments.files.front(), kPeople, level_of(arguments)));
  });
}
int run_body(const Arguments& arguments, std::ostream& out, std::ostream&) {
  return answer(arguments, out, [&](Asking& asking) {
    return asking.questions.about(one_of(asking, arguments.files.front(), kBodies, level_of(arguments)));
  });
}
int run_offices(const Arguments& arguments, std::ostream& out, std::ostream&) {
  return answer(arguments, out, [&](Asking& asking) {
    const std::string at = arguments.get("--at").empty() ? today() : arguments.get("--at");
    if (!store::day_of(at)) throw Error(at, 0, "is no date (2026-03-04)");
    return asking.questions.offices(asking.pair(arguments.files).first, at);
  });
}
int run_positions(const Arguments& arguments, std::ostream& out, std::ostream&) {
  return answer(arguments, out, [&](Asking& asking) {
    const std::string& name = arguments.files.front();
    const std::string country = asking.countries.code_of(name),
                      topic = arguments.files.size() > 1 ? arguments.files[1] : "";
    if (!country.empty()) return asking.questions.positions({}, country, topic);
    return asking.questions.positions({one_of(asking, name, kPeople | kBodies, level_of(arguments))}, "", topic);
  });
}
int run_accounts(const Arguments& arguments, std::ostream& out, std::ostream&) {
  return answer(arguments, out, [&](Asking& asking) { return asking.questions.accounts(arguments.files.front()); });
}
int run_search(const Arguments& arguments, std::ostream& out, std::ostream&) {
  return answer(arguments, out, [&](Asking& asking) {
    std::string words;
    for (const auto& word : arguments.files) words += (words.empty() ? "" : " ") + word;
    return asking.questions.search(words);
  });
}
int run_alerts(const Arguments& arguments, std::ostream& out, std::ostream&) {
  return answer(arguments, out, [&](Asking& asking) {
    const std::string since = arguments.get("--since");
    if (!store::day_of(since)) throw Error("--since", 0, "name a date (2026-03-04)");
    return asking.questions.alerts(since, asking.pair(arguments.files).first);
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
  print_lines(lines, arguments, out);
  return exit;
}

}  // namespace chancery::cli
