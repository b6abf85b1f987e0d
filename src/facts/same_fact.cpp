#include "facts/same_fact.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "facts/builder.h"
#include "facts/merge_contacts.h"
#include "facts/same_instrument.h"
#include "facts/same_value.h"

namespace chancery {
namespace {

// Laws: the same words in the name, or "the bill" after it.
bool same_law(const ArticleReading& reading, const Draft& a, const Draft& b) {
  const auto words = [&](const Draft& draft) {
    std::vector<std::string> out = title_words(reading, draft);
    std::erase_if(out, [](const std::string& word) {
      return word == "law" || word == "bill" || word == "draft" || word == "act" || word == "legislation";
    });
    return out;
  };
  const auto left = words(a), right = words(b);
  if (left.empty() || right.empty()) return b.sentence > a.sentence && b.sentence - a.sentence <= 12 && right.empty();
  std::vector<std::string> common;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(common));
  return common.size() * 2 >= std::min(left.size(), right.size());
}

// The same aid told again: the same sum between the same states; or by the headline in short.
bool same_aid(const ArticleReading& reading, const Draft& a, const Draft& b) {
  for (const char* name : {"donor", "recipient"})
    if (a.fact.find(name) && b.fact.find(name) && countries_disagree(reading, *a.fact.find(name), *b.fact.find(name)))
      return false;
  const Value* left = a.fact.find("amount");
  const Value* right = b.fact.find("amount");
  if (left && right) return same_sum(*left, *right);
  if (!left && !right && a.fact.find("donor") && b.fact.find("donor") &&
      entities_agree(*a.fact.find("donor"), *b.fact.find("donor")))
    return true;  // "this assistance from the bank", twice
  if (a.in_title != b.in_title) return true;
  return a.sentence == b.sentence && a.fact.status == b.fact.status;
}

bool well_wishing(const Fact& ritual) {
  const Value* act = ritual.find("act");
  const auto* word = act ? std::get_if<std::string>(&act->literal) : nullptr;
  return word && (*word == "greeted" || *word == "congratulated");
}

// "conveyed greetings and best wishes": one message, whatever it is made of.
bool one_message(const ArticleReading& reading, const Draft& a, const Draft& b) {
  if (a.sentence != b.sentence || a.anchor == kNoToken || b.anchor == kNoToken || !well_wishing(a.fact) ||
      !well_wishing(b.fact) || reading.clause_head(a.anchor) != reading.clause_head(b.anchor))
    return false;
  const Value *by = a.fact.find("by"), *other = b.fact.find("by");
  const Value *to = a.fact.find("to"), *receiver = b.fact.find("to");
  if (by && other && !same_value(*by, *other)) return false;
  return !to || !receiver || same_value(*to, *receiver);
}

// The content words of what somebody binds himself to: its nouns, names and verbs.
std::vector<std::string> promise_words(const ArticleReading& reading, const Draft& draft) {
  std::vector<std::string> out;
  const Value* what = draft.fact.find("what");
  if (!what || !what->span) return out;
  const TokenRange sentence = reading.document().sentences[draft.sentence].tokens;
  for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
    if (!what->span->contains(reading[t].span)) continue;
    const Upos upos = reading[t].upos;
    if (upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::VERB) out.push_back(reading[t].lemma);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// One promise told again, in the headline or by who speaks of it later: of one strength, in much the same words, and of
// nobody's that has nothing to do with the first.
bool same_promise(const ArticleReading& reading, const Draft& a, const Draft& b) {
  const Value *strength = a.fact.find("strength"), *other = b.fact.find("strength");
  if (!strength || !other || strength->literal != other->literal) return false;
  if (a.fact.find("by") && b.fact.find("by") && countries_disagree(reading, *a.fact.find("by"), *b.fact.find("by")))
    return false;
  const auto left = promise_words(reading, a), right = promise_words(reading, b);
  std::vector<std::string> common;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(common));
  const std::size_t least = std::min(left.size(), right.size());
  return common.size() >= (a.in_title ? 2u : 3u) && common.size() * 5 >= least * 4;
}

// "imposed a visa ban": a sanction and a ban, told once
bool sanction_or_ban(const Draft& a, const Draft& b) {
  if (a.fact.kind != "measure" || a.sentence != b.sentence) return false;
  const auto barring = [](const Draft& draft) {
    const Value* act = draft.fact.find("act");
    const auto* word = act ? std::get_if<std::string>(&act->literal) : nullptr;
    return word && (*word == "sanctioned" || *word == "banned");
  };
  return barring(a) && barring(b);
}

// Kinds in which the same people doing the same are one fact, however worded and however often told.
bool known_by_people(const std::string& kind) {
  return kind == "invitation" || kind == "office_change" || kind == "ritual" || kind == "relation" || kind == "measure";
}

// The same sum or number of the same, told again: whose it is and when may be told only once.
bool same_figure(const ArticleReading& reading, const Draft& a, const Draft& b) {
  const Value *left = a.fact.find("amount"), *right = b.fact.find("amount");
  const Value *what = a.fact.find("indicator"), *other = b.fact.find("indicator");
  if (!left || !right || !what || !other || !what->span || !other->span || !same_sum(*left, *right)) return false;
  const auto change = [](const Fact& fact) { return fact.find("change") && !fact.find("change")->null(); };
  if (change(a.fact) || change(b.fact)) return false;
  for (const char* name : {"subjects", "period"}) {
    const Value *one = a.fact.find(name), *two = b.fact.find(name);
    if (one && two && (countries_disagree(reading, *one, *two) || dates_disagree(*one, *two))) return false;
  }
  const auto words = [&](const Draft& draft, const Value& value) {
    std::vector<std::string> out;
    const TokenRange sentence = reading.document().sentences[draft.sentence].tokens;
    for (TokenIndex t = sentence.first; t < sentence.last; ++t)
      if (value.span->contains(reading[t].span) &&
          (reading[t].upos == Upos::NOUN || (reading[t].upos == Upos::PROPN && !names_party(reading, t))))
        out.push_back(reading[t].lemma);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  };
  const auto here = words(a, *what), there = words(b, *other);
  if (here.empty() || there.empty()) return false;
  return std::includes(here.begin(), here.end(), there.begin(), there.end()) ||
         std::includes(there.begin(), there.end(), here.begin(), here.end());
}

// "days before the inauguration", where the article tells that he has taken office
bool told_before(const ArticleReading& reading, const Draft& change) {
  if (change.anchor == kNoToken || reading.is_verbal(change.anchor)) return false;
  const std::string preposition = reading.preposition(change.anchor);
  return preposition == "before" || preposition == "ahead of" || preposition == "prior to" ||
         preposition == "on the eve of";
}

bool same_person(const Draft& a, const Draft& b) {
  const Value *one = a.fact.find("person"), *other = b.fact.find("person");
  return one && other && one->entity && one->entity == other->entity;
}

// "the resolution", "voted to call on": the text that was put to the vote is told without a name of its own.
bool bare_text(const Fact& vote) {
  const Value* text = vote.find("text");
  const auto* words = text ? std::get_if<std::string>(&text->literal) : nullptr;
  if (!words || words->starts_with("to ")) return true;
  static constexpr std::string_view kBare[] = {"resolution",     "text",     "draft",      "motion",
                                               "the resolution", "the text", "the motion", "draft resolution",
                                               "the draft"};
  return std::find(std::begin(kBare), std::end(kBare), *words) != std::end(kBare);
}

}  // namespace

bool same_fact(const ArticleReading& reading, const Draft& a, const Draft& b) {
  if (a.fact.kind != b.fact.kind || a.fact.background != b.fact.background) return false;
  if (a.fact.kind == "aid" && (a.fact.status == b.fact.status || a.in_title != b.in_title) && a.sentence != b.sentence)
    return same_aid(reading, a, b);
  if (a.fact.kind == "figure" && a.sentence != b.sentence)
    return a.fact.status == b.fact.status && same_figure(reading, a, b);
  if (a.fact.kind == "office_change" && a.fact.status != b.fact.status && same_person(a, b) &&
      ((told_before(reading, a) && b.fact.status == "held") || (told_before(reading, b) && a.fact.status == "held")))
    return true;
  if (a.fact.kind == "invitation") {
    // Extended and accepted is one invitation.
  } else if (a.fact.kind == "vote" && a.fact.status == "vetoed" && b.fact.status == "adopted" &&
             b.fact.find("tally") && !a.fact.find("tally") && b.sentence >= a.sentence && b.sentence - a.sentence <= 6 &&
             !b.fact.find("body")) {
    return true;  // "X vetoed the draft. Eleven were for it, and three abstained."
  } else if (a.fact.status != b.fact.status &&
             !(a.fact.kind == "instrument" && (headline_of_instrument(a, b) || decided(reading, a, b)))) {
    return false;
  }
  if (a.fact.kind == "instrument") return same_instrument(reading, a, b);
  if (a.fact.kind == "statement") {
    const Value* left = a.fact.find("content");
    const Value* right = b.fact.find("content");
    return left && right && left->span == right->span;
  }
  if (a.fact.kind == "vote" && a.sentence != b.sentence) {
    const Value* left = a.fact.find("tally");
    const Value* right = b.fact.find("tally");
    if (left && right) return left->fields == right->fields;
    // told in the headline, or again in the sentences after
    const Value* body = a.fact.find("body");
    const Value* other = b.fact.find("body");
    const std::uint32_t apart = b.sentence > a.sentence ? b.sentence - a.sentence : a.sentence - b.sentence;
    if (a.fact.status == "vetoed" && apart <= 4) {
      if (body && other && !entities_disagree(*body, *other)) return true;
      // "X vetoed the draft. It had won 11 votes in the Council."
      if (body && other && (left != nullptr) != (right != nullptr)) return true;
    }
    // "The Assembly adopted the draft by 90 votes to 4", and "voted overwhelmingly to call on ..." near by
    if (apart <= 3 && body && other && entities_agree(*body, *other) && (!left || !right) &&
        (bare_text(a.fact) || bare_text(b.fact)))
      return !(a.fact.find("date") && b.fact.find("date") &&
               dates_disagree(*a.fact.find("date"), *b.fact.find("date")));
    // "Russia vetoed the draft. The text had won 11 votes."
    return b.sentence > a.sentence && b.sentence - a.sentence <= 2 && (!a.fact.find("body") || !b.fact.find("body"));
  }
  if (a.fact.kind == "law" && a.sentence != b.sentence) return same_law(reading, a, b);
  if (a.fact.kind == "commitment" && a.sentence != b.sentence) return same_promise(reading, a, b);
  // "conveyed greetings and best wishes": one message
  if (a.fact.kind == "ritual" && one_message(reading, a, b)) return true;
  const bool people = known_by_people(a.fact.kind);
  if (a.sentence != b.sentence && !people) return false;
  std::size_t common = 0;
  for (const Field& field : a.fact.fields) {
    const Value* other = b.fact.find(field.name);
    if (!other || other->null() || field.value.null()) continue;
    if (field.value.date || other->date) {
      if (dates_disagree(field.value, *other)) return false;
    } else if (field.value.entity || !field.value.list.empty()) {
      if (entities_disagree(field.value, *other) && !unnamed(reading, field.value) && !unnamed(reading, *other))
        return false;
      common += entities_agree(field.value, *other);
    } else if (a.fact.kind == "relation" && field.name == "what" && same_tie(field.value, *other)) {
      continue;
    } else if (field.name == "act" && sanction_or_ban(a, b)) {
      continue;
    } else if (!people || field.name == "act" || field.name == "what") {
      if (!same_value(field.value, *other) &&
          !(field.value.span && other->span && field.value.span->overlaps(*other->span)))
        return false;
      if (field.value.span) ++common;
    }
  }
  // "Union ends sanctions" over "the lifting of the sanctions on X was announced": who, and against whom
  if (a.fact.kind == "measure" && a.in_title && !b.in_title && b.sentence <= a.sentence + 2 &&
      ((a.fact.find("by") && !a.fact.find("against") && !b.fact.find("by")) ||
       (a.fact.find("against") && !a.fact.find("by") && !b.fact.find("against"))))
    return true;
  // "The premier accepted the invitation": the one told before.
  if (a.fact.kind == "invitation" && b.fact.status != "extended" && !b.fact.find("inviter")) return true;
  return common > 0 || (a.sentence == b.sentence && a.anchor == b.anchor);
}

}  // namespace chancery
