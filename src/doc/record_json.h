// The record of an article as JSON: the contract of `chancery schema`.
//
// Offsets are code points into Document::text. Keys stand in a fixed order, entities are e1, e2 ... and facts f1, f2 ...
// in their order in the Document, so that the same Document gives the same bytes.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "chancery/document.h"

namespace chancery {

nlohmann::ordered_json record_json(const Document& document, bool with_text);

// "e3", "f12": how entities and facts are named in JSON.
std::string entity_id(EntityIndex entity);
std::string fact_id(FactIndex fact);

}  // namespace chancery
