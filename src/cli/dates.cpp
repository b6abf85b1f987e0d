#include "cli/dates.h"

#include "chancery/date.h"
#include "chancery/error.h"
#include "store/json.h"

namespace chancery::cli {
namespace {

// Written as 2026, 2026-03 or 2026-03-04, and there is such a day.
bool is_date(const std::string& text) { return (text.size() == 4 || text.size() == 7 || text.size() == 10) && store::day_of(text); }

std::string last_day(const std::string& text) {
  if (text.size() == 10) return text;
  if (text.size() == 4) return text + "-12-31";
  for (const char* day : {"-31", "-30", "-29"})
    if (store::day_of(text + day)) return text + day;
  return text + "-28";
}

}  // namespace

Days days_of(const std::string& text, const std::string& name, bool span) {
  const auto dots = span ? text.find("..") : std::string::npos;
  const std::string from = text.substr(0, dots), to = dots == std::string::npos ? from : text.substr(dots + 2);
  const std::string called = name.empty() ? text : name, what = name.empty() ? "is" : "'" + text + "' is";
  if (!is_date(from) || !is_date(to)) throw Error(called, 0, what + " no date (2026-03-04, 2026-03, 2026" + (span ? ", or 2026-03-04..2026-03-06)" : ")"));
  Days out{store::iso_of(*store::day_of(from)), last_day(to), from.size() == 10 ? "day" : from.size() == 7 ? "month" : "year"};
  if (out.from > out.to) throw Error(called, 0, what + " no date: it ends before it begins");
  return out;
}

}  // namespace chancery::cli
