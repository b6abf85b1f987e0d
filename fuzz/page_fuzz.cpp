// Any bytes as a page: no crash, valid UTF-8 out, every letter of the text in exactly one run of bytes within the page.
#include <cstdlib>

#include "base/utf8.h"
#include "page/charset.h"
#include "page/clean_page.h"
#include "page/html_tokenizer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chancery;
  static const PageReader reader = PageReader::load({CHANCERY_SOURCE_DATA});
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  HtmlTokenizer tokens(bytes);
  HtmlToken token;
  std::uint32_t end = 0;
  while (tokens.next(token)) {
    if (token.span.begin < end || token.span.end > size || token.span.empty()) std::abort();
    end = token.span.end;
  }
  const char* const charsets[] = {"", "windows-1251", "shift_jis", "gb18030", "utf-8"};
  const CleanPage page = reader.read(bytes, {.url = "https://example.org/2026/03/04/a", .charset = charsets[size % 5]});
  if (!valid_utf8(page.text)) std::abort();
  std::uint32_t at = 0;
  for (const PageRun& run : page.runs) {
    for (; at < run.text.begin; ++at)
      if (page.text[at] != '\n') std::abort();
    if (run.text.begin < at || run.text.empty() || run.bytes.begin > run.bytes.end || run.bytes.end > size) std::abort();
    at = run.text.end;
  }
  for (; at < page.text.size(); ++at)
    if (page.text[at] != '\n') std::abort();
  for (const PageParagraph& paragraph : page.paragraphs)
    if (paragraph.span.empty() || paragraph.span.end > page.text.size() || paragraph.bytes.end > size) std::abort();
  return 0;
}
