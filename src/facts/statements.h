// Statement facts: one for each content clause, and for each sentence of a quotation.
#pragma once

#include <vector>

#include "facts/attribution.h"
#include "facts/draft.h"
#include "facts/topics.h"

namespace chancery {

std::vector<Draft> statement_facts(const ArticleReading& reading, const Attribution& attribution, const Topics& topics);

}  // namespace chancery
