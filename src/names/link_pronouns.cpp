// "he", "her", "his country": by gender, number, place in the sentence and the subject before. Two good candidates:
// open.
#include <algorithm>
#include <array>

#include "names/links.h"

namespace chancery {
namespace {

constexpr std::array<std::string_view, 14> kBenefactive = {
    "congratulate", "thank", "praise",  "commend", "applaud",    "award",  "honor",
    "honour",       "greet", "condole", "wish",    "felicitate", "reward", "compliment"};

constexpr std::uint32_t kQuotedBack = 8;  // sentences, quotations among them

// What one expresses is one's own: "expressed his gratitude".
constexpr std::array<std::string_view, 14> kExpressing = {"express", "voice",   "convey",    "reiterate", "reaffirm",
                                                          "affirm",  "confirm", "repeat",    "declare",   "announce",
                                                          "extend",  "stress",  "underline", "emphasize"};

constexpr std::array<std::string_view, 7> kAnswering = {"accept", "honour", "honor",  "attend",
                                                        "answer", "fulfil", "fulfill"};

bool genders_agree(Gender a, Gender b) { return a == Gender::unknown || b == Gender::unknown || a == b; }

constexpr std::array<std::string_view, 9> kGratitude = {"gratitude",      "thanks",          "appreciation",
                                                        "congratulation", "congratulations", "condolence",
                                                        "condolences",    "sympathy",        "greetings"};

class Resolver {
 public:
  Resolver(Links& links, MentionIndex m, Gender gender) : links_(links), m_(m), gender_(gender) {
    sentence_ = links.sentence_of(m, 0);
    at_ = links.document.mentions[m].tokens.first;
  }

  void resolve() {
    auto before = people_in(sentence_, true);
    // "his Ugandan counterpart" in "Y, his Ugandan counterpart": another's than Y's.
    if (const auto described = described_by_counterpart())
      std::erase_if(before, [&](const Candidate& c) { return c.entity == *described; });
    // "X hinted this to his Ugandan counterpart": nobody is the counterpart of his own countryman.
    if (const std::string others = counterpart_country(); !others.empty())
      std::erase_if(before, [&](const Candidate& c) { return links_.country_of(c.entity) == others; });
    const std::string_view word = links_.document.tokens[at_].lemma;
    const std::string folded = links_.words_of(m_).front();
    const bool possessive = folded == "his" || folded == "her" || word == "his";
    if (before.empty()) {
      if (possessive && opens_sentence()) {
        // "During his visit to A, Minister B said": the subject that follows.
        const auto after = people_in(sentence_, false);
        std::vector<Candidate> subjects;
        for (const auto& candidate : after)
          if (candidate.subject) add(subjects, candidate);
        if (subjects.size() == 1) return accept(subjects.front(), "subject of the clause that the phrase opens");
        if (subjects.empty() && after.size() == 1)
          return accept(after.front(), "the only person of the clause that the phrase opens");
      }
      const auto& opening = links_.document.tokens[links_.document.sentences[sentence_].tokens.first];
      if (possessive && opening.xpos == "VBG") {
        std::vector<Candidate> subjects;
        for (const auto& candidate : people_in(sentence_, false))
          if (candidate.subject) add(subjects, candidate);
        if (subjects.size() == 1) return accept(subjects.front(), "subject of the clause that the participle opens");
      }
      if (!possessive && opens_sentence(true)) {
        // "Noting he had met X, Y said": the participle's subject is the one that follows.
        std::vector<Candidate> subjects;
        for (const auto& candidate : people_in(sentence_, false))
          if (candidate.subject) add(subjects, candidate);
        const auto& first = links_.document.tokens[links_.document.sentences[sentence_].tokens.first];
        if (subjects.size() == 1 && first.xpos == "VBG")
          return accept(subjects.front(), "subject of the clause that the participle opens");
        if (subjects.size() == 1 && first.upos == Upos::SCONJ)
          return links_.leave_open(m_, "the subject before it or after it may be meant");
      }
      return look_back();
    }
    if (possessive)
      if (const auto subject = of_participle(before)) return accept(*subject, "subject of the clause that goes on");
    if (possessive) {
      bool doubtful = false;
      if (const auto object = benefactive(before, doubtful))
        return accept(*object, "whom the congratulation or thanks are for");
      if (doubtful && (unresolved_ || (before.size() > 1 && !before.back().subject)))
        return links_.leave_open(m_, "the one who thanks or the one thanked may be meant");
    }
    if (const auto described = relative_of(before)) return accept(*described, "whom the clause around it describes");
    if (before.size() == 1 && before.front().subject && (folded == "him" || (folded == "her" && !possessive_use()))) {
      // "He wished him success": another than the subject of the same verb.
      const TokenIndex verb = links_.document.tokens[at_].head;
      const TokenIndex subject = links_.document.tokens[links_.document.mentions[before.front().mention].head].head;
      if (verb != kNoToken && verb == subject) return look_back(before.front().entity);
    }
    if (before.size() == 1) return accept(before.front(), "the only person before it in the sentence");
    std::vector<Candidate> subjects;
    for (const auto& candidate : before)
      if (candidate.subject) add(subjects, candidate);
    const bool object_form = folded == "him" || (folded == "her" && !possessive_use());
    if (object_form && subjects.size() == 1 && before.size() == 2) {
      // "X met Y and thanked him": not the subject itself.
      for (const auto& candidate : before)
        if (candidate.entity != subjects.front().entity) return accept(candidate, "not the subject of its clause");
    }
    if (!object_form && subjects.size() == 1) return accept(subjects.front(), "subject of the sentence");
    // "A's X, B's Y and his C counterpart Z": of a list without a subject among them, the nearest.
    if (possessive && subjects.empty() && at_ > 0) {
      const auto& nearest = before.back();
      const TokenIndex end = links_.document.mentions[nearest.mention].tokens.last;
      bool counterpart = false;
      for (TokenIndex t = at_ + 1; t < at_ + 4 && t < links_.document.tokens.size(); ++t)
        counterpart = counterpart || links_.document.tokens[t].lemma == "counterpart";
      if (counterpart && end + 1 == at_ && links_.word(end) == "and")
        return accept(nearest, "the nearest of the people listed");
    }
    if (possessive)
      if (const auto own = of_expression(before)) return accept(*own, "who expresses it");
    leave_open("several people before it in the sentence");
  }

 private:
  struct Candidate {
    EntityIndex entity;
    MentionIndex mention;
    bool subject;
  };

  static void add(std::vector<Candidate>& list, const Candidate& candidate) {
    for (auto& known : list)
      if (known.entity == candidate.entity) {
        known.subject = known.subject || candidate.subject;
        return;
      }
    list.push_back(candidate);
  }

  // Single people of a sentence, each once, before or after the pronoun; all of another sentence.
  std::vector<Candidate> people_in(std::uint32_t sentence, bool before) const {
    std::vector<Candidate> out;
    const auto [first, last] = links_.mentions_in(sentence);
    for (MentionIndex m = first; m < last; ++m) {
      if (sentence == sentence_ && (before ? m >= m_ : m <= m_)) continue;
      const auto& mention = links_.document.mentions[m];
      if (mention.tokens.contains(at_)) continue;
      // Whom a quotation names is not whom the words around it speak of.
      if (links_.quoted(mention.tokens.first) && !links_.quoted(at_)) continue;
      const auto e = links_.of(m);
      if (!e || !links_.is_person(*e) || !genders_agree(gender_, links_.entity(*e).gender)) continue;
      if (serves(*e, m)) continue;
      add(out, {*e, m, links_.is_subject(m)});
    }
    return out;
  }

  // "His foreign minister, X": another's than X's.
  bool serves(EntityIndex person, MentionIndex m) const {
    if (!possessive_use()) return false;
    const auto& tokens = links_.document.tokens;
    const TokenIndex owned = tokens[at_].head;
    if (owned == kNoToken || owned < at_ || owned > at_ + 5) return false;
    const Mention& mention = links_.document.mentions[m];
    if (mention.head != kNoToken && tokens[mention.head].head == owned &&
        main_relation(tokens[mention.head].relation) == Relation::appos)
      return true;
    for (const OfficeIndex o : links_.offices_of(person)) {
      const Office& office = links_.document.offices[o];
      const Span title = office.title.empty() ? office.span : office.title;
      if (title.begin <= tokens[owned].span.begin && tokens[owned].span.end <= title.end) return true;
    }
    return false;
  }

  bool inside_quotation(std::uint32_t sentence) const {
    const TokenRange tokens = links_.document.sentences[sentence].tokens;
    return tokens.first + 2 < tokens.last && links_.quoted(tokens.first + 1) && links_.quoted(tokens.last - 2);
  }

  // "Y, his Ugandan counterpart": Y.
  std::optional<EntityIndex> described_by_counterpart() const {
    const auto& tokens = links_.document.tokens;
    if (at_ < 2 || links_.word(at_ - 1) != ",") return std::nullopt;
    bool counterpart = false;
    for (TokenIndex t = at_ + 1; t < at_ + 4 && t < tokens.size(); ++t)
      counterpart = counterpart || tokens[t].lemma == "counterpart";
    if (!counterpart) return std::nullopt;
    for (MentionIndex before = m_; before-- > 0 && before + 4 > m_;) {
      const auto e = links_.of(before);
      if (links_.document.mentions[before].tokens.last == at_ - 1 && e && links_.is_person(*e)) return *e;
    }
    return std::nullopt;
  }

  // "A said that B had expressed his gratitude": who expresses it.
  std::optional<Candidate> of_expression(const std::vector<Candidate>& before) const {
    const auto& tokens = links_.document.tokens;
    const TokenIndex owned = tokens[at_].head;
    if (owned == kNoToken || tokens[owned].relation != Relation::obj || tokens[owned].head == kNoToken) return {};
    const TokenIndex verb = tokens[owned].head;
    if (std::find(kExpressing.begin(), kExpressing.end(), tokens[verb].lemma) == kExpressing.end()) return {};
    for (const auto& candidate : before) {
      if (!candidate.subject) continue;
      const Mention& mention = links_.document.mentions[candidate.mention];
      TokenIndex t = mention.head;
      while (t != kNoToken && mention.tokens.contains(t) && tokens[t].head != kNoToken &&
             main_relation(tokens[t].relation) != Relation::nsubj)
        t = tokens[t].head;
      if (t != kNoToken && main_relation(tokens[t].relation) == Relation::nsubj && tokens[t].head == verb)
        return candidate;
    }
    return {};
  }

  // "..., he said" and "She added that": who spoke last goes on, where nobody else came between.
  std::optional<Candidate> last_speaker() const {
    if (possessive_use() || !links_.speaks(m_) || links_.quoted(at_)) return std::nullopt;
    std::vector<EntityIndex> between;
    for (std::uint32_t back = 0; back <= sentence_ && back <= kQuotedBack; ++back) {
      const std::uint32_t sentence = sentence_ - back;
      if (links_.document.sentences[sentence].paragraph == kTitleParagraph) break;
      std::vector<Candidate> speakers;
      std::vector<EntityIndex> others;
      const auto [first, last] = links_.mentions_in(sentence);
      for (MentionIndex m = first; m < last; ++m) {
        if (sentence == sentence_ && m >= m_) break;
        const Mention& mention = links_.document.mentions[m];
        if (links_.quoted(mention.tokens.first)) continue;
        // Somebody left open spoke.
        if (mention.how == How::none && links_.speaks(m)) return std::nullopt;
        const auto e = links_.of(m);
        if (!e || !links_.is_person(*e) || !genders_agree(gender_, links_.entity(*e).gender)) continue;
        if (links_.speaks(m))
          add(speakers, {*e, m, true});
        else if (links_.is_subject(m))
          others.push_back(*e);
      }
      // "A said that B had come. He added": not B, of whom A speaks.
      if (speakers.empty() || sentence == sentence_) between.insert(between.end(), others.begin(), others.end());
      if (speakers.empty()) continue;
      if (speakers.size() > 1) return std::nullopt;
      for (const EntityIndex other : between)
        if (other != speakers.front().entity) return std::nullopt;
      return speakers.front();
    }
    return std::nullopt;
  }

  void leave_open(const char* why) {
    if (const auto speaker = last_speaker()) return accept(*speaker, "who spoke last");
    links_.leave_open(m_, why);
  }

  // The country of the counterpart whose "his" this is.
  std::string counterpart_country() const {
    const Document& document = links_.document;
    TokenIndex noun = kNoToken;
    for (TokenIndex t = at_ + 1; t < at_ + 4 && t < document.tokens.size(); ++t)
      if (document.tokens[t].lemma == "counterpart") noun = t;
    if (noun == kNoToken) return {};
    const auto [first, last] = links_.mentions_in(sentence_);
    for (MentionIndex m = first; m < last; ++m) {
      const Mention& mention = document.mentions[m];
      if (mention.tokens.first <= at_ || mention.tokens.first >= noun) continue;
      if (const auto e = links_.of(m); e && links_.entity(*e).kind == EntityKind::country)
        return links_.entity(*e).country;
    }
    return {};
  }

  // "A welcomed B, who is on her first visit": within a relative clause, whom the clause is about.
  std::optional<Candidate> relative_of(const std::vector<Candidate>& before) const {
    TokenIndex t = at_;
    for (int steps = 0; steps < 12 && links_.document.tokens[t].head != kNoToken; ++steps) {
      const Token& token = links_.document.tokens[t];
      t = token.head;
      if (token.relation != Relation::acl_relcl) continue;
      for (const auto& candidate : before)
        if (links_.document.mentions[candidate.mention].tokens.contains(t)) return candidate;
      return std::nullopt;
    }
    return std::nullopt;
  }

  // Whether the subject of a sentence is somebody who was left open.
  bool open_subject(std::uint32_t sentence) const {
    const auto [first, last] = links_.mentions_in(sentence);
    for (MentionIndex m = first; m < last; ++m)
      if (links_.document.mentions[m].how == How::none && links_.is_subject(m)) return true;
    return false;
  }

  bool possessive_use() const {
    const Relation relation = links_.document.tokens[at_].relation;
    return relation == Relation::nmod_poss || links_.document.tokens[at_].xpos == "PRP$";
  }

  // No subject stands before it; `itself`: it may be one of a clause below.
  bool opens_sentence(bool itself = false) const {
    const auto range = links_.document.sentences[sentence_].tokens;
    if (itself && links_.document.tokens[at_].head == links_.document.sentences[sentence_].tokens.first)
      return at_ < range.first + 4;
    for (TokenIndex t = range.first; t < at_; ++t)
      if (main_relation(links_.document.tokens[t].relation) == Relation::nsubj) return false;
    return at_ < range.first + 14;
  }

  // "X congratulated Y, expressing his belief that": X's, for the participle has no subject but X.
  std::optional<Candidate> of_participle(const std::vector<Candidate>& before) const {
    const auto& tokens = links_.document.tokens;
    const TokenIndex owned = tokens[at_].head;
    if (owned == kNoToken || tokens[owned].relation != Relation::obj || tokens[owned].head == kNoToken) return {};
    const TokenIndex verb = tokens[owned].head;
    const TokenIndex main = tokens[verb].head;
    if (tokens[verb].xpos != "VBG" || main_relation(tokens[verb].relation) != Relation::advcl || main == kNoToken ||
        main > verb || verb == 0 || links_.word(verb - 1) != ",")
      return {};
    std::optional<Candidate> found;
    for (const auto& candidate : before) {
      if (!candidate.subject) continue;
      if (found) return {};
      found = candidate;
    }
    return found;
  }

  // "X congratulated Y on his re-election"
  std::optional<Candidate> benefactive(const std::vector<Candidate>& before, bool& doubtful) {
    const auto range = links_.document.sentences[sentence_].tokens;
    for (TokenIndex t = at_; t-- > range.first;) {
      const Token& token = links_.document.tokens[t];
      const bool verb = token.upos == Upos::VERB &&
                        std::find(kBenefactive.begin(), kBenefactive.end(), token.lemma) != kBenefactive.end();
      const bool noun =
          token.upos == Upos::NOUN && std::find(kGratitude.begin(), kGratitude.end(), token.lemma) != kGratitude.end();
      if (!verb && !noun) continue;
      std::optional<Candidate> found;
      // "for accepting his invitation": what is accepted is the thankful one's.
      const TokenIndex owned = links_.document.tokens[at_].head;
      if (owned != kNoToken && links_.document.tokens[owned].head != kNoToken) {
        const Token& verb_of = links_.document.tokens[links_.document.tokens[owned].head];
        if (links_.document.tokens[owned].relation == Relation::obj && links_.document.tokens[owned].head > t &&
            verb_of.xpos == "VBG" && std::find(kAnswering.begin(), kAnswering.end(), verb_of.lemma) != kAnswering.end())
          return std::nullopt;
      }
      const auto [first, last] = links_.mentions_in(sentence_);
      for (MentionIndex m = first; m < last && m < m_; ++m) {
        const auto& mention = links_.document.mentions[m];
        const auto e = links_.of(m);
        // "congratulated his Uzbek colleague on his birthday": who that is, is found later.
        if (!e && mention.how == How::counterpart && mention.tokens.first > t && mention.tokens.last < at_)
          doubtful = unresolved_ = true;
        if (mention.tokens.first <= t || mention.tokens.last > at_ || !e || !links_.is_person(*e) ||
            links_.is_subject(m))
          continue;
        if (std::none_of(before.begin(), before.end(), [&](const Candidate& c) { return c.entity == *e; })) continue;
        bool verb_between = false, finite = false;
        for (TokenIndex x = mention.tokens.last; x < at_; ++x) {
          const Token& between = links_.document.tokens[x];
          verb_between = verb_between || between.upos == Upos::VERB;
          finite = finite || (between.upos == Upos::VERB && main_relation(between.relation) == Relation::conj);
        }
        // "thanked X for supporting A and his contribution"
        if (verb_between && !finite && verb && links_.word(mention.tokens.last) == "for") {
          found = Candidate{*e, m, false};
          continue;
        }
        doubtful = verb_between && !finite;
        if (!verb_between && at_ - mention.tokens.last <= 7) found = Candidate{*e, m, false};
      }
      return found;
    }
    return std::nullopt;
  }

  void look_back(std::optional<EntityIndex> other_than = std::nullopt) {
    std::uint32_t looked = 0;
    for (std::uint32_t back = 1; back <= sentence_ && back <= kQuotedBack && looked < 2; ++back) {
      const auto& other = links_.document.sentences[sentence_ - back];
      if (other.paragraph == kTitleParagraph) break;
      auto people = people_in(sentence_ - back, true);
      // "He congratulated X": nobody calls himself by name in the same sentence.
      if (!possessive_use())
        for (const auto& named : people_in(sentence_, false)) {
          const How how = links_.document.mentions[named.mention].how;
          if (how == How::name || how == How::short_name)
            std::erase_if(people, [&](const Candidate& c) { return c.entity == named.entity; });
        }
      if (other_than) std::erase_if(people, [&](const Candidate& c) { return c.entity == *other_than; });
      if (other_than && people.size() == 1) return accept(people.front(), "the other person of the sentence before");
      if (people.empty()) {
        // What a quotation says does not come between "X said" and "he added".
        if (!(inside_quotation(sentence_ - back) && !links_.quoted(at_) && links_.speaks(m_))) ++looked;
        continue;
      }
      std::vector<Candidate> subjects;
      for (const auto& candidate : people)
        if (candidate.subject) add(subjects, candidate);
      if (subjects.size() == 1) return accept(subjects.front(), "subject of the sentence before");
      // One who is not its subject must be known to be of that gender.
      if (people.size() == 1 && links_.entity(people.front().entity).gender == gender_ && gender_ != Gender::unknown &&
          !open_subject(sentence_ - back))
        return accept(people.front(), "the only person of the sentence before");
      if (people.size() == 1) return leave_open("the person of the sentence before is not its subject");
      return leave_open("several people in the sentence before");
    }
    leave_open("nobody before it");
  }

  void accept(const Candidate& candidate, std::string reason) {
    links_.link(m_, candidate.entity, How::pronoun, std::move(reason));
    Entity& who = links_.entity(candidate.entity);
    if (who.gender == Gender::unknown) who.gender = gender_;
  }

  Links& links_;
  MentionIndex m_;
  Gender gender_;
  std::uint32_t sentence_ = 0;
  TokenIndex at_ = 0;
  bool unresolved_ = false;  // a counterpart whom nobody names yet stands between
};

}  // namespace

void link_pronouns(Links& links) {
  Document& document = links.document;
  for (MentionIndex m = 0; m < document.mentions.size(); ++m) {
    Mention& mention = document.mentions[m];
    if (mention.entity) continue;
    if (mention.how == How::pronoun) {
      const auto pointing = links.pointing(m);
      if (pointing.row && !pointing.row->many && pointing.row->target == Target::person)
        Resolver(links, m, pointing.row->gender).resolve();
    }
  }
  for (MentionIndex m = 0; m < document.mentions.size(); ++m) {
    Mention& mention = document.mentions[m];
    if (mention.entity) continue;
    if (mention.how == How::role && !mention.entity) {
      // "his country": that of the person.
      const auto pointing = links.pointing(m);
      const bool government = pointing.row && pointing.row->target == Target::body && pointing.phrase == "government";
      if (!pointing.row || (pointing.row->target != Target::country && !government) || !pointing.possessor) continue;
      if (const auto who = links.of(*pointing.possessor)) {
        if (const auto e = links.country_entity(links.country_of(*who)))
          links.link(m, *e, How::role, "the country of " + links.entity(*who).name);
      }
      if (!document.mentions[m].entity) links.leave_open(m, "whose country is not known");
    }
  }
}

static void link_colleagues(Links& links);

// "his Kyrgyz counterpart": the same office, of the other country.
void link_counterparts(Links& links) {
  link_colleagues(links);
  Document& document = links.document;
  for (OfficeIndex o = 0; o < document.offices.size(); ++o) {
    Office& office = document.offices[o];
    if (!office.inferred || !office.mention) continue;
    const MentionIndex m = *office.mention;
    const std::uint32_t sentence = links.sentence_of(m, 0);
    // Whose counterpart: the possessor, else the only other person of the sentence so far who has an office.
    std::optional<EntityIndex> whose;
    const auto pointing = links.pointing(m);
    if (pointing.possessor) whose = links.of(*pointing.possessor);
    if (!pointing.possessor || !whose) {
      const auto [first, last] = links.mentions_in(sentence);
      std::vector<EntityIndex> others;
      for (MentionIndex other = first; other < m && other < last; ++other)
        if (const auto e = links.of(other); e && links.is_person(*e) && !links.offices_of(*e).empty() &&
                                            std::find(others.begin(), others.end(), *e) == others.end())
          others.push_back(*e);
      if (others.size() == 1) whose = others.front();
    }
    // "X, his Ugandan counterpart, led": X is who is spoken of.
    if (!office.person && document.mentions[m].tokens.first >= 1 &&
        links.word(document.mentions[m].tokens.first - 1) == ",") {
      for (MentionIndex before = m; before-- > 0 && before + 4 > m;) {
        const auto e = links.of(before);
        if (document.mentions[before].tokens.last != document.mentions[m].tokens.first - 1 || !e ||
            !links.is_person(*e))
          continue;
        if (whose && *e == *whose && pointing.possessor) {
          // The pronoun took the nearest person, who is the counterpart himself.
          whose.reset();
        }
        if (!links.entity(*e).name.empty()) {
          office.person = *e;
          if (office.country && links.entity(*e).country.empty())
            links.entity(*e).country = links.entity(*office.country).country;
          links.link(m, *e, How::counterpart, "in apposition");
        }
        break;
      }
    }
    if (whose && office.person && links.find(*office.person) == *whose) whose.reset();
    if (!whose || links.offices_of(*whose).empty()) {
      if (!office.person) links.leave_open(m, "whose counterpart is not known");
      continue;
    }
    const Office model = document.offices[links.offices_of(*whose).front()];
    office.name = model.name;
    office.basis = "counterpart of " + links.entity(*whose).name;
    if (office.person) continue;
    // Unnamed: somebody of that country with that office, or a new person.
    const std::string country = office.country ? links.entity(*office.country).country : std::string();
    std::vector<EntityIndex> fits;
    // "his counterpart, the head of A X": the phrase after the comma says who.
    for (MentionIndex next = m + 1; next < document.mentions.size() && fits.empty(); ++next) {
      const Mention& after = document.mentions[next];
      if (after.tokens.first > document.mentions[m].tokens.last + 2) break;
      const TokenIndex comma = document.mentions[m].tokens.last;
      if (after.tokens.first != comma + 1 || links.word(comma) != ",") continue;
      if (const auto e = links.of(next); e && links.is_person(*e) && *e != *whose) fits.push_back(*e);
    }
    if (fits.size() == 1) {
      office.person = fits.front();
      links.link(m, fits.front(), How::counterpart, "named after it");
      continue;
    }
    for (MentionIndex other = m > kLookBack ? m - kLookBack : 0; other < m; ++other) {
      const auto e = links.of(other);
      if (!e || !links.is_person(*e) || links.find(*e) == links.find(*whose)) continue;
      if (country.empty() || links.country_of(*e) != country) continue;
      const auto held = links.offices_of(*e);
      if (std::none_of(held.begin(), held.end(), [&](OfficeIndex h) {
            return offices_agree(links.gazetteer, document.offices[h].name, model.name);
          }))
        continue;
      if (std::find(fits.begin(), fits.end(), *e) == fits.end()) fits.push_back(*e);
    }
    // "his counterpart in A" and later "the president of A".
    if (fits.empty() && !country.empty())
      for (MentionIndex other = m + 1; other < document.mentions.size() && other < m + kLookBack; ++other) {
        const auto e = links.of(other);
        if (!e || !links.is_person(*e) || links.country_of(*e) != country) continue;
        const auto held = links.offices_of(*e);
        if (std::any_of(held.begin(), held.end(),
                        [&](OfficeIndex h) {
                          // "Lao counterpart" of a headline is "his Lao counterpart X" of the text.
                          if (document.offices[h].inferred) return !links.entity(*e).name.empty();
                          return document.offices[h].manner == Manner::full && document.offices[h].name == model.name;
                        }) &&
            std::find(fits.begin(), fits.end(), *e) == fits.end())
          fits.push_back(*e);
      }
    if (fits.size() == 1) {
      office.person = fits.front();
      links.link(m, fits.front(), How::counterpart,
                 "the person of that country with the office of " + links.entity(*whose).name);
    } else if (fits.empty() && !country.empty()) {
      const EntityIndex fresh = links.add_person(country);
      document.offices[o].person = fresh;
      links.link(m, fresh, How::counterpart,
                 "unnamed; the office of " + links.entity(*whose).name + " for that country");
    } else {
      links.leave_open(m, "several people may be the counterpart");
    }
  }
  links.index_offices();
}

// "his colleagues": the others of the contact at hand, where these are of one country or one delegation.
static void link_colleagues(Links& links) {
  Document& document = links.document;
  for (MentionIndex m = 0; m < document.mentions.size(); ++m) {
    if (document.mentions[m].how != How::counterpart || document.mentions[m].entity) continue;
    const auto pointing = links.pointing(m);
    if (!pointing.row || !pointing.row->many) continue;
    std::optional<EntityIndex> whose;
    if (pointing.possessor) whose = links.of(*pointing.possessor);
    if (!whose) {
      links.leave_open(m, "whose counterparts is not known");
      continue;
    }
    const std::string own = links.country_of(*whose);
    std::vector<EntityIndex> groups, people;
    for (const EntityIndex raw : links.contact_at[links.sentence_of(m, 0)]) {
      const EntityIndex e = links.find(raw);
      const std::string country = links.is_person(e) ? links.country_of(e) : links.entity(e).country;
      if (e == *whose || country.empty() || country == own) continue;
      if (!pointing.countries.empty() &&
          std::find(pointing.countries.begin(), pointing.countries.end(), country) == pointing.countries.end())
        continue;
      auto& list = links.is_person(e) ? people : groups;
      if (std::find(list.begin(), list.end(), e) == list.end()) list.push_back(e);
    }
    if (groups.size() == 1) {
      links.link(m, groups.front(), How::counterpart, "the delegation that " + links.entity(*whose).name + " meets");
    } else if (groups.empty() && people.size() >= 2) {
      document.mentions[m].members = people;
      document.mentions[m].reason = "the others of the contact at hand";
      for (const EntityIndex e : people) {
        auto& mentions = links.entity(e).mentions;
        mentions.insert(std::lower_bound(mentions.begin(), mentions.end(), m), m);
      }
    } else {
      links.leave_open(m, "who the counterparts are is not clear");
    }
  }
}

// Offices said of somebody: "his re-election as Chairman", "X was appointed Minister", "X is the Ambassador".
void link_predicates(Links& links) {
  Document& document = links.document;
  std::size_t at = 0;
  for (auto& office : document.offices) {
    if (office.person || office.mention) continue;
    // The token where the office begins.
    while (at < document.tokens.size() && document.tokens[at].span.end <= office.span.begin) ++at;
    if (at >= document.tokens.size()) break;
    const std::uint32_t sentence = links.sentence_of(static_cast<TokenIndex>(at));
    const auto [first, last] = links.mentions_in(sentence);
    // A possessor within the phrase ("his re-election as"), else the person nearest before.
    std::optional<EntityIndex> who;
    bool possessor = false;
    for (MentionIndex m = first; m < last; ++m) {
      const Mention& mention = document.mentions[m];
      if (mention.tokens.last > at) break;
      const auto e = links.of(m);
      if (!e || !links.is_person(*e) || at - mention.tokens.last > 12) continue;
      const bool near_pronoun = mention.how == How::pronoun && at - mention.tokens.last <= 4;
      if (near_pronoun || !possessor) who = *e;
      possessor = possessor || near_pronoun;
    }
    if (who) office.person = who;
  }
  links.index_offices();
}

}  // namespace chancery
