// A parsed Document as the readers of facts see it: trees, folded words, subjects across control and coordination, and
// the entities that a noun phrase stands for. Built once an article, valid while the Document stands unchanged.
//
//   const ArticleReading reading(document, classes);
//   for (const Value& who : reading.entities(reading.subject(verb))) ...
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/document.h"
#include "doc/tree.h"
#include "lexicon/word_classes.h"

namespace chancery {

class ArticleReading {
 public:
  ArticleReading(const Document& document, const WordClasses& classes);

  const Document& document() const { return *document_; }
  const WordClasses& classes() const { return *classes_; }
  const Token& operator[](TokenIndex t) const { return document_->tokens[t]; }
  const std::string& word(TokenIndex t) const { return words_[t]; }  // folded
  std::uint32_t sentence_of(TokenIndex t) const { return sentence_of_[t]; }
  const Sentence& sentence_at(TokenIndex t) const { return document_->sentences[sentence_of_[t]]; }
  const Tree& tree(std::uint32_t sentence) const { return trees_[sentence]; }
  const Tree& tree_at(TokenIndex t) const { return trees_[sentence_of_[t]]; }
  bool in_title(TokenIndex t) const { return sentence_at(t).paragraph == kTitleParagraph; }

  TokenIndex child(TokenIndex t, Relation relation) const { return tree_at(t).child(t, relation); }
  bool in(TokenIndex t, std::string_view class_name) const;
  // As in(), with the particle or light object of a verb counted as part of the lemma: "call off", "take place".
  bool in_phrasal(TokenIndex t, std::string_view class_name) const;
  bool is_verbal(TokenIndex t) const;  // a verb, or a predicate with a copula
  bool passive(TokenIndex verb) const;
  bool infinitive(TokenIndex verb) const;  // has "to"
  bool negated(TokenIndex t) const;
  // The preposition of a noun phrase, its words joined: "of", "according to", "on behalf of"; "" for none.
  std::string preposition(TokenIndex t) const;
  std::string mark(TokenIndex verb) const;  // "that", "if", "after"

  // t and what is coordinated with it, in order of the text.
  std::vector<TokenIndex> members(TokenIndex t) const;
  // Who does what the verb says: its own subject, or that of the verb that it hangs on (coordination, control,
  // participles), or the noun that a relative or participial clause modifies. The agent of a passive; kNoToken for
  // none.
  TokenIndex subject(TokenIndex verb) const;
  // The grammatical subject alone, shared over coordination and control; of a passive the one acted upon.
  TokenIndex surface_subject(TokenIndex verb) const;
  // The nearest verb above t (not t itself), or kNoToken.
  TokenIndex verb_above(TokenIndex t) const;

  // The mention that the noun phrase with this head stands for: the longest with this head, else the smallest around
  // it.
  std::optional<MentionIndex> mention_of(TokenIndex head) const;
  // The entities that a phrase and its coordinates stand for, as values with spans: collectives give their members, a
  // mention left open gives an open value, a phrase that is no mention gives nothing.
  std::vector<Value> entities(TokenIndex head) const;
  std::vector<Value> entities_of_one(TokenIndex head) const;  // without coordinates
  std::vector<Value> values_of(MentionIndex mention) const;
  const Entity* entity(const Value& value) const {
    return value.entity ? &document_->entities[*value.entity] : nullptr;
  }
  bool has_kind(const std::vector<Value>& values, EntityKind kind) const;

  // Mentions that stand within a range, in order of the text.
  std::vector<MentionIndex> mentions_in(TokenRange range) const;
  // The times and quantities whose head words stand within a range.
  std::vector<std::uint32_t> times_in(TokenRange range) const;
  std::vector<std::uint32_t> quantities_in(TokenRange range) const;

  // The clause of t as evidence: the subtree of its nearest finite verb, cut at the coordinated clauses that follow.
  Span clause(TokenIndex t) const;
  TokenIndex clause_head(TokenIndex t) const;
  // A range without outer punctuation, quotation marks, and leading conjunctions.
  TokenRange trimmed(TokenRange range) const;
  Span span_of(TokenRange range) const { return document_->span_of(range); }

 private:
  const Document* document_;
  const WordClasses* classes_;
  std::vector<std::string> words_;
  std::vector<std::uint32_t> sentence_of_;
  std::vector<Tree> trees_;
  std::vector<MentionIndex> mention_by_head_;
  std::vector<MentionIndex> mention_around_;
  std::vector<std::pair<TokenIndex, MentionIndex>> mentions_by_place_;
};

// One value where there is one, a list where there are several, null where there is none.
Value one_or_list(std::vector<Value> values);

}  // namespace chancery
