// Short articles of our own with every fact that a desk would keep: cases/golden/*.golden. Precision and recall by
// kind, and a gate that only rises.
//
//   === riga_visit
//   RIGA, 3 March 2026 (Baltic Line) - President ...
//   ---
//   + contact held guest="Andrei Munteanu" place="Riga"
//   ~ invitation extended inviter="Ilze Ozola"     should be found, and is not yet
//
// Each line claims one fact; a fact that no line claims is invented. cases/golden/floor.tsv holds the least precision
// and recall of each kind: raise it when the numbers rise.
#include <gtest/gtest.h>

#include <map>

#include "base/file.h"
#include "chancery/pipeline.h"
#include "lexicon/table.h"
#include "pipeline/golden_for_tests.h"

namespace chancery {
namespace {

using golden::Golden;
using golden::Line;
using golden::read_line;

struct Case {
  std::string name, text;
  std::vector<Line> lines;
};

std::vector<Case> cases_in(const std::string& path) {
  std::vector<Case> out;
  std::istringstream in(read_file(path));
  std::string line;
  bool facts = false;
  while (std::getline(in, line)) {
    if (line.starts_with("=== ")) {
      out.push_back({line.substr(4), "", {}});
      facts = false;
    } else if (out.empty() || (facts && (line.empty() || line[0] == '#'))) {
      continue;
    } else if (line == "---") {
      facts = true;
    } else if (facts) {
      out.back().lines.push_back(read_line(line));
    } else {
      out.back().text += line + "\n";
    }
  }
  return out;
}

struct Score {
  int wanted = 0, found = 0, made = 0, right = 0;
  double precision() const { return made ? static_cast<double>(right) / made : 1; }
  double recall() const { return wanted ? static_cast<double>(found) / wanted : 1; }
};

TEST(GoldenCases, PrecisionAndRecallByKindNeverFall) {
  if (!file_exists(std::string(CHANCERY_SOURCE_DATA) + "/models")) GTEST_SKIP() << "no model";
  const Pipeline pipeline = Pipeline::load({});
  const std::string folder = std::string(CHANCERY_CASES) + "/golden";
  std::map<std::string, Score> scores;
  std::map<std::string, Score> by_confidence;
  std::size_t articles = 0;
  for (const std::string& path : files_in(folder, ".golden")) {
    for (const Case& one : cases_in(path)) {
      ++articles;
      const Document document =
          pipeline.read(one.text, {.name = one.name, .title = {}, .published = {}, .agency = {}, .language = {}});
      const Golden golden(document);
      std::vector<bool> claimed(document.facts.size(), false);
      for (const Line& line : one.lines) {
        Score& score = scores[line.kind];
        ++score.wanted;
        bool found = false;
        for (std::size_t f = 0; f < document.facts.size() && !found; ++f) {
          if (claimed[f] || !golden.meets(document.facts[f], line)) continue;
          claimed[f] = found = true;
        }
        score.found += found;
        if (!found && line.sign == '+') std::printf("missed: %s: %s\n", one.name.c_str(), line.text.c_str());
        if (found && line.sign == '~')
          std::printf("found by now, write + for it: %s: %s\n", one.name.c_str(), line.text.c_str());
      }
      for (std::size_t f = 0; f < document.facts.size(); ++f) {
        const Fact& fact = document.facts[f];
        for (Score* score : {&scores[fact.kind], &by_confidence[name_of(fact.confidence)]}) {
          ++score->made;
          score->right += claimed[f];
        }
        if (!claimed[f])
          std::printf("invented: %s: %s %s: %s\n", one.name.c_str(), fact.kind.c_str(), fact.status.c_str(),
                      std::string(document.at(fact.evidence.front().span)).c_str());
      }
    }
  }
  if (articles == 0) GTEST_SKIP() << "no cases";
  const Table floors = Table::load(folder + "/floor.tsv");
  for (const Table::Row& row : floors.rows()) {
    const Score& score = scores[row.text("kind")];
    EXPECT_GE(score.precision(), std::stod(row.text("precision"))) << row.text("kind");
    EXPECT_GE(score.recall(), std::stod(row.text("recall"))) << row.text("kind");
  }
  Score all;
  std::printf("%-14s %6s %6s %6s %9s %6s\n", "kind", "wanted", "found", "made", "precision", "recall");
  for (const auto& [kind, score] : scores) {
    std::printf("%-14s %6d %6d %6d %9.3f %6.3f\n", kind.c_str(), score.wanted, score.found, score.made,
                score.precision(), score.recall());
    all.wanted += score.wanted, all.found += score.found, all.made += score.made, all.right += score.right;
  }
  std::printf("%-14s %6d %6d %6d %9.3f %6.3f  (%zu articles)\n", "all", all.wanted, all.found, all.made,
              all.precision(), all.recall(), articles);
  for (const auto& [confidence, score] : by_confidence)
    std::printf("confidence %-6s right %d of %d: %.3f\n", confidence.c_str(), score.right, score.made,
                score.precision());
}

}  // namespace
}  // namespace chancery
