// Any bytes: either a clear Error, or a document that can be written and read again with the same tokens.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "chancery/error.h"
#include "syntax/conllu.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chancery;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    const Document document = read_conllu(bytes, "input", ConlluColumns::words);
    const Document again = read_conllu(write_conllu(document), "output", ConlluColumns::words);
    if (again.tokens.size() != document.tokens.size()) std::abort();
  } catch (const Error&) {
  }
  try {
    write_conllu(read_conllu(bytes, "input", ConlluColumns::all));
  } catch (const Error&) {
  }
  return 0;
}
