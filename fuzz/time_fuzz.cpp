// Any bytes as one article: times and quantities are in order, within their sentence, never overlapping, with
// intervals that end after they begin.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "chancery/document.h"
#include "time/quantity_reader.h"
#include "time/test_documents.h"
#include "time/time_reader.h"

namespace {

const char* kData = CHANCERY_DATA;

void check(const chancery::Document& document) {
  const auto within = [&](chancery::Span span, chancery::TokenRange tokens) {
    if (tokens.empty() || tokens.last > document.tokens.size() || span.empty() || span.end > document.text.size())
      std::abort();
    if (!span.contains(document.tokens[tokens.first].span) && !document.tokens[tokens.first].span.overlaps(span))
      std::abort();
  };
  chancery::TokenIndex last = 0;
  for (const auto& time : document.times) {
    within(time.span, time.tokens);
    if (time.tokens.first < last) std::abort();
    last = time.tokens.last;
    const auto& interval = time.interval;
    if (interval.known() != (interval.from || interval.to)) std::abort();
    if (interval.from && interval.to && std::chrono::sys_days(*interval.from) > std::chrono::sys_days(*interval.to))
      std::abort();
    if ((interval.from && !interval.from->ok()) || (interval.to && !interval.to->ok())) std::abort();
  }
  std::uint32_t end = 0;
  for (const auto& quantity : document.quantities) {
    within(quantity.span, quantity.tokens);
    if (quantity.span.begin < end) std::abort();
    end = quantity.span.end;
    if (quantity.equivalent && *quantity.equivalent >= document.quantities.size()) std::abort();
    if (quantity.from.has_value() != quantity.to.has_value()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chancery;
  static const TimeReader times = TimeReader::load({kData});
  static const QuantityReader quantities = QuantityReader::load({kData});
  const std::string text = decode_utf8({reinterpret_cast<const char*>(data), size}).text;
  Document document = document_of(text, size % 2 ? "2025-08-27" : "");
  times.run(document);
  quantities.run(document);
  check(document);
  return 0;
}
