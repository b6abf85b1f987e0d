// When the page was published: from what is handed in, the dateline, a page line, the address; in this order.
#include <algorithm>
#include <cstdlib>

#include "base/utf8.h"
#include "text/page.h"

namespace chancery {
namespace {

using Day = std::chrono::year_month_day;

long days_between(Day a, Day b) { return std::labs((std::chrono::sys_days{a} - std::chrono::sys_days{b}).count()); }

// "https://.../2024/06/12/..." and "…/2024-06-12-…": addresses that carry the day.
std::optional<Day> day_of_address(std::string_view address) {
  if (address.find("://") == std::string_view::npos) return {};
  for (std::size_t at = 0; at + 8 <= address.size(); ++at) {
    if (at > 0 && address[at - 1] >= '0' && address[at - 1] <= '9') continue;
    if (!address.substr(at).starts_with("20") && !address.substr(at).starts_with("19")) continue;
    const auto found = scan_date(address, at);
    if (found && found->has_year() && found->begin == at && address[at + 4] != '.') return found->day_in();
  }
  return {};
}

// The year that puts month and day closest to a day known.
std::optional<Day> nearest(const ScannedDate& date, Day known) {
  std::optional<Day> best;
  for (int year = int(known.year()) - 1; year <= int(known.year()) + 1; ++year)
    if (const auto day = date.day_in(year); day && (!best || days_between(*day, known) < days_between(*best, known)))
      best = day;
  return best;
}

}  // namespace

std::optional<PageDate> page_date_of(const Page& page, const Piece& piece, std::optional<Span>& byline) {
  if (piece.words > 24 || piece.characters > 200 || (piece.prose() && piece.words > 14)) return {};
  const std::string_view line = page.at(piece.span);
  const auto date = find_date(line);
  if (!date || !date->has_year()) return {};
  bool labelled = piece.marker && piece.marker->kind == FurnitureKind::page_date;
  bool told = false, changed = false, signs = false, named = false;
  std::size_t small = 0, capitalised = 0, dated_words = 0;
  std::size_t name_begin = 0, name_end = 0;
  for (std::size_t at = 0; at < line.size();) {
    if (at == date->begin) at = date->end;
    if (at >= line.size()) break;
    const CodePoint c = code_point_at(line, at);
    if (!is_letter(c.value)) {
      at += c.size;
      continue;
    }
    std::size_t end = at;
    while (end < line.size() && (is_letter(code_point_at(line, end).value) || line[end] == '.' || line[end] == '\''))
      end += code_point_at(line, end).size;
    std::string_view word = line.substr(at, end - at);
    if (scan_date(line, at)) {  // a second date: "Updated ..."
      at = scan_date(line, at)->end;
      continue;
    }
    std::string folded = fold(word);
    while (folded.size() > 1 && folded.back() == '.') folded.pop_back();
    if (page.markers.dates_a_page(folded)) {
      signs |= at == 0 && folded == "by";
      named |= name_begin < name_end;  // "By Ana Pop in Riga": the name is over
      ++dated_words;
      if (at < date->begin) {
        told |= folded == "published" || folded == "posted" || folded == "written" || folded == "issued" || folded == "released";
        changed |= folded.starts_with("updat") || folded == "modified" || folded == "edited" || folded == "last";
      }
      labelled |= folded != "on" && folded != "at" && folded != "in" && folded != "by" && folded != "no";
    } else if (const std::size_t agency = page.agencies.at(line, at)) {
      end = at + agency;
    } else if (is_upper(c.value)) {
      ++capitalised;
      if (name_begin == name_end) name_begin = at;
      if (!named) name_end = end;
    } else {
      ++small;
    }
    at = end;
  }
  const bool times = line.find(':') != std::string_view::npos || line.find('|') != std::string_view::npos;
  if (small > (labelled ? 2u : 0u) || capitalised > (labelled || times || signs ? 5u : 0u)) {
    // "RIGA, March 4" alone is a dateline; a headline with a date in it is a headline.
    return {};
  }
  if (capitalised >= 2 && capitalised <= 4 && small == 0 &&
      !page.markers.match(line.substr(name_begin, name_end - name_begin)) && name_end > name_begin &&
      name_end - name_begin <= 60)
    byline = Span{piece.span.begin + static_cast<std::uint32_t>(name_begin),
                  piece.span.begin + static_cast<std::uint32_t>(name_end)};
  PageDate out{*date, {}, labelled, told && !changed};
  out.date.begin += piece.span.begin;
  out.date.end += piece.span.begin;
  out.span = {static_cast<std::uint32_t>(out.date.begin), static_cast<std::uint32_t>(out.date.end)};
  return out;
}

void date_the_page(const Page& page, Layout& layout, std::vector<Problem>& problems) {
  std::optional<Day> given;
  if (!page.source.published.empty()) {
    given = from_iso(page.source.published.substr(0, 10));
    // Not ISO 8601, but clear enough.
    if (!given)
      if (const auto found = find_date(page.source.published); found && !found->ambiguous) given = found->day_in();
    if (!given) problems.push_back({{}, "the date handed in cannot be read: " + page.source.published});
  }
  const std::optional<Day> address = day_of_address(page.source.url.empty() ? page.source.name : page.source.url);

  // A page date that could be read two ways is read by another date, or not at all.
  const PageDate* page_date = nullptr;
  std::optional<Day> page_day;
  for (const PageDate& found : page.dates.empty() ? page.late_dates : page.dates) {
    std::optional<Day> day = found.date.day_in();
    if (found.date.ambiguous && day) {
      const Day swapped{day->year(), std::chrono::month{unsigned(day->day())},
                        std::chrono::day{unsigned(day->month())}};
      std::optional<Day> other = given ? given : address;
      for (const PageDate& sure : page.dates)
        if (!other && !sure.date.ambiguous) other = sure.date.day_in();
      if (!other && page.dateline && page.dateline->date) other = nearest(*page.dateline->date, *day);
      if (other && swapped.ok() && days_between(swapped, *other) <= 3)
        day = swapped;
      else if (!other || days_between(*day, *other) > 3) {
        problems.push_back({found.span, "the page date can be read day first or month first"});
        continue;
      }
    }
    const auto weight = [](const PageDate& one) { return one.told ? 2 : one.labelled ? 1 : 0; };
    if (day && (!page_date || weight(found) > weight(*page_date))) page_date = &found, page_day = day;
  }

  std::optional<Day> known = given ? given : page_day ? page_day : address;
  std::optional<Day> dateline_day;
  std::string dateline_basis = "dateline";
  bool inferred = false;
  if (page.dateline && page.dateline->date) {
    const ScannedDate& date = *page.dateline->date;
    dateline_day = date.day_in();
    if (!dateline_day && known) {
      dateline_day = nearest(date, *known);
      inferred = true;
      dateline_basis = std::string("dateline, with the year of the ") + (given      ? "date handed in"
                                                                         : page_day ? "page date"
                                                                                    : "address");
    }
    if (dateline_day)
      layout.dateline->when = day_interval(*dateline_day);
    else
      problems.push_back({*layout.dateline->date, "the dateline gives no year"});
  }

  if (given) {
    layout.published = ResolvedDate{day_interval(*given), {}, "as handed in", false};
  } else if (dateline_day) {
    layout.published = ResolvedDate{day_interval(*dateline_day), *layout.dateline->date, dateline_basis, inferred};
  } else if (page_day) {
    layout.published = ResolvedDate{day_interval(*page_day), page_date->span, "page date", false};
  } else if (address) {
    layout.published = ResolvedDate{day_interval(*address), {}, "address", true};
  }
  if (dateline_day && known && days_between(*dateline_day, *known) > 31)
    problems.push_back({*layout.dateline->date, "the dateline says " + to_iso(*dateline_day) + ", the " +
                                                    (given      ? "date handed in"
                                                     : page_day ? "page"
                                                                : "address") +
                                                    " " + to_iso(*known)});
}

}  // namespace chancery
