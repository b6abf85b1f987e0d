#include "facts/merge_contacts.h"

#include <algorithm>

#include "facts/contact_merger.h"
#include "facts/contact_roles.h"

namespace chancery {

constexpr std::size_t kWindow = 48;  // contacts looked back upon: enough for any article, and never quadratic

void ContactMerger::run() {
  index();
  std::vector<DraftIndex> kept;
  for (DraftIndex i = 0; i < drafts_.size(); ++i) {
    Draft& draft = drafts_[i];
    if (draft.fact.kind != "contact") continue;
    if (draft.told_in.empty()) draft.told_in.push_back(draft.sentence);
    const std::string family = contact_family(draft.fact);
    const bool event = family == "session" || family == "summit" || family == "ceremony" || family == "media";
    draft.generic = known(draft.fact) == 0 && !event && !told_for_itself(draft);
    DraftIndex same = draft.apart ? kNoDraft : same_noun(draft, i);
    if (same == kNoDraft) {
      same = attended(kept, draft);
      if (same != kNoDraft) draft.fact.set("place", Value{});  // where the guests are from, as often as not
    }
    if (same == kNoDraft) same = find_same(kept, draft);
    if (same == kNoDraft && draft.passing) {
      draft.dropped = true;
    } else if (same != kNoDraft) {
      absorb(drafts_[same], draft, same);
    } else if (draft.generic &&
               (happened(draft.stage) || draft.stage == EventStage::planned || draft.stage == EventStage::possible ||
                (draft.stage == EventStage::denied && !draft.fact.find("date") && !draft.fact.find("place")))) {
      draft.dropped = true;  // nobody takes part, and nothing told so far that it could be
    } else {
      kept.push_back(i);
    }
  }
  // What a lead tells before the names are known ("the presidents met") may be told in full further on.
  for (std::size_t i = 0; i < kept.size(); ++i) {
    for (std::size_t j = i + 1; j < kept.size() && j < i + kWindow && !drafts_[kept[i]].dropped; ++j) {
      Draft& later = drafts_[kept[j]];
      if (later.dropped || !same_contact(drafts_[kept[i]], later)) continue;
      absorb(drafts_[kept[i]], later, kept[i]);
    }
  }
  for (const DraftIndex i : kept) {
    // "After the meeting with B" without a meeting told anywhere: who met B is not known.
    const std::string family = contact_family(drafts_[i].fact);
    if (pointed_at(drafts_[i]) && reading_.preposition(drafts_[i].anchor) != "during" && known(drafts_[i].fact) < 2 &&
        (family == "meeting" || family == "call"))
      drafts_[i].dropped = true;
    // "mired in negotiations with B": nobody says who, when or where.
    if (drafts_[i].anchor != kNoToken && !reading_.is_verbal(drafts_[i].anchor) && known(drafts_[i].fact) < 2 &&
        (family == "meeting" || family == "call") && !reading_.preposition(drafts_[i].anchor).empty() &&
        drafts_[i].told_in.size() == 1 && !drafts_[i].fact.find("date") && !drafts_[i].fact.find("place"))
      drafts_[i].dropped = true;
    hand_over_headline(kept, i);
    settle(drafts_[i]);
    // Each topic once, also where one sentence named it twice.
    if (const Value* topics = drafts_[i].fact.find("topics")) {
      const std::vector<Value> all = topics->list;
      drafts_[i].fact.set("topics", Value::of_list({}));
      add_topics(drafts_[i].fact, all);
    }
  }
  link(kept);
  for (const DraftIndex i : kept)
    if (!drafts_[i].dropped) settle_roles(reading_, drafts_, drafts_[i]);
}

// ContactMerger by the token that they were read at, and by the noun that they tell of.
void ContactMerger::index() {
  for (DraftIndex i = 0; i < drafts_.size(); ++i) {
    if (drafts_[i].fact.kind != "contact") continue;
    if (drafts_[i].anchor != kNoToken) anchors_.emplace_back(drafts_[i].anchor, i);
    if (drafts_[i].same_as != kNoToken) told_.emplace_back(drafts_[i].same_as, i);
  }
  std::sort(anchors_.begin(), anchors_.end());
  std::sort(told_.begin(), told_.end());
}

// An earlier contact that tells of the same noun: "attended a meeting with B" and "a meeting with B".
DraftIndex ContactMerger::same_noun(const Draft& draft, DraftIndex self) const {
  const auto earlier = [&](const Index& index, TokenIndex t) {
    for (auto at = std::lower_bound(index.begin(), index.end(), std::pair<TokenIndex, DraftIndex>(t, 0));
         at != index.end() && at->first == t && at->second < self; ++at) {
      const DraftIndex whole = final_of(at->second);
      if (whole < self && !drafts_[whole].dropped) return whole;
    }
    return kNoDraft;
  };
  DraftIndex out = kNoDraft;
  if (draft.same_as != kNoToken) {
    out = earlier(anchors_, draft.same_as);
    if (out == kNoDraft) out = earlier(told_, draft.same_as);
  }
  if (out == kNoDraft && draft.anchor != kNoToken) {
    out = earlier(told_, draft.anchor);
    if (out == kNoDraft) {
      out = earlier(anchors_, draft.anchor);
      // "a ministerial meeting" is one, however many rules read it; being somewhere for it is a visit.
      if (out != kNoDraft && contact_family(drafts_[out].fact) != contact_family(draft.fact) &&
          (contact_family(drafts_[out].fact) == "visit" || contact_family(draft.fact) == "visit" ||
           contact_family(drafts_[out].fact) == "letter" || contact_family(draft.fact) == "letter"))
        out = kNoDraft;
    }
  }
  return out;
}

// "The meeting was attended by A", "A was accompanied to the talks by B": the one last told, if it is of that sort.
DraftIndex ContactMerger::attended(const std::vector<DraftIndex>& kept, const Draft& draft) const {
  TokenIndex noun = draft.same_as;
  // "The meeting was chaired by A", read at the meeting itself
  if (noun == kNoToken && draft.anchor != kNoToken && !reading_.is_verbal(draft.anchor) &&
      reading_[draft.anchor].relation == Relation::nsubj_pass)
    if (const TokenIndex verb = reading_.verb_above(draft.anchor);
        verb != kNoToken && (reading_.in(verb, "chair") || reading_.in(verb, "attend")))
      noun = draft.anchor;
  if (noun == kNoToken || reading_.is_verbal(noun) || !definite(noun) || draft.in_title) return kNoDraft;
  if (!happened(draft.stage)) return kNoDraft;
  const std::string family = contact_family(draft.fact);
  const auto named = event_words(noun);
  for (std::size_t back = 0; back < kept.size() && back < kWindow; ++back) {
    const DraftIndex index = kept[kept.size() - 1 - back];
    const Draft& other = drafts_[index];
    if (other.dropped || other.fact.background != draft.fact.background || !happened(other.stage)) continue;
    const std::string other_family = contact_family(other.fact);
    const bool kin = other_family == family || ((family.empty() || family == "meeting") && talk_family(other_family));
    if (!kin || !dates_agree(other.fact, draft.fact)) continue;
    const Value* when = other.fact.find("date");
    if (when && when->date && when->date->precision == Precision::year) continue;  // history
    if (!named.empty() && other_family != "meeting" && names_disagree(named, event_words(event_noun(other)))) continue;
    return index;
  }
  return kNoDraft;
}

// "Ministers discuss trade" over an article that tells of a meeting of one of them: the headline of that meeting.
void ContactMerger::hand_over_headline(const std::vector<DraftIndex>& kept, DraftIndex headline) {
  Draft& draft = drafts_[headline];
  if (draft.dropped || !draft.in_title || !format_of(draft.fact).empty()) return;
  for (const DraftIndex i : kept) {
    Draft& other = drafts_[i];
    if (i == headline || other.dropped || other.in_title || other.fact.background || !happened(other.stage)) continue;
    if (!talk_family(contact_family(other.fact)) || format_of(other.fact).empty()) continue;
    const bool shared =
        std::any_of(participants(draft.fact).begin(), participants(draft.fact).end(), [&](const Value& who) {
          return who.entity && std::any_of(participants(other.fact).begin(), participants(other.fact).end(),
                                           [&](const Value& have) { return have.entity == who.entity; });
        });
    if (!shared) continue;
    if (const Value* topics = draft.fact.find("topics")) add_topics(other.fact, topics->list);
    draft.dropped = true;
    draft.merged_into = i;
    return;
  }
}

// "there was a meeting of senior officials on 3 May", "the next meeting will be held in Riga": one of its own, whoever
// meets there.
bool ContactMerger::told_for_itself(const Draft& draft) const {
  const std::string& rule = draft.fact.evidence.front().rule;
  if (!rule.starts_with("contact.there_was") && rule != "contact.takes_place") return false;
  return draft.anchor != kNoToken && !definite(draft.anchor) &&
         (draft.fact.find("date") || draft.fact.find("place"));
}

// "took part in a meeting of defence ministers"
bool ContactMerger::of_somebody(TokenIndex noun) const {
  for (const TokenIndex c : reading_.tree_at(noun).children(noun))
    if (main_relation(reading_[c].relation) == Relation::nmod && reading_.preposition(c) == "of" &&
        (reading_.in(c, "office_noun") || reading_.in(c, "group_noun")))
      return true;
  return false;
}

// What only tells of subjects is a contact of its own where two sides are known; else nothing is.
void ContactMerger::settle(Draft& draft) {
  if (draft.dropped) return;
  if (habitual(draft)) draft.dropped = true;
  if (draft.dropped || !format_of(draft.fact).empty()) return;
  if (known(draft.fact) == 1 && draft.same_as != kNoToken && !reading_.is_verbal(draft.same_as) &&
      reading_.in(draft.same_as, "meeting_noun") &&
      (draft.fact.find("date") || draft.fact.find("place") || of_somebody(draft.same_as))) {
    draft.fact.set("format", Value::of_text("meeting"));  // "is to attend a ministerial meeting in Riga"
  } else if (known(draft.fact) < 2 || !happened(draft.stage)) {
    draft.dropped = true;
  } else {
    draft.fact.set("format", Value::of_text("talks"));
  }
}

DraftIndex ContactMerger::find_same(const std::vector<DraftIndex>& kept, const Draft& draft) const {
  const std::string family = contact_family(draft.fact);
  // "The presidents discussed": where they met is told before anything that their countries held.
  if (family.empty() && !draft.generic)
    for (std::size_t back = 0; back < kept.size() && back < kWindow; ++back) {
      const DraftIndex index = kept[kept.size() - 1 - back];
      if (!drafts_[index].dropped && exact_people(drafts_[index].fact, draft.fact) &&
          same_contact(drafts_[index], draft))
        return index;
    }
  for (std::size_t back = 0; back < kept.size() && back < kWindow; ++back) {
    const DraftIndex index = kept[kept.size() - 1 - back];
    const Draft& other = drafts_[index];
    if (other.dropped) continue;
    if (draft.generic) {
      // "During the meeting", "the talks": the one last told, whatever its status, in the same time frame.
      const std::string other_family = contact_family(other.fact);
      if (draft.fact.find("date") && draft.anchor != kNoToken && !reading_.is_verbal(draft.anchor) &&
          told_by_others(draft.anchor))
        continue;
      const bool kin = other_family == family || ((family == "meeting" || family.empty()) && talk_family(other_family));
      if (kin && (other.fact.background == draft.fact.background || put_off(draft, other)) &&
          dates_agree(other.fact, draft.fact) &&
          (draft.stage == other.stage || happened(draft.stage) || put_off(draft, other)))
        return index;
      continue;
    }
    if (same_contact(other, draft)) return index;
  }
  return kNoDraft;
}

namespace {

// "from 18 to 20 May" within "next week"
bool narrower(const Value& date, const Value& than) {
  using Days = std::chrono::sys_days;
  if (!date.date || !than.date || !date.date->from || !date.date->to || !than.date->from || !than.date->to)
    return false;
  const Days from(*date.date->from), to(*date.date->to), other_from(*than.date->from), other_to(*than.date->to);
  return from >= other_from && to <= other_to && to - from < other_to - other_from;
}

}  // namespace

void ContactMerger::absorb(Draft& kept, Draft& other, DraftIndex index) const {
  const bool announced = announced_in_headline(kept, other) || still_to_come(kept, other);
  const bool come = come_since_headline(kept, other) || (kept.stage != other.stage && recalled_first(kept, other)),
             announced_before = still_to_come(other, kept);
  const auto hosts = event_bodies(event_noun(other));
  const bool fits = people_fit(kept.fact, other.fact);
  Value people = Value::of_list(participants(kept.fact));
  for (const Value& who : participants(other.fact)) {
    if (other.generic) break;
    // Who talks of it later speaks at it: a role of the first telling stands.
    const auto same = std::find_if(people.list.begin(), people.list.end(),
                                   [&](const Value& have) { return who.entity && have.entity == who.entity; });
    if (same != people.list.end()) continue;
    const auto meant =
        std::find_if(people.list.begin(), people.list.end(), [&](const Value& have) { return stands_for(who, have); });
    if (meant == people.list.end()) {
      // Nor is it joined by the body whose meeting it is.
      if (who.entity && std::find(hosts.begin(), hosts.end(), *who.entity) != hosts.end()) continue;
      // "the ministers of A and B", and whom the later sentence names
      const auto left_over =
          !fits ? people.list.end() : std::find_if(people.list.begin(), people.list.end(), [&](const Value& have) {
            const Entity* one = entity(have);
            return one && (one->kind != EntityKind::person || one->name.empty()) &&
                   std::none_of(participants(other.fact).begin(), participants(other.fact).end(),
                                [&](const Value& them) { return stands_for(them, have); });
          });
      if (left_over != people.list.end() && better(who, *left_over))
        *left_over = who;
      else
        people.list.push_back(who);
    } else if (better(who, *meant)) {
      *meant = who;  // the person instead of the country, the name instead of the bare office
    }
  }
  kept.fact.set("participants", std::move(people));
  const std::string format = format_of(kept.fact), other_format = format_of(other.fact);
  const bool vague = format.empty() || format == "visit" || format == "delegation visit";
  if (vague && !other_format.empty() && other_format != "visit") kept.fact.set("format", *other.fact.find("format"));
  for (const Field& field : other.fact.fields) {
    if (field.name == "participants" || field.name == "format") continue;
    if (field.name == "sidelines" && kept.in_title) {
      kept.fact.set(field.name, field.value);  // the body names the event in full
      continue;
    }
    if (field.name == "topics") {
      add_topics(kept.fact, field.value.list);
      continue;
    }
    const Value* own = kept.fact.find(field.name);
    // The headline's country, and the city in it that the body names
    if (own && field.name == "place" && kept.in_title && within(field.value, *own)) {
      kept.fact.set(field.name, field.value);
      continue;
    }
    if (!own || own->null() || (field.name == "date" && narrower(field.value, *own)))
      kept.fact.set(field.name, field.value);
  }
  for (const Evidence& evidence : other.fact.evidence) {
    const bool have = std::any_of(kept.fact.evidence.begin(), kept.fact.evidence.end(), [&](const Evidence& e) {
      return e.span == evidence.span && e.field == evidence.field;
    });
    if (!have) kept.fact.evidence.push_back(evidence);
  }
  if (kept.in_title && !other.in_title && !other.generic) {
    kept.fact.asserted_by = other.fact.asserted_by;
    kept.in_title = false;
  }
  if (other.generic && put_off(other, kept)) {
    kept.fact.background = other.fact.background;
    kept.stage = other.stage;
    kept.fact.status = other.fact.status;
  }
  for (const TokenIndex t : other.within) kept.within.push_back(t);
  for (const std::uint32_t s : other.told_in) kept.told_in.push_back(s);
  const bool firmer =
      kept.stage == EventStage::possible && other.stage == EventStage::planned && both_to_come(kept, other);
  if (announced || come || firmer) {
    kept.stage = other.stage;
    kept.fact.status = other.fact.status;
  } else if (other.stage == EventStage::held && !pointed_at(other) && !only_mentioned(other) && !announced_before) {
    kept.stage = EventStage::held;
  }
  other.dropped = true;
  other.merged_into = index;
}

bool ContactMerger::within(const Value& place, const Value& country) const {
  const Entity *city = entity(place), *state = entity(country);
  return city && state && city->kind == EntityKind::place && state->kind == EntityKind::country &&
         !city->country.empty() && city->country == state->country;
}

bool ContactMerger::better(const Value& who, const Value& have) const {
  const Entity* left = entity(who);
  const Entity* right = entity(have);
  if (!left || !right) return left != nullptr;
  if (left->kind == EntityKind::person && right->kind != EntityKind::person) return true;
  if (left->kind == EntityKind::person && short_name_of(*right, *left)) return true;
  return left->kind == right->kind && !left->name.empty() && right->name.empty();
}

DraftIndex ContactMerger::final_of(DraftIndex index) const {
  while (drafts_[index].merged_into != kNoDraft) index = drafts_[index].merged_into;
  return index;
}

void ContactMerger::link(const std::vector<DraftIndex>& kept) {
  for (const DraftIndex i : kept) {
    Draft& draft = drafts_[i];
    if (draft.dropped) continue;
    for (const TokenIndex t : draft.within) {
      const auto found = std::lower_bound(anchors_.begin(), anchors_.end(), std::pair<TokenIndex, DraftIndex>(t, 0));
      if (found == anchors_.end() || found->first != t) continue;
      const DraftIndex whole = final_of(found->second);
      if (whole != i && !drafts_[whole].dropped && drafts_[whole].part_of != i) draft.part_of = whole;
    }
    // A stop at a site is a part of the visit to its country.
    const bool stop = contact_family(draft.fact) == "visit";
    if (draft.part_of != kNoDraft || (stop && !at_site(draft.fact))) continue;
    for (const DraftIndex v : kept) {
      const Draft& visit = drafts_[v];
      if (v == i || visit.dropped || contact_family(visit.fact) != "visit") continue;
      if (visit.fact.background != draft.fact.background || !dates_agree(visit.fact, draft.fact)) continue;
      if (elsewhere(visit.fact, draft.fact)) continue;
      if (at_site(visit.fact) && (stop || visit.sentence != draft.sentence)) continue;
      const bool stages = visit.stage == draft.stage || (happened(visit.stage) && happened(draft.stage)) ||
                          (visit.stage == EventStage::ongoing && draft.stage == EventStage::planned);
      if (stages && guest_takes_part(visit.fact, draft.fact)) {
        draft.part_of = v;
        break;
      }
    }
  }
}

const std::vector<Value>& participants(const Fact& fact) {
  static const std::vector<Value> none;
  const Value* list = fact.find("participants");
  return list ? list->list : none;
}

std::string contact_family(const Fact& fact) {
  const std::string format = format_of(fact);
  if (format == "phone call" || format == "video") return "call";
  if (format.ends_with("visit")) return "visit";
  if (format == "letter") return "letter";
  if (format.empty()) return "";
  if (format == "session" || format == "summit" || format == "ceremony") return format;
  if (format == "briefing" || format == "news conference") return "media";
  return "meeting";
}

void add_topics(Fact& contact, const std::vector<Value>& topics) {
  Value all = contact.find("topics") ? *contact.find("topics") : Value::of_list({});
  const auto named = [](const Value& topic, const char* name) {
    for (const Field& field : topic.fields)
      if (field.name == name)
        if (const auto* words = std::get_if<std::string>(&field.value.literal)) return *words;
    return std::string();
  };
  for (const Value& topic : topics) {
    const bool known = std::any_of(all.list.begin(), all.list.end(), [&](const Value& other) {
      if (other.span == topic.span || other.literal == topic.literal) return true;
      return !named(topic, "topic").empty() && named(topic, "topic") == named(other, "topic");
    });
    if (!known) all.list.push_back(topic);
  }
  if (!all.list.empty()) contact.set("topics", std::move(all));
}

void merge_contacts(const ArticleReading& reading, std::vector<Draft>& drafts) { ContactMerger(reading, drafts).run(); }

}  // namespace chancery
