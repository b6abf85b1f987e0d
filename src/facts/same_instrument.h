// Whether two tellings of a paper are of one: by type, number, parties and the words of its title.
#pragma once

#include "facts/draft.h"

namespace chancery {

// Lemmas of the content words of a title: "agreement on visa exemption" -> visa, exemption.
std::vector<std::string> title_words(const ArticleReading& reading, const Draft& draft);
// "Ceremony of signing" over the news of what was signed: only the headline leaves it open.
bool headline_of_instrument(const Draft& a, const Draft& b);
// "the decision to ratify the treaty", after its being ratified
bool decided(const ArticleReading& reading, const Draft& a, const Draft& b);
// One instrument told twice: the same type and number, nobody bound by the one who is a stranger to the other, and
// titles that share a word, or one that has none ("the agreement").
bool same_instrument(const ArticleReading& reading, const Draft& a, const Draft& b);

}  // namespace chancery
