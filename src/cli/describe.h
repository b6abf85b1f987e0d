// Facts in words for people: what the digest and the page show of a fact.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "chancery/document.h"

namespace chancery::cli {

// "Ilze Ozola"; an office-holder whom nobody names by the words of the first mention.
std::string describe_entity(const Document& document, EntityIndex entity);
// "USD 600,000,000 (nearly)", "2025-08-26", "Ilze Ozola (host), Ion Rusu (guest)".
std::string describe_value(const Document& document, const Value& value);
// The fields of a fact that have a value, in the order of the table: {"participants", "Ilze Ozola (host), ..."}.
std::vector<std::pair<std::string, std::string>> describe_fields(const Document& document, const Fact& fact);
// "office change"
std::string kind_in_words(const std::string& kind);
// The evidence on one line: white space runs made one.
std::string quote(const Document& document, Span span);

}  // namespace chancery::cli
