#include "rules/rule_book.h"

#include <algorithm>

#include "base/file.h"
#include "base/utf8.h"
#include "chancery/error.h"
#include "rules/path_matcher.h"
#include "rules/rule_trial.h"

namespace chancery {

RuleBook::RuleBook(Vocabulary vocabulary, PathBook paths)
    : vocabulary_(std::move(vocabulary)), types_(vocabulary_.classes()), paths_(std::move(paths)) {}

RuleBook RuleBook::load(const std::vector<std::string>& data_folders, const WordClasses& classes) {
  const auto grammar = std::find_if(data_folders.begin(), data_folders.end(), [](const std::string& folder) {
    return file_exists(folder + "/grammar/en.paths");
  });
  if (grammar == data_folders.end()) throw Error("grammar/en.paths", 0, "not found in any folder of data");
  RuleBook book(Vocabulary::load(data_folders, classes), PathBook::load(*grammar + "/grammar/en.paths"));
  for (const auto& folder : data_folders) {
    if (!file_exists(folder + "/rules")) continue;
    for (const auto& path : files_in(folder + "/rules", ".rule"))
      for (auto& rule : read_rules(read_file(path), path, book.paths_)) book.rules_.push_back(std::move(rule));
  }
  book.compile();
  return book;
}

RuleBook RuleBook::parse(std::string_view paths, std::string_view rules, const WordClasses& classes) {
  RuleBook book(Vocabulary(classes), PathBook::parse(paths, "test.paths"));
  book.rules_ = read_rules(rules, "test.rule", book.paths_);
  book.compile();
  return book;
}

void RuleBook::compile() {
  const WordClasses& classes = vocabulary_.classes();
  paths_.resolve(classes);
  std::stable_sort(rules_.begin(), rules_.end(), [](const Rule& a, const Rule& b) { return a.name < b.name; });
  const auto look_up = [&](const std::string& name, const Rule& rule, std::size_t line) {
    const ClassId id = classes.id(name);
    if (id == kNoClass) throw Error(rule.file, line, "no word has the class '" + name + "'");
    return id;
  };
  for (std::uint32_t r = 0; r < rules_.size(); ++r) {
    const Rule& rule = rules_[r];
    if (r > 0 && rules_[r - 1].name == rule.name)
      throw Error(rule.file, rule.line, "a second rule '" + rule.name + "'");
    Compiled compiled;
    for (const auto& name : rule.classes) {
      const ClassId id = look_up(name, rule, rule.anchor_line);
      compiled.anchor.push_back(id);
      if (by_class_.size() <= id) by_class_.resize(id + 1);
      if (by_class_[id].empty() || by_class_[id].back() != r) by_class_[id].push_back(r);
    }
    for (const auto& lemma : rule.lemmas) by_lemma_[lemma].push_back(r);
    for (const auto& line : rule.lines) {
      std::vector<ClassId> ids;
      for (const auto& name : line.classes) ids.push_back(look_up(name, rule, line.line));
      compiled.lines.push_back(std::move(ids));
    }
    compiled_.push_back(std::move(compiled));
  }
}

template <typename Each>
void RuleBook::try_rules(const Document& document, const FillerReader& fillers, const Sentence& sentence,
                         Each&& each) const {
  const auto words = vocabulary_.words_of(document, sentence);
  std::vector<std::vector<std::uint32_t>> wanted(words.size());
  bool any = false;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const Token& token = document.tokens[sentence.tokens.first + i];
    for (const ClassId id : *words[i].classes)
      if (id < by_class_.size())
        for (const std::uint32_t r : by_class_[id])
          if (rules_[r].anchor == words[i].upos) wanted[i].push_back(r);
    if (const auto found = by_lemma_.find(to_lower(token.lemma)); found != by_lemma_.end())
      wanted[i].insert(wanted[i].end(), found->second.begin(), found->second.end());
    std::sort(wanted[i].begin(), wanted[i].end());
    wanted[i].erase(std::unique(wanted[i].begin(), wanted[i].end()), wanted[i].end());
    any = any || !wanted[i].empty();
  }
  if (!any) return;
  const Tree tree(document, sentence);
  PathMatcher paths(paths_, document, tree, words);
  for (std::uint32_t i = 0; i < words.size(); ++i)
    for (const std::uint32_t r : wanted[i]) {
      const TokenIndex anchor = sentence.tokens.first + i;
      const auto walk = [&](PathIndex path) -> const std::vector<TokenIndex>& { return paths.find(path, anchor); };
      RuleTrial trial = try_rule(*this, r, document, tree, words, fillers, anchor, walk);
      trial.match.sentence = static_cast<std::uint32_t>(&sentence - document.sentences.data());
      each(std::move(trial));
    }
}

void RuleBook::run(Document& document) const {
  document.matches.clear();
  const FillerReader fillers(document, types_, vocabulary_);
  for (const auto& sentence : document.sentences) {
    if (sentence.tokens.size() > kLongestSentence) {
      document.problems.push_back({sentence.span, "a sentence of " + std::to_string(sentence.tokens.size()) +
                                                      " words: no rules were tried on it"});
      continue;
    }
    try_rules(document, fillers, sentence, [&](RuleTrial trial) {
      if (trial.matched) document.matches.push_back(std::move(trial.match));
    });
  }
}

std::vector<RuleTrial> RuleBook::explain(const Document& document, const Sentence& sentence) const {
  std::vector<RuleTrial> out;
  if (sentence.tokens.size() > kLongestSentence) return out;
  const FillerReader fillers(document, types_, vocabulary_);
  try_rules(document, fillers, sentence, [&](RuleTrial trial) { out.push_back(std::move(trial)); });
  return out;
}

}  // namespace chancery
