#include "facts/merge_contacts.h"

#include <algorithm>

#include "facts/contact_roles.h"

namespace chancery {
namespace {

constexpr std::size_t kWindow = 48;  // contacts looked back upon: enough for any article, and never quadratic

// "" where only its subjects are told: "they discussed trade".
std::string format_of(const Fact& fact) {
  const Value* format = fact.find("format");
  const auto* words = format ? std::get_if<std::string>(&format->literal) : nullptr;
  return words ? *words : "";
}

// Formats of which "they discussed trade" may tell, and the bare "talks" too.
bool talk_family(const std::string& family) {
  return family == "meeting" || family == "call" || family == "session" || family == "summit" || family.empty();
}

bool happened(EventStage stage) { return stage == EventStage::held || stage == EventStage::ongoing; }

bool overlap(const DateInterval& a, const DateInterval& b) {
  using Days = std::chrono::sys_days;
  if (!a.known() || !b.known()) return true;
  if (a.from && b.to && Days(*a.from) > Days(*b.to)) return false;
  if (b.from && a.to && Days(*b.from) > Days(*a.to)) return false;
  return true;
}

bool dates_agree(const Fact& a, const Fact& b) {
  const Value* left = a.find("date");
  const Value* right = b.find("date");
  return !left || !right || !left->date || !right->date || overlap(*left->date, *right->date);
}

class Contacts {
 public:
  Contacts(const ArticleReading& reading, std::vector<Draft>& drafts) : reading_(reading), drafts_(drafts) {}

  void run() {
    index();
    std::vector<DraftIndex> kept;
    for (DraftIndex i = 0; i < drafts_.size(); ++i) {
      Draft& draft = drafts_[i];
      if (draft.fact.kind != "contact") continue;
      if (draft.told_in.empty()) draft.told_in.push_back(draft.sentence);
      const std::string family = contact_family(draft.fact);
      const bool event = family == "session" || family == "summit" || family == "ceremony" || family == "media";
      draft.generic = known(draft.fact) == 0 && !event;
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
                 (happened(draft.stage) || draft.stage == EventStage::planned || draft.stage == EventStage::possible)) {
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

 private:
  // Contacts by the token that they were read at, and by the noun that they tell of.
  void index() {
    for (DraftIndex i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].fact.kind != "contact") continue;
      if (drafts_[i].anchor != kNoToken) anchors_.emplace_back(drafts_[i].anchor, i);
      if (drafts_[i].same_as != kNoToken) told_.emplace_back(drafts_[i].same_as, i);
    }
    std::sort(anchors_.begin(), anchors_.end());
    std::sort(told_.begin(), told_.end());
  }

  using Index = std::vector<std::pair<TokenIndex, DraftIndex>>;

  // An earlier contact that tells of the same noun: "attended a meeting with B" and "a meeting with B".
  DraftIndex same_noun(const Draft& draft, DraftIndex self) const {
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
  DraftIndex attended(const std::vector<DraftIndex>& kept, const Draft& draft) const {
    const TokenIndex noun = draft.same_as;
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
      if (!named.empty() && other_family != "meeting" && names_disagree(named, event_words(event_noun(other))))
        continue;
      return index;
    }
    return kNoDraft;
  }

  TokenIndex event_noun(const Draft& draft) const {
    if (draft.same_as != kNoToken && !reading_.is_verbal(draft.same_as)) return draft.same_as;
    return draft.anchor;
  }

  // What tells one event from another of its sort: the names and ordinals in its noun phrase.
  std::vector<std::string> event_words(TokenIndex noun) const {
    std::vector<std::string> out;
    if (noun == kNoToken || reading_.is_verbal(noun)) return out;
    for (const TokenIndex c : reading_.tree_at(noun).children(noun)) {
      const Relation relation = main_relation(reading_[c].relation);
      if (relation != Relation::compound && relation != Relation::amod && relation != Relation::nummod &&
          relation != Relation::nmod)
        continue;
      if (relation == Relation::nmod && reading_.preposition(c) != "of") continue;
      const bool ordinal = !reading_.word(c).empty() && reading_.word(c)[0] >= '0' && reading_.word(c)[0] <= '9';
      if (reading_[c].upos == Upos::PROPN || ordinal) out.push_back(reading_.word(c));
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  static bool names_disagree(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    if (left.empty() || right.empty()) return false;
    return std::none_of(left.begin(), left.end(),
                        [&](const std::string& word) { return std::binary_search(right.begin(), right.end(), word); });
  }

  bool definite(TokenIndex noun) const {
    for (const TokenIndex c : reading_.tree_at(noun).children(noun))
      if (reading_.in(c, "another-time")) return false;  // "the previous ceremony"
    for (const TokenIndex c : reading_.tree_at(noun).children(noun))
      if (reading_.word(c) == "the" || reading_.word(c) == "this" || reading_[c].relation == Relation::nmod_poss)
        return true;
    return false;
  }

  // "Ministers discuss trade" over an article that tells of a meeting of one of them: the headline of that meeting.
  void hand_over_headline(const std::vector<DraftIndex>& kept, DraftIndex headline) {
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

  // What only tells of subjects is a contact of its own where two sides are known; else nothing is.
  void settle(Draft& draft) {
    if (draft.dropped) return;
    if (habitual(draft)) draft.dropped = true;
    if (draft.dropped || !format_of(draft.fact).empty()) return;
    if (known(draft.fact) < 2 || !happened(draft.stage)) {
      draft.dropped = true;
    } else {
      draft.fact.set("format", Value::of_text("talks"));
    }
  }

  // "the ceremony is usually held in the hall"; "should hold conferences": none in particular.
  bool habitual(const Draft& draft) const {
    if (draft.anchor == kNoToken || every_time(draft)) return draft.anchor != kNoToken;
    if (known(draft.fact) > 1) return false;
    const bool verbal = reading_.is_verbal(draft.anchor);
    if (!verbal)
      for (const TokenIndex c : reading_.tree_at(draft.anchor).children(draft.anchor))
        if (reading_.word(c) == "such" && reading_[draft.anchor].xpos == "NNS") return true;
    if (!verbal && draft.stage == EventStage::possible && reading_[draft.anchor].xpos == "NNS" &&
        !draft.fact.find("date"))
      return true;
    const TokenIndex verb = verbal ? draft.anchor : reading_.verb_above(draft.anchor);
    if (verb == kNoToken) return false;
    for (const TokenIndex c : reading_.tree_at(verb).children(verb))
      if (reading_[c].upos == Upos::ADV && reading_.in(c, "habitual")) return true;
    return false;
  }

  // "meet every autumn", "hold talks twice a year"
  bool every_time(const Draft& draft) const {
    const TokenIndex verb = reading_.is_verbal(draft.anchor) ? draft.anchor : reading_.verb_above(draft.anchor);
    if (verb == kNoToken || (reading_[verb].xpos != "VBP" && reading_[verb].xpos != "VBZ")) return false;
    for (const TokenIndex c : reading_.tree_at(verb).children(verb)) {
      if (main_relation(reading_[c].relation) != Relation::obl) continue;
      const TokenIndex word = reading_.child(c, Relation::det);
      if (word != kNoToken && (reading_.word(word) == "every" || reading_.word(word) == "each")) return true;
    }
    return false;
  }

  // Participants who are somebody.
  std::size_t known(const Fact& fact) const {
    std::size_t out = 0;
    for (const Value& who : participants(fact)) out += who.entity || !who.open;
    return out;
  }

  const Entity* entity(const Value& value) const { return reading_.entity(value); }

  // Whether one participant may be meant by another: the same, or a country or body for one of its people.
  bool stands_for(const Value& a, const Value& b) const {
    if (a.entity && a.entity == b.entity) return true;
    const Entity* left = entity(a);
    const Entity* right = entity(b);
    if (!left || !right) return a.open || b.open;
    const bool person = left->kind == EntityKind::person, other_person = right->kind == EntityKind::person;
    if (person && other_person) {
      // An office-holder whom nobody names may be named elsewhere, if the country does not say otherwise.
      return (left->name.empty() || right->name.empty()) && !left->country.empty() && left->country == right->country;
    }
    return !left->country.empty() && left->country == right->country;
  }

  // Every participant of the smaller has a counterpart in the larger; those known in both are at least one.
  bool same_people(const Fact& a, const Fact& b) const {
    const auto& left = participants(a);
    const auto& right = participants(b);
    const auto& smaller = left.size() <= right.size() ? left : right;
    const auto& larger = left.size() <= right.size() ? right : left;
    bool any = false;
    std::vector<bool> used(larger.size(), false);
    for (const Value& who : smaller) {
      bool found = false;
      for (std::size_t i = 0; i < larger.size() && !found; ++i) {
        if (used[i] || !who.entity || who.entity != larger[i].entity) continue;
        used[i] = found = any = true;
      }
      for (std::size_t i = 0; i < larger.size() && !found; ++i) {
        if (used[i] || !stands_for(who, larger[i])) continue;
        used[i] = found = true;
        any = any || (who.entity && larger[i].entity);
      }
      if (!found) return false;
    }
    return any;
  }

  // "Before the meeting with B", "as part of his visit": points at what is told elsewhere, however that stands.
  bool pointed_at(const Draft& draft) const {
    if (draft.anchor == kNoToken || reading_.is_verbal(draft.anchor)) return false;
    if (!definite(draft.anchor)) return false;
    const std::string preposition = reading_.preposition(draft.anchor);
    if (preposition == "of") {
      const TokenIndex above = reading_[draft.anchor].head;
      return above != kNoToken && (reading_[above].lemma == "part" || reading_[above].lemma == "framework" ||
                                   reading_[above].lemma == "course" || reading_[above].lemma == "eve");
    }
    return preposition == "before" || preposition == "after" || preposition == "during" || preposition == "following" ||
           preposition == "prior to" || preposition == "ahead of" || preposition == "within";
  }

  // "The visit follows an invitation": the subject of something else than its own happening is no news of its being held.
  bool only_mentioned(const Draft& draft) const {
    if (draft.anchor == kNoToken || reading_.is_verbal(draft.anchor) || !definite(draft.anchor)) return false;
    if (main_relation(reading_[draft.anchor].relation) != Relation::nsubj) return false;
    const TokenIndex verb = reading_.verb_above(draft.anchor);
    return verb != kNoToken && !reading_.in_phrasal(verb, "status-occur") && !reading_.in(verb, "occur_verb") &&
           !reading_.in(verb, "happen");
  }

  // "Speaker receives ambassador" over news of what is still to come.
  bool announced_in_headline(const Draft& a, const Draft& b) const {
    return a.in_title && !b.in_title && a.stage == EventStage::held && b.stage == EventStage::planned &&
           a.anchor != kNoToken && (reading_[a.anchor].xpos == "VBZ" || reading_[a.anchor].xpos == "VBP") &&
           a.told_in.size() <= 1;
  }

  bool same_contact(const Draft& a, const Draft& b) const {
    const std::string family = contact_family(a.fact), other_family = contact_family(b.fact);
    const bool loose = (family.empty() && talk_family(other_family)) || (other_family.empty() && talk_family(family));
    // "A and B spoke" after their call.
    const bool spoke = (family == "call" && only_spoke(b)) || (other_family == "call" && only_spoke(a));
    if (family != other_family && !loose && !spoke) return false;
    if (a.fact.background != b.fact.background && !same_visit_recalled(a, b)) return false;
    if (a.stage != b.stage && !(happened(a.stage) && happened(b.stage)) && !b.passing && !pointed_at(b) &&
        !announced_in_headline(a, b) && !(a.stage == EventStage::planned && happened(b.stage) && only_mentioned(b)))
      return false;
    if (!dates_agree(a.fact, b.fact)) return false;
    if (family == "visit" && (elsewhere(a.fact, b.fact) || two_destinations(a.fact, b.fact))) return false;
    if (family == "letter" && b.sentence > a.sentence && b.anchor != kNoToken && !reading_.is_verbal(b.anchor) &&
        definite(b.anchor) && !authors_disagree(a.fact, b.fact))
      return true;
    if (event_family(family) && b.sentence > a.sentence && b.anchor != kNoToken && participants(b.fact).empty() &&
        definite(event_noun(b)) && !names_disagree(event_words(event_noun(a)), event_words(event_noun(b))))
      return true;
    // "also had a meeting with B": not the one of three sides told before.
    if (indefinite(b) && !a.in_title && participants(a.fact).size() != participants(b.fact).size())
      return false;
    return same_people(a.fact, b.fact);
  }

  // "a meeting with", "had meetings with"
  bool indefinite(const Draft& draft) const {
    if (draft.anchor == kNoToken || reading_.is_verbal(draft.anchor) || draft.in_title) return false;
    const TokenIndex article = reading_.child(draft.anchor, Relation::det);
    return article != kNoToken && (reading_.word(article) == "a" || reading_.word(article) == "another");
  }

  // "the consultations held by the ministers last month": held by somebody of their own.
  bool told_by_others(TokenIndex noun) const {
    for (const TokenIndex c : reading_.tree_at(noun).children(noun))
      if (main_relation(reading_[c].relation) == Relation::acl)
        for (const TokenIndex d : reading_.tree_at(c).children(c))
          if (reading_[d].relation == Relation::obl_agent || reading_.preposition(d) == "by" ||
              reading_.preposition(d) == "between")
            return true;
    return false;
  }

  static bool event_family(const std::string& family) {
    return family == "session" || family == "summit" || family == "ceremony";
  }

  bool only_spoke(const Draft& draft) const {
    return draft.anchor != kNoToken && format_of(draft.fact) == "talks" && !draft.fact.find("place") &&
           (reading_.is_verbal(draft.anchor) || (!draft.fact.find("date") && !indefinite(draft)));
  }

  // "Earlier it was reported that B arrived on a visit": the visit that the article tells of, with no other date.
  bool same_visit_recalled(const Draft& a, const Draft& b) const {
    if (contact_family(a.fact) != "visit" || a.stage != b.stage || !a.fact.find("place") || !b.fact.find("place"))
      return false;
    const Draft& recalled = a.fact.background ? a : b;
    return !recalled.fact.find("date");
  }

  bool authors_disagree(const Fact& a, const Fact& b) const {
    const auto author = [&](const Fact& fact) -> std::optional<EntityIndex> {
      for (const Value& who : participants(fact))
        for (const Field& field : who.fields)
          if (field.name == "role" && field.value.literal == Value::Literal(std::string("author"))) return who.entity;
      return {};
    };
    const auto left = author(a), right = author(b);
    return left && right && left != right;
  }

  // "The visit has been postponed": the one that was planned.
  bool put_off(const Draft& draft, const Draft& other) const {
    const bool off = draft.stage == EventStage::postponed || draft.stage == EventStage::cancelled;
    if (!off || (other.stage != EventStage::planned && other.stage != EventStage::possible)) return false;
    if (draft.anchor == kNoToken || reading_.is_verbal(draft.anchor) || !definite(draft.anchor)) return false;
    // Only where it is said outright, soon after, and of the same sort; not of "the postponement of their dialogue".
    if (reading_[draft.anchor].relation != Relation::nsubj_pass || draft.sentence < other.sentence ||
        draft.sentence - other.sentence > 2 || contact_family(draft.fact) != contact_family(other.fact))
      return false;
    // "was originally scheduled for March but was postponed": what is planned now is another time.
    const TokenRange sentence = reading_.sentence_at(draft.anchor).tokens;
    for (TokenIndex t = sentence.first; t < sentence.last; ++t)
      if (reading_.in(t, "at-first")) return false;
    return true;
  }

  // The very same people, none standing for another.
  bool exact_people(const Fact& a, const Fact& b) const {
    const auto& smaller = participants(a).size() <= participants(b).size() ? participants(a) : participants(b);
    const auto& larger = &smaller == &participants(a) ? participants(b) : participants(a);
    return !smaller.empty() && std::all_of(smaller.begin(), smaller.end(), [&](const Value& who) {
      return who.entity &&
             std::any_of(larger.begin(), larger.end(), [&](const Value& other) { return other.entity == who.entity; });
    });
  }

  DraftIndex find_same(const std::vector<DraftIndex>& kept, const Draft& draft) const {
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
        const bool kin =
            other_family == family || ((family == "meeting" || family.empty()) && talk_family(other_family));
        if (kin && (other.fact.background == draft.fact.background || put_off(draft, other)) && dates_agree(other.fact, draft.fact) &&
            (draft.stage == other.stage || happened(draft.stage) || put_off(draft, other)))
          return index;
        continue;
      }
      if (same_contact(other, draft)) return index;
    }
    return kNoDraft;
  }

  void absorb(Draft& kept, Draft& other, DraftIndex index) const {
    const bool announced = announced_in_headline(kept, other);
    Value people = Value::of_list(participants(kept.fact));
    for (const Value& who : participants(other.fact)) {
      if (other.generic) break;
      // Who talks of it later speaks at it: a role of the first telling stands.
      const auto same = std::find_if(people.list.begin(), people.list.end(),
                                     [&](const Value& have) { return who.entity && have.entity == who.entity; });
      if (same != people.list.end()) continue;
      const auto meant = std::find_if(people.list.begin(), people.list.end(),
                                      [&](const Value& have) { return stands_for(who, have); });
      if (meant == people.list.end()) {
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
      if (!own || own->null()) kept.fact.set(field.name, field.value);
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
    if (announced) {
      kept.stage = other.stage;
      kept.fact.status = other.fact.status;
    } else if (other.stage == EventStage::held && !pointed_at(other) && !only_mentioned(other)) {
      kept.stage = EventStage::held;
    }
    other.dropped = true;
    other.merged_into = index;
  }

  bool better(const Value& who, const Value& have) const {
    const Entity* left = entity(who);
    const Entity* right = entity(have);
    if (!left || !right) return left != nullptr;
    if (left->kind == EntityKind::person && right->kind != EntityKind::person) return true;
    return left->kind == right->kind && !left->name.empty() && right->name.empty();
  }

  DraftIndex final_of(DraftIndex index) const {
    while (drafts_[index].merged_into != kNoDraft) index = drafts_[index].merged_into;
    return index;
  }

  void link(const std::vector<DraftIndex>& kept) {
    for (const DraftIndex i : kept) {
      Draft& draft = drafts_[i];
      if (draft.dropped) continue;
      for (const TokenIndex t : draft.within) {
        const auto found = std::lower_bound(anchors_.begin(), anchors_.end(), std::pair<TokenIndex, DraftIndex>(t, 0));
        if (found == anchors_.end() || found->first != t) continue;
        const DraftIndex whole = final_of(found->second);
        if (whole != i && !drafts_[whole].dropped && drafts_[whole].part_of != i) draft.part_of = whole;
      }
      if (draft.part_of != kNoDraft || contact_family(draft.fact) == "visit") continue;
      for (const DraftIndex v : kept) {
        const Draft& visit = drafts_[v];
        if (v == i || visit.dropped || contact_family(visit.fact) != "visit") continue;
        if (visit.fact.background != draft.fact.background || !dates_agree(visit.fact, draft.fact)) continue;
        if (elsewhere(visit.fact, draft.fact)) continue;
        const bool stages = visit.stage == draft.stage || (happened(visit.stage) && happened(draft.stage)) ||
                            (visit.stage == EventStage::ongoing && draft.stage == EventStage::planned);
        if (stages && guest_takes_part(visit.fact, draft.fact)) {
          draft.part_of = v;
          break;
        }
      }
    }
  }

  // Two places within one country; a country and a place in it may be one.
  bool two_destinations(const Fact& a, const Fact& b) const {
    const Value* left = a.find("place");
    const Value* right = b.find("place");
    const Entity* here = left ? entity(*left) : nullptr;
    const Entity* there = right ? entity(*right) : nullptr;
    return here && there && here != there && here->kind == EntityKind::place && there->kind == EntityKind::place;
  }

  // Whether two contacts are placed in countries of which none is common.
  bool elsewhere(const Fact& a, const Fact& b) const {
    const auto countries = [&](const Fact& fact) {
      std::vector<std::string> out;
      const Value* place = fact.find("place");
      if (!place) return out;
      const auto add = [&](const Value& value) {
        if (const Entity* where = entity(value); where && !where->country.empty()) out.push_back(where->country);
      };
      add(*place);
      for (const Value& one : place->list) add(one);
      return out;
    };
    const auto left = countries(a), right = countries(b);
    if (left.empty() || right.empty()) return false;
    return std::none_of(left.begin(), left.end(), [&](const std::string& country) {
      return std::find(right.begin(), right.end(), country) != right.end();
    });
  }

  bool guest_takes_part(const Fact& visit, const Fact& meeting) const {
    if (contact_family(meeting) == "call" || contact_family(meeting) == "letter") return false;
    for (const Value& guest : participants(visit)) {
      if (!guest.entity) continue;
      for (const Field& field : guest.fields)
        if (field.name == "role" && field.value.literal == Value::Literal(std::string("host"))) goto next;
      for (const Value& who : participants(meeting))
        if (who.entity == guest.entity) return true;
    next:;
    }
    return false;
  }

  const ArticleReading& reading_;
  std::vector<Draft>& drafts_;
  Index anchors_, told_;
};

}  // namespace

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

void merge_contacts(const ArticleReading& reading, std::vector<Draft>& drafts) { Contacts(reading, drafts).run(); }

}  // namespace chancery
