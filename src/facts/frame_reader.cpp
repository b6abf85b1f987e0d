#include "facts/frame_reader.h"

#include <algorithm>

#include "facts/open_roles.h"
#include "facts/status.h"

namespace chancery {

std::optional<SpeechFrame> FrameReader::read(TokenIndex verb) const {
  if (verbs_.of_adjective(reading_, verb)) return read_adjective(verb);
  const SpeechAct* act = verbs_.of(reading_, verb);
  if (!act) return {};
  const Token& token = reading_[verb];
  if (token.relation == Relation::amod || token.relation == Relation::compound) return {};
  if (token.upos != Upos::VERB) return {};
  SpeechFrame frame;
  frame.verb = verb;
  frame.sentence = reading_.sentence_of(verb);
  frame.act = act->act;
  // "referred questions to the lawyer": sent on, and not spoken of
  if (token.lemma == "refer" && !reading_.passive(verb))
    for (const TokenIndex c : reading_.tree_at(verb).children(verb))
      if (reading_[c].relation == Relation::obj && reading_.preposition(c).empty()) return {};
  if (exchanged(verb)) return {};
  // "was quoted as saying": the one quoted is the one who says.
  const bool quoted = quoted_as_saying(verb);
  if (quoted) frame.act = "said";
  const TokenIndex sayer = sayer_of_tail(verb);
  TokenIndex quoted_one = quoted_by_other(verb);
  if (quoted_one == kNoToken && token.head != kNoToken && quoted_as_saying(token.head) && reading_.mark(verb) == "as")
    return {};
  // "The agency quoted the minister as saying": the minister says
  if ((token.lemma == "quote" || token.lemma == "cite") && !reading_.passive(verb))
    for (const TokenIndex c : reading_.tree_at(verb).children(verb))
      if (quoted_by_other(c) != kNoToken) return {};
  // What is only wished, planned or asked for is not said: "wants to stress", "called on them to condemn".
  if (token.relation == Relation::xcomp && !said_by_control(verb)) return {};
  // "took the opportunity to recall": done in being told
  TokenIndex taker = kNoToken;
  if (token.relation == Relation::acl && reading_.infinitive(verb)) {
    const TokenIndex chance = token.head;
    const TokenIndex took = chance == kNoToken ? kNoToken : reading_[chance].head;
    const bool taken = took != kNoToken &&
                       (reading_[chance].lemma == "opportunity" || reading_[chance].lemma == "occasion") &&
                       (reading_[took].lemma == "take" || reading_[took].lemma == "use") &&
                       stage_of(reading_, took) == EventStage::held;
    if (!taken) return {};
    taker = reading_.surface_subject(took);
    if (taker == kNoToken) return {};
  }
  // "considering that it holds the chair": because; "is considering sanctions": not decided
  if (token.lemma == "consider" && token.xpos == "VBG") return {};
  // "is considering recognising it": thought of as a thing to do, and not believed
  if (token.lemma == "consider")
    for (const TokenIndex c : reading_.tree_at(verb).children(verb))
      if (c > verb && reading_[c].xpos == "VBG" && reading_[c].relation == Relation::xcomp) return {};
  const EventStage stage = taker != kNoToken ? EventStage::held : stage_of(reading_, verb);
  if (stage == EventStage::planned || stage == EventStage::possible) {
    // "I would like to thank": said in being wished.
    const TokenIndex head = token.head;
    if (token.relation != Relation::xcomp || head == kNoToken || !reading_.in_phrasal(head, "speech-control") ||
        stage_of(reading_, head) == EventStage::planned)
      return {};
  }
  frame.stage = stage;
  if (neither(verb)) return {};
  if (names_predicate(verb)) {
    add_predicate(frame, verb);
    if (token.lemma == "call") frame.act = "said";
  } else {
    read_contents(verb, frame);
    if (frame.contents.empty()) fall_back(frame);
    if (frame.contents.empty()) add_antecedent(frame, verb);
    // "found them hiding": only a clause of its own is what a report found
    if (token.lemma == "find")
      std::erase_if(frame.contents, [&](const SpokenContent& content) {
        return main_relation(reading_[content.head].relation) != Relation::ccomp || content.head < verb;
      });
  }
  std::erase_if(frame.contents, [&](const SpokenContent& content) { return conceals_name(content); });
  if (frame.contents.empty()) return {};
  // "told the government to prepare a bill": no telling, an order
  if (token.lemma == "tell" && !frame.addressees.empty() && reading_.infinitive(frame.contents.front().head))
    frame.act = "demanded";
  // "the clients that the firm said it had": what the clause describes is not said
  if (token.relation == Relation::acl_relcl)
    for (const SpokenContent& content : frame.contents)
      if (content.tokens.contains(verb)) return {};
  // "officials it said had helped", "rules they argue could harm them": who did what stands outside
  if (token.relation == Relation::acl_relcl && frame.contents.size() == 1) {
    const TokenIndex head = frame.contents.front().head;
    const TokenIndex first = frame.contents.front().tokens.first;
    const std::string& opens = reading_[first].xpos;
    const bool finite_verb = opens == "VBD" || opens == "VBZ" || opens == "VBP" || opens == "MD";
    if (head != kNoToken && first == verb + 1 && finite_verb && reading_.is_verbal(head) &&
        reading_.child(head, Relation::nsubj) == kNoToken && reading_.child(head, Relation::expl) == kNoToken)
      return {};
  }
  // "if it were proven that he asked them to lie": nobody says so
  TokenIndex above = verb;
  for (int step = 0; step < 4 && above != kNoToken; ++step, above = reading_[above].head) {
    const std::string mark = reading_.mark(above);
    if (mark == "if" || mark == "unless" || mark == "whether") return {};
    if (reading_[above].relation == Relation::parataxis) break;  // ", said two officials"
  }
  // "declared him persona non grata", "declared her unwelcome": done, not said
  if (token.lemma == "declare" || token.lemma == "pronounce") {
    const TokenIndex whom = reading_.child(verb, Relation::obj);
    const TokenIndex what = reading_.child(verb, Relation::xcomp);
    if (whom != kNoToken && what != kNoToken && what > whom && reading_[whom].upos == Upos::PRON) return {};
  }
  if (token.lemma == "declare" || token.lemma == "pronounce")
    for (const SpokenContent& content : frame.contents)
      for (TokenIndex t = content.tokens.first; t < content.tokens.last; ++t)
        if (reading_.word(t) == "grata" || reading_.word(t) == "gratae") return {};
  // "called the guest an old friend": a name given, nothing demanded
  if (token.lemma == "call" && reading_.passive(verb)) return {};  // "it is called to preserve the sea"
  if (token.lemma == "call" && act->object == SpeechAct::Object::none && !names_predicate(verb)) {
    const TokenIndex called = reading_.child(verb, Relation::obj);
    // "called the ambassador to say": by telephone
    if (called != kNoToken &&
        (reading_.has_kind(reading_.entities(called), EntityKind::person) || reading_.in(called, "source-person") ||
         std::none_of(frame.contents.begin(), frame.contents.end(),
                      [&](const SpokenContent& c) { return reading_.infinitive(c.head); })))
      return {};
  }
  // "The government, Moldova has made clear, must act": the parser may take the one who speaks for an apposition
  TokenIndex inserted = kNoToken;
  if (frame.contents.size() == 1) {
    TokenRange& said = frame.contents.front().tokens;
    const TokenIndex subject = reading_.surface_subject(verb);
    if (said.first > verb && reading_.word(said.first - 1) == "," && subject != kNoToken && subject < verb &&
        reading_[said.first].relation != Relation::amod && finite({said.first, said.first + 1})) {
      const TokenIndex beside = reading_.child(subject, Relation::appos);
      if (beside == kNoToken || beside > verb) return {};
      inserted = beside;
      said.first = reading_.tree_at(verb).phrase(subject).first;
    }
  }
  // "An accord was signed for a project, the ministry reports": the parser may give half of what is reported
  for (SpokenContent& content : frame.contents) {
    if (content.tokens.first >= verb || reading_[content.tokens.first].upos != Upos::ADP) continue;
    bool clause = false;
    for (TokenIndex t = content.tokens.first; t < content.tokens.last; ++t)
      clause = clause || reading_[t].upos == Upos::VERB || reading_[t].upos == Upos::AUX;
    const TokenIndex start = reading_.sentence_at(verb).tokens.first;
    if (!clause && frame.contents.size() == 1) content.tokens = reading_.trimmed({start, content.tokens.last});
  }
  // "Commenting on the claims, he said": what it is about, and not yet what he said
  if (token.xpos == "VBG" && (token.relation == Relation::advcl || token.relation == Relation::acl) &&
      names_matter(verb))
    return {};
  join_halves(frame);
  join_tails(frame);
  open_to_start(frame);
  if (inserted != kNoToken) quoted_one = inserted;
  if (taker != kNoToken) quoted_one = taker;
  if (!read_speaker(sayer == kNoToken ? verb : sayer, frame, quoted_one)) return {};
  keep_apart(frame);
  if (frame.contents.empty()) return {};
  std::sort(frame.contents.begin(), frame.contents.end(),
            [](const SpokenContent& a, const SpokenContent& b) { return a.tokens < b.tokens; });
  return frame;
}

// "is deeply concerned about the rise in violence", "was pleased to announce", "is confident that": said of oneself.
std::optional<SpeechFrame> FrameReader::read_adjective(TokenIndex adjective) const {
  SpeechFrame frame;
  frame.verb = adjective;
  frame.sentence = reading_.sentence_of(adjective);
  frame.act = verbs_.of_adjective(reading_, adjective)->act;
  const Token& token = reading_[adjective];
  if (main_relation(token.relation) == Relation::acl || main_relation(token.relation) == Relation::advcl) return {};
  frame.stage = stage_of(reading_, adjective);
  if (frame.stage != EventStage::held && frame.stage != EventStage::ongoing) return {};
  const Tree& tree = reading_.tree_at(adjective);
  for (const TokenIndex c : tree.children(adjective)) {
    const Relation relation = main_relation(reading_[c].relation);
    if (c < adjective) continue;
    if (relation == Relation::ccomp || (relation == Relation::advcl && reading_.mark(c) == "that") ||
        (relation == Relation::xcomp && reading_.infinitive(c) && frame.act != "believed")) {
      add_clauses(frame, c, tree.tokens());
      break;
    }
    if (relation != Relation::obl || in_time(c)) continue;
    const std::string preposition = reading_.preposition(c);
    if (preposition != "about" && preposition != "by" && preposition != "at" && preposition != "over" &&
        preposition != "of" && preposition != "for" && preposition != "with" && preposition != "in")
      continue;
    TokenRange range = tree.subtree(c);
    while (range.first < c && reading_[range.first].relation == Relation::case_) ++range.first;
    add(frame, range, c);
    break;
  }
  if (frame.contents.empty() || !read_speaker(adjective, frame, kNoToken) || frame.subject == kNoToken) return {};
  // Of a group that nobody names ("residents are concerned"), and of papers, nothing is told here.
  if (frame.reports || std::none_of(frame.speakers.begin(), frame.speakers.end(),
                                    [](const Value& who) { return who.entity || who.open; }))
    return {};
  return frame;
}

// "neither confirmed nor denied it", "would not confirm or deny it"
bool FrameReader::neither(TokenIndex verb) const {
  TokenIndex first = verb;
  if (reading_[verb].relation == Relation::conj && reading_[verb].head != kNoToken) first = reading_[verb].head;
  for (const TokenIndex c : reading_.tree_at(verb).children(first))
    if (reading_.word(c) == "neither" && c < first && c + 4 > first) return true;
  if (reading_[first].lemma != "confirm") return false;
  bool denies = false;
  for (const TokenIndex c : reading_.tree_at(verb).children(first))
    denies = denies || (reading_[c].relation == Relation::conj && reading_[c].lemma == "deny" && c < first + 4);
  return denies && reading_.negated(first);
}

// "asked not to be named", "briefed reporters on condition of anonymity": how somebody speaks, and not what he says.
bool FrameReader::conceals_name(const SpokenContent& content) const {
  if (content.head == kNoToken) return false;
  const std::string& lemma = reading_[content.head].lemma;
  if (lemma == "identify" || lemma == "name" || lemma == "quote")
    return reading_.infinitive(content.head) && reading_.child(content.head, Relation::aux_pass) != kNoToken;
  if (lemma == "anonymity") return true;
  for (TokenIndex t = content.tokens.first; lemma == "condition" && t < content.tokens.last; ++t)
    if (reading_[t].lemma == "anonymity" || reading_[t].lemma == "anonymous") return true;
  return false;
}

// "went on to say", "was quoted as saying", "wanted to thank": said all the same.
bool FrameReader::said_by_control(TokenIndex verb) const {
  const TokenIndex head = reading_[verb].head;
  if (head == kNoToken) return true;
  return reading_.in_phrasal(head, "speech-control") || reading_[head].lemma == "continue" ||
         reading_[head].lemma == "go" || reading_[head].lemma == "quote" || reading_[head].lemma == "want" ||
         reading_[head].lemma == "like";
}

// "stressed that the path was open, adding that ...": the parser may hang the tail on what was said. The verb whose
// speaker goes on, or kNoToken.
TokenIndex FrameReader::sayer_of_tail(TokenIndex verb) const {
  const Token& token = reading_[verb];
  // "said that the country had impressed him, and praised its policies": joined to what was said, but told of him
  if (token.relation == Relation::conj && token.head != kNoToken && token.head < verb &&
      says_for_itself(verb, token.head) && reading_.child(verb, Relation::nsubj) == kNoToken) {
    TokenIndex at = token.head;
    for (int step = 0; step < 4 && reading_[at].relation == Relation::conj && reading_[at].head != kNoToken; ++step)
      at = reading_[at].head;
    TokenIndex above = reading_[at].head;
    // "expressed concern that it was worse, and condemned the attack": the clause of a noun
    const bool of_noun = reading_[at].relation == Relation::acl && above != kNoToken &&
                         reading_[above].upos == Upos::NOUN && reading_.mark(at) == "that";
    if (of_noun) above = reading_[above].head;
    if ((of_noun || main_relation(reading_[at].relation) == Relation::ccomp) && above != kNoToken && above < at &&
        reading_[above].upos == Upos::VERB && verbs_.of(reading_, above))
      return above;
  }
  // "played down reports that it was off, saying that ...": hung wherever the parser likes
  if ((token.relation == Relation::acl || token.relation == Relation::advcl) && token.xpos == "VBG" && verb > 0 &&
      reading_.word(verb - 1) == "," && token.head != kNoToken && token.head < verb) {
    const bool clause = std::any_of(
        reading_.tree_at(verb).children(verb).begin(), reading_.tree_at(verb).children(verb).end(), [&](TokenIndex c) {
          return main_relation(reading_[c].relation) == Relation::ccomp && reading_.mark(c) == "that";
        });
    TokenIndex at = token.head;
    for (int step = 0; (clause || token.relation == Relation::acl) && step < 4 && at != kNoToken && at < verb;
         ++step, at = reading_[at].head)
      if (reading_[at].upos == Upos::VERB && at != token.head && verbs_.of(reading_, at))
        return at;
      else if (at == token.head && token.relation == Relation::advcl && verbs_.of(reading_, at))
        break;
  }
  if (token.relation != Relation::advcl || token.xpos != "VBG" || token.head == kNoToken || token.head > verb)
    return kNoToken;
  const TokenRange own = reading_.tree_at(verb).subtree(verb);
  const TokenIndex first = reading_.word(own.first) == "," ? own.first + 1 : own.first;
  if (first != verb || first == 0 || reading_.word(first - 1) != ",") return kNoToken;
  if (main_relation(reading_[token.head].relation) != Relation::ccomp) return kNoToken;
  const TokenIndex above = reading_[token.head].head;
  if (above == kNoToken || above > token.head || !verbs_.of(reading_, above)) return kNoToken;
  for (const TokenIndex c : reading_.tree_at(verb).children(verb))
    if (main_relation(reading_[c].relation) == Relation::ccomp && reading_.mark(c) == "that") return above;
  return kNoToken;
}

// "speaking about trade", "touching upon the border", with no clause of their own
bool FrameReader::names_matter(TokenIndex verb) const {
  const std::string& lemma = reading_[verb].lemma;
  if (lemma != "comment" && lemma != "speak" && lemma != "talk" && lemma != "touch" && lemma != "respond" &&
      lemma != "react" && lemma != "reply" && lemma != "dwell" && lemma != "answer" && lemma != "refer")
    return false;
  return std::none_of(reading_.tree_at(verb).children(verb).begin(), reading_.tree_at(verb).children(verb).end(),
                      [&](TokenIndex c) { return main_relation(reading_[c].relation) == Relation::ccomp; });
}

bool FrameReader::quoted_as_saying(TokenIndex verb) const {
  if (reading_[verb].lemma != "quote" && reading_[verb].lemma != "cite") return false;
  for (const TokenIndex c : reading_.tree_at(verb).children(verb))
    if (reading_[c].lemma == "say" && reading_.mark(c) == "as") return true;
  return false;
}

// "quoted the minister as saying": the minister, for "saying"; else kNoToken.
TokenIndex FrameReader::quoted_by_other(TokenIndex verb) const {
  const Token& token = reading_[verb];
  if (token.xpos != "VBG" || token.head == kNoToken || !verbs_.of(reading_, verb)) return kNoToken;
  if (token.relation == Relation::conj && reading_[token.head].relation != Relation::conj)
    return quoted_by_other(token.head);
  if (reading_.mark(verb) != "as") return kNoToken;
  const std::string& lemma = reading_[token.head].lemma;
  if ((lemma != "quote" && lemma != "cite") || reading_.passive(token.head)) return kNoToken;
  return reading_.child(token.head, Relation::obj);
}

bool FrameReader::read_speaker(TokenIndex verb, SpeechFrame& frame, TokenIndex quoted) const {
  frame.subject = quoted_as_saying(verb) ? reading_.surface_subject(verb) : reading_.subject(verb);
  if (quoted != kNoToken) frame.subject = quoted;
  // "the firm, which the President sanctioned, saying it was late": he who sanctions says
  if (quoted == kNoToken && reading_[verb].xpos == "VBG" && reading_[verb].head != kNoToken &&
      reading_[verb].head < verb) {
    TokenIndex clause = reading_[verb].head;
    if (reading_[verb].relation == Relation::acl)
      if (const TokenIndex beside = reading_.child(clause, Relation::acl_relcl); beside != kNoToken && beside < verb)
        clause = beside;
    const bool active = reading_[clause].relation == Relation::acl_relcl && !reading_.passive(clause);
    const TokenIndex own = active ? reading_.child(clause, Relation::nsubj) : kNoToken;
    if (own != kNoToken && reading_[own].upos != Upos::PRON && reading_[own].upos != Upos::DET) frame.subject = own;
  }
  // "The measures “threaten them”, it said": of two subjects the one beside the verb
  if (quoted == kNoToken && frame.subject != kNoToken && frame.subject + 3 < verb && verb > 1 &&
      reading_[verb - 1].head == verb && reading_[verb - 1].relation == Relation::nsubj &&
      reading_[verb - 2].upos == Upos::PUNCT && reading_[frame.subject].head == verb &&
      reading_[frame.subject].relation == Relation::nsubj)
    frame.subject = verb - 1;
  // "One of Ozola's tweets read", "two of the officials said": those of whom it is one
  if (quoted == kNoToken && frame.subject != kNoToken && reading_[frame.subject].upos == Upos::NUM)
    for (const TokenIndex c : reading_.tree_at(verb).children(frame.subject))
      if (c < verb && reading_.preposition(c) == "of" && reading_.in(c, "source-text")) {
        frame.subject = c;
        break;
      }
  // '"...", reads a statement issued in Riga': the parser makes what speaks an object
  const std::string& saying = reading_[verb].lemma;
  if (frame.subject == kNoToken && (saying == "read" || saying == "say" || saying == "state") &&
      frame.contents.front().tokens.last <= verb && !reading_.passive(verb)) {
    const TokenIndex paper = reading_.child(verb, Relation::obj);
    if (paper != kNoToken && paper > verb && reading_.in(paper, "source-text")) frame.subject = paper;
  }
  // '"There is no trust," said one diplomat': the parser may hang him on what he said
  if (frame.subject == kNoToken && !reading_.passive(verb) && reading_[verb].relation == Relation::root)
    for (const TokenIndex c : reading_.tree_at(verb).children(verb)) {
      if (c > verb || main_relation(reading_[c].relation) != Relation::ccomp) continue;
      for (const TokenIndex d : reading_.tree_at(verb).children(c))
        if (d > verb && reading_[d].relation == Relation::nsubj) frame.subject = d;
    }
  if (frame.subject == kNoToken) frame.subject = agent_behind_predicate(verb);
  if (frame.subject == kNoToken) frame.subject = sayer_behind(verb);
  if (frame.subject == kNoToken) {
    if (reading_.passive(verb)) {
      // "It was noted that": nobody is named. "They are expected to" says nothing of who expects.
      const TokenIndex surface = reading_.surface_subject(verb);
      const bool nobody =
          surface == kNoToken || reading_[surface].relation == Relation::expl || reading_.word(surface) == "it" ||
          frame.contents.front().tokens.contains(surface) ||
          (reading_[surface].upos == Upos::NOUN && verbs_.of(reading_, surface) && verbs_.of(reading_, verb) &&
           verbs_.of(reading_, verb)->object == SpeechAct::Object::speech_noun);
      frame.reports = frame.act == "reported";
      // "It is expected that": everybody's guess, and nobody's words
      for (const char* guess : {"expect", "believe", "think", "consider", "assume", "know", "understand", "estimate"})
        if (reading_[verb].lemma == guess) return false;
      return nobody;
    }
    // "Speaking at the ceremony": no content of its own; a headline may drop its subject
    return false;
  }
  frame.speakers = quoted == kNoToken ? reading_.entities(frame.subject) : reading_.entities_of_one(frame.subject);
  // "Samdech Norin Chea commended": the parser may make two subjects of a title and its name
  if (frame.speakers.empty() && frame.subject < verb)
    for (const TokenIndex c : reading_.tree_at(verb).children(verb)) {
      if (reading_[c].relation != Relation::nsubj || c <= frame.subject || c > verb) continue;
      auto named = reading_.entities(c);
      if (!reading_.has_kind(named, EntityKind::person)) continue;
      frame.subject = c;
      frame.speakers = std::move(named);
      break;
    }
  // "In Peru's capital, Lima, Sobek said": the parser may make one name of all
  if (quoted == kNoToken && frame.subject < verb && verb > 1 && reading_[verb].upos == Upos::VERB &&
      reading_[verb - 1].upos == Upos::PROPN && !reading_.has_kind(frame.speakers, EntityKind::person)) {
    const TokenRange before{reading_.sentence_at(verb).tokens.first, verb};
    for (const MentionIndex m : reading_.mentions_in(before)) {
      const Mention& mention = reading_.document().mentions[m];
      const Span last = reading_[verb - 1].span;
      if (!mention.entity || (mention.how != How::name && mention.how != How::short_name) ||
          mention.span.end != last.end)
        continue;
      if (reading_.document().entities[*mention.entity].kind != EntityKind::person) continue;
      TokenIndex first = verb - 1;
      while (first > before.first && reading_[first].span.begin > mention.span.begin) --first;
      if (first == before.first || reading_.word(first - 1) != "," || first <= frame.subject) continue;
      frame.subject = verb - 1;
      frame.speakers = {Value::of_entity(*mention.entity, mention.span)};
    }
  }
  if (some_official(frame.subject))
    std::erase_if(frame.speakers, [&](const Value& who) {
      const Entity* entity = reading_.entity(who);
      return entity && entity->kind == EntityKind::person && !entity->name.empty();
    });
  if (reading_.word(frame.subject) == "it")
    std::erase_if(frame.speakers, [](const Value& who) { return !who.entity; });  // left open: settled below
  SourceReading source = sources_.read(reading_, frame.subject, frame.speakers);
  // "It also urged the members to act": a body or a paper told of before, settled later or dropped
  const bool it = reading_.word(frame.subject) == "it" && frame.speakers.empty() &&
                  main_relation(reading_[frame.subject].relation) == Relation::nsubj;
  if (source.as.empty() && it) source.as = "official source";
  // "The CPS condemned the coup": a body that goes by its letters
  if (source.as.empty() && reading_[frame.subject].upos == Upos::PROPN) {
    const std::string_view raw = reading_.document().at(reading_[frame.subject].span);
    if (raw.size() > 1 && raw.size() < 8 && std::all_of(raw.begin(), raw.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
      source.as = "official source";
  }
  if (source.as.empty()) return false;
  frame.as = source.as;
  frame.reports = source.medium && !own_words(frame, verb);
  // "the Trade Gazette reports that": an organisation that reports is a medium, unless it speaks of itself as a body.
  if (frame.act == "reported" && (reading_.has_kind(frame.speakers, EntityKind::organisation) || unknown_name(frame))) {
    frame.reports = true;
    frame.as = "agency";
  }
  // "Many Peruvians said": people of the state, and not the state
  if (reading_[frame.subject].xpos == "NNPS" && reading_.has_kind(frame.speakers, EntityKind::country)) {
    // "Peruvians in the small towns say": so told, people too
    bool people = false, pointed = false;
    for (const TokenIndex c : reading_.tree_at(frame.subject).children(frame.subject)) {
      pointed = pointed || (c < frame.subject && main_relation(reading_[c].relation) == Relation::det);
      people = people || (c > frame.subject && (main_relation(reading_[c].relation) == Relation::nmod ||
                                                reading_[c].relation == Relation::acl_relcl));
    }
    if (people && !pointed) {
      frame.speakers.clear();
      frame.as = "anonymous";
    }
    for (const TokenIndex c : reading_.tree_at(frame.subject).children(frame.subject)) {
      const std::string& how = reading_.word(c);
      if (c > frame.subject || (how != "many" && how != "some" && how != "most" && how != "several")) continue;
      frame.speakers.clear();
      frame.as = "anonymous";
      break;
    }
  }
  if (frame.speakers.empty()) {
    const TokenRange phrase = reading_.trimmed(reading_.tree_at(frame.subject).phrase(frame.subject));
    frame.speakers.push_back(
        Value::of_text(std::string(reading_.document().at(reading_.span_of(phrase))), reading_.span_of(phrase)));
  }
  return true;
}

// '"The deal is poor," the Daily Courier wrote', "said in an editorial": a paper's own words.
bool FrameReader::own_words(const SpeechFrame& frame, TokenIndex verb) const {
  if (reading_[verb].lemma == "quote" || reading_[verb].lemma == "cite" || reading_[verb].lemma == "report") return false;
  const TokenRange sentence = reading_.sentence_at(verb).tokens;
  for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
    const std::string& lemma = reading_[t].lemma;
    if (lemma == "editorial" || lemma == "commentary" || lemma == "op-ed") return true;
  }
  const TokenRange said = frame.contents.front().tokens;
  if (reading_[verb].lemma != "write" || said.last > verb || said.first == sentence.first) return false;
  return reading_[said.first - 1].upos == Upos::PUNCT && reading_[said.first - 1].xpos == "``";
}

// "a second senior official", "another diplomat": nobody who was named before.
bool FrameReader::some_official(TokenIndex subject) const {
  bool known = false;
  for (const char* lemma : {"official", "diplomat", "aide", "lawmaker", "adviser", "analyst", "source", "spokesman",
                            "spokeswoman", "spokesperson"})
    known = known || reading_[subject].lemma == lemma;
  if (!known) return false;
  bool indefinite = false;
  const TokenRange phrase = reading_.tree_at(subject).phrase(subject);
  for (TokenIndex t = phrase.first; t < subject; ++t) {
    const std::string& word = reading_.word(t);
    indefinite = indefinite || word == "a" || word == "an" || word == "another" || word == "one" || word == "second" ||
                 word == "first" || word == "third" || word == "other";
  }
  if (!indefinite) return false;
  // "A spokesperson for the commission, Norin Chea, said"
  for (const TokenIndex c : reading_.tree_at(subject).children(subject))
    if (c > subject && reading_[c].relation == Relation::appos &&
        reading_.has_kind(reading_.entities_of_one(c), EntityKind::person))
      return false;
  for (const MentionIndex m : reading_.mentions_in(phrase))
    if (reading_.document().mentions[m].how == How::name && reading_.document().mentions[m].entity &&
        reading_.document().entities[*reading_.document().mentions[m].entity].kind == EntityKind::person)
      return false;
  return true;
}

// "Caspian Line reports": a name of which no table knows a body or a place.
bool FrameReader::unknown_name(const SpeechFrame& frame) const {
  if (frame.speakers.size() != 1 || frame.subject == kNoToken) return false;
  const Entity* who = reading_.entity(frame.speakers.front());
  if (!who) return reading_[frame.subject].upos == Upos::PROPN;
  return ((who->kind == EntityKind::body || who->kind == EntityKind::place) && who->key.empty() && who->type.empty());
}

bool FrameReader::of_ritual(const SpeechAct& noun) {
  return noun.act == "wished" || noun.act == "condoled" || noun.act == "congratulated";
}

}  // namespace chancery
