#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "intake/input.h"

namespace chancery {

InputArticle article_of_json(std::string_view line, const std::string& place) {
  InputArticle out;
  out.source.name = place;
  const auto fail = [&](std::string why) {
    out.problems.push_back(std::move(why));
    out.failed = true;
    return out;
  };
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  const Decoded decoded = decode_utf8(line);
  if (decoded.replaced > 0)
    out.problems.push_back("not valid UTF-8: " + std::to_string(decoded.replaced) +
                           (decoded.replaced == 1 ? " place" : " places") + " in the line, the first at byte " +
                           std::to_string(decoded.first_bad));
  const nlohmann::json json = nlohmann::json::parse(decoded.text, nullptr, false);
  if (json.is_discarded()) return fail("not JSON");
  if (!json.is_object()) return fail("not a JSON object");
  const auto field = [&](const char* name, std::string& into) {
    const auto found = json.find(name);
    if (found == json.end() || found->is_null()) return false;
    if (found->is_string())
      into = found->get<std::string>();
    else if (found->is_number_integer())
      into = std::to_string(found->get<std::int64_t>());
    else {
      out.problems.push_back(std::string("'") + name + "' is not a string");
      return false;
    }
    return true;
  };
  std::string id;
  field("url", out.source.url);
  if (field("id", id) && !id.empty())
    out.source.name = id;
  else if (!out.source.url.empty())
    out.source.name = out.source.url;
  field("title", out.source.title);
  field("published", out.source.published);
  field("agency", out.source.agency);
  field("language", out.source.language);
  if (field("text", out.bytes)) return out;
  if (!field("html", out.bytes)) return fail("has neither text nor html");
  out.source.html = true;
  out.source.charset = "utf-8";  // JSON is
  return out;
}

}  // namespace chancery
