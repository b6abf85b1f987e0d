// Figures: what is measured, whose it is, how much, when, and how it changed.
//
// A quantity is a figure where something measured goes with it: the subject of "reached $1 billion", the object of
// "raise trade to $1 billion", the noun of "investments worth $5 billion", "the 24th spot in the index". A second
// quantity that tells of growth is the change of the first, not a figure of its own. Bare counts ("two countries"),
// lengths of visits and numbers of documents are none.
#pragma once

#include <vector>

#include "facts/builder.h"
#include "facts/draft.h"

namespace chancery {

// `taken`: spans of quantities that other facts have used already (aid, instruments).
std::vector<Draft> figure_facts(const ArticleReading& reading, const Builder& builder, const std::vector<Span>& taken);

}  // namespace chancery
