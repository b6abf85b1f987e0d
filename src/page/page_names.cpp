// Who wrote a page, where it is from, in what language: from the line near the title, JSON-LD, <meta>.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "page/page_metadata.h"

namespace chancery {
namespace {

struct Writer {
  std::string value;
  Span source;
};

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::size_t words_in(std::string_view text) { return text.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')); }

// A name of a person or desk, as one line: no address, no handle, no sentence.
bool name_like(std::string_view text) {
  if (text.size() < 3 || text.size() > 160 || words_in(text) > 16) return false;
  if (text.find("://") != std::string_view::npos || text.find("www.") != std::string_view::npos || text.find('{') != std::string_view::npos) return false;
  const std::string low = lower_ascii(text);
  for (const char* none : {"admin", "administrator", "author", "editor", "user", "null", "undefined", "root", "webmaster", "true", "false"})
    if (low == none) return false;
  bool letter = false;
  for (std::size_t at = 0; at < text.size() && !letter; at += code_point_at(text, at).size) letter = is_letter(code_point_at(text, at).value);
  return letter;
}

// "By Ilze Ozola | Updated ...": the name alone.
std::string_view without_by(std::string_view text) {
  const std::string low = to_lower(text.substr(0, 40));
  for (const std::string_view by : {"text und interview: ", "interview und text: ", "interview: ", "text: ", "texte: ", "texto: ", "tekst: ", "words by ", "текст: ",
                                    "written by: ", "written by ", "reported by ", "posted by ", "published by ", "story by ", "author: ", "by: ", "by ", "von ", "par ", "por ", "di ",
                                    "door ", "af ", "av ", "autor: ", "auteur: ", "\xD0\xB0\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80: "})
    if (low.starts_with(by)) {
      text.remove_prefix(by.size());
      break;
    }
  std::size_t end = text.size();
  for (const std::string_view mark : {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xE2\x80\xA2 ", " \xC2\xB7 ", "\n", " @", " on "})
    end = std::min(end, text.find(mark));
  text = text.substr(0, end);
  while (!text.empty() && (text.back() == ' ' || text.back() == ',' || text.back() == ':' || text.back() == '|')) text.remove_suffix(1);
  while (!text.empty() && (text.front() == ' ' || text.front() == ':' || text.front() == '|')) text.remove_prefix(1);
  return text;
}

bool says_by(std::string_view text) { return without_by(text).data() != text.data() && !text.empty(); }

// The names under "author" of JSON-LD.
Writer author_of(std::string_view source, const std::vector<Span>& scripts) {
  std::size_t left = source.size() + 4096;  // bytes to look at: a page of nothing but authors is not read over and over
  for (const Span script : scripts) {
    const std::string_view json = source.substr(script.begin, script.size());
    for (std::size_t at = json.find("\"author\""); left > 0 && at != std::string_view::npos; at = json.find("\"author\"", at + 8)) {
      std::size_t i = at + 8;
      while (i < json.size() && (json[i] == ' ' || json[i] == ':' || json[i] == '\n' || json[i] == '\r' || json[i] == '\t')) ++i;
      Writer out;
      int depth = 0;
      bool name_next = i < json.size() && json[i] == '"', key_list = false;
      std::size_t first = 0, last = 0;
      for (std::size_t steps = 0; i < json.size() && steps < 3000 && left > 0; ++steps) {
        const char c = json[i];
        --left;
        if (c == '{' || c == '[') ++depth, key_list |= c == '[', ++i;
        else if (c == '}' || c == ']') {
          ++i;
          if (--depth <= 0) break;
        } else if (c == '"') {
          std::size_t end = i + 1;
          while (end < json.size() && json[end] != '"') end += json[end] == '\\' ? 2 : 1;
          left -= std::min(left, end - i);
          if (end >= json.size()) break;
          const std::string_view word = json.substr(i + 1, end - i - 1);
          std::size_t after = end + 1;
          while (after < json.size() && (json[after] == ' ' || json[after] == '\n' || json[after] == '\t')) ++after;
          const bool key = after < json.size() && json[after] == ':';
          if (key) {
            name_next = word == "name";
            i = after + 1;
            continue;
          }
          if (name_next || (depth == 1 && key_list)) {
            const auto parsed = nlohmann::json::parse(json.substr(i, end + 1 - i), nullptr, false);
            left -= std::min<std::size_t>(left, 16);
            if (parsed.is_string() && out.value.size() < 300 && name_like(parsed.get<std::string>())) {
              if (first == 0) first = script.begin + i + 1;
              last = script.begin + end;
              out.value += (out.value.empty() ? "" : ", ") + parsed.get<std::string>();
            }
          }
          name_next = false;
          i = end + 1;
          if (depth == 0) break;
        } else {
          ++i;
        }
      }
      if (!out.value.empty() && out.value.size() < 300) {
        out.source = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
        return out;
      }
    }
  }
  return {};
}

// The line near the title that names the writer.
Writer line_of(const PageTree& tree, const FoundArticle& article) {
  const auto count = static_cast<std::uint32_t>(tree.blocks.size());
  const std::uint32_t first = article.title ? *article.title : tree.nodes[article.container].first_block;
  std::uint32_t end_body = first;
  for (std::uint32_t i = 0; i < count; ++i)
    if (article.roles[i] == BlockRole::body) end_body = i;
  Writer best;
  int best_rank = 100;
  for (std::uint32_t i = first > 6 ? first - 6 : 0; i < count && i <= std::max(first + 14, end_body + 4); ++i) {
    if (i > first + 14 && i < end_body) i = end_body;
    const PageBlock& block = tree.blocks[i];
    if (block.hidden || block.letters > 120 || i == first) continue;
    const HintSet hints = tree.nodes[block.node].inherited;
    if (hints & (kCommentsHint | kRelatedHint | kShareHint | kBiographyHint)) continue;
    const std::string_view words = tree.text_of(block);
    const bool by = says_by(words), hinted = tree.nodes[block.node].hints & kBylineHint || (block.node && tree.nodes[block.node].parent != kNoNode && tree.nodes[tree.nodes[block.node].parent].hints & kBylineHint);
    if (!by && !hinted) continue;
    const std::string_view name = without_by(words);
    if (!name_like(name) || words_in(name) > 9 || (words_in(name) < 2 && name.size() < 8)) continue;
    std::size_t digits = 0;
    for (const char c : name) digits += c >= '0' && c <= '9';
    if (digits > 0) continue;
    if (by && !hinted && !(is_upper(code_point_at(name, 0).value))) continue;
    int rank = (by && hinted ? 0 : hinted ? 2 : 4) + (i > first ? 0 : 2) + (i > first + 14 ? 4 : 0);
    if (rank < best_rank) {
      best_rank = rank;
      best = {std::string(name), block.source};
    }
  }
  return best;
}

}  // namespace

void find_names(const PageTree& tree, const FoundArticle& article, const PageMetadata& metadata, const DecodedPage& page, CleanPage& out) {
  Writer name = line_of(tree, article);
  if (name.value.empty()) name = author_of(tree.source, tree.scripts);
  if (name.value.empty() && name_like(metadata.byline) && fold(metadata.byline) != fold(metadata.site)) name = {metadata.byline, metadata.byline_source};
  out.byline = std::string(without_by(name.value));
  if (!out.byline.empty()) out.byline_bytes = page.bytes_of(name.source);
  out.site = metadata.site;
  out.canonical_url = metadata.url;
  const std::string language = lower_ascii(metadata.language.substr(0, metadata.language.find_first_of("-_")));
  out.language = language.size() == 2 ? language : "";
}

}  // namespace chancery
