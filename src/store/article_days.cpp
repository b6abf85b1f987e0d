#include "store/article_days.h"

#include "store/undated.h"

namespace chancery::store {

std::optional<std::int64_t> seen_day(const Json& date, const char* end) {
  const std::string text = text_at(date, end);
  return text.empty() ? std::nullopt : day_of(text);
}

std::string basis_of(const Json& article) {
  const Json& header = at(article, "document");
  if (std::string basis = text_at(at(header, "published"), "basis");
      !basis.empty() || !text_at(at(header, "published"), "date").empty())
    return basis;
  const Json& span = at(at(header, "dateline"), "span");
  const std::string text = text_at(header, "text");
  if (!span.is_array() || span.size() != 2 || !span[0].is_number_unsigned() || !span[1].is_number_unsigned()) return "";
  // Spans count code points; the dateline stands near the beginning.
  std::size_t from = 0, to = 0, points = 0;
  for (std::size_t i = 0; i < text.size() && i < 20000; ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xc0) == 0x80) continue;
    if (points == span[0].get<std::size_t>()) from = i;
    if (points == span[1].get<std::size_t>()) to = i;
    ++points;
  }
  const auto day = to > from ? day_in_words(std::string_view(text).substr(from, to - from)) : std::nullopt;
  if (!day) return "";
  const std::string iso = iso_of(*day_of("2024-01-01") + *day - 1);  // counted as in a leap year
  return "the dateline gives no year: --" + iso.substr(5);
}

}  // namespace chancery::store
