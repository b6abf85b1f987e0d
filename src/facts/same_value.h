// Whether the values of two fields say the same, or rule each other out. A text never rules out another.
#pragma once

#include "facts/draft.h"

namespace chancery {

// Whether two values say the same: the same entity, or the same words.
bool same_value(const Value& a, const Value& b);
// Whether two fields hold nothing in common: "Latvia" against "Chile"; a text never does.
bool entities_disagree(const Value& a, const Value& b);
bool entities_agree(const Value& a, const Value& b);
// As entities_disagree, with a country for each of its people and bodies.
bool countries_disagree(const ArticleReading& reading, const Value& a, const Value& b);
bool dates_disagree(const Value& a, const Value& b);
// A word of a name of a state, a body or a place: who is bound, and not what the paper is on.
bool names_party(const ArticleReading& reading, TokenIndex t);
// An office-holder whom nobody names may be anybody told of by name.
bool unnamed(const ArticleReading& reading, const Value& value);
bool same_sum(const Value& a, const Value& b);
// "the strategic partnership" and "the partnership" of the same two
bool same_tie(const Value& a, const Value& b);

}  // namespace chancery
