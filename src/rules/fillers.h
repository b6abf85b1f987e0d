// What a token may fill: whether it is an Actor, a Place, a Time, and with which mention, time or quantity.
#pragma once

#include <optional>
#include <vector>

#include "chancery/document.h"
#include "doc/tree.h"
#include "rules/rule.h"
#include "rules/vocabulary.h"

namespace chancery {

// The classes of words that slot types rest on, looked up once.
struct TypeClasses {
  ClassId contact_noun = kNoClass;
  ClassId instrument_noun = kNoClass;
  ClassId office_noun = kNoClass;
  ClassId venue = kNoClass;
  ClassId group_noun = kNoClass;
  ClassId delegation_noun = kNoClass;
  explicit TypeClasses(const WordClasses& classes);
};

class FillerReader {
 public:
  FillerReader(const Document& document, const TypeClasses& classes, const Vocabulary& vocabulary);

  // The filler of this type that `t` heads, or nothing. `words` are those of the token's sentence.
  std::optional<Filler> read(const Tree& tree, const std::vector<Vocabulary::Word>& words, TokenIndex t,
                             SlotType type) const;

 private:
  using Pair = std::pair<TokenIndex, std::uint32_t>;
  struct Cover {
    std::vector<Pair> pairs;  // token, index of what covers it; sorted
    void add(TokenRange tokens, std::uint32_t index);
    void sort();
    std::pair<const Pair*, const Pair*> at(TokenIndex t) const;
  };
  // Whether `t` is where the range hangs in the tree.
  bool heads(TokenIndex t, TokenRange range) const;
  std::optional<MentionIndex> mention(TokenIndex t) const;
  bool is_unnamed(const Tree& tree, const Vocabulary::Word& word, TokenIndex t) const;
  std::optional<MentionIndex> mention_beside(const Tree& tree, TokenIndex t) const;
  std::optional<std::uint32_t> covering(const Cover& cover, TokenIndex t) const;
  bool is_actor(const Mention& mention, const Vocabulary::Word& word) const;
  std::optional<EntityKind> kind(const Mention& mention) const;

  const Document* document_;
  const Vocabulary* vocabulary_;
  TypeClasses classes_;
  Cover mentions_;
  Cover times_;
  Cover quantities_;
  Cover offices_;
  Cover places_;  // names of locations
};

}  // namespace chancery
