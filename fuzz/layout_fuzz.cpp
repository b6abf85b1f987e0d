// Any bytes, decoded and laid out: no crash, and every byte that is no white space lies in one span, on boundaries.
#include <algorithm>
#include <cstdlib>
#include <vector>

#include "base/utf8.h"
#include "copies/translation.h"
#include "text/decode.h"
#include "text/layout_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chancery;
  static const LayoutReader reader = LayoutReader::load({CHANCERY_SOURCE_DATA});
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Document document;
  document.text = decode_text(bytes).text;
  reader.run(document);

  const Trace trace = trace_of(document.text);
  if (trace.marks.size() > kMostMarks || signature(trace, 16).size() > 16) std::abort();

  std::vector<Span> spans = document.layout.body;
  for (const Furniture& furniture : document.layout.furniture) spans.push_back(furniture.span);
  if (document.layout.title) spans.push_back(*document.layout.title);
  if (document.layout.dateline) spans.push_back(document.layout.dateline->span);
  std::sort(spans.begin(), spans.end());
  spans.push_back({static_cast<std::uint32_t>(document.text.size()), static_cast<std::uint32_t>(document.text.size())});
  std::size_t at = 0;
  for (const Span span : spans) {
    while (at < span.begin) {
      const CodePoint c = code_point_at(document.text, at);
      if (!is_space(c.value)) std::abort();
      at += c.size;
    }
    if (at != span.begin) std::abort();
    while (at < span.end) at += code_point_at(document.text, at).size;
    if (at != span.end) std::abort();
  }
  return 0;
}
