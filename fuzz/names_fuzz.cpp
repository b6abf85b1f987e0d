// Any words, any tags and any tree: reading who is who never fails, and what it writes stays within the text.
#include <cassert>
#include <cstdint>

#include "names/linker.h"
#include "names/mention_reader.h"

namespace {

// A Document out of bytes: words at spaces, sentences at line ends; tags, relations and heads from the bytes
// themselves.
chancery::Document document_of(const std::uint8_t* data, std::size_t size) {
  using namespace chancery;
  Document out;
  for (std::size_t i = 0; i < size && i < 4096; ++i)
    out.text += static_cast<char>(data[i] < 0x80 ? data[i] : 'a' + data[i] % 26);
  Sentence sentence;
  std::uint32_t begin = 0;
  const auto end_word = [&](std::uint32_t end) {
    if (begin < end) {
      Token token;
      token.span = {begin, end};
      token.lemma = out.text.substr(begin, end - begin);
      token.upos = static_cast<Upos>((begin * 7 + end) % 17);
      token.relation = static_cast<Relation>((begin * 3 + end * 5) % 30);
      const auto index = static_cast<TokenIndex>(out.tokens.size());
      if (index > sentence.tokens.first)
        token.head = sentence.tokens.first + (begin + end) % (index - sentence.tokens.first);
      out.tokens.push_back(token);
      if ((begin + end) % 5 == 0) out.names.push_back({{index, index + 1}, static_cast<NameType>(end % 3)});
    }
    begin = end + 1;
  };
  const auto end_sentence = [&] {
    sentence.tokens.last = static_cast<TokenIndex>(out.tokens.size());
    if (sentence.tokens.empty()) return;
    sentence.span = out.span_of(sentence.tokens);
    sentence.paragraph = sentence.tokens.first == 0 ? kTitleParagraph : 0;
    out.sentences.push_back(sentence);
    sentence.tokens.first = sentence.tokens.last;
  };
  for (std::uint32_t i = 0; i < out.text.size(); ++i) {
    if (out.text[i] == ' ' || out.text[i] == '\n') end_word(i);
    if (out.text[i] == '\n') end_sentence();
  }
  end_word(static_cast<std::uint32_t>(out.text.size()));
  end_sentence();
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const chancery::MentionReader reader = chancery::MentionReader::load({CHANCERY_SOURCE_DATA});
  static const chancery::Linker linker(reader.gazetteer());
  chancery::Document document = document_of(data, size);
  reader.run(document);
  linker.run(document);
  for (const auto& mention : document.mentions) {
    assert(mention.tokens.contains(mention.head) && mention.span.end <= document.text.size());
    assert(!mention.entity || *mention.entity < document.entities.size());
    for (const auto member : mention.members) assert(member < document.entities.size());
  }
  for (const auto& entity : document.entities)
    for (const auto mention : entity.mentions) assert(mention < document.mentions.size());
  for (const auto& office : document.offices) assert(!office.person || *office.person < document.entities.size());
  return 0;
}
