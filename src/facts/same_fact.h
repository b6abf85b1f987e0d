// Whether two drafts of an article are the same fact, kind by kind. Contacts have their own rules (contact_merger.h).
#pragma once

#include "facts/draft.h"

namespace chancery {

// The same fact found twice: at one place by two rules, or told again.
bool same_fact(const ArticleReading& reading, const Draft& a, const Draft& b);

}  // namespace chancery
