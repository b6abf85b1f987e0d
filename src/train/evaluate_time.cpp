// How well times and quantities are read, on the English cases of the Recognizers-Text specifications (MIT).
//
//   evaluate_time [--data FOLDER]... [--missed] SPECIFICATIONS      the folder that holds DateTime/, Number/,
//   NumberWithUnit/ evaluate_time [--data FOLDER]... [--model FOLDER] --read FILE...  what is read in articles, one
//   line each
//
// A case counts as found where a span of ours overlaps its span, as exact where they are equal but for a preposition or
// article, and as equal where the values agree. Dates may agree with the past or the future reading of the case.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/utf8.h"
#include "chancery/error.h"
#include "syntax/parser.h"
#include "syntax/segmenter.h"
#include "text/layout_reader.h"
#include "time/quantity_reader.h"
#include "time/time_reader.h"

using namespace chancery;
using nlohmann::json;

namespace {

struct Readers {
  Segmenter segmenter;
  TimeReader times;
  QuantityReader quantities;
  NumberReader numbers;
};

Document document_of(const std::string& text, const std::string& published) {
  Document document;
  document.text = text;
  document.layout.body.push_back({0, static_cast<std::uint32_t>(text.size())});
  document.source.published = published;
  return document;
}

struct Score {
  int cases = 0, found = 0, exact = 0, equal = 0;
};

struct Ours {
  Span span, core;
  std::string from, to;         // dates
  double seconds = -1;          // durations
  std::optional<double> value;  // quantities
};

double seconds_of(const std::string& iso) {
  double total = 0;
  bool time = false;
  for (std::size_t at = 1; at < iso.size();) {
    if (iso[at] == 'T') {
      time = true;
      ++at;
      continue;
    }
    char* end = nullptr;
    const double count = std::strtod(iso.c_str() + at, &end);
    at = static_cast<std::size_t>(end - iso.c_str());
    if (at >= iso.size()) break;
    const char letter = iso[at++];
    total += count * (letter == 'Y'   ? 31536000.0
                      : letter == 'W' ? 604800.0
                      : letter == 'D' ? 86400.0
                      : letter == 'H' ? 3600.0
                      : letter == 'S' ? 1.0
                      : time          ? 60.0
                                      : 2592000.0);
  }
  return total;
}

bool same_end(const std::string& ours, const std::string& gold) {
  if (ours == gold) return true;
  const auto day = from_iso(gold);
  return day && to_iso(std::chrono::year_month_day(std::chrono::sys_days(*day) - std::chrono::days(1))) == ours;
}

bool equal_dates(const Ours& ours, const json& resolution) {
  if (!resolution.is_object()) return false;
  if (resolution.contains("date")) return ours.from == ours.to && ours.from == resolution["date"].get<std::string>();
  const bool start = resolution.contains("startDate"), end = resolution.contains("endDate");
  if (!start && !end) return false;
  if (start && ours.from != resolution["startDate"].get<std::string>()) return false;
  if (end && !same_end(ours.to, resolution["endDate"].get<std::string>())) return false;
  return true;
}

bool equal_values(const Ours& ours, const json& gold) {
  if (gold.contains("Value") && gold["Value"].is_object()) {
    const json& value = gold["Value"];
    for (const char* which : {"PastResolution", "FutureResolution"}) {
      if (!value.contains(which)) continue;
      if (equal_dates(ours, value[which])) return true;
      if (value[which].is_object() && value[which].contains("duration") && ours.seconds >= 0 &&
          std::fabs(std::atof(value[which]["duration"].get<std::string>().c_str()) - ours.seconds) < 1)
        return true;
    }
    return false;
  }
  if (!gold.contains("Resolution") || !gold["Resolution"].is_object()) return false;
  const json& resolution = gold["Resolution"];
  if (!resolution.contains("value") || !resolution["value"].is_string() || !ours.value) return false;
  const double value = std::atof(resolution["value"].get<std::string>().c_str());
  return std::fabs(value - *ours.value) <= 1e-6 * std::max(1.0, std::fabs(value));
}

std::vector<Ours> read_case(const Readers& readers, const std::string& file, const json& one) {
  std::string published;
  if (one.contains("Context") && one["Context"].is_object() && one["Context"].contains("ReferenceDateTime"))
    published = one["Context"]["ReferenceDateTime"].get<std::string>().substr(0, 10);
  Document document = document_of(one["Input"].get<std::string>(), published);
  readers.segmenter.run(document);
  std::vector<Ours> out;
  if (file.starts_with("Number/NumberModel") || file.starts_with("Number/Ordinal")) {
    const bool ordinal = file.starts_with("Number/Ordinal");
    for (const auto& sentence : document.sentences) {
      const Atoms atoms = atoms_of(document, sentence);
      for (std::size_t at = 0; at < atoms.size();) {
        const auto number = readers.numbers.read(atoms, at);
        if (number && number->ordinal == ordinal) {
          const Span span = span_of(atoms, at, at + number->length);
          out.push_back({span, span, "", "", -1, number->value});
        }
        at += number ? number->length : 1;
      }
    }
    return out;
  }
  readers.times.run(document);
  if (file.starts_with("DateTime/")) {
    for (const auto& time : document.times) {
      Ours ours{time.span, document.span_of(time.tokens), "", "", -1, {}};
      if (time.interval.from) ours.from = to_iso(*time.interval.from);
      if (time.interval.to) ours.to = to_iso(*time.interval.to);
      if (time.kind == TimeKind::duration && !time.duration.empty()) ours.seconds = seconds_of(time.duration);
      out.push_back(ours);
    }
    return out;
  }
  readers.quantities.run(document);
  for (const auto& quantity : document.quantities)
    out.push_back({quantity.span, document.span_of(quantity.tokens), "", "", -1, quantity.value});
  return out;
}

void evaluate(const Readers& readers, const std::string& folder, bool missed) {
  const std::vector<std::string> files = {"DateTime/DateExtractor.json",
                                          "DateTime/DateParser.json",
                                          "DateTime/DatePeriodExtractor.json",
                                          "DateTime/DatePeriodParser.json",
                                          "DateTime/DurationParser.json",
                                          "DateTime/SetExtractor.json",
                                          "Number/NumberModel.json",
                                          "Number/OrdinalModelSuppressExtendedTypes.json",
                                          "Number/PercentModel.json",
                                          "NumberWithUnit/CurrencyModel.json",
                                          "NumberWithUnit/DimensionModel.json",
                                          "NumberWithUnit/TemperatureModel.json"};
  std::printf("%-52s %6s %6s %6s %6s\n", "specification", "cases", "found", "exact", "equal");
  for (const auto& file : files) {
    if (!file_exists(folder + "/" + file)) continue;
    std::string contents = read_file(folder + "/" + file);
    if (contents.starts_with("\xEF\xBB\xBF")) contents.erase(0, 3);
    Score score;
    for (const json& one : json::parse(contents)) {
      const std::string input = one["Input"].get<std::string>();
      const std::vector<Ours> ours = read_case(readers, file, one);
      const CodePoints points(input);
      for (const json& gold : one["Results"]) {
        if (!gold.contains("Start")) continue;
        ++score.cases;
        const auto start = gold["Start"].get<std::uint32_t>();
        const std::uint32_t end = gold.contains("Length") ? start + gold["Length"].get<std::uint32_t>()
                                                          : gold["End"].get<std::uint32_t>() + 1;
        bool found = false, exact = false, equal = false;
        for (const Ours& mine : ours) {
          const std::uint32_t begin = points.at(mine.span.begin), core = points.at(mine.core.begin),
                              last = points.at(mine.span.end);
          if (begin >= end || start >= last) continue;
          found = true;
          exact = exact || (last == end && (begin == start || core == start));
          equal = equal || equal_values(mine, gold);
        }
        score.found += found;
        score.exact += exact;
        score.equal += equal;
        if (missed && !equal) {
          std::printf("  %s %s | %s:", found ? "other value" : "not found", input.c_str(),
                      gold["Text"].get<std::string>().c_str());
          for (const Ours& mine : ours)
            std::printf(" [%s %s..%s %g]", input.substr(mine.span.begin, mine.span.size()).c_str(), mine.from.c_str(),
                        mine.to.c_str(), mine.value.value_or(mine.seconds));
          std::printf("\n");
        }
      }
    }
    std::printf("%-52s %6d %6d %6d %6d\n", file.c_str(), score.cases, score.found, score.exact, score.equal);
  }
}

void show(const Document& document) {
  static constexpr const char* kTimes[] = {"date", "duration", "frequency", "clock"};
  static constexpr const char* kKinds[] = {"money", "percent", "count", "rank", "measure"};
  std::size_t time = 0, quantity = 0;
  for (const auto& sentence : document.sentences) {
    std::printf("\n%s\n", std::string(document.at(sentence.span)).c_str());
    for (; time < document.times.size() && document.times[time].span.begin < sentence.span.end; ++time) {
      const auto& t = document.times[time];
      std::printf("   T %-9s %-28s %s..%s %s (%s)\n", kTimes[static_cast<int>(t.kind)],
                  std::string(document.at(t.span)).c_str(), t.interval.from ? to_iso(*t.interval.from).c_str() : "",
                  t.interval.to ? to_iso(*t.interval.to).c_str() : "",
                  t.duration.empty() ? name_of(t.interval.precision) : t.duration.c_str(), t.basis.c_str());
    }
    for (; quantity < document.quantities.size() && document.quantities[quantity].span.begin < sentence.span.end;
         ++quantity) {
      const auto& q = document.quantities[quantity];
      std::printf("   Q %-9s %-28s", kKinds[static_cast<int>(q.kind)], std::string(document.at(q.span)).c_str());
      if (q.value) std::printf(" %.12g", *q.value);
      if (q.from) std::printf(" %.12g..%.12g", *q.from, *q.to);
      std::printf(" %s %s%s%s%s\n", q.unit.c_str(), q.hedge.empty() ? "" : ("<" + q.hedge + ">").c_str(),
                  q.equivalent ? (" =" + std::to_string(*q.equivalent)).c_str() : "",
                  q.basis.empty() ? "" : (" (" + q.basis + ")").c_str(),
                  q.flag.empty() ? "" : (" ! " + q.flag).c_str());
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> folders, rest;
  std::string model;
  bool missed = false, read = false;
  for (int k = 1; k < argc; ++k) {
    if (!std::strcmp(argv[k], "--data") && k + 1 < argc)
      folders.emplace_back(argv[++k]);
    else if (!std::strcmp(argv[k], "--model") && k + 1 < argc)
      model = argv[++k];
    else if (!std::strcmp(argv[k], "--missed"))
      missed = true;
    else if (!std::strcmp(argv[k], "--read"))
      read = true;
    else
      rest.emplace_back(argv[k]);
  }
  if (folders.empty()) folders.emplace_back("data");
  if (rest.empty()) {
    std::fprintf(
        stderr,
        "usage: evaluate_time [--data FOLDER]... [--missed] SPECIFICATIONS | [--model FOLDER] --read FILE...\n");
    return 2;
  }
  try {
    const Readers readers{Segmenter::load(folders), TimeReader::load(folders), QuantityReader::load(folders),
                          NumberReader::load(folders)};
    if (!read) {
      evaluate(readers, rest.front(), missed);
      return 0;
    }
    const LayoutReader layout = LayoutReader::load(folders);
    std::optional<Parser> parser;
    if (!model.empty()) parser = Parser::load(folders, model);
    for (const auto& path : rest) {
      Document document;
      document.text = decode_utf8(read_file(path)).text;
      layout.run(document);
      readers.segmenter.run(document);
      if (parser) parser->run(document);
      readers.times.run(document);
      readers.quantities.run(document);
      const auto& dateline = document.layout.dateline;
      std::printf("\n=== %s dateline %s published %s\n", path.c_str(),
                  dateline && dateline->when.from ? to_iso(*dateline->when.from).c_str() : "-",
                  document.layout.published && document.layout.published->interval.from
                      ? to_iso(*document.layout.published->interval.from).c_str()
                      : "-");
      show(document);
    }
  } catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
