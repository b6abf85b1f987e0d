// The examples that rules carry, run through whatever reads a sentence; and near misses counted over documents.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/rule_book.h"

namespace chancery {

struct ExampleFailure {
  std::string file;
  std::size_t line = 0;
  std::string rule;
  std::string text;
  std::string why;
};

// A reader of one sentence: all stages up to mentions at least; matches are found here. Where it writes facts too,
// statuses are compared.
using ReadSentence = std::function<Document(std::string_view)>;

// What is wrong with the examples; empty where all is well. Rules without three `yes` and one `no` are listed as well.
std::vector<ExampleFailure> check_examples(const RuleBook& book, const ReadSentence& read);
// One example. Empty where it holds.
std::string check_example(const RuleBook& book, const Rule& rule, const RuleExample& example, Document document);

// How often each line of each rule was the one that failed: {rule name, line} -> times.
using NearMisses = std::map<std::pair<std::string, std::size_t>, std::size_t>;
void count_near_misses(const RuleBook& book, const Document& document, NearMisses& counts);

}  // namespace chancery
