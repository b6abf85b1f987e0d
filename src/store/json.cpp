#include "store/json.h"

#include <chrono>
#include <cmath>

#include "chancery/date.h"

namespace chancery::store {

const Json& at(const Json& object, std::string_view name) {
  static const Json kNull;
  if (!object.is_object()) return kNull;
  for (auto it = object.begin(); it != object.end(); ++it)
    if (it.key() == name) return it.value();
  return kNull;
}

std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return value.dump();
  if (value.is_object()) {
    if (const Json& inner = at(value, "value"); inner.is_string() || inner.is_number()) return text_of(inner);
  }
  return "";
}

std::optional<double> number_of(const Json& value) {
  if (value.is_number()) return value.get<double>();
  if (value.is_object())
    if (const Json& inner = at(value, "value"); inner.is_number()) return inner.get<double>();
  return {};
}

std::optional<std::int64_t> whole_of(const Json& value) {
  const auto number = number_of(value);
  if (!number || std::fabs(*number) > 9e15) return {};
  return static_cast<std::int64_t>(*number);
}

std::string dump(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::optional<std::int64_t> day_of(std::string_view iso) {
  std::string whole(iso.substr(0, 10));
  if (whole.size() == 4) whole += "-01-01";
  else if (whole.size() == 7) whole += "-01";
  const auto date = from_iso(whole);
  if (!date || !date->ok()) return {};
  return std::chrono::sys_days(*date).time_since_epoch().count();
}

std::string iso_of(std::int64_t day) {
  if (day < -719468 || day > 2932896) return "";  // years 0 to 9999
  return to_iso(std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(day))));
}

}  // namespace chancery::store
