// Who was host and who was guest of a contact, once all that is told of it is known. Part of merge().
#pragma once

#include <vector>

#include "facts/draft.h"

namespace chancery {

// "A met B" does not say who is the guest: the visit that it is part of does, or the country where it took place. On the
// sidelines of something else, and in a call, nobody is.
void settle_roles(const ArticleReading& reading, const std::vector<Draft>& drafts, Draft& draft);

}  // namespace chancery
