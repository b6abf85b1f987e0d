// `chancery copies`: which articles are one report told again, and how many origins they come from.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/commands.h"
#include "cli/csv.h"
#include "cli/inputs.h"
#include "cli/progress.h"
#include "copies/families.h"
#include "intake/input.h"
#include "pipeline/ordered.h"

namespace chancery::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Read {
  std::string name, title;
  Report report;
  bool failed = false, skipped = false;
  std::vector<std::string> messages;
};

std::string host_of(std::string_view address) {
  const auto scheme = address.find("://");
  if (scheme == std::string_view::npos) return "";
  std::string_view host = address.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  return std::string(host.starts_with("www.") ? host.substr(4) : host);
}

// "xinhua" of "Xinhua", "trtworldcom" of "trtworld.com": a site is mostly called as its agency is.
std::string letters_of(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') out += static_cast<char>(c | 0x20);
    if (c >= '0' && c <= '9') out += c;
  }
  return out;
}

Read read_article(const Pipeline& pipeline, const InputArticle& article) {
  Read out;
  out.name = article.source.name;
  out.failed = article.failed;
  out.skipped = article.skipped || (article.failed && article.bytes.empty());
  for (const auto& problem : article.problems) out.messages.push_back(out.name + ": " + problem);
  if (out.skipped) return out;
  const Document document = pipeline.lay_out(article.bytes, article.source);
  const Layout& layout = document.layout;
  out.title = layout.title ? std::string(document.at(*layout.title)) : article.source.title;
  out.report.fingerprint = fingerprint(document);
  std::string body;
  for (const Span paragraph : layout.body) (body += document.at(paragraph)) += '\n';
  out.report.trace = trace_of(body);
  out.report.language = layout.language;
  if (layout.published) out.report.day = layout.published->interval.from;
  out.report.outlet = host_of(article.source.url.empty() ? article.source.name : article.source.url);
  if (layout.agency) {
    const std::string agency(document.at(*layout.agency));
    out.report.borrowed = !out.report.outlet.empty() && letters_of(out.report.outlet).find(letters_of(agency)) == std::string::npos;
    if (out.report.outlet.empty()) out.report.outlet = agency;
  }
  return out;
}

double rounded(double share) { return static_cast<double>(static_cast<int>(share * 1000 + .5)) / 1000; }

Json as_json(const std::vector<Read>& all, const std::vector<CopyVerdict>& verdicts, std::size_t i) {
  const CopyVerdict& verdict = verdicts[i];
  const bool copy = verdict.from != i;
  Json out;
  out["source"] = all[i].name;
  out["kind"] = name_of(verdict.kind);
  out["origin"] = all[verdict.origin].name;
  out["from"] = copy ? Json(all[verdict.from].name) : Json();
  out["taken"] = copy ? Json(rounded(verdict.taken)) : Json();
  out["kept"] = copy ? Json(rounded(verdict.kept)) : Json();
  out["abridged"] = verdict.abridged;
  out["published"] = all[i].report.day ? Json(to_iso(*all[i].report.day)) : Json();
  out["language"] = all[i].report.language.empty() ? Json() : Json(all[i].report.language);
  out["words"] = all[i].report.fingerprint.words;
  return out;
}

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

void print_text(const std::vector<Read>& all, const std::vector<CopyVerdict>& verdicts, std::ostream& out) {
  std::vector<std::vector<std::size_t>> families(all.size());
  for (std::size_t i = 0; i < all.size(); ++i)
    if (verdicts[i].origin != i) families[verdicts[i].origin].push_back(i);
  std::size_t alone = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (verdicts[i].kind == CopyKind::independent) ++alone;
    if (verdicts[i].kind != CopyKind::original) continue;
    out << "original  " << all[i].name << (all[i].title.empty() ? "" : "  " + all[i].title.substr(0, all[i].title.find('\n'))) << '\n';
    for (const std::size_t copy : families[i]) {
      const CopyVerdict& verdict = verdicts[copy];
      out << fmt::format("  {:<11} {}  {:.0f}% of it stands in {}{}\n", name_of(verdict.kind), all[copy].name, verdict.taken * 100, all[verdict.from].name,
                         verdict.abridged ? ", abridged" : "");
    }
  }
  const std::size_t origins = count_origins(verdicts);
  out << fmt::format("{} {}, {} {}; {} of them told once\n", all.size(), all.size() == 1 ? "article" : "articles", origins, origins == 1 ? "origin" : "origins", alone);
}

}  // namespace

int run_copies(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const Pipeline pipeline = load_pipeline(arguments);
  Inputs inputs(arguments.files, input_format(arguments.get("--input")));
  Progress progress(err, isatty(STDERR_FILENO) != 0, 0);
  std::vector<Read> all;
  int exit = all_done;
  in_order<InputArticle, Read>(
      static_cast<unsigned>(std::strtoul(arguments.get("--threads").c_str(), nullptr, 10)), [&] { return inputs.next(); },
      [&](const InputArticle& article) { return read_article(pipeline, article); },
      [&](Read read) {
        if (read.failed) exit = something_unreadable;
        for (const auto& message : read.messages) err << "chancery: " << message << '\n';
        if (!read.skipped) all.push_back(std::move(read));
        progress.one_done();
      });
  std::vector<Report> reports;
  reports.reserve(all.size());
  for (const Read& read : all) reports.push_back(read.report);
  const std::vector<CopyVerdict> verdicts = judge_copies(reports);
  const std::string format = arguments.get("--format");
  if (format == "text") print_text(all, verdicts, out);
  if (format == "jsonl")
    for (std::size_t i = 0; i < all.size(); ++i) out << dumped(as_json(all, verdicts, i)) << '\n';
  if (format == "json") {
    Json json;
    json["articles"] = all.size();
    json["origins"] = count_origins(verdicts);
    json["reports"] = Json::array();
    for (std::size_t i = 0; i < all.size(); ++i) json["reports"].push_back(as_json(all, verdicts, i));
    out << dumped(json) << '\n';
  }
  if (format == "csv") {
    out << "source,kind,origin,from,taken,kept,abridged,published,language,words\n";
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Json row = as_json(all, verdicts, i);
      std::string line;
      for (const auto& [name, value] : row.items()) line += (line.empty() ? "" : ",") + csv_cell(value.is_string() ? value.get<std::string>() : value.is_null() ? "" : value.dump());
      out << line << '\n';
    }
  }
  return exit;
}

}  // namespace chancery::cli
