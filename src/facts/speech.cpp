#include "facts/speech.h"

#include <algorithm>

#include "base/file.h"
#include "facts/open_roles.h"
#include "facts/status.h"

namespace chancery {

SpeechVerbs SpeechVerbs::load(const std::vector<std::string>& data_folders) {
  SpeechVerbs out;
  for (const std::string& folder : data_folders) {
    const std::string path = folder + "/lexicon/speech_verbs.tsv";
    if (file_exists(path)) out.add(Table::load(path));
  }
  return out;
}

void SpeechVerbs::add(const Table& table) {
  for (const Table::Row& row : table.rows()) {
    SpeechAct act{row.text("act"), row.text("stance"), SpeechAct::Object::any};
    if (row["content"] == "clause") act.object = SpeechAct::Object::none;
    if (row["content"] == "speech noun") act.object = SpeechAct::Object::speech_noun;
    acts_[row.text("lemma") + "/" + row.text("upos")] = std::move(act);
  }
}

const SpeechAct* SpeechVerbs::of(const ArticleReading& reading, TokenIndex t) const {
  const Token& token = reading[t];
  for (const TokenIndex c : reading.tree_at(t).children(t)) {
    if (reading[c].relation != Relation::compound_prt) continue;
    const auto found = acts_.find(token.lemma + " " + reading[c].lemma + "/" + name_of(token.upos));
    if (found != acts_.end()) return &found->second;
  }
  const auto found = acts_.find(token.lemma + "/" + name_of(token.upos));
  return found == acts_.end() ? nullptr : &found->second;
}

bool SpeechVerbs::has_act(std::string_view act) const {
  return std::any_of(acts_.begin(), acts_.end(), [&](const auto& entry) { return entry.second.act == act; });
}

namespace {

class FrameReader {
 public:
  FrameReader(const ArticleReading& reading, const SpeechVerbs& verbs, const Sources& sources)
      : reading_(reading), verbs_(verbs), sources_(sources) {}

  std::optional<SpeechFrame> read(TokenIndex verb) const {
    const SpeechAct* act = verbs_.of(reading_, verb);
    if (!act) return {};
    const Token& token = reading_[verb];
    if (token.relation == Relation::amod || token.relation == Relation::compound) return {};
    if (token.upos != Upos::VERB) return {};
    SpeechFrame frame;
    frame.verb = verb;
    frame.sentence = reading_.sentence_of(verb);
    frame.act = act->act;
    // "was quoted as saying": the one quoted is the one who says.
    const bool quoted = quoted_as_saying(verb);
    if (quoted) frame.act = "said";
    const TokenIndex sayer = sayer_of_tail(verb);
    if (token.head != kNoToken && quoted_as_saying(token.head) && reading_.mark(verb) == "as") return {};
    // What is only wished, planned or asked for is not said: "wants to stress", "called on them to condemn".
    if (token.relation == Relation::xcomp && !said_by_control(verb)) return {};
    if (token.relation == Relation::acl && reading_.infinitive(verb)) return {};
    const EventStage stage = stage_of(reading_, verb);
    if (stage == EventStage::planned || stage == EventStage::possible) {
      // "I would like to thank": said in being wished.
      const TokenIndex head = token.head;
      if (token.relation != Relation::xcomp || head == kNoToken || !reading_.in_phrasal(head, "speech-control") ||
          stage_of(reading_, head) == EventStage::planned)
        return {};
    }
    frame.stage = stage;
    read_contents(verb, frame);
    if (frame.contents.empty()) return {};
    // "declared him persona non grata": done, not said
    if (token.lemma == "declare" || token.lemma == "pronounce")
      for (const SpokenContent& content : frame.contents)
        for (TokenIndex t = content.tokens.first; t < content.tokens.last; ++t)
          if (reading_.word(t) == "grata" || reading_.word(t) == "gratae") return {};
    // "called the guest an old friend": a name given, nothing demanded
    if (token.lemma == "call" && reading_.passive(verb)) return {};  // "it is called to preserve the sea"
    if (token.lemma == "call" && act->object == SpeechAct::Object::none &&
        reading_.child(verb, Relation::obj) != kNoToken &&
        std::none_of(frame.contents.begin(), frame.contents.end(),
                     [&](const SpokenContent& content) { return reading_.infinitive(content.head); }))
      return {};
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
    if (token.xpos == "VBG" && token.relation == Relation::advcl && names_matter(verb)) return {};
    join_halves(frame);
    if (!read_speaker(sayer == kNoToken ? verb : sayer, frame)) return {};
    std::sort(frame.contents.begin(), frame.contents.end(),
              [](const SpokenContent& a, const SpokenContent& b) { return a.tokens < b.tokens; });
    return frame;
  }

 private:
  // "went on to say", "was quoted as saying", "wanted to thank": said all the same.
  bool said_by_control(TokenIndex verb) const {
    const TokenIndex head = reading_[verb].head;
    if (head == kNoToken) return true;
    return reading_.in_phrasal(head, "speech-control") || reading_[head].lemma == "continue" ||
           reading_[head].lemma == "go" || reading_[head].lemma == "quote" || reading_[head].lemma == "want" ||
           reading_[head].lemma == "like";
  }

  // "stressed that the path was open, adding that ...": the parser may hang the tail on what was said. The verb whose
  // speaker goes on, or kNoToken.
  TokenIndex sayer_of_tail(TokenIndex verb) const {
    const Token& token = reading_[verb];
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
  bool names_matter(TokenIndex verb) const {
    const std::string& lemma = reading_[verb].lemma;
    if (lemma != "comment" && lemma != "speak" && lemma != "talk" && lemma != "touch" && lemma != "respond" &&
        lemma != "react" && lemma != "reply" && lemma != "dwell" && lemma != "answer" && lemma != "refer")
      return false;
    return std::none_of(reading_.tree_at(verb).children(verb).begin(), reading_.tree_at(verb).children(verb).end(),
                        [&](TokenIndex c) { return main_relation(reading_[c].relation) == Relation::ccomp; });
  }

  // "said he wished that ...": the parser may make two clauses of one; the first says nothing without the second.
  void join_halves(SpeechFrame& frame) const {
    auto& contents = frame.contents;
    std::sort(contents.begin(), contents.end(),
              [](const SpokenContent& a, const SpokenContent& b) { return a.tokens < b.tokens; });
    for (std::size_t i = 0; i + 1 < contents.size();) {
      const TokenRange first = contents[i].tokens, second = contents[i + 1].tokens;
      const bool half = first.size() <= 3 && second.first >= first.last && second.first <= first.last + 1 &&
                        verbs_.of(reading_, first.last - 1);
      if (!half) {
        ++i;
        continue;
      }
      contents[i].tokens.last = second.last;
      contents.erase(contents.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }

  bool quoted_as_saying(TokenIndex verb) const {
    if (reading_[verb].lemma != "quote" && reading_[verb].lemma != "cite") return false;
    for (const TokenIndex c : reading_.tree_at(verb).children(verb))
      if (reading_[c].lemma == "say" && reading_.mark(c) == "as") return true;
    return false;
  }

  bool read_speaker(TokenIndex verb, SpeechFrame& frame) const {
    frame.subject = quoted_as_saying(verb) ? reading_.surface_subject(verb) : reading_.subject(verb);
    if (frame.subject == kNoToken) {
      if (reading_.passive(verb)) {
        // "It was noted that": nobody is named. "They are expected to" says nothing of who expects.
        const TokenIndex surface = reading_.surface_subject(verb);
        const bool nobody = surface == kNoToken || reading_[surface].relation == Relation::expl ||
                            reading_.word(surface) == "it" || frame.contents.front().tokens.contains(surface);
        frame.reports = frame.act == "reported";
        return nobody;
      }
      // "Speaking at the ceremony": no content of its own; a headline may drop its subject
      return false;
    }
    frame.speakers = reading_.entities(frame.subject);
    SourceReading source = sources_.read(reading_, frame.subject, frame.speakers);
    // "It also urged the members to act": a body or a paper told of before, settled later or dropped
    const bool it = reading_.word(frame.subject) == "it" && frame.speakers.empty() &&
                    main_relation(reading_[frame.subject].relation) == Relation::nsubj;
    if (source.as.empty() && it) source.as = "official source";
    if (source.as.empty()) return false;
    frame.as = source.as;
    frame.reports = source.medium;
    // "the Trade Gazette reports that": an organisation that reports is a medium, unless it speaks of itself as a body.
    if (frame.act == "reported" &&
        (reading_.has_kind(frame.speakers, EntityKind::organisation) || unknown_name(frame))) {
      frame.reports = true;
      frame.as = "agency";
    }
    if (frame.speakers.empty()) {
      const TokenRange phrase = reading_.trimmed(reading_.tree_at(frame.subject).phrase(frame.subject));
      frame.speakers.push_back(
          Value::of_text(std::string(reading_.document().at(reading_.span_of(phrase))), reading_.span_of(phrase)));
    }
    return true;
  }

  // "Caspian Line reports": a name of which no table knows a body or a place.
  bool unknown_name(const SpeechFrame& frame) const {
    if (frame.speakers.size() != 1 || frame.subject == kNoToken) return false;
    const Entity* who = reading_.entity(frame.speakers.front());
    if (!who) return reading_[frame.subject].upos == Upos::PROPN;
    return ((who->kind == EntityKind::body || who->kind == EntityKind::place) && who->key.empty() && who->type.empty());
  }

  void add(SpeechFrame& frame, TokenRange range, TokenIndex head) const {
    range = reading_.trimmed(range);
    // "underlining that ...", left at the front by the parser
    if (range.size() > 4 && reading_[range.first].xpos == "VBG" && reading_.word(range.first + 1) == "that")
      range.first += 2;
    // The conjunction is not said.
    while (range.first < range.last && reading_[range.first].relation == Relation::mark &&
           (reading_.word(range.first) == "that" || reading_.word(range.first) == "as" ||
            (reading_.word(range.first) == "on" && range.size() > 2 && reading_[range.first + 1].xpos == "VBG")))
      ++range.first;
    if (range.size() > 2 && reading_.word(range.first) == "that" && reading_[range.first].upos == Upos::SCONJ)
      ++range.first;
    range = reading_.trimmed(range);
    // ", saying" that the parser left at the end opens what comes next.
    if (range.size() > 3 && reading_[range.last - 1].xpos == "VBG" && verbs_.of(reading_, range.last - 1) &&
        (reading_.word(range.last - 2) == "," || reading_[range.last - 2].upos == Upos::PUNCT))
      range = reading_.trimmed({range.first, range.last - 2});
    // ", according to the ministry": who says so
    for (TokenIndex t = range.first + 2; t + 2 < range.last; ++t)
      if (reading_.word(t) == "," && reading_.word(t + 1) == "according" && reading_.word(t + 2) == "to" &&
          !goes_on(t + 3, range.last))
        range.last = t;
    if (range.size() < 2) return;
    frame.contents.push_back({range, head, false});
  }

  bool goes_on(TokenIndex from, TokenIndex to) const {
    for (TokenIndex t = from; t < to; ++t)
      if (reading_.word(t) == "," || reading_[t].upos == Upos::VERB || reading_[t].upos == Upos::AUX) return true;
    return false;
  }

  // A clause that is said, and those coordinated to it with subjects or a "that" of their own.
  void add_clauses(SpeechFrame& frame, TokenIndex head, TokenRange limit) const {
    const Tree& tree = reading_.tree_at(head);
    TokenRange range = tree.subtree(head);
    range.first = std::max(range.first, limit.first);
    range.last = std::min(range.last, limit.last);
    // "said during the talks that ...": what stands before "that" is not said.
    for (const TokenIndex c : tree.children(head))
      if (c < head && reading_[c].relation == Relation::mark && reading_.word(c) == "that")
        range.first = std::max(range.first, c);
    std::vector<TokenIndex> further;
    for (const TokenIndex c : tree.children(head)) {
      if (reading_[c].relation != Relation::conj || c < head || !reading_.is_verbal(c)) continue;
      bool own = false;
      for (const TokenIndex d : tree.children(c)) {
        const Relation relation = main_relation(reading_[d].relation);
        own = own || relation == Relation::nsubj || relation == Relation::expl ||
              (relation == Relation::mark && reading_.word(d) == "that");
      }
      if (own) further.push_back(c);
    }
    for (const TokenIndex c : tree.children(head))
      if (c > head && verbs_.of(reading_, c) && sayer_of_tail(c) != kNoToken)
        range.last = std::min(range.last, tree.subtree(c).first);
    TokenIndex end = range.last;
    for (auto it = further.rbegin(); it != further.rend(); ++it) {
      const TokenRange below = tree.subtree(*it);
      if (below.first <= head || below.first < limit.first || below.first >= end) continue;
      add(frame, {below.first, std::min(end, limit.last)}, *it);
      end = below.first;
    }
    add(frame, {range.first, end}, head);
  }

  // "Gurung said: our rivers ...", or with a quotation mark.
  bool follows_colon(TokenIndex content) const {
    const TokenIndex first = reading_.tree_at(content).subtree(content).first;
    for (TokenIndex t = first; t > reading_.sentence_at(content).tokens.first && first - t < 2;) {
      --t;
      if (reading_[t].upos == Upos::PUNCT && reading_.word(t) != ",") return true;
    }
    return reading_[first].upos == Upos::PUNCT;
  }

  // A clause tacked on with a comma: ", the agency learned".
  bool after_comma(TokenIndex content) const {
    const TokenIndex first = reading_.tree_at(content).subtree(content).first;
    return reading_.word(first) == "," ||
           (first > reading_.sentence_at(content).tokens.first && reading_.word(first - 1) == ",");
  }

  // Where the words of saying begin after what is said: at ", officials said".
  TokenIndex group_start(TokenIndex verb, TokenIndex content) const {
    TokenIndex out = verb;
    for (const TokenIndex c : reading_.tree_at(verb).children(verb)) {
      if (c == content || c > verb || main_relation(reading_[c].relation) != Relation::nsubj) continue;
      const TokenRange range = reading_.tree_at(verb).subtree(c);
      if (range.first > content) out = std::min(out, range.first);
    }
    return out;
  }

  // "The importance of trade was stressed", "Strengthening it was noted as a priority": the subject is what is said.
  void add_passive_subject(SpeechFrame& frame, TokenIndex verb, const SpeechAct& act) const {
    if (act.object != SpeechAct::Object::any || act.act == "explained") return;  // "the plan is being elaborated"
    const Tree& tree = reading_.tree_at(verb);
    if (tree.child(verb, Relation::xcomp) != kNoToken) return;  // "is expected to be the topic"
    for (const TokenIndex c : tree.children(verb)) {
      const Relation relation = main_relation(reading_[c].relation);
      if (relation != Relation::nsubj && relation != Relation::csubj) continue;
      if (reading_[c].upos == Upos::PRON || reading_[c].upos == Upos::PROPN || reading_.mention_of(c)) return;
      if (tree.child(c, Relation::nummod) != kNoToken) return;  // "90 deaths have been confirmed": a figure
      TokenRange range = tree.subtree(c);
      for (const TokenIndex d : tree.children(verb))
        if (d > verb && reading_.preposition(d) == "as") range.last = std::max(range.last, tree.subtree(d).last);
      add(frame, range, c);
      return;
    }
  }

  void read_contents(TokenIndex verb, SpeechFrame& frame) const {
    const Tree& tree = reading_.tree_at(verb);
    const TokenRange sentence = tree.tokens();
    const Token& token = reading_[verb];
    TokenIndex object = kNoToken, addressee = kNoToken;
    bool clausal = false, ritual = false;
    for (const TokenIndex c : tree.children(verb)) {
      switch (main_relation(reading_[c].relation)) {
        case Relation::ccomp:
          if (c > verb && tree.child(verb, Relation::obj) != kNoToken && reading_.mark(c).empty() && after_comma(c))
            break;
          add_clauses(frame, c, c < verb ? TokenRange{sentence.first, group_start(verb, c)} : sentence);
          clausal = true;
          break;
        case Relation::iobj:
          addressee = c;
          break;
        case Relation::obj:
          object = c;
          break;
        default:
          break;
      }
    }
    for (const TokenIndex c : tree.children(verb)) {
      const Relation relation = reading_[c].relation;
      if (relation == Relation::xcomp && !clausal && reading_[c].upos != Upos::NOUN &&
          reading_[c].upos != Upos::PROPN && reading_[c].upos != Upos::ADJ) {
        // "urged them to return"; "was quoted as saying" is a frame of its own
        if (verbs_.of(reading_, c) && reading_.mark(c) == "as") continue;
        add_clauses(frame, c, sentence);
        clausal = true;
      } else if (relation == Relation::advcl && !clausal && object != kNoToken && c > object &&
                 verbs_.of(reading_, verb)->stance == "demanding" && reading_.infinitive(c)) {
        add_clauses(frame, c, sentence);  // "urged the ministries of both to speed up": wherever the parser hung it
        clausal = true;
      } else if (relation == Relation::advcl && !clausal && object == kNoToken && c > verb && reading_.infinitive(c) &&
                 (frame.act == "promised" || frame.act == "agreed" || frame.act == "threatened")) {
        add_clauses(frame, c, sentence);  // "vowed to end the dispute", hung as a purpose
        clausal = true;
      } else if (relation == Relation::advcl && !clausal && object == kNoToken && c > verb &&
                 reading_[c].xpos == "VBG" && reading_.mark(c) == "on" && verbs_.of(reading_, verb)->act == "agreed") {
        add_clauses(frame, c, sentence);  // "agreed on opening a line"
        clausal = true;
      } else if (relation == Relation::parataxis && !clausal && c > verb && reading_.is_verbal(c) &&
                 !verbs_.of(reading_, c) && follows_colon(c)) {
        add_clauses(frame, c, sentence);  // "Gurung said: our rivers ..."
        clausal = true;
      }
    }
    // "said in a statement that the border was closed": the parser hangs the clause on the statement
    for (const TokenIndex c : tree.children(verb)) {
      if (clausal) break;
      const Relation place = main_relation(reading_[c].relation);
      if (c < verb || (place != Relation::obl && !(place == Relation::obj && reading_.in(c, "source-person")))) continue;
      for (const TokenIndex d : tree.children(c)) {
        const Relation relation = reading_[d].relation;
        if ((relation != Relation::acl && main_relation(relation) != Relation::ccomp && relation != Relation::acl_relcl) ||
            reading_.mark(d) != "that" || !reading_.is_verbal(d))
          continue;
        add_clauses(frame, d, sentence);
        clausal = true;
        break;
      }
    }
    // ", he said": the sentence around is the content.
    if (!clausal && token.relation == Relation::parataxis && token.head != kNoToken && object == kNoToken) {
      const TokenRange tail = tree.subtree(verb);
      const TokenIndex head = token.head;
      if (tail.first > head) {
        const TokenRange whole = tree.subtree(head);
        add_clauses(frame, head, {whole.first, tail.first});
        if (tail.last < whole.last) {
          const TokenRange rest = reading_.trimmed({tail.last, whole.last});
          const std::string first = rest.empty() ? "" : reading_.word(rest.first);
          const bool tail_of_speech =
              !rest.empty() && verbs_.of(reading_, rest.first);  // ", adding that": a frame of its own
          if (rest.size() > 4 && !tail_of_speech && first != "citing" && first != "quoting" && first != "with")
            add(frame, rest, head);
        }
      } else {
        const TokenRange whole = tree.subtree(head);
        add_clauses(frame, head, {tail.last, whole.last});
      }
      clausal = !frame.contents.empty();
    }
    if (object != kNoToken) {
      const auto who = reading_.entities(object);
      const bool someone = reading_.has_kind(who, EntityKind::person) || reading_.has_kind(who, EntityKind::body) ||
                           reading_.has_kind(who, EntityKind::country) ||
                           reading_.has_kind(who, EntityKind::organisation);
      if (clausal) {
        if (someone || reading_.in(object, "source-person")) addressee = object;
      } else if ((someone && reading_.mention_of(object)) || reading_.in(object, "source-person") ||
                 verbs_.of(reading_, verb)->act == "thanked" || verbs_.of(reading_, verb)->act == "congratulated") {
        addressee = object;
      } else if (!(frame.act == "said" && reading_.in(object, "source-text"))) {  // ", said a release": who says it
        add_object(frame, verb, object, *verbs_.of(reading_, verb));
      }
    }
    if (frame.contents.empty() && reading_.passive(verb)) add_passive_subject(frame, verb, *verbs_.of(reading_, verb));
    // "conveyed condolences on the loss": a ritual, told as one
    if (const SpeechAct* noun = object == kNoToken ? nullptr : verbs_.of(reading_, object))
      ritual = reading_[object].upos == Upos::NOUN && of_ritual(*noun);
    if (frame.contents.empty() && !ritual && verbs_.of(reading_, verb)->object != SpeechAct::Object::speech_noun)
      add_oblique(frame, verb, addressee != kNoToken);
    // "criticised the minister": the one spoken of is all there is. Thanks and wishes without a reason say nothing.
    const SpeechAct& own = *verbs_.of(reading_, verb);
    if (frame.contents.empty() && addressee != kNoToken && own.object == SpeechAct::Object::any &&
        own.act != "thanked" && own.act != "congratulated" && own.act != "condoled" && own.act != "wished" &&
        own.act != "welcomed" && own.act != "greeted" && own.act != "informed" && own.act != "rejected" &&
        own.act != "recalled" && own.act != "accepted") {
      add(frame, tree.subtree(addressee), addressee);
      addressee = kNoToken;
    }
    for (const TokenIndex c : tree.children(verb)) {
      if (main_relation(reading_[c].relation) != Relation::obl) continue;
      const std::string preposition = reading_.preposition(c);
      if ((preposition == "to" || preposition == "on" || preposition == "upon") && addressee == kNoToken &&
          !reading_.entities(c).empty())
        addressee = c;
    }
    if (addressee != kNoToken) frame.addressees = reading_.entities(addressee);
  }

  bool in_time(TokenIndex t) const {
    for (const std::uint32_t index : reading_.times_in(reading_.sentence_at(t).tokens))
      if (reading_.document().times[index].tokens.contains(t)) return true;
    return false;
  }

  static bool of_ritual(const SpeechAct& noun) {
    return noun.act == "wished" || noun.act == "condoled" || noun.act == "congratulated";
  }

  // "commitment to intensifying trade": the clause is cut out of its phrase and says nothing without it.
  bool gerund_of_noun(TokenIndex clause) const { return reading_[clause].xpos == "VBG"; }

  // "stressed the importance of ..., and the need to ...": one content for each object; "expressed confidence that ..."
  // takes the act of its noun.
  void add_object(SpeechFrame& frame, TokenIndex verb, TokenIndex object, const SpeechAct& act) const {
    const Tree& tree = reading_.tree_at(verb);
    if (reading_[object].upos == Upos::PRON || act.object == SpeechAct::Object::none) return;
    // "recalled its ambassador", "dismissed the minister": done to somebody, not said
    if ((act.act == "recalled" || act.act == "rejected") && reading_.in(object, "office_noun")) return;
    // "expressed these views": said before or after, not here
    const std::string& lemma = reading_[object].lemma;
    if (lemma == "view" || lemma == "opinion" || lemma == "thought" || lemma == "remark" || lemma == "comment") {
      bool told = false;
      for (const TokenIndex c : tree.children(object)) {
        const Relation relation = main_relation(reading_[c].relation);
        told = told || relation == Relation::acl || relation == Relation::ccomp || relation == Relation::nmod;
      }
      if (!told) return;
    }
    const SpeechAct* noun = verbs_.of(reading_, object);
    if (!noun && act.object == SpeechAct::Object::speech_noun) return;
    const auto members = reading_.members(object);
    bool all_nouns = members.size() > 1;
    for (const TokenIndex member : members) all_nouns = all_nouns && verbs_.of(reading_, member) != nullptr;
    if (noun && reading_[object].upos == Upos::NOUN) {
      // Greetings conveyed and congratulations sent are rituals, an invitation accepted is an invitation.
      if (of_ritual(*noun)) return;
      // "appreciated the initiative" is no proposal.
      if (frame.act == "expressed") frame.act = noun->act;
    }
    if (reading_.in(object, "invitation_noun") || reading_[object].lemma == "invitation") return;
    if (noun && !all_nouns) {
      for (const TokenIndex c : tree.children(object)) {
        const Relation relation = main_relation(reading_[c].relation);
        if (relation == Relation::acl || relation == Relation::ccomp) {
          if (reading_[c].relation == Relation::acl_relcl || gerund_of_noun(c)) continue;
          add_clauses(frame, c, tree.tokens());
          return;
        }
      }
    }
    TokenRange range = tree.subtree(object);
    // What follows the object outside it and belongs to it as often as not: "expressed hope for an early visit".
    for (const TokenIndex c : tree.children(verb)) {
      const Relation relation = main_relation(reading_[c].relation);
      if (c < object) continue;
      if ((relation == Relation::xcomp || relation == Relation::advcl || relation == Relation::ccomp) &&
          reading_.infinitive(c)) {
        // "pointed out great prospects to boost trade": whose infinitive it is the parser decides as it likes
        const TokenRange below = tree.subtree(c);
        if (below.first == range.last) range.last = below.last;
        continue;
      }
      if (relation == Relation::advcl && reading_[c].xpos == "VBG" && reading_.mark(c) == "in") {
        const TokenRange below = tree.subtree(c);
        if (below.first == range.last) range.last = below.last;
        continue;
      }
      if (relation != Relation::obl) continue;
      const std::string preposition = reading_.preposition(c);
      if (preposition == "for" || preposition == "with" || preposition == "over" || preposition == "about" ||
          preposition == "in" || preposition == "towards" || preposition == "at" || preposition == "as") {
        const TokenRange below = tree.subtree(c);
        if (below.first == range.last) range.last = below.last;
      }
    }
    // Verbs joined to the object's verb are clauses of their own.
    for (const TokenIndex c : tree.children(object))
      if (reading_[c].relation == Relation::conj && reading_.is_verbal(c))
        range.last = std::min(range.last, tree.subtree(c).first);
    add(frame, range, object);
  }

  // "thanked the side for its support", "spoke about the importance of", "called for urgent action"
  void add_oblique(SpeechFrame& frame, TokenIndex verb, bool to_someone) const {
    const Tree& tree = reading_.tree_at(verb);
    for (const TokenIndex c : tree.children(verb)) {
      const Relation relation = main_relation(reading_[c].relation);
      if (c < verb) continue;
      if (relation == Relation::advcl && to_someone && reading_[c].xpos == "VBG") {
        const std::string mark = reading_.mark(c);
        if (mark == "for" || mark == "of") return add_clauses(frame, c, tree.tokens());
      }
      if (relation != Relation::obl) continue;
      const std::string preposition = reading_.preposition(c);
      if ((preposition == "on" || preposition == "upon") && verbs_.of(reading_, verb)->stance == "demanding") {
        // "called on the parties to allow": the infinitive is what is asked for
        for (const TokenIndex above : {verb, c})
          for (const TokenIndex d : tree.children(above))
            if (d > c && reading_.infinitive(d) && reading_.is_verbal(d)) return add_clauses(frame, d, tree.tokens());
        if (!reading_.entities(c).empty() || reading_.in(c, "source-person")) continue;
      }
      const bool about = preposition == "about" || preposition == "for" || preposition == "against" ||
                         preposition == "of" || (preposition == "on" && (to_someone || reading_.entities(c).empty()));
      if (!about || in_time(c)) continue;
      TokenRange range = tree.subtree(c);
      // "on his election as Chairman": the parser may hang the office on the verb
      for (const TokenIndex d : tree.children(verb)) {
        const std::string next = d > c ? reading_.preposition(d) : "";
        if (next != "as" && next != "of" && next != "to") continue;
        const TokenRange below = tree.subtree(d);
        if (below.first == range.last) range.last = below.last;
      }
      while (range.first < c && reading_[range.first].relation == Relation::case_) ++range.first;
      return add(frame, range, c);
    }
    // A reason may stand in an nmod of the addressee: "thanked the side for its support"
    const TokenIndex object = tree.child(verb, Relation::obj);
    if (object == kNoToken) return;
    for (const TokenIndex c : tree.children(object)) {
      const std::string preposition = reading_.preposition(c);
      if (main_relation(reading_[c].relation) != Relation::nmod || (preposition != "for" && preposition != "on"))
        continue;
      TokenRange range = tree.subtree(c);
      while (range.first < c && reading_[range.first].relation == Relation::case_) ++range.first;
      return add(frame, range, c);
    }
  }

  const ArticleReading& reading_;
  const SpeechVerbs& verbs_;
  const Sources& sources_;
};

}  // namespace

namespace {

void erase_marked(std::vector<SpeechFrame>& frames, const std::vector<bool>& drop) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    if (drop[i]) continue;
    if (kept != i) frames[kept] = std::move(frames[i]);
    ++kept;
  }
  frames.resize(kept);
}

// What a speaker says that others think or say ("Riga appreciates ...") stays part of what he says, unless it is a
// person who is reported to say a clause; and "we expect" inside a speech is the speech.
void drop_nested(const ArticleReading& reading, std::vector<SpeechFrame>& frames) {
  std::vector<bool> drop(frames.size(), false);
  for (std::size_t i = 0; i < frames.size(); ++i) {
    // Frames stand in order of their sentences.
    std::size_t first = i;
    while (first > 0 && frames[first - 1].sentence == frames[i].sentence) --first;
    for (std::size_t j = first; j < frames.size() && frames[j].sentence == frames[i].sentence && !drop[i]; ++j) {
      if (i == j || frames[j].reports) continue;
      const bool inside =
          std::any_of(frames[j].contents.begin(), frames[j].contents.end(),
                      [&](const SpokenContent& content) { return content.tokens.contains(frames[i].verb); });
      if (!inside) continue;
      const TokenIndex subject = frames[i].subject;
      const bool own = subject != kNoToken && reading[subject].upos == Upos::PRON &&
                       (reading.word(subject) == "we" || reading.word(subject) == "i");
      const bool person = reading.has_kind(frames[i].speakers, EntityKind::person);
      const bool clause = reading.is_verbal(frames[i].contents.front().head);
      // What a ministry tells of its minister is his.
      drop[i] = own || !person || (!clause && frames[j].as == "speaker");
    }
  }
  erase_marked(frames, drop);
}

// "Ozola congratulated Munteanu, the statement says": the congratulation is Ozola's, told by the statement.
void mark_narrated(const ArticleReading& reading, std::vector<SpeechFrame>& frames) {
  std::size_t first = 0;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    while (frames[first].sentence < frames[i].sentence) ++first;
    if (frames[i].verb == kNoToken || !reading.has_kind(frames[i].speakers, EntityKind::person)) continue;
    for (std::size_t j = first; j < frames.size() && frames[j].sentence == frames[i].sentence; ++j) {
      if (i == j || frames[j].as == "speaker" || reading.has_kind(frames[j].speakers, EntityKind::person)) continue;
      for (SpokenContent& content : frames[j].contents)
        content.narrated = content.narrated || content.head == frames[i].verb;
    }
  }
}

// Inside a quotation everything is the speaker's: "we emphasise how much we appreciate".
void drop_quoted(const ArticleReading& reading, std::vector<SpeechFrame>& frames) {
  std::vector<bool> drop(frames.size(), false);
  std::size_t first = 0;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    while (frames[first].sentence < frames[i].sentence) ++first;
    if (frames[i].verb == kNoToken) continue;
    const bool person = reading.has_kind(frames[i].speakers, EntityKind::person);
    for (std::size_t j = first; j < frames.size() && frames[j].sentence == frames[i].sentence && !drop[i]; ++j) {
      if (i == j || frames[j].reports) continue;
      for (const SpokenContent& content : frames[j].contents) {
        if (!content.tokens.contains(frames[i].verb)) continue;
        // "he says that he expects": the same voice, told once
        const bool same = frames[i].speakers.size() == 1 && frames[j].speakers.size() == 1 &&
                          frames[i].speakers[0].entity && frames[i].speakers[0].entity == frames[j].speakers[0].entity;
        drop[i] = drop[i] || same || (content.direct && !person);
      }
    }
  }
  erase_marked(frames, drop);
}

}  // namespace

namespace {

// Whom "it" means in a sentence: the body, state or paper that the sentence before is about, where that is one.
std::optional<Value> told_before(const ArticleReading& reading, std::uint32_t sentence,
                                 const std::vector<std::pair<std::uint32_t, Value>>& settled) {
  const auto& sentences = reading.document().sentences;
  if (sentence == 0 || sentences[sentence - 1].paragraph == kTitleParagraph) return {};
  const std::uint32_t s = sentence - 1;
  if (sentences[sentence].paragraph - sentences[s].paragraph > 1) return {};
  const TokenIndex root = reading.tree(s).root();
  const TokenIndex subject = root == kNoToken ? kNoToken : reading.surface_subject(root);
  if (subject == kNoToken) return {};
  if (reading.word(subject) == "it") {
    for (const auto& [where, who] : settled)
      if (where == s) return who;
    return {};
  }
  auto who = reading.entities(subject);
  if (who.size() == 1 && who.front().entity) {
    const EntityKind kind = reading.entity(who.front())->kind;
    if (kind == EntityKind::body || kind == EntityKind::organisation || kind == EntityKind::country)
      return who.front();
    return {};
  }
  if (!who.empty() || !(reading.in(subject, "source-text") || reading.in(subject, "instrument_noun"))) return {};
  const Span span = reading.span_of(reading.trimmed(reading.tree_at(subject).phrase(subject)));
  return Value::of_text(std::string(reading.document().at(span)), span);
}

// "It noted that ..." in a run of sentences about one body; where nothing says which, nobody is said to speak.
void settle_it(const ArticleReading& reading, std::vector<SpeechFrame>& frames) {
  std::vector<std::pair<std::uint32_t, Value>> settled;
  std::erase_if(frames, [&](SpeechFrame& frame) {
    if (frame.subject == kNoToken || reading.word(frame.subject) != "it" || frame.speakers.size() != 1 ||
        frame.speakers.front().entity)
      return false;
    auto who = told_before(reading, frame.sentence, settled);
    if (!who) return true;
    who->span = reading[frame.subject].span;
    settled.emplace_back(frame.sentence, *who);
    frame.speakers = {std::move(*who)};
    return false;
  });
}

// "the statement said", "a statement by the minister said": whose paper it is, where its own words or a sentence before
// say so ("the ministry said in a statement").
void settle_papers(const ArticleReading& reading, const Sources& sources, std::vector<SpeechFrame>& frames) {
  constexpr std::uint32_t kNear = 12;  // sentences
  for (std::size_t i = 0; i < frames.size(); ++i) {
    SpeechFrame& frame = frames[i];
    if (frame.subject == kNoToken || frame.speakers.size() != 1 || frame.speakers.front().entity) continue;
    const std::string& paper = reading[frame.subject].lemma;
    if (!reading.in(frame.subject, "source-text") || paper == "resolution" || paper == "draft" || paper == "document")
      continue;
    const Tree& tree = reading.tree_at(frame.subject);
    bool joint = false;
    std::vector<Value> whose;
    for (const TokenIndex c : tree.children(frame.subject)) {
      joint = joint || reading.word(c) == "joint";
      const Relation relation = reading[c].relation;
      const std::string preposition = reading.preposition(c);
      const bool owner = relation == Relation::nmod_poss || relation == Relation::compound ||
                         (main_relation(relation) == Relation::nmod &&
                          (preposition == "by" || preposition == "from" || preposition == "of"));
      if (owner && whose.empty()) whose = reading.entities(c);
    }
    std::erase_if(whose, [](const Value& value) { return !value.entity; });
    const TokenIndex first = tree.phrase(frame.subject).first;
    const bool definite = reading.word(first) == "the" || first == frame.subject;
    for (std::size_t j = i; whose.empty() && !joint && definite && j-- > 0;) {
      const SpeechFrame& before = frames[j];
      if (frame.sentence - before.sentence > kNear) break;
      if (before.reports || before.speakers.size() != 1 || !before.speakers.front().entity) continue;
      const TokenRange tokens = reading.document().sentences[before.sentence].tokens;
      for (TokenIndex t = tokens.first; t < tokens.last && whose.empty(); ++t)
        if (t != frame.subject && reading[t].lemma == reading[frame.subject].lemma) {
          whose = {before.speakers.front()};
          whose.front().span = frame.speakers.front().span;
        }
    }
    if (whose.empty()) continue;
    const SourceReading source = sources.read(reading, frame.subject, whose);
    if (source.as.empty() || source.medium) continue;
    frame.speakers = std::move(whose);
    frame.as = source.as;
  }
}

}  // namespace

namespace {

// "According to the ministry, X", "X, according to the minister": the clause is theirs.
void add_cited(const ArticleReading& reading, const Sources& sources, std::vector<SpeechFrame>& frames) {
  std::vector<SpeechFrame> added;
  const auto& sentences = reading.document().sentences;
  std::size_t next = 0;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    while (next < frames.size() && frames[next].sentence < s) ++next;
    if (sentences[s].paragraph == kTitleParagraph) continue;
    const TokenRange tokens = sentences[s].tokens;
    for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
      if (reading[t].upos != Upos::NOUN && reading[t].upos != Upos::PROPN && reading[t].upos != Upos::PRON) continue;
      const TokenIndex head = reading[t].head;
      const bool beside = reading.preposition(t) == "according to";
      const bool below = !beside && head != kNoToken && head < t && reading.word(head) == "according" &&
                         main_relation(reading[t].relation) == Relation::obl;
      if (!beside && !below) continue;
      auto who = reading.entities_of_one(t);
      const bool known = reading.has_kind(who, EntityKind::person) || reading.has_kind(who, EntityKind::body) ||
                         reading.has_kind(who, EntityKind::organisation);
      if (!known || who.size() != 1) continue;
      const SourceReading source = sources.read(reading, t, who);
      if (source.as.empty() || source.medium) continue;
      TokenRange phrase = reading.tree_at(t).subtree(below ? head : t);
      while (phrase.first < t && reading.word(phrase.first) != "according") ++phrase.first;
      if (reading.word(phrase.first) != "according") continue;
      // "According to the minister X, A and B have agreed": the parser may join A and B to X.
      if (reading.members(t).size() > 1)
        for (TokenIndex c = t + 1; c < phrase.last; ++c)
          if (reading.word(c) == ",") phrase.last = c;
      TokenRange content = tokens;
      if (phrase.first <= tokens.first + 1) {
        content.first = phrase.last;
      } else if (phrase.last + 2 >= tokens.last) {
        content.last = phrase.first;
      } else {
        continue;
      }
      content = reading.trimmed(content);
      while (content.first < content.last && reading.word(content.first) == ",") ++content.first;
      bool clause = false, told = false;
      for (TokenIndex c = content.first; c < content.last; ++c)
        clause = clause || (reading[c].upos == Upos::VERB || reading[c].upos == Upos::AUX);
      for (std::size_t f = next; f < frames.size() && frames[f].sentence == s; ++f)
        for (const SpokenContent& other : frames[f].contents)
          told = told || (!frames[f].reports && other.tokens.overlaps(content));
      if (!clause || told || content.size() < 4) continue;
      SpeechFrame frame;
      frame.sentence = s;
      frame.act = "said";
      frame.subject = t;
      frame.speakers = std::move(who);
      frame.as = source.as;
      frame.contents.push_back({content, reading.tree(s).root(), false});
      added.push_back(std::move(frame));
      break;
    }
  }
  for (SpeechFrame& frame : added) frames.push_back(std::move(frame));
  std::stable_sort(frames.begin(), frames.end(),
                   [](const SpeechFrame& a, const SpeechFrame& b) { return a.sentence < b.sentence; });
}

}  // namespace

std::vector<SpeechFrame> speech_frames(const ArticleReading& reading, const SpeechVerbs& verbs,
                                       const Sources& sources) {
  std::vector<SpeechFrame> out;
  const FrameReader reader(reading, verbs, sources);
  for (const Sentence& sentence : reading.document().sentences)
    for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t)
      if (auto frame = reader.read(t)) out.push_back(std::move(*frame));
  OpenRoles(reading).settle(out);
  settle_papers(reading, sources, out);
  settle_it(reading, out);
  drop_nested(reading, out);
  join_quotations(reading, out);
  join_first_person(reading, out);
  drop_quoted(reading, out);
  mark_narrated(reading, out);
  add_cited(reading, sources, out);
  std::stable_sort(out.begin(), out.end(), [](const SpeechFrame& a, const SpeechFrame& b) {
    return a.sentence != b.sentence ? a.sentence < b.sentence : a.contents.front().tokens < b.contents.front().tokens;
  });
  return out;
}

}  // namespace chancery
