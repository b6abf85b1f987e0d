// `chancery brief`: one page that a minister can carry, as HTML that prints well, Markdown or text. Every line has the
// numbers of its sources, which are listed at the end.
#include <algorithm>
#include <map>
#include <ostream>

#include "cli/ask.h"
#include "cli/commands.h"
#include "cli/html.h"

namespace chancery::cli {
namespace {

using store::Line;

std::string escaped_markdown(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// Numbers sources in the order in which they are first needed.
class Sources {
 public:
  std::vector<std::size_t> numbers(const std::string& list) {
    std::vector<std::size_t> out;
    for (std::size_t begin = 0; begin < list.size();) {
      auto end = list.find("; ", begin);
      if (end == std::string::npos) end = list.size();
      const std::string name = list.substr(begin, end - begin);
      begin = end + 2;
      auto found = std::find(all.begin(), all.end(), name);
      if (found == all.end()) found = all.insert(all.end(), name);
      out.push_back(static_cast<std::size_t>(found - all.begin()) + 1);
    }
    return out;
  }
  std::vector<std::string> all;
};

struct Part {
  std::string title;
  std::vector<Line> lines;
};

// What stands before the words said: who said them, and how.
std::string before_words(const Line& line) { return line.text.substr(0, line.text.find("“")); }

// "2026-03-03..2026-03-03" of an office is when its holder was seen in it.
std::string seen(const std::string& dates) {
  const auto at = dates.find("..");
  if (at == std::string::npos) return dates;
  const std::string from = dates.substr(0, at), to = dates.substr(at + 2);
  return from == to || from.empty() ? "seen " + to : "seen " + from + " to " + to;
}

std::vector<Part> parts_of(Asking& asking, const std::string& a, const std::string& b) {
  std::vector<Part> out;
  const auto put = [&](const std::string& title, std::vector<Line> lines, std::size_t most) {
    if (lines.size() > most) lines.resize(most);
    if (!lines.empty()) out.push_back({title, std::move(lines)});
  };
  std::map<std::string, std::vector<Line>> sections;
  std::vector<std::string> order;
  for (Line& line : asking.questions.dossier(a, b)) {
    if (!sections.contains(line.section)) order.push_back(line.section);
    sections[line.section].push_back(std::move(line));
  }
  for (const auto& section : order)
    if (section.starts_with("offices of ")) {
      for (Line& line : sections[section]) {
        if (!line.date.empty()) line.date = seen(line.date);
        if (!line.date.empty()) line.note.clear();
      }
      put("Who: " + section.substr(section.starts_with("offices of the ") ? 15 : 11), sections[section], 5);
    }
  std::vector<Line> held, planned;
  for (Line& line : sections["contacts"]) (line.status == "held" || line.status == "ongoing" ? held : planned).push_back(std::move(line));
  put("Last contacts", held, 6);
  put("Coming, or called off", planned, 4);
  std::vector<Line> rest = std::move(sections["what was said"]);
  for (const auto& country : {a, b}) {
    const auto named = asking.countries.names().find(country);
    if (named == asking.countries.names().end()) continue;
    const auto theirs = std::stable_partition(rest.begin(), rest.end(), [&](const Line& line) { return before_words(line).find(named->second) == std::string::npos; });
    put("What " + store::Questions::with_article(named->second) + " said", {std::make_move_iterator(theirs), std::make_move_iterator(rest.end())}, 4);
    rest.erase(theirs, rest.end());
  }
  put("What others said", std::move(rest), 3);
  put("What is owed", sections["owed"], 6);
  put("Agreements", sections["agreements"], 6);
  put("Figures", sections["figures"], 6);
  put("Relations and measures", sections["relations"], 5);
  return out;
}

// What to be careful with: lines on which the sources differ, and hard words of either side.
std::vector<Line> delicate(const std::vector<Part>& parts) {
  std::vector<Line> out;
  for (const Part& part : parts)
    for (const Line& line : part.lines) {
      bool hard = false;
      if (line.kind == "statement")
        for (const char* act : {" accused", " criticised", " condemned", " denied", " demanded", " rejected", " threatened", " warned", " protested"})
          hard |= before_words(line).find(act) != std::string::npos;
      if (hard || line.note.find("sources differ") != std::string::npos) out.push_back(line);
    }
  return out;
}

std::string title_of(const Arguments& arguments, const Asking& asking, const std::string& a, const std::string& b) {
  if (const std::string given = arguments.get("--meeting"); !given.empty()) return given;
  const auto name = [&](const std::string& code) { return asking.countries.names().contains(code) ? asking.countries.names().at(code) : code; };
  return b.empty() ? name(a) : name(a) + " – " + name(b);
}

std::string words(const Line& line) {
  const std::string status = store::status_to_tell(line);
  return (status.empty() ? "" : "[" + status + "] ") + line.text;
}

constexpr const char* kStyle =
    "body{font:11pt/1.35 Georgia,serif;max-width:46em;margin:2em auto;padding:0 1em;color:#111}h1{font-size:17pt;margin:0 0 .2em}"
    "h2{font-size:12pt;margin:1em 0 .2em;border-bottom:1px solid #999}ul{margin:.2em 0;padding-left:1.2em}li{margin:.15em 0}"
    ".date{color:#444;font-variant-numeric:tabular-nums}.note{color:#733;font-size:9.5pt}sup{font-size:8pt}ol{font-size:9pt;color:#333}"
    "@page{size:A4;margin:16mm}@media print{body{margin:0;max-width:none;font-size:10pt}h2{break-after:avoid}li{break-inside:avoid}}";

}  // namespace

int run_brief(const Arguments& arguments, std::ostream& out, std::ostream&) {
  Asking asking(arguments, store::Record::Mode::read);
  const auto [a, b] = asking.pair(arguments.files);
  std::vector<Part> parts = parts_of(asking, a, b);
  if (auto doubts = delicate(parts); !doubts.empty()) parts.push_back({"Take care with", std::move(doubts)});
  for (Part& part : parts)
    for (Line& line : part.lines)
      if (line.date.empty()) line.date = "no date";
  const std::string title = title_of(arguments, asking, a, b), format = arguments.get("--format");
  const std::string as_of = arguments.get("--as-of").empty() ? today() : arguments.get("--as-of");
  const std::string mark = arguments.get("--include") == "open" ? "" : "up to " + arguments.get("--include");
  Sources sources;
  if (format == "html") {
    out << "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>" << escaped(title) << "</title><style>" << kStyle
        << "</style></head><body>\n<h1>" << escaped(title) << "</h1>\n<p class=\"date\">As of " << as_of << (mark.empty() ? "" : " · handling: " + mark) << "</p>\n";
    for (const Part& part : parts) {
      out << "<h2>" << escaped(part.title) << "</h2>\n<ul>\n";
      for (const Line& line : part.lines) {
        out << "<li><span class=\"date\">" << escaped(line.date) << "</span> " << escaped(words(line));
        for (const auto number : sources.numbers(line.sources)) out << "<sup><a href=\"#s" << number << "\">" << number << "</a></sup>";
        if (!line.note.empty()) out << "<br><span class=\"note\">" << escaped(line.note) << "</span>";
        out << "</li>\n";
      }
      out << "</ul>\n";
    }
    if (parts.empty()) out << "<p>Nothing in the record.</p>\n";
    out << "<h2>Sources</h2>\n<ol>\n";
    for (std::size_t i = 0; i < sources.all.size(); ++i) out << "<li id=\"s" << i + 1 << "\">" << escaped(asking.questions.source_line(sources.all[i])) << "</li>\n";
    out << "</ol>\n</body></html>\n";
    return all_done;
  }
  if (format == "json") {
    store::Json page = {{"title", title}, {"as_of", as_of}, {"include", arguments.get("--include")}, {"parts", store::Json::array()}, {"sources", store::Json::array()}};
    for (const Part& part : parts) {
      store::Json lines = store::Json::array();
      for (const Line& line : part.lines)
        lines.push_back({{"date", line.date == "no date" ? "" : line.date}, {"kind", line.kind}, {"status", line.status}, {"text", line.text}, {"note", line.note}, {"sources", sources.numbers(line.sources)}, {"id", line.id}});
      page["parts"].push_back({{"title", part.title}, {"lines", std::move(lines)}});
    }
    for (const auto& source : sources.all) page["sources"].push_back(asking.questions.source_line(source));
    out << store::dump(page) << '\n';
    return all_done;
  }
  const bool markdown = format == "markdown";
  const auto shown = [&](const std::string& text) { return markdown ? escaped_markdown(text) : text; };
  out << (markdown ? "# " : "") << shown(title) << "\n\nAs of " << as_of << (mark.empty() ? "" : ", handling: " + mark) << "\n";
  for (const Part& part : parts) {
    out << "\n" << (markdown ? "## " : "") << shown(part.title) << "\n\n";
    for (const Line& line : part.lines) {
      out << "- " << shown(line.date) << ": " << shown(words(line));
      for (const auto number : sources.numbers(line.sources)) out << " [" << number << "]";
      if (!line.note.empty()) out << (markdown ? "  \n  *" : "\n  ") << shown(line.note) << (markdown ? "*" : "");
      out << "\n";
    }
  }
  if (parts.empty()) out << "\nNothing in the record.\n";
  out << "\n" << (markdown ? "## " : "") << "Sources\n\n";
  for (std::size_t i = 0; i < sources.all.size(); ++i) out << i + 1 << ". " << shown(asking.questions.source_line(sources.all[i])) << "\n";
  return all_done;
}

}  // namespace chancery::cli
