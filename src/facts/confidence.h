// How sure a fact is: high, medium or low, by how much of what its kind asks for is known.
//
// The one table, in code so far: the fields that a kind cannot do without. All known: high. One of them open, a pronoun
// that nobody could link, or told in the headline alone: low. Between the two: medium.
#pragma once

#include "facts/draft.h"

namespace chancery {

Confidence confidence_of(const Draft& draft);

}  // namespace chancery
