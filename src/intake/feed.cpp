#include "intake/feed.h"

#include <expat.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/date_scanner.h"

namespace chancery {
namespace {

constexpr std::size_t kLongestBody = std::size_t{1} << 23;
constexpr int kDeepest = 256;
constexpr std::size_t kMostRestarts = 100;

// "content:encoded" -> "content:encoded", "atom:link" -> "link": only prefixes that change the meaning are kept.
std::string plain_name(std::string_view name) {
  const auto colon = name.find(':');
  if (colon == std::string_view::npos) return std::string(name);
  const std::string_view prefix = name.substr(0, colon), rest = name.substr(colon + 1);
  if (prefix == "content" && rest == "encoded") return "encoded";
  if (prefix == "dc" || prefix == "dcterms") return "dc:" + std::string(rest);
  if (prefix == "atom" || prefix == "rss" || prefix == "rdf") return std::string(rest);
  return std::string(name);  // media:title and the like are other things
}

bool has_markup(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1))
    if (at + 1 < text.size() && ((text[at + 1] | 32) >= 'a' && (text[at + 1] | 32) <= 'z')) return true;
  const auto mark = text.find('&');
  return mark != std::string_view::npos && text.find(';', mark) != std::string_view::npos;
}

// What an item's elements said, before the best of them is chosen.
struct Draft {
  FeedItem item;
  std::string encoded, content, description, summary, dc_date, updated, guid_link;
  bool encoded_html = true, content_html = false, description_html = false, summary_html = false;
};

class Reading {
 public:
  explicit Reading(Feed& feed) : feed_(feed) {}

  void start(const char* raw, const char** attributes, std::size_t line) {
    if (++depth_ > kDeepest) return;
    const std::string name = plain_name(raw);
    if (markup_depth_ > 0) {  // inside an Atom element of type xhtml: the tags are the text
      put("<" + std::string(raw) + ">");
      return;
    }
    if (depth_ == 1) feed_.known = feed_.known || name == "rss" || name == "feed" || name == "RDF";
    if (!in_item_ && (name == "item" || name == "entry")) {
      in_item_ = true;
      item_depth_ = depth_;
      draft_ = {};
      draft_.item.line = line;
      if (const char* language = attribute(attributes, "xml:lang")) draft_.item.language = language;
      return;
    }
    if (!in_item_ && depth_ == 1)
      if (const char* language = attribute(attributes, "xml:lang")) language_ = language;
    if (text_depth_ != 0) return;  // markup where text was meant: its words count, its tags do not
    if (in_item_ ? depth_ == item_depth_ + 1 : depth_ <= 3) {
      name_ = name;
      text_.clear();
      text_depth_ = depth_;
      const char* type = attribute(attributes, "type");
      html_ = type && (std::strcmp(type, "html") == 0 || std::strcmp(type, "xhtml") == 0 || std::strcmp(type, "text/html") == 0);
      if (type && std::strcmp(type, "xhtml") == 0) markup_depth_ = depth_;
      if (name == "link" && in_item_) link(attributes);
      if (name == "guid") permalink_ = !(attribute(attributes, "isPermaLink") && std::strcmp(attribute(attributes, "isPermaLink"), "false") == 0);
      if (!in_item_ && !is_feed_field(name)) text_depth_ = 0;
    }
  }

  void end(const char* raw) {
    if (depth_-- > kDeepest) return;
    const int depth = depth_ + 1;
    if (markup_depth_ > 0 && depth > markup_depth_) {
      put("</" + std::string(raw) + ">");
      return;
    }
    if (depth == markup_depth_) markup_depth_ = 0;
    if (text_depth_ == depth) {
      text_depth_ = 0;
      in_item_ ? item_field() : feed_field();
    }
    if (in_item_ && depth == item_depth_) {
      in_item_ = false;
      finish();
    }
  }

  void text(std::string_view words) {
    if (text_depth_ == 0) return;
    if (markup_depth_ == 0) {
      put(words);
      return;
    }
    for (const char c : words) put(c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string_view(&c, 1));
  }

  // After damage: what was open is forgotten. The feed's own fields stay.
  void restart() {
    in_item_ = false;
    depth_ = text_depth_ = markup_depth_ = 0;
  }

 private:
  static const char* attribute(const char** attributes, const char* name) {
    for (; *attributes; attributes += 2)
      if (std::strcmp(attributes[0], name) == 0) return attributes[1];
    return nullptr;
  }
  static bool is_feed_field(const std::string& name) {
    return name == "title" || name == "language" || name == "dc:language" || name == "channel" ? name != "channel" : false;
  }

  void put(std::string_view words) {
    if (text_.size() < kLongestBody) text_.append(words.substr(0, kLongestBody - text_.size()));
  }

  void link(const char** attributes) {
    const char* href = attribute(attributes, "href");
    const char* rel = attribute(attributes, "rel");
    if (href && (!rel || std::strcmp(rel, "alternate") == 0) && draft_.item.address.empty()) draft_.item.address = ascii_trimmed(href);
  }

  void feed_field() {
    const std::string value(ascii_trimmed(text_));
    if (name_ == "title" && feed_.title.empty()) feed_.title = value;
    if ((name_ == "language" || name_ == "dc:language") && language_.empty()) language_ = value;
  }

  void item_field() {
    const std::string value(ascii_trimmed(text_));
    FeedItem& item = draft_.item;
    const auto first = [&](std::string& into) {
      if (into.empty()) into = value;
    };
    if (name_ == "title") first(item.title);
    else if (name_ == "link") first(item.address);
    else if (name_ == "guid" || name_ == "id") {
      first(item.id);
      if (name_ == "guid" && permalink_ && value.starts_with("http")) draft_.guid_link = value;
    } else if (name_ == "pubDate" || name_ == "published" || name_ == "issued") first(item.published);
    else if (name_ == "dc:date" || name_ == "dc:created" || name_ == "dc:issued") first(draft_.dc_date);
    else if (name_ == "updated" || name_ == "modified") first(draft_.updated);
    else if (name_ == "author" || name_ == "dc:creator") first(item.author);
    else if (name_ == "dc:language" || name_ == "language") item.language = value;
    else if (name_ == "encoded") first(draft_.encoded);
    else if (name_ == "content") {
      first(draft_.content);
      draft_.content_html = html_;
    } else if (name_ == "description") first(draft_.description);
    else if (name_ == "summary") {
      first(draft_.summary);
      draft_.summary_html = html_;
    }
  }

  void finish() {
    FeedItem item = std::move(draft_.item);
    if (item.address.empty()) item.address = draft_.guid_link;
    if (item.address.empty() && item.id.starts_with("http")) item.address = item.id;
    if (item.published.empty()) item.published = draft_.dc_date;
    if (item.published.empty()) item.published = draft_.updated;
    item.published = day_of_timestamp(item.published);
    if (item.language.empty()) item.language = language_;
    item.language = to_lower(item.language.substr(0, item.language.find_first_of("-_")));
    if (item.language.size() != 2) item.language.clear();
    const std::pair<std::string*, bool> bodies[] = {{&draft_.encoded, true}, {&draft_.content, draft_.content_html},
                                                    {&draft_.description, false}, {&draft_.summary, draft_.summary_html}};
    for (const auto& [body, html] : bodies) {
      if (body->size() <= item.body.size()) continue;
      item.html = html || has_markup(*body);
      item.body = std::move(*body);
    }
    feed_.items.push_back(std::move(item));
  }

  Feed& feed_;
  Draft draft_;
  std::string name_, text_, language_;
  int depth_ = 0, item_depth_ = 0, text_depth_ = 0, markup_depth_ = 0;
  bool in_item_ = false, html_ = false, permalink_ = true;
};

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<XML_ParserStruct, FreeParser>;

struct Context {
  Reading* reading;
  XML_Parser parser;
  std::size_t lines_before;  // lines of the feed before this parser's share, less those of the prefix put before it
};

// Names of HTML that feeds use without declaring them.
std::string_view html_entity(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kEntities = {{
      {"nbsp", "\xC2\xA0"}, {"ndash", "–"}, {"mdash", "—"}, {"lsquo", "‘"}, {"rsquo", "’"}, {"ldquo", "“"},
      {"rdquo", "”"}, {"laquo", "«"}, {"raquo", "»"}, {"hellip", "…"}, {"bull", "•"}, {"euro", "€"},
  }};
  for (const auto& [known, text] : kEntities)
    if (known == name) return text;
  return {};
}

int convert_encoding(void*, const XML_Char* name, XML_Encoding* info) {
  const iconv_t converter = iconv_open("UTF-32LE", name);
  if (converter == reinterpret_cast<iconv_t>(-1)) return XML_STATUS_ERROR;
  for (int i = 0; i < 256; ++i) {
    char in = static_cast<char>(i), *in_at = &in;
    std::uint32_t out = 0;
    char* out_at = reinterpret_cast<char*>(&out);
    std::size_t in_left = 1, out_left = sizeof out;
    const auto result = iconv(converter, &in_at, &in_left, &out_at, &out_left);
    iconv(converter, nullptr, nullptr, nullptr, nullptr);
    info->map[i] = result == static_cast<std::size_t>(-1) || out_left != 0 ? -1 : static_cast<int>(out);
  }
  iconv_close(converter);
  for (int i = 0; i < 128; ++i)
    if (info->map[i] != i) return XML_STATUS_ERROR;  // not a charset of single bytes over ASCII
  info->data = nullptr;
  info->convert = nullptr;
  info->release = nullptr;
  return XML_STATUS_OK;
}

Parser make_parser(Context& context, const char* encoding) {
  Parser parser(XML_ParserCreate(encoding));
  context.parser = parser.get();
  XML_SetUserData(parser.get(), &context);
  XML_SetElementHandler(
      parser.get(),
      [](void* user, const XML_Char* name, const XML_Char** attributes) {
        auto& c = *static_cast<Context*>(user);
        c.reading->start(name, attributes, c.lines_before + XML_GetCurrentLineNumber(c.parser));
      },
      [](void* user, const XML_Char* name) { static_cast<Context*>(user)->reading->end(name); });
  XML_SetCharacterDataHandler(parser.get(), [](void* user, const XML_Char* text, int size) {
    static_cast<Context*>(user)->reading->text({text, static_cast<std::size_t>(size)});
  });
  XML_SetSkippedEntityHandler(parser.get(), [](void* user, const XML_Char* name, int) {
    static_cast<Context*>(user)->reading->text(html_entity(name));
  });
  // No entity that a feed declares is expanded: nothing grows.
  XML_SetEntityDeclHandler(parser.get(), [](void* user, const XML_Char*, int, const XML_Char* value, int, const XML_Char*,
                                            const XML_Char*, const XML_Char*, const XML_Char*) {
    if (value) XML_StopParser(static_cast<Context*>(user)->parser, XML_FALSE);
  });
  XML_SetUnknownEncodingHandler(parser.get(), convert_encoding, nullptr);
  XML_UseForeignDTD(parser.get(), XML_TRUE);  // so that names of HTML are skipped, and no error
  return parser;
}

std::size_t find_item(std::string_view bytes, std::size_t from) {
  for (std::size_t at = bytes.find('<', from); at != std::string_view::npos; at = bytes.find('<', at + 1)) {
    const std::string_view rest = bytes.substr(at + 1);
    for (const std::string_view name : {std::string_view("item"), std::string_view("entry")})
      if (rest.starts_with(name) && rest.size() > name.size() && std::strchr(" \t\r\n>", rest[name.size()])) return at;
  }
  return std::string_view::npos;
}

}  // namespace

bool looks_like_feed(std::string_view bytes) {
  std::string_view head = bytes.substr(0, 4096);
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head = ascii_trimmed(head);
  if (!head.starts_with('<')) return false;
  for (std::size_t at = 0; at < head.size(); ++at) {
    at = head.find('<', at);
    if (at == std::string_view::npos) return false;
    const std::string_view tag = head.substr(at + 1);
    if (tag.starts_with("!--")) {
      at = head.find("-->", at);
      if (at == std::string_view::npos) return false;
      continue;
    }
    if (tag.starts_with('?') || tag.starts_with('!')) continue;
    return tag.starts_with("rss") || tag.starts_with("feed") || tag.starts_with("rdf:RDF") || tag.starts_with("atom:feed");
  }
  return false;
}

std::string day_of_timestamp(std::string_view written) {
  written = ascii_trimmed(written);
  if (written.size() >= 10 && written[4] == '-')
    if (const auto day = from_iso(std::string(written.substr(0, 10)))) return to_iso(*day);
  if (const auto date = find_date(written.substr(0, 64)))
    if (const auto day = date->has_year() ? date->day_in() : std::nullopt) return to_iso(*day);
  return "";
}

Feed read_feed(std::string_view bytes) {
  Feed feed;
  Reading reading(feed);
  while (!bytes.empty() && std::strchr(" \t\r\n", bytes.front())) bytes.remove_prefix(1);  // before <?xml it is an error
  // Bad bytes would end the reading: where the feed is UTF-8, they are made good first.
  const std::string_view head = bytes.substr(0, 256);
  const auto declared = head.find("encoding=");
  const bool utf16 = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
  const bool utf8 = !utf16 && (declared == std::string_view::npos || declared > head.find("?>") ||
                               to_lower(head.substr(std::min(declared + 10, head.size()), 5)) == "utf-8");
  Decoded decoded;
  if (utf8) {
    decoded = decode_utf8(bytes);
    if (decoded.replaced > 0)
      feed.problems.push_back("not valid UTF-8: " + std::to_string(decoded.replaced) + (decoded.replaced == 1 ? " place" : " places"));
    for (char& c : decoded.text)
      if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') c = ' ';
    bytes = decoded.text;
  }
  const std::size_t first = find_item(bytes, 0);
  const std::string prefix(bytes.substr(0, std::min(first, std::size_t{1} << 16)));
  std::size_t begin = 0, lines = 0;
  for (std::size_t restarts = 0;; ++restarts) {
    Context context{&reading, nullptr, lines};
    const Parser parser = make_parser(context, utf8 ? "UTF-8" : nullptr);
    std::size_t before = 0;  // bytes of the prefix
    if (begin > 0) {
      before = prefix.size();
      const std::size_t prefix_lines = static_cast<std::size_t>(std::count(prefix.begin(), prefix.end(), '\n'));
      context.lines_before = lines >= prefix_lines ? lines - prefix_lines : 0;
      if (XML_Parse(parser.get(), prefix.data(), static_cast<int>(prefix.size()), 0) == XML_STATUS_ERROR) break;
    }
    const std::string_view rest = bytes.substr(begin);
    if (XML_Parse(parser.get(), rest.data(), static_cast<int>(rest.size()), 1) != XML_STATUS_ERROR) break;
    const auto code = XML_GetErrorCode(parser.get());
    const auto line = context.lines_before + XML_GetCurrentLineNumber(parser.get());
    if (code == XML_ERROR_ABORTED) {
      feed.problems.push_back("line " + std::to_string(line) + ": declares entities of its own, which are not read");
      break;
    }
    if (!feed.known) {
      feed.problems.push_back("not a feed");
      break;
    }
    feed.problems.push_back("line " + std::to_string(line) + ": " + XML_ErrorString(code));
    const auto index = XML_GetCurrentByteIndex(parser.get());
    const std::size_t damage = index > static_cast<XML_Index>(before) ? begin + static_cast<std::size_t>(index) - before : begin;
    const std::size_t next = find_item(bytes, std::max(damage, begin + 1));
    if (next == std::string_view::npos) break;
    if (restarts == kMostRestarts) {
      feed.problems.push_back("too much damage: the rest is left unread");
      break;
    }
    lines += static_cast<std::size_t>(std::count(bytes.begin() + static_cast<std::ptrdiff_t>(begin), bytes.begin() + static_cast<std::ptrdiff_t>(next), '\n'));
    begin = next;
    reading.restart();
  }
  if (!feed.known && feed.problems.empty()) feed.problems.push_back("not a feed");
  return feed;
}

}  // namespace chancery
