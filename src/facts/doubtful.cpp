#include "facts/doubtful.h"

#include <algorithm>

#include "facts/open_roles.h"
#include "facts/status.h"

namespace chancery {
namespace {

constexpr std::uint32_t kLongestOffice = 400;  // bytes
constexpr int kStepsUp = 4;                    // words above an act, among which one may ask for it

class Doubts {
 public:
  Doubts(const ArticleReading& reading, const Attribution& attribution) : reading_(reading), attribution_(attribution) {
    for (const Office& office : reading.document().offices)
      if (office.person && !office.span.empty()) offices_.push_back(&office);
    std::stable_sort(offices_.begin(), offices_.end(),
                     [](const Office* a, const Office* b) { return a->span.begin < b->span.begin; });
  }

  void first_person(Draft& draft) const {
    const Value* speaker = nullptr;
    for (Field& field : draft.fact.fields) {
      replace(field.value, draft, speaker);
      for (Value& value : field.value.list) replace(value, draft, speaker);
    }
  }

  // "the Speaker of the Saeima Ilze Ozola": the Saeima is no guest beside her.
  void bodies_in_offices(Draft& draft) const {
    const Value* participants = draft.fact.find("participants");
    if (!participants) return;
    std::vector<Value> people = participants->list;
    const auto inside_office = [&](const Value& who) {
      const Entity* entity = reading_.entity(who);
      if (!entity || entity->kind == EntityKind::person || !who.span) return false;
      const std::uint32_t from = who.span->begin > kLongestOffice ? who.span->begin - kLongestOffice : 0;
      auto it = std::lower_bound(offices_.begin(), offices_.end(), from,
                                 [](const Office* office, std::uint32_t begin) { return office->span.begin < begin; });
      for (; it != offices_.end() && (*it)->span.begin <= who.span->begin; ++it) {
        const Office& office = **it;
        if (office.person == who.entity || office.span == *who.span || !office.span.contains(*who.span)) continue;
        for (const Value& other : people)
          if (other.entity == office.person) return true;
      }
      return false;
    };
    std::vector<Value> kept;
    for (const Value& who : people)
      if (!inside_office(who)) kept.push_back(who);
    if (kept.size() != people.size()) draft.fact.set("participants", Value::of_list(std::move(kept)));
  }

  // "reaffirmed the commitment of the presidency": whose it is, and not to what.
  bool empty_commitment(const Draft& draft) const {
    if (draft.fact.kind != "commitment") return false;
    const Value* what = draft.fact.find("what");
    const auto* words = what ? std::get_if<std::string>(&what->literal) : nullptr;
    return words && (words->starts_with("of ") || words->starts_with(","));
  }

  // "agreed that ties are strong": a view shared, and nothing to be done; "nor is it clear whether she is ready";
  // "would reaffirm the commitment to its allies": not yet done; "keen to see more visits": a wish.
  bool no_commitment(const Draft& draft) const {
    if (draft.fact.kind != "commitment" || draft.anchor == kNoToken) return false;
    TokenIndex at = draft.anchor;
    for (int step = 0; step < kStepsUp && at != kNoToken; ++step, at = reading_[at].head) {
      if (reading_.mark(at) == "whether") return true;
      if (reading_[at].relation == Relation::root) break;
    }
    const Tree& tree = reading_.tree_at(draft.anchor);
    if (reading_[draft.anchor].lemma == "agree" && reading_[draft.anchor].upos == Upos::VERB)
      for (const TokenIndex c : tree.children(draft.anchor)) {
        if (c < draft.anchor || main_relation(reading_[c].relation) != Relation::ccomp) continue;
        return (reading_.mark(c) == "that" && indicative(c)) || judged(c);
      }
    if (reading_[draft.anchor].upos == Upos::NOUN) {
      const TokenIndex verb = reading_.verb_above(draft.anchor);
      if (verb == kNoToken || !reading_.in(verb, "speech")) return false;
      const EventStage stage = stage_of(reading_, verb);
      return stage == EventStage::planned || stage == EventStage::possible;
    }
    const std::string& word = reading_.word(draft.anchor);
    if (word != "keen" && word != "eager" && word != "happy") return false;
    for (const TokenIndex c : tree.children(draft.anchor))
      if (c > draft.anchor && reading_[c].lemma == "see" && reading_.infinitive(c)) return true;
    return false;
  }

  // "the ambassadors of X, A, and of Y, B": A and B, and not somebody beside them.
  void drop_open_members(Draft& draft) const {
    if (draft.fact.kind != "office_change") return;
    const Value* person = draft.fact.find("person");
    if (!person || !person->is_list) return;
    Value kept = *person;
    std::erase_if(kept.list, [](const Value& value) { return value.open; });
    if (!kept.list.empty() && kept.list.size() < person->list.size()) draft.fact.set("person", one_or_list(kept.list));
  }

  // "Uzbek partners": a tie of one.
  bool one_sided(const Draft& draft) const {
    if (draft.fact.kind != "relation") return false;
    const Value* what = draft.fact.find("what");
    const auto* word = what ? std::get_if<std::string>(&what->literal) : nullptr;
    if (!word || *word == "membership" || *word == "chairmanship" || *word == "anniversary") return false;
    const Value* parties = draft.fact.find("parties");
    return !parties || !parties->is_list || parties->list.size() < 2;
  }

  // "A of X and B of Y decided to raise the ties of X and Y": the states are the parties.
  void states_alone(Draft& draft) const {
    const Value* parties = draft.fact.kind == "relation" ? draft.fact.find("parties") : nullptr;
    if (!parties || !parties->is_list) return;
    std::vector<Value> states;
    for (const Value& value : parties->list)
      if (const Entity* who = reading_.entity(value); who && who->kind != EntityKind::person) states.push_back(value);
    if (states.size() > 1 && states.size() < parties->list.size())
      draft.fact.set("parties", Value::of_list(std::move(states)));
  }

  // "called on the council to impose sanctions", "the demand that the premier resign": what others ask for, the one
  // who is to do it neither threatens nor plans.
  bool only_asked(const Draft& draft) const {
    const std::string& kind = draft.fact.kind;
    if (kind != "measure" && kind != "aid" && kind != "office_change") return false;
    if (draft.anchor == kNoToken) return false;
    // "is expected to press them to limit trade": whatever comes of it
    if (draft.stage == EventStage::planned && reading_.is_verbal(draft.anchor)) {
      TokenIndex verb = draft.anchor;
      while (main_relation(reading_[verb].relation) == Relation::conj && reading_[verb].head != kNoToken)
        verb = reading_[verb].head;
      const TokenIndex above = reading_[verb].head;
      return reading_.infinitive(verb) && above != kNoToken && reading_.in_phrasal(above, "status-asked") &&
             (main_relation(reading_[verb].relation) == Relation::xcomp ||
              main_relation(reading_[verb].relation) == Relation::advcl) &&
             reading_.child(above, Relation::obj) != kNoToken;
    }
    if (draft.stage != EventStage::possible) return false;
    TokenIndex at = draft.anchor;
    for (int step = 0; step < kStepsUp && at != kNoToken; ++step, at = reading_[at].head) {
      if (at != draft.anchor && reading_.in_phrasal(at, "status-asked")) return true;
      // "whether they should impose sanctions", "must provide aid"
      for (const TokenIndex c : reading_.tree_at(at).children(at))
        if (reading_.word(c) == "should" || reading_.word(c) == "must" || reading_.word(c) == "whether") return true;
    }
    return false;
  }

  // "sanctions may be lifted", "ties could be restored": no threat, and no plan of anybody's.
  bool only_possible(const Draft& draft) const {
    if (draft.fact.kind != "measure" || draft.stage != EventStage::possible) return false;
    const Value* act = draft.fact.find("act");
    const auto* word = act ? std::get_if<std::string>(&act->literal) : nullptr;
    return word && (*word == "lifted" || *word == "restored" || *word == "recognised" || *word == "released" ||
                    *word == "opened" || *word == "ceased fire");
  }

  // "threatens to leave the treaty": neither ended nor a treaty that is planned.
  bool not_ended_yet(const Draft& draft) const {
    return draft.fact.kind == "instrument" && draft.fact.status != "terminated" &&
           (draft.fact.evidence.front().rule == "instrument.terminate" ||
            draft.fact.evidence.front().rule == "instrument.expired");
  }

  // "on their appointments": nobody known comes into nothing known.
  bool empty_change(const Draft& draft) const {
    if (draft.fact.kind != "office_change") return false;
    const Value* person = draft.fact.find("person");
    if (!person || person->null()) return true;
    if (person->open) return true;
    return !person->list.empty() &&
           std::all_of(person->list.begin(), person->list.end(), [](const Value& value) { return value.open; });
  }

 private:
  // "would be hard": what they think of it
  bool judged(TokenIndex clause) const {
    bool would = false;
    for (const TokenIndex c : reading_.tree_at(clause).children(clause))
      would = would || reading_.word(c) == "would" || reading_.word(c) == "could";
    return would && reading_[clause].upos == Upos::ADJ && reading_.child(clause, Relation::cop) != kNoToken;
  }

  // "are strong", "has grown": no "must", no "will", no "be stepped up".
  bool indicative(TokenIndex clause) const {
    const auto finite = [&](TokenIndex t) {
      return reading_[t].xpos == "VBZ" || reading_[t].xpos == "VBP" || reading_[t].xpos == "VBD";
    };
    bool is = finite(clause);
    for (const TokenIndex c : reading_.tree_at(clause).children(clause)) {
      const Relation relation = main_relation(reading_[c].relation);
      if (relation != Relation::aux && relation != Relation::cop) continue;
      if (reading_[c].xpos == "MD") return false;
      is = is || finite(c);
    }
    return is;
  }

  void replace(Value& value, const Draft& draft, const Value*& speaker) const {
    if (!value.open || !value.span || draft.fact.kind == "statement") return;
    const std::string_view word = reading_.document().at(*value.span);
    if (word != "I" && word != "me" && word != "my" && word != "My" && word != "myself" && word != "Me") return;
    if (!speaker) speaker = speaker_around(draft);
    if (!speaker) return;
    value.open = false;
    value.entity = speaker->entity;
  }

  // Who alone speaks the words around the anchor of a draft.
  const Value* speaker_around(const Draft& draft) const {
    if (draft.anchor == kNoToken) return nullptr;
    const auto& frames = attribution_.frames();
    auto it = std::lower_bound(frames.begin(), frames.end(), draft.sentence,
                               [](const SpeechFrame& frame, std::uint32_t s) { return frame.sentence < s; });
    for (; it != frames.end() && it->sentence == draft.sentence; ++it) {
      const SpeechFrame& frame = *it;
      if (frame.reports || frame.speakers.size() != 1) continue;
      const Entity* who = reading_.entity(frame.speakers.front());
      if (!who || who->kind != EntityKind::person) continue;
      for (const SpokenContent& content : frame.contents)
        if (content.tokens.contains(draft.anchor)) return &frame.speakers.front();
    }
    return nullptr;
  }

  const ArticleReading& reading_;
  const Attribution& attribution_;
  std::vector<const Office*> offices_;  // of somebody, in order of the text
};

}  // namespace

namespace {

bool same_voice(const Value& a, const Value& b) {
  if (a.entity || b.entity) return a.entity == b.entity;
  if (a.list.empty() || a.list.size() != b.list.size()) return false;
  for (std::size_t i = 0; i < a.list.size(); ++i)
    if (!a.list[i].entity || a.list[i].entity != b.list[i].entity) return false;
  return true;
}

// One voice's words inside longer words of its own, in the same sentence, are told already.
void drop_repeated(std::vector<Draft>& drafts) {
  std::vector<std::size_t> statements;
  for (std::size_t i = 0; i < drafts.size(); ++i)
    if (!drafts[i].dropped && drafts[i].fact.kind == "statement") statements.push_back(i);
  std::stable_sort(statements.begin(), statements.end(),
                   [&](std::size_t a, std::size_t b) { return drafts[a].sentence < drafts[b].sentence; });
  std::size_t first = 0;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    Draft& inner = drafts[statements[i]];
    while (drafts[statements[first]].sentence < inner.sentence) ++first;
    const Value* content = inner.fact.find("content");
    const Value* speaker = inner.fact.find("speaker");
    if (!content || !content->span || !speaker) continue;
    for (std::size_t j = first; j < statements.size() && drafts[statements[j]].sentence == inner.sentence; ++j) {
      const Draft& outer = drafts[statements[j]];
      const Value* longer = outer.fact.find("content");
      const Value* voice = outer.fact.find("speaker");
      if (i == j || outer.dropped || !longer || !longer->span || !voice) continue;
      if (!same_voice(*speaker, *voice)) continue;
      if (longer->span->size() > content->span->size() && longer->span->contains(*content->span)) inner.dropped = true;
    }
  }
}

}  // namespace

namespace {

bool bare_law(const Draft& draft) {
  const Value* title = draft.fact.find("title");
  const auto* words = title ? std::get_if<std::string>(&title->literal) : nullptr;
  return words && (*words == "the bill" || *words == "the draft law" || *words == "the law" || *words == "the draft");
}

// "rejected the motion with 41 votes to 67": decided by a vote, and not said.
void drop_voted(std::vector<Draft>& drafts) {
  // "approved the draft law", "adopted the agreement": decided, and not said; ratified, and not also adopted.
  for (const Draft& act : drafts) {
    const bool decision = act.fact.kind == "law" || act.fact.kind == "vote";
    const bool ratified = act.fact.kind == "instrument" && act.fact.status == "ratified";
    if ((!decision && !ratified) || act.anchor == kNoToken) continue;
    const Value* name = act.fact.kind == "law" ? act.fact.find("title") : nullptr;
    for (Draft& draft : drafts) {
      // 'the law "On ratification of the Agreement on ..."': in the name of the law
      if (name && name->span && draft.fact.kind == "instrument" && name->span->contains(draft.anchor_span))
        draft.dropped = true;
      // "the bill", introduced: told by its name already
      if (name && draft.fact.kind == "law" && &draft != &act && draft.fact.status == "drafted" && bare_law(draft))
        draft.dropped = true;
      if (draft.anchor != act.anchor || &draft == &act) continue;
      if (decision && draft.fact.kind == "statement") draft.dropped = true;
      if (ratified && draft.fact.kind == "instrument" && draft.fact.status == "adopted") draft.dropped = true;
    }
  }

  for (const Draft& vote : drafts) {
    if (vote.fact.kind != "vote" || !vote.fact.find("tally")) continue;
    for (Draft& draft : drafts) {
      if (draft.fact.kind != "statement" || draft.sentence != vote.sentence) continue;
      const Value* act = draft.fact.find("act");
      if (act && (act->literal == Value::Literal(std::string("rejected")) ||
                  act->literal == Value::Literal(std::string("accepted"))))
        draft.dropped = true;
    }
  }
}

}  // namespace

namespace {

// "received the credentials of the ambassadors of X, A, and of Y, B" read as one change of two and of each: each
// stands.
void drop_summed(std::vector<Draft>& drafts) {
  // "presented by four envoys to the President, X": X received them.
  for (const Draft& given : drafts) {
    const Value* by = given.fact.kind == "office_change" ? given.fact.find("by") : nullptr;
    const Value* act = given.fact.find("act");
    if (!by || !by->entity || !act || act->literal != Value::Literal(std::string("presented credentials"))) continue;
    for (Draft& draft : drafts) {
      const Value* person = draft.fact.kind == "office_change" ? draft.fact.find("person") : nullptr;
      const Value* done = draft.fact.find("act");
      if (person && done && done->literal == act->literal && person->entity == by->entity) draft.dropped = true;
    }
  }
  const auto listed = [](const Draft& draft) {
    return draft.fact.evidence.front().rule == "office_change.listed_credentials";
  };
  for (Draft& draft : drafts) {
    if (draft.fact.kind != "office_change" || listed(draft)) continue;
    const Value* people = draft.fact.find("person");
    if (!people || !people->is_list || people->list.size() < 2) continue;
    const bool all = std::all_of(people->list.begin(), people->list.end(), [&](const Value& who) {
      return who.open || std::any_of(drafts.begin(), drafts.end(), [&](const Draft& other) {
               const Value* one = other.fact.find("person");
               return listed(other) && other.sentence == draft.sentence && one && one->entity &&
                      one->entity == who.entity;
             });
    });
    if (!all) continue;
    const Value* date = draft.fact.find("date");
    for (Draft& other : drafts)
      if (listed(other) && other.sentence == draft.sentence && date) other.fact.set("date", *date);
    draft.dropped = true;
  }
}

}  // namespace

namespace {

// "The minister announced $5 million for X": it is the state's money that he announces, where the article names the
// state.
void donors_of_states(const ArticleReading& reading, std::vector<Draft>& drafts) {
  const auto& entities = reading.document().entities;
  for (Draft& draft : drafts) {
    if (draft.fact.kind != "aid") continue;
    const Value* donor = draft.fact.find("donor");
    const Entity* who = donor ? reading.entity(*donor) : nullptr;
    if (!who || who->kind != EntityKind::person || who->country.empty()) continue;
    for (EntityIndex e = 0; e < entities.size(); ++e) {
      if (entities[e].kind != EntityKind::country || entities[e].country != who->country) continue;
      // "thanked them for helping X", said by X's own: the helper is another
      const Value* recipient = draft.fact.find("recipient");
      if (recipient && recipient->entity == e) {
        draft.dropped = true;
        break;
      }
      draft.fact.set("donor", Value::of_entity(e, donor->span.value_or(draft.anchor_span)));
      break;
    }
  }
}

}  // namespace

void settle_doubtful(const ArticleReading& reading, const Attribution& attribution, std::vector<Draft>& drafts) {
  drop_repeated(drafts);
  drop_voted(drafts);
  drop_summed(drafts);
  donors_of_states(reading, drafts);
  const Doubts doubts(reading, attribution);
  const OpenRoles roles(reading);
  for (Draft& draft : drafts) {
    if (draft.dropped) continue;
    for (const char* name : {"by", "signatories", "parties"}) {
      const Value* value = draft.fact.find(name);
      if (value && value->is_list && value->list.size() == 1) value = &value->list.front();
      if (!value || !value->open || !value->span) continue;
      if (auto both = roles.several(*value->span); !both.empty()) draft.fact.set(name, Value::of_list(std::move(both)));
    }
    doubts.first_person(draft);
    if (draft.fact.kind == "contact") doubts.bodies_in_offices(draft);
    doubts.drop_open_members(draft);
    doubts.states_alone(draft);
    if (doubts.empty_change(draft) || doubts.empty_commitment(draft) || doubts.no_commitment(draft) ||
        doubts.one_sided(draft) || doubts.only_asked(draft) || doubts.only_possible(draft) ||
        doubts.not_ended_yet(draft))
      draft.dropped = true;
  }
}

}  // namespace chancery
