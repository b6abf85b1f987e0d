// CoNLL-U in and out.
//
//   const Document document = read_conllu(bytes, "gold.conllu", ConlluColumns::words);
//   std::cout << write_conllu(document);
//
// Reading rebuilds a text in which every word stands as the file has it: words are set apart by a blank unless the
// comment "# text = ..." or a multiword range says otherwise, sentences by a blank, paragraphs ("# newpar", "# newdoc") by
// an empty line. Empty nodes (8.1) are left out. A line that is no CoNLL-U throws Error with its number.
//
// Writing gives one block a sentence; MISC holds Name=B-PER and the like, Offset=begin:end in code points of
// Document::text, and SpaceAfter=No. Words with their clitics are bracketed by range lines ("3-4  don't").
#pragma once

#include <string>
#include <string_view>

#include "chancery/document.h"

namespace chancery {

enum class ConlluColumns {
  words,  // sentences and tokens only: columns 3-10 are not looked at
  all,    // tags, lemmas, features, heads and relations too, and names from MISC
};

Document read_conllu(std::string_view bytes, const std::string& file, ConlluColumns columns);
std::string write_conllu(const Document& document);

}  // namespace chancery
