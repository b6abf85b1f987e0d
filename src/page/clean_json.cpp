#include "page/clean_json.h"

#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace chancery {
namespace {

using Json = nlohmann::ordered_json;

Json pair(Span span) { return Json::array({span.begin, span.end}); }

// The bytes that a span of the text came from: of the runs that it touches.
Span bytes_of(const CleanPage& page, Span span) {
  Span out;
  for (const PageRun& run : page.runs)
    if (run.text.overlaps(span)) out = out.empty() ? run.bytes : cover(out, run.bytes);
  return out;
}

Json date_json(const std::optional<CleanDate>& date) {
  if (!date) return nullptr;
  return {{"date", to_iso(date->day)}, {"precision", "day"}, {"basis", date->basis}, {"as_written", date->as_written},
          {"bytes", date->bytes.empty() ? Json() : pair(date->bytes)}};
}

}  // namespace

std::string clean_json_line(const CleanPage& page, const CleanExtras& extras) {
  const std::string text = page.text.substr(page.body_begin);
  const CodePoints points(text);
  Json out;
  out["source"] = extras.source;
  if (page.title) {
    out["title"] = {{"value", page.text.substr(page.title->begin, page.title->size())}, {"bytes", pair(bytes_of(page, *page.title))}};
  } else {
    out["title"] = nullptr;
  }
  out["agency"] = nullptr;
  if (!extras.agency.empty())
    out["agency"] = {{"value", extras.agency}, {"bytes", extras.agency_span ? pair(bytes_of(page, *extras.agency_span)) : Json()}};
  out["byline"] = nullptr;
  if (!page.byline.empty())
    out["byline"] = {{"value", page.byline}, {"bytes", page.byline_bytes.empty() ? Json() : pair(page.byline_bytes)}};
  out["published"] = date_json(extras.published ? extras.published : page.published);
  out["modified"] = date_json(page.modified);
  const std::string& language = extras.language.empty() ? page.language : extras.language;
  out["language"] = language.empty() ? Json() : Json(language);
  out["charset"] = page.charset;
  out["text"] = text;
  out["paragraphs"] = Json::array();
  const auto in_body = [&](Span span) {
    return Json::array({points.at(span.begin - page.body_begin), points.at(span.end - page.body_begin)});
  };
  for (const PageParagraph& paragraph : page.paragraphs)
    out["paragraphs"].push_back({{"span", in_body(paragraph.span)}, {"bytes", pair(paragraph.bytes)}, {"kind", name_of(paragraph.kind)}});
  out["runs"] = Json::array();
  for (const PageRun& run : page.runs)
    if (run.text.begin >= page.body_begin) out["runs"].push_back(Json::array({in_body(run.text), pair(run.bytes)}));
  out["furniture"] = Json::array();
  for (const auto* list : {&page.furniture, &extras.furniture})
    for (const PageFurniture& piece : *list)
      out["furniture"].push_back({{"kind", name_of(piece.kind)}, {"text", piece.text}, {"bytes", pair(piece.bytes)}});
  out["problems"] = page.problems;
  return out.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace chancery
