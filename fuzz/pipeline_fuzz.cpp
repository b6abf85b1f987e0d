// Any bytes at all through the whole pipeline: no crash, spans in order, JSON that can be written.
#include <cstdlib>
#include <string_view>

#include "chancery/pipeline.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const chancery::Pipeline pipeline = chancery::Pipeline::load({});
  if (size > 4096) return 0;
  const auto document = pipeline.read({reinterpret_cast<const char*>(data), size}, {});
  for (const auto& fact : document.facts)
    for (const auto& evidence : fact.evidence)
      if (evidence.span.empty() || evidence.span.end > document.text.size()) std::abort();
  if (chancery::to_json_line(document).empty()) std::abort();
  return 0;
}
