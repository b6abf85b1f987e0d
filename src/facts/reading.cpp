#include "facts/reading.h"

#include <algorithm>

#include "base/utf8.h"

namespace chancery {
namespace {

constexpr MentionIndex kNoMention = 0xffffffff;

bool relative_word(const std::string& word) {
  return word == "who" || word == "which" || word == "that" || word == "whom";
}

}  // namespace

ArticleReading::ArticleReading(const Document& document, const WordClasses& classes)
    : document_(&document), classes_(&classes) {
  const std::size_t size = document.tokens.size();
  words_.reserve(size);
  for (const Token& token : document.tokens) words_.push_back(fold(document.at(token.span)));
  sentence_of_.assign(size, 0);
  trees_.reserve(document.sentences.size());
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) sentence_of_[t] = s;
    trees_.emplace_back(document, sentence);
  }
  mention_by_head_.assign(size, kNoMention);
  mention_around_.assign(size, kNoMention);
  for (MentionIndex m = 0; m < document.mentions.size(); ++m) {
    const Mention& mention = document.mentions[m];
    mentions_by_place_.emplace_back(mention.tokens.first, m);
    if (mention.head < size) {
      MentionIndex& held = mention_by_head_[mention.head];
      if (held == kNoMention || document.mentions[held].tokens.size() < mention.tokens.size()) held = m;
    }
    for (TokenIndex t = mention.tokens.first; t < mention.tokens.last && t < size; ++t) {
      MentionIndex& held = mention_around_[t];
      if (held == kNoMention || mention.tokens.size() < document.mentions[held].tokens.size()) held = m;
    }
  }
  std::sort(mentions_by_place_.begin(), mentions_by_place_.end());
}

std::vector<MentionIndex> ArticleReading::mentions_in(TokenRange range) const {
  std::vector<MentionIndex> out;
  auto at = std::lower_bound(mentions_by_place_.begin(), mentions_by_place_.end(),
                             std::pair<TokenIndex, MentionIndex>(range.first, 0));
  for (; at != mentions_by_place_.end() && at->first < range.last; ++at)
    if (document_->mentions[at->second].tokens.last <= range.last) out.push_back(at->second);
  return out;
}

bool ArticleReading::in(TokenIndex t, std::string_view class_name) const {
  return classes_->has((*this)[t].lemma, (*this)[t].upos, class_name);
}

bool ArticleReading::in_phrasal(TokenIndex t, std::string_view class_name) const {
  if (in(t, class_name)) return true;
  if ((*this)[t].upos != Upos::VERB) return false;
  for (const TokenIndex c : tree_at(t).children(t)) {
    const Relation relation = (*this)[c].relation;
    if ((relation == Relation::compound_prt || relation == Relation::obj) &&
        classes_->has((*this)[t].lemma + " " + (*this)[c].lemma, Upos::VERB, class_name))
      return true;
  }
  return false;
}

bool ArticleReading::is_verbal(TokenIndex t) const {
  return (*this)[t].upos == Upos::VERB || (*this)[t].upos == Upos::AUX || child(t, Relation::cop) != kNoToken;
}

bool ArticleReading::passive(TokenIndex verb) const {
  for (const TokenIndex c : tree_at(verb).children(verb)) {
    const Relation relation = (*this)[c].relation;
    if (relation == Relation::aux_pass || relation == Relation::nsubj_pass || relation == Relation::csubj_pass)
      return true;
  }
  if ((*this)[verb].xpos != "VBN") return false;
  const Relation relation = (*this)[verb].relation;
  if (relation == Relation::acl || relation == Relation::advcl) {
    // "the agreement signed in Riga", unless it has an auxiliary of the perfect
    return child(verb, Relation::aux) == kNoToken;
  }
  if (relation == Relation::conj && (*this)[verb].head != kNoToken && child(verb, Relation::aux) == kNoToken &&
      child(verb, Relation::nsubj) == kNoToken)
    return passive((*this)[verb].head);
  return false;
}

bool ArticleReading::infinitive(TokenIndex verb) const {
  for (const TokenIndex c : tree_at(verb).children(verb))
    if (c < verb && words_[c] == "to" && (*this)[c].relation == Relation::mark) return true;
  // "was due to visit", where the parser reads "due to"
  return (*this)[verb].xpos == "VB" && verb > sentence_at(verb).tokens.first && words_[verb - 1] == "to";
}

bool ArticleReading::negated(TokenIndex t) const {
  for (const TokenIndex c : tree_at(t).children(t)) {
    const std::string& word = words_[c];
    // "nor have I visited"
    if (word == "nor" && c < t && (*this)[t].upos == Upos::VERB) return true;
    if ((*this)[c].relation == Relation::cc || (*this)[c].relation == Relation::conj) continue;
    if (word == "not" || word == "n't" || word == "never") return true;
    if (word == "no" && (*this)[c].relation == Relation::det && c < t) return true;
  }
  return false;
}

std::string ArticleReading::preposition(TokenIndex t) const {
  std::string out;
  for (const TokenIndex c : tree_at(t).children(t)) {
    if (c > t || (*this)[c].relation != Relation::case_) continue;
    if (!out.empty()) out += ' ';
    // "ahead of his meeting": an adverb and a preposition to some parsers
    if (out.empty() && words_[c] == "of" && c > sentence_at(c).tokens.first && words_[c - 1] == "ahead") out = "ahead ";
    out += words_[c];
    for (const TokenIndex fixed : tree_at(c).children(c))
      if ((*this)[fixed].relation == Relation::fixed) out += ' ' + words_[fixed];
  }
  // To some parsers it hangs on the adverb: "[ahead of] the talks".
  if (out.empty())
    if (const TokenIndex above = (*this)[t].head; above != kNoToken && above < t && words_[above] == "ahead")
      out = "ahead of";
  return out;
}

std::string ArticleReading::mark(TokenIndex verb) const {
  for (const TokenIndex c : tree_at(verb).children(verb))
    if ((*this)[c].relation == Relation::mark || ((*this)[c].relation == Relation::advmod && words_[c] == "when")) {
      std::string out = words_[c];
      for (const TokenIndex fixed : tree_at(c).children(c))
        if ((*this)[fixed].relation == Relation::fixed) out += ' ' + words_[fixed];
      return out;
    }
  return "";
}

std::vector<TokenIndex> ArticleReading::members(TokenIndex t) const {
  std::vector<TokenIndex> out{t};
  for (std::size_t i = 0; i < out.size(); ++i)
    for (const TokenIndex c : tree_at(out[i]).children(out[i]))
      if ((*this)[c].relation == Relation::conj) out.push_back(c);
  std::sort(out.begin(), out.end());
  return out;
}

TokenIndex ArticleReading::surface_subject(TokenIndex verb) const {
  TokenIndex at = verb;
  for (int steps = 0; steps < 8 && at != kNoToken; ++steps) {
    for (const TokenIndex c : tree_at(at).children(at)) {
      const Relation relation = (*this)[c].relation;
      if (main_relation(relation) != Relation::nsubj) continue;
      if (relative_word(words_[c]) && main_relation((*this)[at].relation) == Relation::acl &&
          (*this)[at].head != kNoToken)
        return (*this)[at].head;
      return c;
    }
    const Token& token = (*this)[at];
    if (token.head == kNoToken) return kNoToken;
    switch (token.relation) {
      case Relation::xcomp:
        // Object control: in "asked the committee to report" the committee reports.
        if (infinitive(at)) {
          const TokenIndex object = child(token.head, Relation::obj);
          if (object != kNoToken) return object;
        }
        break;
      case Relation::conj:
        if (!is_verbal(token.head)) return kNoToken;
        break;
      case Relation::advcl:
      case Relation::parataxis:
      case Relation::dep:
        // A finite clause without a subject of its own is none of ours.
        if (token.xpos == "VBD" || token.xpos == "VBZ" || token.xpos == "VBP") return kNoToken;
        break;
      case Relation::acl:
      case Relation::acl_relcl:
        if (infinitive(at)) return kNoToken;
        // "is among the leaders, occupying ...": of a predicate its subject
        if (child(token.head, Relation::cop) != kNoToken) {
          const TokenIndex own = child(token.head, Relation::nsubj);
          if (own != kNoToken && own != at) return own;
        }
        return token.head;
      default:
        return kNoToken;
    }
    at = token.head;
  }
  return kNoToken;
}

TokenIndex ArticleReading::subject(TokenIndex verb) const {
  if (!passive(verb)) return surface_subject(verb);
  for (const TokenIndex c : tree_at(verb).children(verb)) {
    if ((*this)[c].relation == Relation::obl_agent) return c;
    if ((*this)[c].relation == Relation::obl && preposition(c) == "by" && mention_of(c)) return c;
  }
  return kNoToken;
}

TokenIndex ArticleReading::verb_above(TokenIndex t) const {
  for (TokenIndex at = (*this)[t].head; at != kNoToken; at = (*this)[at].head)
    if (is_verbal(at)) return at;
  return kNoToken;
}

std::optional<MentionIndex> ArticleReading::mention_of(TokenIndex head) const {
  if (head == kNoToken) return {};
  if (mention_by_head_[head] != kNoMention) return mention_by_head_[head];
  if (mention_around_[head] == kNoMention) return {};
  // Around: only where the head of the mention hangs on this token, not where this token is a modifier inside it.
  const Mention& mention = document_->mentions[mention_around_[head]];
  if (mention.head == kNoToken) return mention_around_[head];
  for (TokenIndex at = mention.head; at != kNoToken; at = (*this)[at].head)
    if (at == head) return mention_around_[head];
  const Relation relation = (*this)[head].relation;
  if (relation == Relation::flat || (relation == Relation::compound && (*this)[head].upos == Upos::PROPN))
    return mention_around_[head];
  return {};
}

std::vector<Value> ArticleReading::values_of(MentionIndex index) const {
  const Mention& mention = document_->mentions[index];
  std::vector<Value> out;
  if (mention.entity) {
    out.push_back(Value::of_entity(*mention.entity, mention.span));
  } else if (!mention.members.empty()) {
    for (const EntityIndex member : mention.members) out.push_back(Value::of_entity(member, mention.span));
  } else if (!mention.span.empty()) {
    out.push_back(Value::of_open(mention.span));
  }
  return out;
}

std::vector<Value> ArticleReading::entities_of_one(TokenIndex head) const {
  if (head == kNoToken) return {};
  if (const auto mention = mention_of(head)) {
    auto out = values_of(*mention);
    if (out.size() != 1 || !out[0].open) return out;
    const TokenIndex apposition = child(head, Relation::appos);
    if (apposition != kNoToken && mention_of(apposition)) {
      auto named = values_of(*mention_of(apposition));
      if (!named.empty() && !named[0].open) return named;
    }
    return out;
  }
  const TokenIndex apposition = child(head, Relation::appos);
  if (apposition != kNoToken && mention_of(apposition)) return values_of(*mention_of(apposition));
  return {};
}

std::vector<Value> ArticleReading::entities(TokenIndex head) const {
  std::vector<Value> out;
  if (head == kNoToken) return out;
  for (const TokenIndex member : members(head)) {
    for (Value& value : entities_of_one(member)) {
      const bool known = std::any_of(out.begin(), out.end(), [&](const Value& other) {
        return value.entity ? other.entity == value.entity : other.span == value.span;
      });
      if (!known) out.push_back(std::move(value));
    }
  }
  return out;
}

bool ArticleReading::has_kind(const std::vector<Value>& values, EntityKind kind) const {
  return std::any_of(values.begin(), values.end(),
                     [&](const Value& value) { return value.entity && entity(value)->kind == kind; });
}

std::vector<std::uint32_t> ArticleReading::times_in(TokenRange range) const {
  std::vector<std::uint32_t> out;
  auto it = std::lower_bound(document_->times.begin(), document_->times.end(), range.first,
                             [](const TimeExpression& time, TokenIndex t) { return time.tokens.first < t; });
  for (; it != document_->times.end() && it->tokens.first < range.last; ++it)
    out.push_back(static_cast<std::uint32_t>(it - document_->times.begin()));
  return out;
}

std::vector<std::uint32_t> ArticleReading::quantities_in(TokenRange range) const {
  std::vector<std::uint32_t> out;
  auto it = std::lower_bound(document_->quantities.begin(), document_->quantities.end(), range.first,
                             [](const Quantity& quantity, TokenIndex t) { return quantity.tokens.first < t; });
  for (; it != document_->quantities.end() && it->tokens.first < range.last; ++it)
    out.push_back(static_cast<std::uint32_t>(it - document_->quantities.begin()));
  return out;
}

TokenIndex ArticleReading::clause_head(TokenIndex t) const {
  TokenIndex at = t;
  while ((*this)[at].head != kNoToken) {
    const Relation relation = main_relation((*this)[at].relation);
    const bool clausal = relation == Relation::ccomp || relation == Relation::advcl ||
                         relation == Relation::parataxis ||
                         (relation == Relation::conj && is_verbal(at) && child(at, Relation::nsubj) != kNoToken) ||
                         (*this)[at].relation == Relation::acl_relcl;
    if (clausal && is_verbal(at)) return at;
    at = (*this)[at].head;
  }
  return at;
}

Span ArticleReading::clause(TokenIndex t) const {
  const TokenIndex head = clause_head(t);
  TokenRange range = tree_at(head).subtree(head);
  // Clauses coordinated to this one are clauses of their own.
  for (const TokenIndex c : tree_at(head).children(head)) {
    if ((*this)[c].relation != Relation::conj || child(c, Relation::nsubj) == kNoToken) continue;
    const TokenRange below = tree_at(c).subtree(c);
    if (below.first > t && below.first > head && below.first < range.last) range.last = below.first;
  }
  return span_of(trimmed(range));
}

TokenRange ArticleReading::trimmed(TokenRange range) const {
  const auto outer = [&](TokenIndex t) {
    return (*this)[t].upos == Upos::PUNCT && words_[t] != "(" && words_[t] != ")";
  };
  while (range.first < range.last && (outer(range.first) || (*this)[range.first].relation == Relation::cc))
    ++range.first;
  while (range.first < range.last && (outer(range.last - 1) || (*this)[range.last - 1].upos == Upos::CCONJ))
    --range.last;
  return range;
}

Value one_or_list(std::vector<Value> values) {
  if (values.empty()) return {};
  if (values.size() == 1) return std::move(values.front());
  return Value::of_list(std::move(values));
}

}  // namespace chancery
