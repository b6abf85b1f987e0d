#include "facts/same_instrument.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "facts/builder.h"
#include "facts/same_value.h"

namespace chancery {
namespace {

bool same_parties(const ArticleReading& reading, const Value& a, const Value& b) {
  const auto countries = [&](const Value& value) {
    std::vector<std::string> out;
    for (const Value& item : value.list)
      if (const Entity* entity = reading.entity(item)) out.push_back(entity->country);
    std::sort(out.begin(), out.end());
    return out;
  };
  return countries(a) == countries(b);
}

// "The MoUs", too, which may be tagged as a name
bool paper(const ArticleReading& reading, TokenIndex t) {
  return reading.in(t, "instrument_noun") || reading.classes().has(reading.word(t), Upos::NOUN, "instrument_noun");
}

// "agreements", "several documents": more than one.
bool plural_title(const ArticleReading& reading, const Draft& draft) {
  const Value* title = draft.fact.find("title");
  if (!title || !title->span) return false;
  const Sentence& sentence = reading.document().sentences[draft.sentence];
  for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
    if (!title->span->contains(reading[t].span) || !paper(reading, t)) continue;
    return reading[t].xpos == "NNS" || reading[t].xpos == "NNPS" || reading.word(t) == "memoranda";
  }
  return false;
}

bool counts_disagree(const Fact& a, const Fact& b) {
  const Value *left = a.find("count"), *right = b.find("count");
  return left && right && left->literal != right->literal;
}

// "the pacts", "the documents": of memoranda, too
bool of_any_type(const Draft& draft) {
  const Value* type = draft.fact.find("type");
  const auto* word = type ? std::get_if<std::string>(&type->literal) : nullptr;
  return word && (*word == "agreement" || *word == "document" || *word == "treaty");
}

// "the agreement", "the document" of what was told by another word: a protocol, a treaty.
bool any_paper(const ArticleReading& reading, const Draft& draft) {
  const Value* type = draft.fact.find("type");
  const auto* word = type ? std::get_if<std::string>(&type->literal) : nullptr;
  return draft.definite && (!word || *word == "agreement" || *word == "document" || *word == "treaty") &&
         title_words(reading, draft).empty() && !plural_title(reading, draft);
}

// Two papers that different people signed, each for his own office.
bool signed_by_others(const ArticleReading& reading, const Draft& a, const Draft& b) {
  const auto people = [&](const Draft& draft) {
    std::vector<EntityIndex> out;
    const Value* signers = draft.fact.find("signatories");
    if (!signers) return out;
    for (const Value& one : signers->list)
      if (const Entity* who = reading.entity(one); who && who->kind == EntityKind::person && !who->name.empty())
        out.push_back(*one.entity);
    return out;
  };
  const auto left = people(a), right = people(b);
  return left.size() > 1 && right.size() > 1 && std::none_of(left.begin(), left.end(), [&](EntityIndex who) {
           return std::find(right.begin(), right.end(), who) != right.end();
         });
}

}  // namespace

std::vector<std::string> title_words(const ArticleReading& reading, const Draft& draft) {
  std::vector<std::string> out;
  const Value* title = draft.fact.find("title");
  if (!title || !title->span) return out;
  const Sentence& sentence = reading.document().sentences[draft.sentence];
  for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
    const Token& token = reading[t];
    if (token.span.begin < title->span->begin || token.span.end > title->span->end) continue;
    if (token.upos != Upos::NOUN && token.upos != Upos::PROPN && token.upos != Upos::ADJ) continue;
    if (paper(reading, t) || token.lemma == "cooperation" || token.lemma == "bilateral") continue;
    if (names_party(reading, t) || token.lemma == "government" || token.lemma == "understanding") continue;
    out.push_back(token.lemma);
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool headline_of_instrument(const Draft& a, const Draft& b) {
  return a.in_title && !b.in_title && b.sentence <= a.sentence + 4 &&
         (a.fact.status == "proposed" || a.fact.status == "planned") && b.fact.status == "signed" &&
         a.fact.find("type") && b.fact.find("type") && a.fact.find("type")->literal == b.fact.find("type")->literal &&
         !counts_disagree(a.fact, b.fact);
}

bool decided(const ArticleReading& reading, const Draft& a, const Draft& b) {
  if (b.fact.status != "planned" || a.fact.status == "planned" || a.fact.status == "proposed" || b.anchor == kNoToken)
    return false;
  const TokenIndex above = reading[b.anchor].head;
  return reading.infinitive(b.anchor) && above != kNoToken && reading[above].lemma == "decision" &&
         !title_words(reading, b).empty();
}

bool same_instrument(const ArticleReading& reading, const Draft& a, const Draft& b) {
  // "Four memoranda inked" over "four instruments were signed"
  if (a.in_title && !b.in_title && b.sentence <= a.sentence + 2 && a.fact.status == b.fact.status)
    if (const Value *left = a.fact.find("count"), *right = b.fact.find("count");
        left && right && left->literal == right->literal)
      return true;
  // "signed eight memoranda", and then "The memoranda were signed during the talks"
  if (b.sentence > a.sentence && b.sentence - a.sentence <= 4 && b.definite && a.fact.find("count") &&
      !b.fact.find("count") && a.fact.status == b.fact.status && plural_title(reading, b) &&
      title_words(reading, b).empty() && a.fact.find("type") && b.fact.find("type") &&
      (a.fact.find("type")->literal == b.fact.find("type")->literal || of_any_type(b)))
    return true;
  for (const char* name : {"type", "count"}) {
    const Value* left = a.fact.find(name);
    const Value* right = b.fact.find(name);
    if ((left && !left->null()) != (right && !right->null()) && std::string_view(name) == "count") return false;
    const bool one_word = std::string_view(name) == "type" && b.sentence > a.sentence && b.sentence - a.sentence <= 4 &&
                          any_paper(reading, b) && !plural_title(reading, a);
    if (left && right && left->literal != right->literal && !one_word) return false;
  }
  const auto listed = [](const Draft& draft) { return draft.fact.evidence.front().rule == "instrument.listed"; };
  if (a.sentence == b.sentence || (listed(a) && listed(b))) {
    const Value* left = a.fact.find("title");
    const Value* right = b.fact.find("title");
    return left && right && left->span && right->span && left->span->overlaps(*right->span);
  }
  if (signed_by_others(reading, a, b)) return false;
  // "several agreements", and then "an agreement to establish a council"
  if (!a.in_title && !b.definite && b.sentence > a.sentence && plural_title(reading, a) && !plural_title(reading, b))
    return false;
  for (const char* name : {"date"})
    if (a.fact.find(name) && b.fact.find(name) && dates_disagree(*a.fact.find(name), *b.fact.find(name))) return false;
  for (const char* name : {"signatories", "parties"})
    if (a.fact.find(name) && b.fact.find(name) && countries_disagree(reading, *a.fact.find(name), *b.fact.find(name)))
      return false;
  // Two agreements of one state with two others
  if (const Value* one = a.fact.find("parties"), *other = b.fact.find("parties");
      one && other && one->list.size() == 2 && other->list.size() == 2 && !same_parties(reading, *one, *other))
    return false;
  // "seven memoranda", and one of them in the list
  if (listed(b) && a.anchor != kNoToken && (reading[a.anchor].xpos == "NNS" || plural_title(reading, a))) return false;
  // "the agreement", and what the headline tells in short
  if (a.anchor != kNoToken && b.anchor != kNoToken && reading.in_title(a.anchor) != reading.in_title(b.anchor) &&
      ((a.fact.find("signatories") && b.fact.find("signatories")) || (a.in_title && b.sentence <= a.sentence + 2)))
    return true;
  const auto left = title_words(reading, a), right = title_words(reading, b);
  std::vector<std::string> common;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(common));
  return left.empty() || right.empty() || !common.empty();
}

}  // namespace chancery
