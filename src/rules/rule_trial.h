// One rule at one anchor: its lines in order, until one fails. The way along paths is handed in.
#pragma once

#include <functional>

#include "rules/rule_book.h"

namespace chancery {

using Walk = std::function<const std::vector<TokenIndex>&(PathIndex)>;

RuleTrial try_rule(const RuleBook& book, std::uint32_t rule, const Document& document, const Tree& tree,
                   const std::vector<Vocabulary::Word>& words, const FillerReader& fillers, TokenIndex anchor,
                   const Walk& walk);

}  // namespace chancery
