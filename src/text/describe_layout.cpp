#include "text/describe_layout.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace chancery {

std::string describe_layout(const Document& document) {
  const Layout& layout = document.layout;
  const auto words = [&](Span span) {
    std::string out(document.at(span));
    std::replace_if(
        out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return out;
  };
  std::vector<std::pair<Span, std::string>> lines;
  if (layout.title) lines.emplace_back(*layout.title, "title\t" + words(*layout.title));
  if (layout.dateline) {
    std::string line = "dateline\t" + words(layout.dateline->span) + "\t";
    if (layout.dateline->place) line += "place=" + words(*layout.dateline->place) + " ";
    if (layout.dateline->date) line += "date=" + words(*layout.dateline->date) + " ";
    if (layout.dateline->agency) line += "agency=" + words(*layout.dateline->agency) + " ";
    if (layout.dateline->when.from) line += "when=" + to_iso(*layout.dateline->when.from) + " ";
    line.pop_back();
    lines.emplace_back(layout.dateline->span, line);
  }
  for (const Span span : layout.body) lines.emplace_back(span, "body\t" + words(span));
  for (const Furniture& furniture : layout.furniture)
    lines.emplace_back(furniture.span,
                       std::string("furniture: ") + name_of(furniture.kind) + "\t" + words(furniture.span));
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (const auto& [span, line] : lines) out += line + "\n";
  if (layout.agency) out += "agency\t" + words(*layout.agency) + "\n";
  if (layout.byline) out += "byline\t" + words(*layout.byline) + "\n";
  if (layout.published && layout.published->interval.from)
    out += "published\t" + to_iso(*layout.published->interval.from) + "\t" + layout.published->basis + "\n";
  out += "language\t" + layout.language + "\n";
  for (const Problem& problem : document.problems) out += "problem\t" + problem.why + "\n";
  return out;
}

}  // namespace chancery
