#include "page/page_metadata.h"

#include <algorithm>

#include "base/utf8.h"

namespace chancery {
namespace {

std::string squeezed(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (is_space(c.value)) {
      space = true;
    } else {
      if (space && !out.empty()) out += ' ';
      space = false;
      append_utf8(out, c.value);
    }
    at += c.size;
  }
  return out;
}

// "Headline | The Site", "Headline - Section - The Site": the longest part, where the others look like names.
// No title, name or address is so long.
constexpr std::size_t kLongestValue = 4096;

std::string_view up_to(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

std::string without_site(const std::string& title, const std::string& site) {
  for (const std::string_view mark : {" | ", " » ", " :: ", " · ", " • ", " — ", " – ", " - ", " / ", " < ", " « "}) {
    const std::size_t at = title.rfind(mark);
    if (at == std::string::npos) continue;
    const std::string head = title.substr(0, at), tail = title.substr(at + mark.size());
    if (!site.empty() && fold(tail) == fold(site)) return head;
    if (!site.empty() && fold(head) == fold(site)) return tail;
    if (head.size() >= 20 && tail.size() < head.size() && tail.size() < 40 && std::count(tail.begin(), tail.end(), ' ') < 5) {
      const std::size_t first = title.find(mark);
      return first >= 20 ? title.substr(0, first) : head;
    }
    if (tail.size() >= 20 && head.size() < 25 && std::count(head.begin(), head.end(), ' ') < 4) return tail;
    break;
  }
  return title;
}

}  // namespace

PageMetadata read_metadata(const PageTree& tree, const CharacterReferences& references) {
  PageMetadata out;
  const auto value = [&](std::initializer_list<std::string_view> names, Span* source = nullptr) -> std::string {
    for (const std::string_view name : names)
      for (const MetaItem& item : tree.metas)
        if (same_name(item.name, name)) {
          std::string text = squeezed(references.read(up_to(item.value, kLongestValue), true));
          if (text.empty()) continue;
          if (source) {
            const auto begin = static_cast<std::uint32_t>(item.value.data() - tree.source.data());
            *source = {begin, begin + static_cast<std::uint32_t>(item.value.size())};
          }
          return text;
        }
    return {};
  };
  out.site = value({"og:site_name", "application-name", "dc.publisher", "copyright"});
  out.language = std::string(tree.language);
  if (out.language.empty()) out.language = value({"og:locale", "content-language", "dc.language", "language"});
  out.url = value({"og:url"});
  for (const LinkElement& link : tree.links)
    if (same_name(link.rel, "canonical")) out.url = references.read(link.address, true);
  Span source;
  const std::string og = value({"og:title", "twitter:title", "dc.title", "title", "headline"}, &source);
  const std::string tag = squeezed(references.read(tree.title, false));
  if (!og.empty()) out.titles.push_back(og), out.title = without_site(og, out.site), out.title_source = source;
  if (!tag.empty()) {
    out.titles.push_back(tag);
    const std::string bare = without_site(tag, out.site);
    if (bare != tag) out.titles.push_back(bare);
    if (out.title.empty()) out.title = bare, out.title_source = tree.title_source;
  }
  out.byline = value({"author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author"}, &out.byline_source);
  return out;
}

}  // namespace chancery
