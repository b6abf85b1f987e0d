// Reading the records of articles, which other programs may have written: any value may be missing or of another shape.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace chancery::store {

using Json = nlohmann::ordered_json;

const Json& at(const Json& object, std::string_view name);  // null where it is not there
// The words of a text, a literal ({"value": ...}) or a number; "" for all else.
std::string text_of(const Json& value);
std::optional<double> number_of(const Json& value);
std::optional<std::int64_t> whole_of(const Json& value);
inline std::string text_at(const Json& object, std::string_view name) { return text_of(at(object, name)); }
// Calls with each item of a list, with the value itself where it is none, not at all for null.
template <typename Call>
void each(const Json& value, Call&& call) {
  if (value.is_null()) return;
  if (!value.is_array()) return call(value);
  for (const Json& item : value) call(item);
}
std::string dump(const Json& value);  // on one line; bad UTF-8 is replaced

// Days since 1970-01-01 of "2025-08-26", "2025-08" or "2025" (its first day); unset for all else.
std::optional<std::int64_t> day_of(std::string_view iso);
std::string iso_of(std::int64_t day);

}  // namespace chancery::store
