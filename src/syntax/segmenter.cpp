#include "syntax/segmenter.h"

#include "syntax/sentence_splitter.h"
#include "syntax/tokeniser.h"

namespace chancery {

Segmenter Segmenter::load(const std::vector<std::string>& data_folders) {
  Segmenter out;
  out.table_ = TokenTable::load(data_folders);
  return out;
}

void Segmenter::run(Document& document) const {
  document.sentences.clear();
  document.tokens.clear();
  if (document.layout.title) segment(document, *document.layout.title, kTitleParagraph);
  for (std::size_t i = 0; i < document.layout.body.size(); ++i)
    segment(document, document.layout.body[i], static_cast<std::uint32_t>(i));
}

void Segmenter::segment(Document& document, Span paragraph, std::uint32_t index) const {
  const std::vector<RawToken> tokens = tokenise(table_, document.text, paragraph);
  const auto offset = static_cast<TokenIndex>(document.tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& token = document.tokens.emplace_back();
    token.span = tokens[i].span;
    token.space_after = i + 1 == tokens.size() || tokens[i + 1].span.begin > tokens[i].span.end;
  }
  std::uint32_t begin = 0;
  for (const std::uint32_t end : sentence_ends(table_, document.text, tokens)) {
    Sentence& sentence = document.sentences.emplace_back();
    sentence.tokens = {offset + begin, offset + end};
    sentence.span = {tokens[begin].span.begin, tokens[end - 1].span.end};
    sentence.paragraph = index;
    begin = end;
  }
}

}  // namespace chancery
