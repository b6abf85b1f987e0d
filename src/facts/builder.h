// Matches of rules made into facts, generically: a slot is a field of its kind, or a role of a participant, and its
// type in the table of kinds says how it is filled. Nothing here knows a rule by its name.
//
//   slot "guest" of a contact     -> participants[{entity, role: guest}]
//   slot "date" of any kind       -> the date of its Time
//   slot "during", "part_of"      -> a link to the event that the noun stands for
//   slot "event"                  -> one contact with the one whose noun it is
//   slot "verb"                   -> where to read the status; where it is missing, the anchor
//   slot "topic" of a contact     -> topics, one for each that stands in the words
//   constant status=initialled    -> believed where the event took place
#pragma once

#include <optional>

#include "facts/attribution.h"
#include "facts/draft.h"
#include "facts/kinds.h"
#include "facts/noun_types.h"
#include "facts/status.h"
#include "facts/topics.h"

namespace chancery {

class Builder {
 public:
  Builder(const ArticleReading& reading, const Kinds& kinds, const StatusWords& statuses, const Topics& topics,
          const NounTypes& types)
      : reading_(reading), kinds_(kinds), statuses_(statuses), topics_(topics), types_(types) {}

  // None where the match makes no fact: a stage for which the kind has no word, or no kind of that name.
  // Several drafts where it names several instruments.
  std::vector<Draft> build(const Match& match) const;

  // The values that a filler stands for: entities, with a literal of its words where nobody is known.
  // `groups`: the countries of people whom nobody names ("leaders from Tonga") where nobody else is known.
  std::vector<Value> entities_of(const Filler& filler, bool groups = true) const;
  Value text_of(const Filler& filler) const;
  Value date_of(const TimeExpression& time) const;
  // What a noun phrase is about: the topics in it, the members of its list that the table does not know, or all of it
  // where neither is there.
  std::vector<Value> topics_of(TokenIndex head, const char* role) const;
  // {value or from and to, unit, hedge, equivalent} of a quantity, as written.
  Value amount_of(const Quantity& quantity) const;

 private:
  std::vector<Value> countries_of_group(TokenIndex head) const;
  void fill(Draft& draft, const std::string& field_name, const FilledSlot& slot) const;
  std::optional<Draft> ritual_of_another(const Match& match) const;
  FilledSlot settled(const FilledSlot& slot) const;
  std::vector<Match> apart(const Match& match) const;
  std::optional<Draft> build_one(const Match& match) const;
  std::vector<Value> topics_after(TokenIndex verb, TokenIndex head) const;
  void add_office(Draft& draft) const;
  void add_numbers(Draft& draft, const Match& match) const;
  std::vector<Value> coerced_of(const Filler& filler, const std::string& kind, const std::string& field) const;
  static void not_against_oneself(Fact& fact);
  void drop_preposition(Draft& draft) const;
  std::vector<TokenIndex> listed_instruments(TokenIndex head) const;
  TokenIndex carried_event(TokenIndex verb) const;
  void complete_title(Draft& draft) const;
  TokenRange with_second_party(TokenRange range) const;
  TokenRange without_its_story(TokenRange range, TokenIndex head) const;
  void mend_gerund(Draft& draft) const;
  void fill_instrument(Draft& draft, const Filler& filler) const;
  // The phrase of a noun with all that hangs on it, without what is coordinated to it.
  static bool names_what_is_to_come(const std::string& as_written);
  static bool ends_like_media(std::string_view name);
  bool has_would(TokenIndex verb) const;
  void fronted_visitor(Draft& draft) const;
  bool speaks_to_media(const Draft& draft) const;
  TokenRange noun_phrase(TokenIndex head) const;

  const ArticleReading& reading_;
  const Kinds& kinds_;
  const StatusWords& statuses_;
  const Topics& topics_;
  const NounTypes& types_;
};

// "head_of_delegation" -> "head of delegation"
std::string words_of(std::string_view slot_name);
// Puts the fields in the order of the table; those that it lacks come last.
void order_fields(Fact& fact, const Kinds& kinds);

}  // namespace chancery
