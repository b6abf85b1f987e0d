// Any bytes as a line of JSONL, as robots.txt and as a kept fingerprint; any text compared with itself.
#include <cstdlib>

#include "copies/fingerprint.h"
#include "fetch/robots.h"
#include "intake/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chancery;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const InputArticle article = article_of_json(bytes, "fuzz");
  if (article.failed && article.problems.empty()) std::abort();
  const Robots robots = Robots::parse(bytes, "chancery");
  robots.allows(bytes.substr(0, 200));
  fingerprint_from_bytes(bytes);
  const Fingerprint print = fingerprint_of_text(bytes);
  if (fingerprint_from_bytes(to_bytes(print)) != print) std::abort();
  if (!print.runs.empty() && share_of(print, print) < .999) std::abort();
  return 0;
}
