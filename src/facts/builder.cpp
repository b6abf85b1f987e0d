#include "facts/builder.h"

#include <algorithm>

#include "facts/match_stage.h"

namespace chancery {

std::string words_of(std::string_view slot_name) {
  std::string out(slot_name);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

void order_fields(Fact& fact, const Kinds& kinds) {
  const FactKind* own = kinds.kind(fact.kind);
  const auto place = [&](const Field& field) -> std::size_t {
    if (own)
      for (std::size_t i = 0; i < own->fields.size(); ++i)
        if (own->fields[i].name == field.name) return i;
    return 1000;
  };
  std::stable_sort(fact.fields.begin(), fact.fields.end(),
                   [&](const Field& a, const Field& b) { return place(a) < place(b); });
}

std::optional<Draft> Builder::build_one(const Match& match) const {
  const FactKind* kind = kinds_.kind(match.kind);
  if (!kind || match.anchor == kNoToken) return {};
  const Span clause = reading_.clause(match.anchor);
  if (clause.empty()) return {};
  if (tells_nothing(reading_, match)) return {};
  EventStage stage = stage_of_match(reading_, match);
  const std::string& word = statuses_.word(match.kind, stage);
  if (word.empty()) return {};
  Draft draft(Fact(match.kind, word, {"*", clause, match.rule}));
  draft.stage = stage;
  draft.sentence = reading_.sentence_of(match.anchor);
  draft.anchor = match.anchor;
  draft.anchor_span = reading_[match.anchor].span;
  draft.in_title = reading_.in_title(match.anchor);
  if (match.kind == "contact" && !reading_.is_verbal(match.anchor) && stage == EventStage::planned &&
      main_relation(reading_[match.anchor].relation) == Relation::nsubj) {
    const TokenIndex verb = reading_.verb_above(match.anchor);
    draft.passing = verb != kNoToken && !reading_.passive(verb) && !reading_.in_phrasal(verb, "status-occur");
  }
  // "reports about the visit": spoken of only
  if (match.kind == "contact" && !reading_.is_verbal(match.anchor) &&
      main_relation(reading_[match.anchor].relation) == Relation::nmod &&
      (reading_.preposition(match.anchor) == "about" ||
       (stage == EventStage::planned && reading_.preposition(match.anchor) == "of")))
    draft.passing = true;  // and "the focus of her visits is to ..."
  // "have been in talks since 2012": no meeting of any other sentence
  if (match.rule == "contact.in_talks") draft.apart = true;
  for (const auto& [name, value] : match.gives) {
    if (name == "status") {
      // "is providing $5 million", "are negotiating a treaty": on its way, as the table of statuses says
      if (stage == EventStage::held ||
          (stage == EventStage::ongoing && match.kind != "aid" && match.kind != "instrument")) {
        draft.fact.status = value;
        draft.status_by_rule = true;
        if (match.kind == "contact" && value == "planned") {  // "is expected in Riga"
          draft.stage = EventStage::planned;
          draft.status_by_rule = false;
        }
      }
      continue;
    }
    if (kind->field(name)) draft.fact.set(name, Value::of_text(value));
  }
  for (const FilledSlot& given : match.slots) {
    if (given.fillers.empty()) continue;
    const FilledSlot slot = match.kind == "measure" ? settled(given) : given;
    if (slot.fillers.empty()) continue;
    if (slot.slot == "verb") continue;
    if (slot.slot == "event") {
      draft.same_as = slot.fillers.front().head;
      if (draft.same_as != kNoToken) {
        // What is attended says what it was, unless that is as vague as "talks".
        const std::string format = types_.contact(reading_, draft.same_as);
        if (!format.empty() && format != "meeting" && format != "talks" && !draft.fact.find("format"))
          draft.fact.set("format", Value::of_text(format));
        // "when they attend the upcoming summit"
        const bool past = reading_[match.anchor].xpos == "VBD" || reading_[match.anchor].xpos == "VBN";
        if (stage == EventStage::held && !past && !reading_.is_verbal(draft.same_as) &&
            stage_of(reading_, draft.same_as) == EventStage::planned) {
          draft.stage = EventStage::planned;
          draft.fact.status = statuses_.word(match.kind, draft.stage);
        }
      }
      continue;
    }
    if (slot.slot == "sidelines") {
      // The host event, in words: "the OSCE Ministerial Council".
      const FilledSlot* host = match.slot("part_of");
      if (host && !host->fillers.empty()) {
        draft.fact.set("sidelines", text_of(host->fillers.front()));
      } else if (const TokenIndex beside = slot.fillers.front().head; beside != kNoToken) {
        const TokenIndex event = reading_.child(beside, Relation::nmod);
        const TokenRange range = noun_phrase(event == kNoToken ? beside : event);
        const Span span = reading_.span_of(range);
        draft.fact.set("sidelines", Value::of_text(std::string(reading_.document().at(span)), span));
      }
      continue;
    }
    if (slot.slot == "during" || slot.slot == "within" || slot.slot == "part_of") {
      for (const Filler& filler : slot.fillers)
        if (filler.head != kNoToken) draft.within.push_back(filler.head);
      continue;
    }
    if (match.kind == "instrument" && slot.slot == "instrument") continue;  // one draft for each: build()
    fill(draft, kinds_.field_of_slot(match.kind, slot.slot), slot);
  }
  if (match.kind == "measure" && !draft.fact.find("against"))
    if (const FilledSlot* by = match.slot("by")) {
      const FilledSlot kept = settled(*by);
      FilledSlot upon{"against", {}};
      for (const Filler& filler : by->fillers)
        if (std::find(kept.fillers.begin(), kept.fillers.end(), filler) == kept.fillers.end() &&
            reading_.preposition(filler.head) != "")
          upon.fillers.push_back(filler);
      if (!upon.fillers.empty() && !kept.fillers.empty()) fill(draft, "against", upon);
    }
  if (match.kind == "law") {
    complete_title(draft);
    // "after X signed the legislation": X is no country
    if (const Value* country = draft.fact.find("country"))
      if (const Entity* whose = reading_.entity(*country); whose && whose->kind == EntityKind::person)
        draft.fact.set("country", Value{});
  }
  // "vowed in 2013 to": when it was vowed, and nothing is due in what is past
  if (const Value* due = match.kind == "commitment" ? draft.fact.find("due") : nullptr)
    if (const auto& published = reading_.document().layout.published;
        due && due->date && due->date->to && published && published->interval.from &&
        std::chrono::sys_days(*due->date->to) < std::chrono::sys_days(*published->interval.from)) {
      if (!draft.fact.find("date")) draft.fact.set("date", *due);
      draft.fact.set("due", Value{});
    }
  if (match.kind == "commitment") drop_preposition(draft);
  if (match.kind == "measure" && !draft.fact.find("numbers")) add_numbers(draft, match);
  if (match.kind == "measure") not_against_oneself(draft.fact);
  if (match.kind == "commitment" && !reading_.is_verbal(match.anchor)) mend_gerund(draft);
  if (match.kind == "office_change" && !draft.fact.find("office")) add_office(draft);
  if (match.kind == "contact" && !draft.fact.find("format") && draft.same_as == kNoToken &&
      reading_.infinitive(match.anchor) && main_relation(reading_[match.anchor].relation) == Relation::advcl)
    draft.same_as = carried_event(reading_[match.anchor].head);  // "met to exchange views": one contact
  if (match.kind == "contact") {
    // "the third round of consultations between": one event
    if (!reading_.is_verbal(match.anchor) && draft.same_as == kNoToken)
      for (const TokenIndex c : reading_.tree_at(match.anchor).children(match.anchor))
        if (reading_.preposition(c) == "of" && reading_.in(c, "contact_noun") &&
            (reading_[match.anchor].lemma == "round" || reading_[match.anchor].lemma == "series"))
          draft.same_as = c;
    if (speaks_to_media(draft)) return {};
    // "the first such visit for five years" did not last so long.
    if (const Value* duration = draft.fact.find("duration"); duration && duration->span) {
      const std::string_view words = reading_.document().at(*duration->span);
      const std::string_view before = std::string_view(reading_.document().text).substr(0, duration->span->begin);
      if (words.find("year") != std::string_view::npos || words.find("decade") != std::string_view::npos ||
          before.ends_with("every ") || before.ends_with("each "))
        draft.fact.set("duration", Value{});  // nor does what is held "every three months"
    }
    fronted_visitor(draft);
    if (const Value* place = draft.fact.find("place");
        place && reading_.entity(*place) && reading_.entity(*place)->kind == EntityKind::person)
      draft.fact.set("place", Value{});
  }
  // Nobody thanks or invites himself: a pronoun was read wrong.
  for (const auto& [doer, done_to] :
       {std::pair{"by", "to"}, std::pair{"inviter", "invitee"}, std::pair{"by", "against"}}) {
    const Value* left = draft.fact.find(doer);
    const Value* right = draft.fact.find(done_to);
    if (left && right && left->entity && left->entity == right->entity) draft.fact.set(done_to, Value{});
    if (match.kind == "office_change")
      if (const Value* who = draft.fact.find("person"), *by = draft.fact.find("by");
          who && by && who->entity && who->entity == by->entity)
        draft.fact.set("by", Value{});
    // "the two countries restored relations between them": nobody is acted against.
    left = draft.fact.find(doer);
    right = draft.fact.find(done_to);
    if (left && right && left->is_list && right->is_list && left->list.size() == right->list.size() &&
        std::all_of(left->list.begin(), left->list.end(), [&](const Value& one) {
          return one.entity && std::any_of(right->list.begin(), right->list.end(),
                                           [&](const Value& other) { return other.entity == one.entity; });
        }))
      draft.fact.set(done_to, Value{});
  }
  // "the first state visit since 2008": what was before it, not when it was
  if (const Value* date = draft.fact.find("date");
      date && match.kind == "contact" && draft.stage != EventStage::ongoing && date->as_written.starts_with("since "))
    draft.fact.set("date", Value{});
  if (const Value* date = draft.fact.find("date"); date && match.kind == "contact") {
    const bool present = reading_[match.anchor].xpos == "VBZ" || reading_[match.anchor].xpos == "VBP";
    const bool to_come = (names_what_is_to_come(date->as_written) && reading_[match.anchor].xpos != "VBD") ||
                         (present && (date->as_written.starts_with("next ") || date->as_written.starts_with("later ")));
    const bool would = draft.stage == EventStage::possible && has_would(match.anchor);
    if ((to_come && (draft.stage == EventStage::held || draft.stage == EventStage::ongoing)) || would) {
      draft.stage = EventStage::planned;
      draft.fact.status = statuses_.word(match.kind, draft.stage);
    }
  }
  // What is told in the past tense has been, whatever day the page says that it is.
  const FilledSlot* told_by = match.slot("verb");
  const TokenIndex told = reading_.is_verbal(match.anchor)           ? match.anchor
                          : told_by && !told_by->fillers.empty() ? told_by->fillers.front().head
                                                                     : kNoToken;
  const bool past = told != kNoToken && reading_[told].xpos == "VBD";
  if (const Value* date = draft.fact.find("date"); date && date->date && !past) {
    const EventStage dated = stage_with_time(draft.stage, *date->date, reading_.document().layout.published);
    if (dated != draft.stage) {
      draft.stage = dated;
      const std::string& now = statuses_.word(match.kind, dated);
      if (now.empty()) return {};
      draft.fact.status = now;
      draft.status_by_rule = false;
    }
  }
  return draft;
}

// "imposed by the government on the ministers of X": not by them; "expelled ten diplomats and the authorities seized
// the house": not the authorities.
FilledSlot Builder::settled(const FilledSlot& slot) const {
  if (slot.slot != "by" && slot.slot != "against") return slot;
  const auto upon = [&](TokenIndex head) {
    if (main_relation(reading_[head].relation) == Relation::nmod) head = reading_[head].head;
    if (head == kNoToken || main_relation(reading_[head].relation) != Relation::conj) return false;
    const std::string preposition = reading_.preposition(head);
    return preposition == "on" || preposition == "against";
  };
  const auto own_clause = [&](TokenIndex head) {
    if (main_relation(reading_[head].relation) != Relation::conj) return false;
    for (const TokenIndex c : reading_.tree_at(head).children(reading_[head].head))
      if (c > head && c - head <= 2 && reading_[c].upos == Upos::VERB && (reading_[c].xpos == "VBD" || reading_[c].xpos == "VBN") &&
          reading_.child(c, Relation::obj) != kNoToken)
        return true;
    return false;
  };
  FilledSlot out{slot.slot, {}};
  for (const Filler& filler : slot.fillers)
    if (filler.head == kNoToken || !((slot.slot == "by" && upon(filler.head)) || own_clause(filler.head)))
      out.fillers.push_back(filler);
  return out;
}

// "would travel to A on Friday": in much of the world's English no condition, where none is stated.
bool Builder::has_would(TokenIndex verb) const {
  const TokenRange sentence = reading_.sentence_at(verb).tokens;
  for (TokenIndex t = sentence.first; t < sentence.last; ++t)
    if (reading_.word(t) == "if" || reading_.word(t) == "unless" || reading_.word(t) == "could" ||
        reading_.word(t) == "might" || reading_.word(t) == "whether")
      return false;
  for (const TokenIndex c : reading_.tree_at(verb).children(verb))
    if (reading_.word(c) == "would") return true;
  return false;
}

// "During his visit to A, President B met": his, who comes after it.
void Builder::fronted_visitor(Draft& draft) const {
  const TokenIndex noun = draft.anchor;
  const Value* people = draft.fact.find("participants");
  if (reading_.is_verbal(noun) || !reading_.in(noun, "visit_noun") || reading_.preposition(noun) != "during") return;
  if (people && std::any_of(people->list.begin(), people->list.end(), [](const Value& who) { return !who.open; }))
    return;
  const TokenIndex owner = reading_.child(noun, Relation::nmod_poss);
  const TokenIndex verb = reading_[noun].head;
  if (owner == kNoToken || reading_[owner].upos != Upos::PRON || verb == kNoToken || !reading_.is_verbal(verb)) return;
  const TokenIndex subject = reading_.surface_subject(verb);
  if (subject == kNoToken || subject < noun || reading_.passive(verb)) return;
  Value guests = Value::of_list({});
  for (Value& who : reading_.entities_of_one(subject)) {
    if (!reading_.entity(who) || reading_.entity(who)->kind != EntityKind::person) continue;
    who.fields.push_back({"role", Value::of_text("guest")});
    guests.list.push_back(std::move(who));
  }
  if (guests.list.size() == 1) draft.fact.set("participants", std::move(guests));
}

// "spoke with the Evening News by telephone": an interview.
bool Builder::speaks_to_media(const Draft& draft) const {
  const Value* people = draft.fact.find("participants");
  if (!people) return false;
  return std::any_of(people->list.begin(), people->list.end(), [&](const Value& who) {
    const Entity* entity = reading_.entity(who);
    if (!entity || entity->kind == EntityKind::person || entity->kind == EntityKind::country) return false;
    return ends_like_media(entity->name);
  });
}

bool Builder::ends_like_media(std::string_view name) {
  for (const std::string_view word : {"News", "Newsroom", "News Room", "TV", "Television", "Radio", "News Agency",
                                      "Times", "Herald", "Tribune", "Gazette", "Newspaper", "Broadcasting"})
    if (name == word ||
        (name.size() > word.size() && name.ends_with(word) && name[name.size() - word.size() - 1] == ' '))
      return true;
  return false;
}

// The noun that a light verb carries ("held talks"), else the verb.
TokenIndex Builder::carried_event(TokenIndex verb) const {
  for (const Relation relation : {Relation::obj, Relation::nsubj_pass}) {
    const TokenIndex noun = reading_.child(verb, relation);
    if (noun != kNoToken && reading_.in(noun, "contact_noun")) return noun;
  }
  return verb;
}

// "on his re-election as Chairman of ...": the office told after the change, in the same sentence.
void Builder::add_office(Draft& draft) const {
  const Document& document = reading_.document();
  const Sentence& sentence = document.sentences[draft.sentence];
  for (const Office& office : document.offices) {
    if (office.span.begin < draft.anchor_span.end || office.span.end > sentence.span.end) continue;
    if (office.span.begin > draft.anchor_span.end + 12) continue;  // "as", "to the post of"
    const Span title = office.title.empty() ? office.span : office.title;
    draft.fact.set("office", Value::of_text(std::string(document.at(title)), title));
    if (office.body) draft.fact.set("body", Value::of_entity(*office.body, office.body_span));
    if (office.country && !draft.fact.find("country")) draft.fact.set("country", Value::of_entity(*office.country));
    return;
  }
}

// "commitment to further intensifying trade": what the parser hung beside the -ing word belongs to it, and the "to" is
// the noun's.
void Builder::mend_gerund(Draft& draft) const {
  const Value* what = draft.fact.find("what");
  if (!what || !what->span) return;
  const Document& document = reading_.document();
  const TokenRange phrase = reading_.tree_at(draft.anchor).subtree(draft.anchor);
  TokenRange range{kNoToken, 0};
  bool gerund = false;
  for (TokenIndex t = phrase.first; t < phrase.last; ++t) {
    if (!what->span->contains(reading_[t].span)) continue;
    if (range.first == kNoToken) range.first = t;
    range.last = t + 1;
    gerund = gerund || (reading_[t].xpos == "VBG" && reading_[t].head == draft.anchor);
  }
  if (!gerund || range.first == kNoToken) return;
  if (range.size() < 5) range.last = phrase.last;
  if (reading_.word(range.first) == "to") ++range.first;
  range = reading_.trimmed(range);
  if (range.empty()) return;
  const Span span = reading_.span_of(range);
  draft.fact.set("what", Value::of_text(std::string(document.at(span)), span));
}

// "congratulated A on the elections as well as B on her re-election": the parser joins B to the elections.
std::optional<Draft> Builder::ritual_of_another(const Match& match) const {
  const FilledSlot* occasion = match.slot("occasion");
  if (!occasion || occasion->fillers.empty() || !reading_.is_verbal(match.anchor)) return {};
  TokenIndex other = kNoToken;
  for (const Filler& filler : occasion->fillers)
    for (const TokenIndex member : filler.head == kNoToken ? std::vector<TokenIndex>{} : reading_.members(filler.head))
      if (reading_.has_kind(reading_.entities_of_one(member), EntityKind::person)) other = member;
  if (other == kNoToken) return {};
  for (const TokenIndex c : reading_.tree_at(match.anchor).children(match.anchor)) {
    const std::string preposition = reading_.preposition(c);
    if (c < other || main_relation(reading_[c].relation) != Relation::obl ||
        (preposition != "on" && preposition != "for"))
      continue;
    auto draft = build_one(match);
    if (!draft) return {};
    draft->fact.set("to", one_or_list(reading_.entities_of_one(other)));
    const Span span = reading_.span_of(noun_phrase(c));
    draft->fact.set("occasion", Value::of_text(std::string(reading_.document().at(span)), span));
    return draft;
  }
  return {};
}

// "met separately with A, B and C": as many meetings.
std::vector<Match> Builder::apart(const Match& match) const {
  std::vector<Match> out;
  const FilledSlot* guests = match.kind == "contact" ? match.slot("guest") : nullptr;
  if (!guests || guests->fillers.size() < 2 || match.anchor == kNoToken) return out;
  const TokenIndex verb = reading_.is_verbal(match.anchor) ? match.anchor : reading_.verb_above(match.anchor);
  bool each = false;
  for (const TokenIndex at : {match.anchor, verb}) {
    if (at == kNoToken) continue;
    for (const TokenIndex c : reading_.tree_at(at).children(at))
      each = each || (reading_.in(c, "each-apart") && reading_[c].upos != Upos::NOUN);
  }
  // "held meetings with the president, the speaker and the premier": one with each
  if (!each && reading_[match.anchor].lemma == "meeting" && reading_[match.anchor].xpos == "NNS")
    each = std::all_of(guests->fillers.begin(), guests->fillers.end(), [&](const Filler& guest) {
      if (!guest.mention) return false;
      const Mention& mention = reading_.document().mentions[*guest.mention];
      return mention.entity && mention.how != How::collective &&
             reading_.document().entities[*mention.entity].kind == EntityKind::person;
    });
  if (!each) return out;
  for (const Filler& guest : guests->fillers) {
    Match one = match;
    for (FilledSlot& slot : one.slots)
      if (slot.slot == "guest") slot.fillers = {guest};
    out.push_back(std::move(one));
  }
  return out;
}

std::vector<Draft> Builder::build(const Match& match) const {
  std::vector<Draft> out;
  if (const auto several = apart(match); !several.empty()) {
    for (const Match& one : several)
      if (auto draft = build_one(one)) {
        draft->apart = true;
        out.push_back(std::move(*draft));
      }
    return out;
  }
  if (match.kind == "ritual")
    if (auto also = ritual_of_another(match)) out.push_back(std::move(*also));
  const FilledSlot* instruments = match.kind == "instrument" ? match.slot("instrument") : nullptr;
  if (!instruments || instruments->fillers.empty()) {
    if (auto draft = build_one(match)) out.push_back(std::move(*draft));
    return out;
  }
  for (const Filler& filler : instruments->fillers) {
    // "nine agreements and memoranda": nine in all
    if (&filler != &instruments->fillers.front() && filler.quantity &&
        filler.quantity == instruments->fillers.front().quantity)
      continue;
    for (const TokenIndex head : listed_instruments(filler.head)) {
      auto draft = build_one(match);
      if (!draft) return out;
      Filler one = filler;
      one.head = head;
      if (head != filler.head) one.quantity.reset();
      fill_instrument(*draft, one);
      out.push_back(std::move(*draft));
    }
  }
  return out;
}

void Builder::fill(Draft& draft, const std::string& name, const FilledSlot& slot) const {
  Fact& fact = draft.fact;
  const FieldKind* field = kinds_.field(fact.kind, name);
  if (!field) {
    // The role of a participant.
    const FieldKind* roles = kinds_.field(fact.kind, "participants.role");
    const std::string role = words_of(name);
    if (!roles || std::find(roles->values.begin(), roles->values.end(), role) == roles->values.end()) return;
    Value participants = fact.find("participants") ? *fact.find("participants") : Value::of_list({});
    // "the diplomats talked with the president": he is none of them, whoever they were taken for.
    const auto also_alone = [&](const Filler& group, const std::vector<Value>& members) {
      if (!group.mention || members.size() < 2) return false;
      if (reading_.document().mentions[*group.mention].how != How::collective) return false;
      return std::any_of(slot.fillers.begin(), slot.fillers.end(), [&](const Filler& other) {
        if (other.head == group.head) return false;
        const auto alone = entities_of(other);
        return alone.size() == 1 && alone[0].entity &&
               std::any_of(members.begin(), members.end(),
                           [&](const Value& member) { return member.entity == alone[0].entity; });
      });
    };
    for (const Filler& filler : slot.fillers) {
      if (also_alone(filler, entities_of(filler))) continue;
      for (Value& who : entities_of(filler)) {
        const bool known = std::any_of(participants.list.begin(), participants.list.end(), [&](const Value& other) {
          return who.entity ? other.entity == who.entity : other.span == who.span;
        });
        if (known) continue;
        who.fields.push_back({"role", Value::of_text(role)});
        participants.list.push_back(std::move(who));
      }
    }
    fact.set("participants", std::move(participants));
    return;
  }
  std::vector<Value> values;
  for (const Filler& filler : slot.fillers) {
    if (field->type == "entity" || name == "participants") {
      for (Value& value : coerced_of(filler, fact.kind, name)) values.push_back(std::move(value));
    } else if (field->type == "date") {
      if (filler.time) values.push_back(date_of(reading_.document().times[*filler.time]));
    } else if (field->type == "number") {
      if (filler.quantity && reading_.document().quantities[*filler.quantity].value)
        values.push_back(Value::of_number(*reading_.document().quantities[*filler.quantity].value,
                                          reading_.document().quantities[*filler.quantity].span));
    } else if (field->type == "amount") {
      if (filler.quantity) values.push_back(amount_of(reading_.document().quantities[*filler.quantity]));
    } else if (field->type == "flag") {
      values.push_back(Value::of_flag(true, filler.span.empty() ? std::nullopt : std::optional(filler.span)));
    } else if (field->type == "word") {
      if (!filler.value.empty()) values.push_back(Value::of_text(filler.value, filler.span));
    } else if (field->type == "object" && name == "topics") {
      if (filler.head == kNoToken) continue;
      auto found = topics_of(filler.head, "discussed");
      if (found.empty() && draft.anchor < filler.head) found = topics_after(draft.anchor, filler.head);
      for (Value& value : found) values.push_back(std::move(value));
    } else if (field->type == "object") {
      values.push_back(text_of(filler));
    } else if (field->type == "text") {
      values.push_back(text_of(filler));
    }
  }
  values.erase(std::remove_if(values.begin(), values.end(), [](const Value& value) { return value.null(); }),
               values.end());
  if (values.empty()) return;
  // Of several texts one that says what, before one that says whose ("the readiness of the deputies for the exchange").
  if (field->type == "text" && values.size() > 1) {
    const auto whose = [&](const Value& value) {
      const auto* words = std::get_if<std::string>(&value.literal);
      return words && words->starts_with("of ");
    };
    std::stable_partition(values.begin(), values.end(), [&](const Value& value) { return !whose(value); });
  }
  // A date or a text is one; where a rule found several the first stands.
  if (field->list || field->type == "object") {
    Value all = fact.find(name) && fact.find(name)->is_list ? *fact.find(name) : Value::of_list({});
    for (Value& value : values) all.list.push_back(std::move(value));
    fact.set(name, std::move(all));
  } else if (field->type == "entity") {
    fact.set(name, one_or_list(std::move(values)));
  } else {
    fact.set(name, std::move(values.front()));
  }
}

}  // namespace chancery
