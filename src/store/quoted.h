// The article's own words, for answers: what stands at a span, and how quoted words are printed within marks.
#pragma once

#include <cstdint>
#include <string>

#include "store/database.h"
#include "store/json.h"

namespace chancery::store {

// "" where the span is none, or the article's text is not kept.
std::string words_at(Database& database, std::int64_t document, const Json& span);

// “the deal is ‘done’”: marks within become single ones, and one that is left open is closed.
std::string in_quotation_marks(std::string_view words);

// Whether these words stand for somebody without saying whom: "he", "they", "both sides".
bool stands_for_others(std::string_view words);

}  // namespace chancery::store
