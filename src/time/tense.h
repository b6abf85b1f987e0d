// Whether the clause around a temporal expression looks back or ahead: "met on Tuesday", "will meet on Tuesday".
// Uses the tree where there is one, else the words beside the expression.
#pragma once

#include "time/atoms.h"
#include "time/word_table.h"

namespace chancery {

// either: "was due to visit in February", which may be over or not.
enum class Tense : std::uint8_t { unknown, past, present, future, either };

Tense tense_around(const Document& document, const Sentence& sentence, const Atoms& atoms, std::size_t first,
                   std::size_t last, const WordTable& words);

}  // namespace chancery
