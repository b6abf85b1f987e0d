// Tokens, sentences, dependency trees and names: what the syntax stage writes.
//
// Universal Dependencies 2 for English: 17 tags, Penn tags beside them, relations with subtypes, basic trees with one
// root. Clitics are tokens of their own ("does" "n't"; "Speaker" "'s"), with spans that touch.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/span.h"

namespace chancery {

using TokenIndex = std::uint32_t;  // into Document::tokens, across the whole document
inline constexpr TokenIndex kNoToken = std::numeric_limits<TokenIndex>::max();

struct TokenRange {
  TokenIndex first = 0;
  TokenIndex last = 0;  // one past
  constexpr bool empty() const { return first >= last; }
  constexpr std::uint32_t size() const { return last - first; }
  constexpr bool contains(TokenIndex t) const { return first <= t && t < last; }
  constexpr bool contains(TokenRange r) const { return first <= r.first && r.last <= last; }
  constexpr bool overlaps(TokenRange r) const { return first < r.last && r.first < last; }
  constexpr auto operator<=>(const TokenRange&) const = default;
};

enum class Upos : std::uint8_t {
  ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X,
};
const char* name_of(Upos tag);
Upos upos_from(std::string_view name);  // X for an unknown name

// Universal relations, English subtypes after an underscore: nsubj_pass is "nsubj:pass". Phrases of time and measure
// without a preposition ("on" left out of "Monday") are obl_unmarked or nmod_unmarked.
enum class Relation : std::uint8_t {
  root, acl, acl_relcl, advcl, advcl_relcl, advmod, advmod_emph, amod, appos, aux, aux_pass, case_, cc, cc_preconj,
  ccomp, compound, compound_prt, conj, cop, csubj, csubj_pass, csubj_outer, dep, det, det_predet, discourse, dislocated,
  expl, fixed, flat, goeswith, iobj, list, mark, nmod, nmod_desc, nmod_npmod, nmod_poss, nmod_tmod, nmod_unmarked,
  nsubj, nsubj_pass, nsubj_outer,
  nummod, obj, obl, obl_agent, obl_npmod, obl_tmod, obl_unmarked, orphan, parataxis, punct, reparandum, vocative, xcomp,
};
const char* name_of(Relation relation);            // "nsubj:pass"
Relation relation_from(std::string_view name);     // an unknown subtype falls back to its main relation, else dep
Relation main_relation(Relation relation);         // nsubj_pass -> nsubj

struct Token {
  Span span;
  TokenIndex head = kNoToken;  // document-wide index; kNoToken for the root of its sentence
  Relation relation = Relation::dep;
  Upos upos = Upos::X;
  bool space_after = true;
  std::string xpos;   // Penn tag: "VBD"
  std::string lemma;
  std::string feats;  // "Mood=Ind|Tense=Past"; "" for none
  bool operator==(const Token&) const = default;
};

// What the syntax model makes of each token in its sentence, `size` numbers a token.
struct TokenVectors {
  std::size_t size = 0;
  std::vector<float> values;
  std::span<const float> operator[](TokenIndex token) const { return std::span(values).subspan(token * size, size); }
  bool operator==(const TokenVectors&) const = default;
};

struct Sentence {
  TokenRange tokens;
  Span span;
  std::uint32_t paragraph = 0;  // index into Layout::body; kTitleParagraph for the title
  bool operator==(const Sentence&) const = default;
};
inline constexpr std::uint32_t kTitleParagraph = std::numeric_limits<std::uint32_t>::max();

enum class NameType : std::uint8_t { person, organisation, location };
const char* name_of(NameType type);  // "PER", "ORG", "LOC"

// A proper name as the name model found it: titles and articles outside.
struct Name {
  TokenRange tokens;
  NameType type = NameType::person;
  bool operator==(const Name&) const = default;
};

}  // namespace chancery
