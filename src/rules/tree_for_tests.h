// Documents from hand-written trees, for tests only. One token a line: form lemma UPOS XPOS head relation [mark], heads
// counted from 1 within the sentence, an empty line between sentences. Marks make the layers that other stages write:
// P person, B body, O organisation, C country, L place, T date, N count; "P3" takes the two tokens before it along.
#pragma once

#include <sstream>
#include <string>

#include "chancery/document.h"

namespace chancery {

inline Document tree_document(const std::string& lines) {
  Document document;
  std::istringstream in(lines);
  std::string line;
  TokenIndex first = 0;
  const auto close = [&] {
    const auto last = static_cast<TokenIndex>(document.tokens.size());
    if (last == first) return;
    Sentence sentence;
    sentence.tokens = {first, last};
    sentence.span = document.span_of(sentence.tokens);
    document.sentences.push_back(sentence);
    first = last;
  };
  while (std::getline(in, line)) {
    std::istringstream cells(line);
    std::string form, lemma, upos, xpos, relation, mark;
    TokenIndex head = 0;
    if (!(cells >> form >> lemma >> upos >> xpos >> head >> relation)) {
      close();
      continue;
    }
    cells >> mark;
    Token token;
    token.span.begin = static_cast<std::uint32_t>(document.text.size());
    document.text += form;
    token.span.end = static_cast<std::uint32_t>(document.text.size());
    document.text += ' ';
    token.head = head == 0 ? kNoToken : first + head - 1;
    token.relation = relation_from(relation);
    token.upos = upos_from(upos);
    token.xpos = xpos;
    token.lemma = lemma;
    document.tokens.push_back(token);
    if (mark.empty()) continue;
    const auto at = static_cast<TokenIndex>(document.tokens.size() - 1);
    const TokenRange range{at + 1 - (mark.size() > 1 ? static_cast<TokenIndex>(mark[1] - '0') : 1), at + 1};
    if (mark[0] == 'T') {
      TimeExpression time;
      time.tokens = range;
      time.span = document.span_of(range);
      document.times.push_back(time);
    } else if (mark[0] == 'N') {
      Quantity quantity;
      quantity.tokens = range;
      quantity.span = document.span_of(range);
      document.quantities.push_back(quantity);
    } else {
      Entity entity;
      entity.kind = mark[0] == 'P'   ? EntityKind::person
                    : mark[0] == 'B' ? EntityKind::body
                    : mark[0] == 'O' ? EntityKind::organisation
                    : mark[0] == 'C' ? EntityKind::country
                                     : EntityKind::place;
      entity.name_span = document.span_of(range);
      entity.name = document.at(entity.name_span);
      Mention mention;
      mention.tokens = range;
      mention.head = at;
      mention.span = entity.name_span;
      mention.how = How::name;
      mention.entity = static_cast<EntityIndex>(document.entities.size());
      entity.mentions.push_back(static_cast<MentionIndex>(document.mentions.size()));
      document.entities.push_back(entity);
      document.mentions.push_back(mention);
    }
  }
  close();
  return document;
}

}  // namespace chancery
