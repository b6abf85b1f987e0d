// Any bytes as a path file and a rule file: read, or refused with an Error that names file and line, never anything
// else. What can be read is tried on a tree made of the same bytes, by the fast and the naive matcher.
#include <cstdlib>

#include "chancery/error.h"
#include "rules/rule_book.h"
#include "rules/tree_for_tests.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chancery;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = bytes.find('\0');
  const std::string_view paths = bytes.substr(0, cut);
  const std::string_view rest = cut == std::string_view::npos ? std::string_view{} : bytes.substr(cut + 1);
  WordClasses classes;
  classes.add("meet", Upos::VERB, "meet");
  classes.add("talk", Upos::NOUN, "contact_noun");
  try {
    const RuleBook book = RuleBook::parse(paths, rest, classes);
    std::string lines = "meet meet VERB VBD 0 root P\n";
    static constexpr const char* kRelations[] = {"nsubj", "obj", "obl", "conj", "nmod", "acl", "xcomp", "case"};
    for (std::size_t i = 0; i < size && i < 12; ++i) {
      const auto head = std::to_string(1 + data[i] % (i + 1));
      lines += (data[i] & 8) ? "talk talk NOUN NN " : "meet meet VERB VBN ";
      lines.append(head).append(" ").append(kRelations[data[i] >> 5]).append(" P\n");
    }
    Document document = tree_document(lines);
    book.run(document);
    if (document.matches != match_naively(book, document)) std::abort();
  } catch (const Error& error) {
    if (error.line == 0 || error.file.empty()) std::abort();
  }
  return 0;
}
