#include "page/clean_json.h"

#include <charconv>
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

void put(std::string& out, std::size_t begin, std::size_t end) {
  char buffer[48];
  char* at = buffer;
  *at++ = '[';
  at = std::to_chars(at, at + 20, begin).ptr;
  *at++ = ',';
  at = std::to_chars(at, at + 20, end).ptr;
  *at++ = ']';
  out.append(buffer, static_cast<std::size_t>(at - buffer));
}

// A string of valid UTF-8, as JSON has it: long texts are not copied into a tree first.
void quote(std::string& out, std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (std::size_t from = 0, at = 0;; ++at) {
    const auto c = at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
    if (at < text.size() && c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, from, at - from);
    if (at == text.size()) break;
    from = at + 1;
    out += '\\';
    switch (c) {
      case '"': case '\\': out += static_cast<char>(c); break;
      case '\b': out += 'b'; break;
      case '\f': out += 'f'; break;
      case '\n': out += 'n'; break;
      case '\r': out += 'r'; break;
      case '\t': out += 't'; break;
      default: out += "u00", out += kHex[c >> 4], out += kHex[c & 15];
    }
  }
  out += '"';
}

std::string written(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json date_json(const std::optional<CleanDate>& date) {
  if (!date) return nullptr;
  return {{"date", to_iso(date->day)}, {"precision", "day"}, {"basis", date->basis}, {"as_written", date->as_written},
          {"bytes", date->bytes.empty() ? Json() : pair(date->bytes)}};
}

}  // namespace

std::string clean_json_line(const CleanPage& page, const CleanExtras& extras) {
  const std::string_view text = std::string_view(page.text).substr(page.body_begin);
  const CodePoints points(text);
  Json out;
  out["source"] = extras.source;
  if (page.title) {
    out["title"] = {{"value", page.text.substr(page.title->begin, page.title->size())}, {"bytes", pair(bytes_of(page, *page.title))}};
  } else {
    out["title"] = extras.title.empty() ? Json() : Json{{"value", extras.title}, {"bytes", nullptr}};
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
  // The long lists are written as they go: a tree of them would weigh more than ten pages.
  std::string line = written(out);
  line.pop_back();
  line.reserve(line.size() + text.size() + text.size() / 8 + 64 * page.paragraphs.size() + 32 * page.runs.size());
  line += ",\"text\":";
  quote(line, text);
  const auto in_body = [&](Span span) { put(line, points.at(span.begin - page.body_begin), points.at(span.end - page.body_begin)); };
  const auto list = [&](const char* name) { line += std::string(",\"") + name + "\":["; };
  const auto close = [&] {
    if (line.back() == ',') line.back() = ']';
    else line += ']';
  };
  list("paragraphs");
  for (const PageParagraph& paragraph : page.paragraphs) {
    line += "{\"span\":";
    in_body(paragraph.span);
    line += ",\"bytes\":";
    put(line, paragraph.bytes.begin, paragraph.bytes.end);
    line += std::string(",\"kind\":\"") + name_of(paragraph.kind) + "\"},";
  }
  close();
  list("runs");
  for (const PageRun& run : page.runs) {
    if (run.text.begin < page.body_begin) continue;
    line += '[';
    in_body(run.text);
    line += ',';
    put(line, run.bytes.begin, run.bytes.end);
    line += "],";
  }
  close();
  list("furniture");
  for (const auto* pieces : {&page.furniture, &extras.furniture})
    for (const PageFurniture& piece : *pieces) {
      line += std::string("{\"kind\":\"") + name_of(piece.kind) + "\",\"text\":";
      quote(line, piece.text);
      line += ",\"bytes\":";
      put(line, piece.bytes.begin, piece.bytes.end);
      line += "},";
    }
  close();
  line += ",\"problems\":" + written(page.problems) + "}\n";
  return line;
}

}  // namespace chancery
