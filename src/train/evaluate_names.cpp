// Measures the comparison of written names on labelled pairs of people: evaluate_names PAIRS.csv [--explain]
//
// The file has a header with the columns schema, name1, name2 and is_match; rows of other schemas than Person are left
// out. Names alone are compared, as an article that says neither office nor country would have it; --explain prints the
// wrong ones, word by word. Where the file has the columns country1, country2, office1 and office2 as well, the same
// pairs are decided with the countries, and with countries and offices.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "base/file.h"
#include "names/name_match.h"

namespace {

// The cells of one line of CSV; quoted cells may hold commas and doubled quotes.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"') {
      if (quoted && i + 1 < line.size() && line[i + 1] == '"')
        out.back() += line[++i];
      else
        quoted = !quoted;
    } else if (c == ',' && !quoted) {
      out.emplace_back();
    } else if (c != '\r') {
      out.back() += c;
    }
  }
  return out;
}

struct Counts {
  int right = 0, wrong = 0, missed = 0;
  void count(bool match, bool gold) {
    right += match && gold;
    wrong += match && !gold;
    missed += !match && gold;
  }
  void print(const char* what, int pairs) const {
    const double precision = right + wrong ? 1.0 * right / (right + wrong) : 0;
    const double recall = right + missed ? 1.0 * right / (right + missed) : 0;
    std::printf("%s, %d pairs of people: precision %.3f, recall %.3f, F1 %.3f\n", what, pairs, precision, recall,
                precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0);
  }
};

int agree(const std::string& a, const std::string& b) { return a.empty() || b.empty() ? 0 : a == b ? 1 : -1; }

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: evaluate_names PAIRS.csv [--explain]\n");
    return 2;
  }
  const bool explain = argc > 2 && std::strcmp(argv[2], "--explain") == 0;
  const std::string text = chancery::read_file(argv[1]);
  std::map<std::string, std::size_t> column;
  Counts alone, by_country, by_both;
  int pairs = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const auto cells = cells_of(text.substr(at, end - at));
    at = end + 1;
    if (column.empty()) {
      for (std::size_t i = 0; i < cells.size(); ++i) column[cells[i]] = i;
      continue;
    }
    if (cells.size() <= column["is_match"] || cells[column["schema"]] != "Person") continue;
    ++pairs;
    const std::string& a = cells[column["name1"]];
    const std::string& b = cells[column["name2"]];
    const chancery::NameComparison found = chancery::explain_names(a, b);
    const bool match = found.match != chancery::NameMatch::none;
    const bool gold = cells[column["is_match"]] == "true";
    alone.count(match, gold);
    if (column.contains("office2")) {
      const int country = agree(cells[column["country1"]], cells[column["country2"]]);
      const int office = agree(cells[column["office1"]], cells[column["office2"]]);
      by_country.count(chancery::one_person(a, b, {.country = country}), gold);
      by_both.count(chancery::one_person(a, b, {.country = country, .office = office}), gold);
    }
    if (explain && match != gold)
      std::printf("%s: %s | %s: %s\n", gold ? "missed" : "wrong", a.c_str(), b.c_str(), found.text().c_str());
  }
  alone.print("names alone", pairs);
  if (column.contains("office2")) {
    by_country.print("with country", pairs);
    by_both.print("with country and office", pairs);
  }
  return 0;
}
