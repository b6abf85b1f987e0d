// Office facts: who holds which office where, one for each person and office however often named.
#pragma once

#include <vector>

#include "facts/draft.h"

namespace chancery {

std::vector<Draft> office_facts(const ArticleReading& reading);

}  // namespace chancery
