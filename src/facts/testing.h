// Documents made by hand for tests: one token a line, "form lemma XPOS head relation", head counted from 1 inside the
// sentence and 0 for the root; an empty line ends a sentence.
//
//   ByHand d("Ozola Ozola NNP 2 nsubj\n met meet VBD 0 root\n Munteanu Munteanu NNP 2 obj\n");
//   d.mention(0, 1, d.entity(EntityKind::person, "Ozola"));
#pragma once

#include <sstream>
#include <string>

#include "chancery/document.h"

namespace chancery::testing {

inline Upos upos_of_penn(const std::string& xpos, const std::string& relation) {
  if (relation == "aux" || relation == "aux:pass" || relation == "cop") return Upos::AUX;
  if (relation == "mark" && xpos == "IN") return Upos::SCONJ;
  if (xpos.starts_with("VB") || xpos == "MD") return Upos::VERB;
  if (xpos == "NNP" || xpos == "NNPS") return Upos::PROPN;
  if (xpos.starts_with("NN")) return Upos::NOUN;
  if (xpos.starts_with("JJ")) return Upos::ADJ;
  if (xpos.starts_with("RB")) return relation == "advmod" && xpos == "RB" ? Upos::ADV : Upos::ADV;
  if (xpos == "IN") return Upos::ADP;
  if (xpos == "TO") return Upos::PART;
  if (xpos == "CD") return Upos::NUM;
  if (xpos == "CC") return Upos::CCONJ;
  if (xpos == "DT") return Upos::DET;
  if (xpos.starts_with("PRP") || xpos.starts_with("WP")) return Upos::PRON;
  if (!xpos.empty() && std::string(".,:;\"'`-()").find(xpos[0]) != std::string::npos) return Upos::PUNCT;
  return Upos::X;
}

struct ByHand {
  Document document;

  explicit ByHand(const std::string& rows) {
    std::istringstream lines(rows);
    std::string line;
    TokenIndex first = 0;
    const auto end_sentence = [&] {
      const auto last = static_cast<TokenIndex>(document.tokens.size());
      if (last == first) return;
      Sentence sentence;
      sentence.tokens = {first, last};
      sentence.span = {document.tokens[first].span.begin, document.tokens[last - 1].span.end};
      document.sentences.push_back(sentence);
      first = last;
    };
    while (std::getline(lines, line)) {
      std::istringstream cells(line);
      std::string form, lemma, xpos, relation;
      int head = 0;
      if (!(cells >> form >> lemma >> xpos >> head >> relation)) {
        end_sentence();
        continue;
      }
      if (!document.text.empty() && form != "," && form != "." && form != "'s") document.text += ' ';
      Token token;
      token.span.begin = static_cast<std::uint32_t>(document.text.size());
      document.text += form;
      token.span.end = static_cast<std::uint32_t>(document.text.size());
      token.lemma = lemma;
      token.xpos = xpos;
      token.relation = relation_from(relation);
      token.upos = upos_of_penn(xpos, relation);
      token.head = head == 0 ? kNoToken : first + static_cast<TokenIndex>(head) - 1;
      document.tokens.push_back(token);
    }
    end_sentence();
    if (!document.text.empty()) document.layout.body.push_back({0, static_cast<std::uint32_t>(document.text.size())});
  }

  EntityIndex entity(EntityKind kind, const std::string& name, const std::string& country = "") {
    Entity entity;
    entity.kind = kind;
    entity.name = name;
    entity.country = country;
    document.entities.push_back(entity);
    return static_cast<EntityIndex>(document.entities.size() - 1);
  }
  // Tokens counted from 0 over the whole document; the head is the token of the range that hangs outside it.
  MentionIndex mention(TokenIndex first, TokenIndex last, EntityIndex entity, How how = How::name) {
    Mention mention;
    mention.tokens = {first, last};
    mention.span = document.span_of(mention.tokens);
    mention.head = first;
    for (TokenIndex t = first; t < last; ++t) {
      const TokenIndex head = document.tokens[t].head;
      if (head == kNoToken || !mention.tokens.contains(head)) mention.head = t;
    }
    mention.entity = entity;
    mention.how = how;
    document.mentions.push_back(mention);
    const auto index = static_cast<MentionIndex>(document.mentions.size() - 1);
    document.entities[entity].mentions.push_back(index);
    return index;
  }
  TokenIndex token(const std::string& form) const {
    for (TokenIndex t = 0; t < document.tokens.size(); ++t)
      if (document.at(document.tokens[t].span) == form) return t;
    return kNoToken;
  }
};

}  // namespace chancery::testing
