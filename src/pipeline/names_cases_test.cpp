// The cases of cases/names: links and offices over all of them, held to floors rather than to each case, for another
// model of syntax may differ in one or two. How a case is written: cases/names/README.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "base/file.h"
#include "chancery/pipeline.h"

namespace chancery {
namespace {

constexpr double kPrecisionFloor = 0.93;
constexpr double kRecallFloor = 0.85;

struct Bracket {
  std::vector<std::string> labels;  // sorted; {"?"} must stay open
  Span span;
};

struct NameCase {
  std::string file, name, text;
  std::vector<Bracket> brackets;
  std::vector<std::string> notes;
};

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> out;
  std::stringstream in(text);
  for (std::string part; std::getline(in, part, at);) out.push_back(part);
  return out;
}

void read_line(NameCase& test, const std::string& line) {
  if (!test.text.empty()) test.text += '\n';
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '[') {
      test.text += line[i];
      continue;
    }
    const std::size_t colon = line.find(':', i), close = line.find(']', i);
    Bracket bracket;
    bracket.labels = split(line.substr(i + 1, colon - i - 1), '+');
    std::sort(bracket.labels.begin(), bracket.labels.end());
    bracket.span.begin = static_cast<std::uint32_t>(test.text.size());
    test.text += line.substr(colon + 1, close - colon - 1);
    bracket.span.end = static_cast<std::uint32_t>(test.text.size());
    test.brackets.push_back(std::move(bracket));
    i = close;
  }
}

std::vector<NameCase> cases() {
  std::vector<NameCase> out;
  for (const auto& path : files_in(CHANCERY_CASES "/names", ".txt"))
    for (const auto& line : split(read_file(path), '\n')) {
      if (line.starts_with("== ")) {
        out.push_back({path, line.substr(3), "", {}, {}});
      } else if (line.starts_with("-- ")) {
        out.back().notes.push_back(line.substr(3));
      } else if (!line.empty() && line[0] != '#') {
        read_line(out.back(), line);
      }
    }
  return out;
}

struct Tally {
  int right = 0, wrong = 0, missing = 0;
  std::string report;
  void miss(const NameCase& test, const std::string& what) {
    (++missing, report += "missing: " + test.name + ": " + what + "\n");
  }
  void err(const NameCase& test, const std::string& what) {
    (++wrong, report += "wrong: " + test.name + ": " + what + "\n");
  }
};

// The mention that a bracket means: the same words, with or without an article or the titles before a name.
const Mention* mention_at(const Document& document, Span span) {
  const Mention* best = nullptr;
  for (const Mention& mention : document.mentions) {
    const Span whole = document.span_of(mention.tokens);
    const bool same = mention.span == span || whole == span;
    const bool near =
        mention.span.end == span.end &&
        (span.begin > mention.span.begin ? span.begin - mention.span.begin : mention.span.begin - span.begin) <= 4;
    if (same) return &mention;
    if (near && !best) best = &mention;
  }
  return best;
}

void check(const NameCase& test, const Document& document, Tally& tally) {
  std::map<std::string, EntityIndex> entity_of;
  std::map<EntityIndex, std::string> label_of;
  const auto agrees = [&](const std::string& label, EntityIndex entity) {
    const auto [by_label, fresh_label] = entity_of.emplace(label, entity);
    const auto [by_entity, fresh_entity] = label_of.emplace(entity, label);
    return by_label->second == entity && by_entity->second == label;
  };
  // Names before what points at them, so that a label is bound by the surest mention.
  std::vector<const Bracket*> order;
  for (const int pass : {0, 1})
    for (const auto& bracket : test.brackets) {
      const Mention* mention = mention_at(document, bracket.span);
      if ((mention && (mention->how == How::name || mention->how == How::office)) == (pass == 0))
        order.push_back(&bracket);
    }
  for (const Bracket* bracket : order) {
    const std::string words(document.at(bracket->span));
    const Mention* mention = mention_at(document, bracket->span);
    if (bracket->labels.front() == "?") {
      if (mention && (mention->entity || !mention->members.empty()))
        tally.err(test, "\"" + words + "\" should stay open: " + mention->reason);
      else
        ++tally.right;
      continue;
    }
    if (!mention || (!mention->entity && mention->members.empty())) {
      tally.miss(test, "\"" + words + "\"" + (mention ? ": " + mention->reason : ""));
      continue;
    }
    std::vector<EntityIndex> found = mention->members;
    if (mention->entity) found = {*mention->entity};
    bool right = found.size() == bracket->labels.size();
    if (right && found.size() == 1) {
      right = agrees(bracket->labels.front(), found.front());
    } else if (right) {
      std::set<EntityIndex> wanted, got(found.begin(), found.end());
      for (std::size_t i = 0; i < bracket->labels.size(); ++i) {
        const auto known = entity_of.find(bracket->labels[i]);
        if (known != entity_of.end()) wanted.insert(known->second);
      }
      // Labels that no other words bear are bound in order.
      for (std::size_t i = 0; i < bracket->labels.size(); ++i)
        if (!entity_of.contains(bracket->labels[i]) && wanted.insert(found[i]).second)
          agrees(bracket->labels[i], found[i]);
      right = wanted == got;
    }
    if (right)
      ++tally.right;
    else
      tally.err(test, "\"" + words + "\": " + mention->reason);
  }
  for (const auto& note : test.notes) {
    auto parts = split(note, ' ');
    if (parts.front() == "office") {
      const std::string country = parts.back(), body = parts[parts.size() - 2], label = parts[parts.size() - 3];
      std::string name;
      for (std::size_t i = 1; i + 3 < parts.size(); ++i) name += (i > 1 ? " " : "") + parts[i];
      bool found = false;
      for (const Office& office : document.offices) {
        if (office.name != name || !entity_of.contains(label) || office.person != entity_of[label]) continue;
        if (country != "-" && (!office.country || document.entities[*office.country].country != country)) continue;
        if (body != "-" && (!office.body || document.entities[*office.body].key != body)) continue;
        found = true;
      }
      if (found)
        ++tally.right;
      else
        tally.miss(test, note);
    } else {
      const auto known = entity_of.find(parts[0]);
      if (known == entity_of.end()) {
        tally.miss(test, note);
        continue;
      }
      const Entity& entity = document.entities[known->second];
      const bool right = parts[1] == name_of(entity.kind) && (parts[2] == "-" || parts[2] == entity.country) &&
                         (parts.size() < 4 || parts[3] == entity.key);
      if (right)
        ++tally.right;
      else
        tally.err(test, note + ", found " + name_of(entity.kind) + " " + entity.country + " " + entity.key);
    }
  }
}

TEST(NameCases, AreHeldToTheirFloors) {
  const Pipeline pipeline = Pipeline::load({});
  const auto all = cases();
  ASSERT_GE(all.size(), 30u);
  Tally tally;
  for (const auto& test : all) check(test, pipeline.read(test.text, {.name = test.name}), tally);
  const double precision = static_cast<double>(tally.right) / std::max(1, tally.right + tally.wrong);
  const double recall = static_cast<double>(tally.right) / std::max(1, tally.right + tally.wrong + tally.missing);
  std::printf("names: %d right, %d wrong, %d missing: precision %.3f, recall %.3f\n%s", tally.right, tally.wrong,
              tally.missing, precision, recall, tally.report.c_str());
  EXPECT_GE(precision, kPrecisionFloor) << tally.report;
  EXPECT_GE(recall, kRecallFloor) << tally.report;
}

}  // namespace
}  // namespace chancery
