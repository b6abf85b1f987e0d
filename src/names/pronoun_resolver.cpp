#include "names/pronoun_resolver.h"

#include <algorithm>

namespace chancery {
namespace {

constexpr std::uint32_t kQuotedBack = 8;  // sentences, quotations among them

bool genders_agree(Gender a, Gender b) { return a == Gender::unknown || b == Gender::unknown || a == b; }

}  // namespace

bool PronounResolver::pronoun_subject_follows() const {
  for (TokenIndex t = at_ + 1; t < links_.document.sentences[sentence_].tokens.last; ++t) {
    const Token& token = links_.document.tokens[t];
    if (token.upos == Upos::PRON && main_relation(token.relation) == Relation::nsubj &&
        (token.lemma == "he" || token.lemma == "she"))
      return true;
  }
  return false;
}

void PronounResolver::resolve() {
  // "The ambassador, she clarified, came": who clarifies is another than who came.
  if (inserted_speech() && behind_person().has_value()) {
    if (const auto speaker = last_speaker()) return accept(*speaker, "who spoke last");
    return look_back(behind_person());
  }
  // "At a meeting with Minister Y, His Excellency said": who is so called was spoken of before the sentence.
  if (excellency()) {
    if (const auto speaker = last_speaker()) return accept(*speaker, "who spoke last");
    return look_back();
  }
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
    const TokenIndex own = links_.document.tokens[at_].head;
    // "His comments came after X spoke": the subject itself is his.
    const bool of_subject = own != kNoToken && main_relation(links_.document.tokens[own].relation) == Relation::nsubj;
    if (possessive && !of_subject && opens_sentence()) {
      // "During his visit to A, Minister B said": the subject that follows.
      const auto after = people_in(sentence_, false);
      std::vector<Candidate> subjects;
      for (const auto& candidate : after)
        if (candidate.subject) add(subjects, candidate);
      if (subjects.size() == 1) return accept(subjects.front(), "subject of the clause that the phrase opens");
      // "Upon his arrival, he was received by X": the subject is he again, so he is nobody of this clause.
      if (subjects.empty() && after.size() == 1 && !pronoun_subject_follows())
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
    if (stranger_described()) return links_.leave_open(m_, "somebody whom nobody names is described");
    return look_back();
  }
  if (stranger_described()) return links_.leave_open(m_, "somebody whom nobody names is described");
  if (possessive)
    if (const auto owner = owner_of_phrase(before)) return accept(*owner, "whose the thing around it is");
  if (possessive && before.size() > 1)
    if (const auto object = object_of_phrase(before)) return accept(*object, "with or about whom it is done");
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
  if (object_form && before.size() == 2) {
    // "X said Y had told him": not the subject of the same verb.
    const TokenIndex verb = links_.document.tokens[at_].head;
    for (const int i : {0, 1}) {
      TokenIndex t = links_.document.mentions[before[i].mention].head;
      if (before[i].subject && verb != kNoToken && links_.document.tokens[t].head == verb && before[1 - i].subject)
        return accept(before[1 - i], "not the subject of its clause");
    }
  }
  if (!object_form && subjects.size() == 1) {
    if (takes_office()) return leave_open("several people before it may hold the office");
    if (rival_in_clause(subjects.front(), before)) return leave_open("another is nearer within its clause");
    return accept(subjects.front(), "subject of the sentence");
  }
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

void PronounResolver::add(std::vector<Candidate>& list, const Candidate& candidate) {
  for (auto& known : list)
    if (known.entity == candidate.entity) {
      known.subject = known.subject || candidate.subject;
      return;
    }
  list.push_back(candidate);
}

// Single people of a sentence, each once, before or after the pronoun; all of another sentence.
std::vector<PronounResolver::Candidate> PronounResolver::people_in(std::uint32_t sentence, bool before) const {
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
    if (sentence != sentence_ && describes_noun(m)) continue;
    if (serves(*e, m)) continue;
    add(out, {*e, m, links_.is_subject(m)});
  }
  return out;
}

bool PronounResolver::inside_quotation(std::uint32_t sentence) const {
  const TokenRange tokens = links_.document.sentences[sentence].tokens;
  return tokens.first + 2 < tokens.last && links_.quoted(tokens.first + 1) && links_.quoted(tokens.last - 2);
}

// "..., he said" and "She added that": who spoke last goes on, where nobody else came between.
std::optional<PronounResolver::Candidate> PronounResolver::last_speaker() const {
  if (possessive_use() || !links_.speaks(m_) || links_.quoted(at_)) return std::nullopt;
  std::vector<EntityIndex> between;
  for (std::uint32_t back = 0; back <= sentence_ && back <= kQuotedBack; ++back) {
    const std::uint32_t sentence = sentence_ - back;
    if (links_.document.sentences[sentence].paragraph == kTitleParagraph) break;
    std::vector<Candidate> speakers;
    std::vector<EntityIndex> others;
    const auto [first, last] = links_.mentions_in(sentence);
    if (back > 0 && stranger_speaks(sentence)) return std::nullopt;
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

void PronounResolver::leave_open(const char* why) {
  if (const auto speaker = last_speaker()) return accept(*speaker, "who spoke last");
  links_.leave_open(m_, why);
}

// Whether the subject of a sentence is somebody who was left open.
bool PronounResolver::open_subject(std::uint32_t sentence) const {
  const auto [first, last] = links_.mentions_in(sentence);
  for (MentionIndex m = first; m < last; ++m)
    if (links_.document.mentions[m].how == How::none && links_.is_subject(m)) return true;
  return false;
}

void PronounResolver::look_back(std::optional<EntityIndex> other_than) {
  if (!other_than && answers() && sentence_ > 0 &&
      links_.document.sentences[sentence_ - 1].paragraph != kTitleParagraph) {
    const auto people = people_in(sentence_ - 1, true);
    if (people.size() == 1 && !stranger_leads(sentence_ - 1))
      return accept(people.front(), "who answers what the sentence before tells");
    if (people.size() > 1) return links_.leave_open(m_, "several people in the sentence before");
  }
  if (!other_than && links_.speaks(m_) && !links_.quoted(at_)) {
    if (const auto speaker = last_speaker()) return accept(*speaker, "who spoke last");
    if (sentence_ > 0 && stranger_speaks(sentence_ - 1))
      return links_.leave_open(m_, "somebody whom nobody names spoke last");
  }
  std::uint32_t looked = 0;
  for (std::uint32_t back = 1; back <= sentence_ && back <= kQuotedBack && looked < 2; ++back) {
    const auto& other = links_.document.sentences[sentence_ - back];
    if (other.paragraph == kTitleParagraph) break;
    auto people = people_in(sentence_ - back, true);
    // "A spokesman did not dispute it. He said": he is the spokesman, whom nobody names.
    if (!other_than && !possessive_use() && !links_.quoted(at_) && stranger_leads(sentence_ - back) &&
        std::none_of(people.begin(), people.end(), [](const Candidate& c) { return c.subject; }))
      return links_.leave_open(m_, "somebody whom nobody names is the subject before");
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
    // "The host was briefed by the guest. The visit, he said": who briefs speaks.
    if (subjects.size() == 1 && people.size() == 2 && links_.speaks(m_) && told(subjects.front().mention)) {
      const Candidate& teller = people.front().entity == subjects.front().entity ? people.back() : people.front();
      const TokenIndex begin = links_.document.mentions[teller.mention].tokens.first;
      if (begin > 0 && links_.word(begin - 1) == "by") return accept(teller, "who told it in the sentence before");
    }
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

void PronounResolver::accept(const Candidate& candidate, std::string reason) {
  links_.link(m_, candidate.entity, How::pronoun, std::move(reason));
  Entity& who = links_.entity(candidate.entity);
  if (who.gender == Gender::unknown) who.gender = gender_;
}

}  // namespace chancery
