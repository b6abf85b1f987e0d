// Small helpers that the writers of rows share.
#pragma once

#include <string>
#include <vector>

#include "chancery/document.h"

namespace chancery {

using Cells = std::vector<std::string>;

// IGO, NGO, IMG, MNC: what stands in the place of a country for actors above states.
bool above_states(const std::string& country);
// The date of the event, else of the article; "" where neither is known. "2025-08-26"
std::string iso_date_of(const Document& document, const Event& event);
// "-5.0"
std::string one_decimal(double value);

}  // namespace chancery
