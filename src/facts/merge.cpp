#include "facts/merge.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "facts/builder.h"
#include "facts/merge_contacts.h"

namespace chancery {
namespace {

// Whether two values say the same: the same entity, or the same words.
bool same_value(const Value& a, const Value& b) {
  if (a.null() || b.null()) return a.null() == b.null();
  if (a.is_list || b.is_list) {
    const auto& left = a.is_list ? a.list : std::vector<Value>{a};
    const auto& right = b.is_list ? b.list : std::vector<Value>{b};
    if (left.size() != right.size()) return false;
    return std::all_of(left.begin(), left.end(), [&](const Value& value) {
      return std::any_of(right.begin(), right.end(), [&](const Value& other) { return same_value(value, other); });
    });
  }
  if (a.entity || b.entity) return a.entity == b.entity;
  if (a.date || b.date) return a.date == b.date;
  return a.literal == b.literal;
}

// Whether two fields hold nothing in common: "Latvia" against "Chile"; a text never does.
bool entities_disagree(const Value& a, const Value& b) {
  const auto entities = [](const Value& value) {
    std::vector<EntityIndex> out;
    if (value.entity) out.push_back(*value.entity);
    for (const Value& item : value.list)
      if (item.entity) out.push_back(*item.entity);
    std::sort(out.begin(), out.end());
    return out;
  };
  const auto left = entities(a), right = entities(b);
  if (left.empty() || right.empty()) return false;
  std::vector<EntityIndex> common;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(common));
  return common.empty();
}

bool entities_agree(const Value& a, const Value& b) {
  return (a.entity || !a.list.empty()) && (b.entity || !b.list.empty()) && !entities_disagree(a, b) &&
         (a.entity || (!a.list.empty() && a.list.front().entity));
}

// As entities_disagree, with a country for each of its people and bodies.
bool countries_disagree(const ArticleReading& reading, const Value& a, const Value& b) {
  if (!entities_disagree(a, b)) return false;
  const auto countries = [&](const Value& value) {
    std::vector<std::string> out;
    for (const Value& item : value.list)
      if (const Entity* entity = reading.entity(item); entity && !entity->country.empty())
        out.push_back(entity->country);
    if (const Entity* entity = reading.entity(value); entity && !entity->country.empty())
      out.push_back(entity->country);
    std::sort(out.begin(), out.end());
    return out;
  };
  const auto left = countries(a), right = countries(b);
  if (left.empty() || right.empty()) return false;
  std::vector<std::string> common;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(common));
  return common.empty();
}

bool dates_disagree(const Value& a, const Value& b) {
  using Days = std::chrono::sys_days;
  if (!a.date || !b.date) return false;
  if (a.date->from && b.date->to && Days(*a.date->from) > Days(*b.date->to)) return true;
  return b.date->from && a.date->to && Days(*b.date->from) > Days(*a.date->to);
}

// A word of a name of a state, a body or a place: who is bound, and not what the paper is on.
bool names_party(const ArticleReading& reading, TokenIndex t) {
  for (const MentionIndex m : reading.mentions_in(reading.sentence_at(t).tokens)) {
    const Mention& mention = reading.document().mentions[m];
    if (!mention.tokens.contains(t) || !mention.entity) continue;
    const EntityKind kind = reading.document().entities[*mention.entity].kind;
    if (kind == EntityKind::country || kind == EntityKind::body || kind == EntityKind::organisation ||
        kind == EntityKind::place || kind == EntityKind::person)
      return true;
  }
  return false;
}

// Lemmas of the content words of a title: "agreement on visa exemption" -> visa, exemption.
std::vector<std::string> title_words(const ArticleReading& reading, const Draft& draft) {
  std::vector<std::string> out;
  const Value* title = draft.fact.find("title");
  if (!title || !title->span) return out;
  const Sentence& sentence = reading.document().sentences[draft.sentence];
  for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
    const Token& token = reading[t];
    if (token.span.begin < title->span->begin || token.span.end > title->span->end) continue;
    if (token.upos != Upos::NOUN && token.upos != Upos::PROPN && token.upos != Upos::ADJ) continue;
    if (reading.in(t, "instrument_noun") || token.lemma == "cooperation" || token.lemma == "bilateral") continue;
    if (names_party(reading, t) || token.lemma == "government" || token.lemma == "understanding") continue;
    out.push_back(token.lemma);
  }
  std::sort(out.begin(), out.end());
  return out;
}

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

// "agreements", "several documents": more than one.
bool plural_title(const ArticleReading& reading, const Draft& draft) {
  const Value* title = draft.fact.find("title");
  if (!title || !title->span) return false;
  const Sentence& sentence = reading.document().sentences[draft.sentence];
  for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
    if (!title->span->contains(reading[t].span) || !reading.in(t, "instrument_noun")) continue;
    return reading[t].xpos == "NNS" || reading[t].xpos == "NNPS";
  }
  return false;
}

bool counts_disagree(const Fact& a, const Fact& b) {
  const Value *left = a.find("count"), *right = b.find("count");
  return left && right && left->literal != right->literal;
}

// "the agreement", "the document" of what was told by another word: a protocol, a treaty.
bool any_paper(const ArticleReading& reading, const Draft& draft) {
  const Value* type = draft.fact.find("type");
  const auto* word = type ? std::get_if<std::string>(&type->literal) : nullptr;
  return draft.definite && (!word || *word == "agreement" || *word == "document" || *word == "treaty") &&
         title_words(reading, draft).empty() && !plural_title(reading, draft);
}

// "Ceremony of signing" over the news of what was signed: only the headline leaves it open.
bool headline_of_instrument(const Draft& a, const Draft& b) {
  return a.in_title && !b.in_title && b.sentence <= a.sentence + 4 &&
         (a.fact.status == "proposed" || a.fact.status == "planned") && b.fact.status == "signed" &&
         a.fact.find("type") && b.fact.find("type") && a.fact.find("type")->literal == b.fact.find("type")->literal &&
         !counts_disagree(a.fact, b.fact);
}

// "the decision to ratify the treaty", after its being ratified
bool decided(const ArticleReading& reading, const Draft& a, const Draft& b) {
  if (b.fact.status != "planned" || a.fact.status == "planned" || a.fact.status == "proposed" || b.anchor == kNoToken)
    return false;
  const TokenIndex above = reading[b.anchor].head;
  return reading.infinitive(b.anchor) && above != kNoToken && reading[above].lemma == "decision" &&
         !title_words(reading, b).empty();
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

// One instrument told twice: the same type and number, nobody bound by the one who is a stranger to the other, and
// titles that share a word, or one that has none ("the agreement").
bool same_instrument(const ArticleReading& reading, const Draft& a, const Draft& b) {
  // "Four memoranda inked" over "four instruments were signed"
  if (a.in_title && !b.in_title && b.sentence <= a.sentence + 2 && a.fact.status == b.fact.status)
    if (const Value *left = a.fact.find("count"), *right = b.fact.find("count");
        left && right && left->literal == right->literal)
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

// An office-holder whom nobody names may be anybody told of by name.
bool unnamed(const ArticleReading& reading, const Value& value) {
  const Entity* entity = reading.entity(value);
  return entity && entity->kind == EntityKind::person && entity->name.empty();
}

bool same_sum(const Value& a, const Value& b) {
  const auto unit = [](const Value& value) -> std::string {
    for (const Field& field : value.fields)
      if (field.name == "unit")
        if (const auto* word = std::get_if<std::string>(&field.value.literal)) return *word;
    return "";
  };
  return a.literal == b.literal && unit(a) == unit(b);
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

// "the strategic partnership" and "the partnership" of the same two
bool same_tie(const Value& a, const Value& b) {
  const auto* one = std::get_if<std::string>(&a.literal);
  const auto* other = std::get_if<std::string>(&b.literal);
  return one && other && (*one == *other || (*one == "partnership" && other->ends_with(" partnership")) ||
                          (*other == "partnership" && one->ends_with(" partnership")));
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

// The same fact found twice: at one place by two rules, or told again.
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

bool names_entity(const Value& value) {
  return value.entity ||
         std::any_of(value.list.begin(), value.list.end(), [](const Value& item) { return item.entity.has_value(); });
}

std::size_t members_of(const Value& value) { return value.is_list ? value.list.size() : value.null() ? 0 : 1; }

// Told twice, an instrument has the signatories of both (the states, and the people who signed for them), and credentials
// all the envoys.
void join_members(Draft& kept, const Draft& other, std::string_view field) {
  const Value* own = kept.fact.find(field);
  const Value* more = other.fact.find(field);
  if (!own || !more) return;
  if (kept.in_title) {
    // The headline's names may be short ones of the same.
    if (members_of(*more) > members_of(*own)) kept.fact.set(std::string(field), *more);
    return;
  }
  Value all = own->is_list ? *own : Value::of_list({*own});
  for (const Value& one : more->is_list ? more->list : std::vector<Value>{*more}) {
    const bool known = !one.entity || std::any_of(all.list.begin(), all.list.end(),
                                                  [&](const Value& have) { return have.entity == one.entity; });
    if (!known) all.list.push_back(one);
  }
  kept.fact.set(std::string(field), std::move(all));
}

void absorb(Draft& kept, Draft& other) {
  if (kept.fact.kind == "instrument") join_members(kept, other, "signatories");
  if (kept.fact.kind == "office_change") join_members(kept, other, "person");
  // What the headline tells in short the body tells in full.
  if (kept.in_title && !other.in_title) {
    if (const Value* title = other.fact.find("title"); title && !other.definite) kept.fact.set("title", *title);
    // Whom the headline names by a word the body names.
    for (Field& field : kept.fact.fields) {
      const Value* fuller = other.fact.find(field.name);
      if (fuller && names_entity(*fuller) && !names_entity(field.value)) field.value = *fuller;
    }
    kept.fact.asserted_by = other.fact.asserted_by;
    const bool left_open = kept.fact.status == "proposed" || kept.fact.status == "planned";
    if (kept.fact.kind == "aid" || (kept.fact.kind == "instrument" && left_open))
      kept.fact.status = other.fact.status;
    kept.in_title = false;
  }
  for (Field& field : other.fact.fields) {
    const Value* own = kept.fact.find(field.name);
    if (!own || own->null()) kept.fact.set(field.name, std::move(field.value));
  }
  for (Evidence& evidence : other.fact.evidence) {
    const bool known = std::any_of(kept.fact.evidence.begin(), kept.fact.evidence.end(), [&](const Evidence& have) {
      return have.span == evidence.span && have.field == evidence.field;
    });
    if (!known) kept.fact.evidence.push_back(std::move(evidence));
  }
  if (kept.fact.kind == "office_change" && other.fact.status == "held") kept.fact.status = "held";
  if (const Value *what = kept.fact.find("what"), *fuller = other.fact.find("what");
      kept.fact.kind == "relation" && what && fuller && !(what->literal == fuller->literal) && same_tie(*what, *fuller) &&
      what->literal == Value::Literal(std::string("partnership")))
    kept.fact.set("what", *fuller);
  if (kept.fact.kind == "invitation" && kept.fact.status == "extended") kept.fact.status = other.fact.status;
  other.dropped = true;
}

// A visit to which somebody is invited is the invitation's, not a contact beside it.
void drop_invited(std::vector<Draft>& drafts) {
  for (const Draft& invitation : drafts) {
    if (invitation.dropped || invitation.fact.kind != "invitation") continue;
    const Value* to = invitation.fact.find("to");
    if (!to || !to->span) continue;
    // Drafts stand in order of the text: what is in the same sentence stands near.
    const auto here = static_cast<std::size_t>(&invitation - drafts.data());
    for (std::size_t i = here > 32 ? here - 32 : 0; i < drafts.size() && i < here + 32; ++i) {
      Draft& contact = drafts[i];
      if (contact.dropped || contact.fact.kind != "contact" || contact.sentence != invitation.sentence) continue;
      if (contact.stage != EventStage::possible && contact.stage != EventStage::planned) continue;
      if (contact.anchor_span.overlaps(*to->span)) contact.dropped = true;
    }
  }
}

}  // namespace

void merge(const ArticleReading& reading, std::vector<Draft>& drafts) {
  std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
    return a.fact.evidence.front().span < b.fact.evidence.front().span;
  });
  drop_invited(drafts);
  merge_contacts(reading, drafts);
  // Facts of one kind only, so that an article of many facts stays cheap.
  std::vector<std::vector<std::size_t>> by_kind;
  std::vector<std::string> kinds;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].dropped || drafts[i].fact.kind == "contact" || drafts[i].fact.kind == "office") continue;
    const auto found = std::find(kinds.begin(), kinds.end(), drafts[i].fact.kind);
    const auto at = static_cast<std::size_t>(found - kinds.begin());
    if (found == kinds.end()) {
      kinds.push_back(drafts[i].fact.kind);
      by_kind.emplace_back();
    }
    constexpr std::size_t kWindow = 64;  // what stands far apart in a very long text is not compared
    auto& earlier = by_kind[at];
    bool merged = false;
    for (std::size_t back = 0; back < earlier.size() && back < kWindow && !merged; ++back) {
      Draft& other = drafts[earlier[earlier.size() - 1 - back]];
      if (!same_fact(reading, other, drafts[i])) continue;
      absorb(other, drafts[i]);
      merged = true;
    }
    if (!merged) earlier.push_back(i);
  }
}

std::vector<Fact> finish(std::vector<Draft> drafts, const Kinds& kinds, const std::optional<Span>& title) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < drafts.size(); ++i)
    if (!drafts[i].dropped) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return drafts[a].fact.evidence.front().span.begin < drafts[b].fact.evidence.front().span.begin;
  });
  std::vector<FactIndex> number(drafts.size(), 0);
  for (std::size_t i = 0; i < order.size(); ++i) number[order[i]] = static_cast<FactIndex>(i);
  std::vector<Fact> out;
  out.reserve(order.size());
  for (const std::size_t i : order) {
    Draft& draft = drafts[i];
    if (draft.part_of != kNoDraft && !drafts[draft.part_of].dropped)
      draft.fact.set("part_of", Value::of_fact(number[draft.part_of]));
    order_fields(draft.fact, kinds);
    // The body tells more than the headline: its words come first.
    std::stable_partition(draft.fact.evidence.begin(), draft.fact.evidence.end(), [&](const Evidence& evidence) {
      return evidence.field == "*" && !(title && title->contains(evidence.span));
    });
    out.push_back(std::move(draft.fact));
  }
  return out;
}

}  // namespace chancery
