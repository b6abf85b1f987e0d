#include "events/clause_coder.h"

#include <algorithm>

#include "base/utf8.h"
#include "events/clause_parts.h"
#include "events/fact_events.h"
#include "facts/status.h"

namespace chancery {

ClauseCoder::ClauseCoder(const ArticleReading& reading, const ActorCoder& actors, const EventCodes& codes,
                         const EventWords& words, Conventions conventions)
    : reading_(reading),
      actors_(actors),
      codes_(codes),
      words_(words),
      petrarch_(conventions == Conventions::petrarch2),
      used_(reading.document().tokens.size()) {}

void ClauseCoder::dress(Event& event, TokenIndex at) const {
  const Tree& tree = reading_.tree_at(at);
  event.sentence = sentence_;
  event.span = reading_.clause(at);
  event.word = reading_[at].span;
  if (event.span.empty() || !event.span.contains(event.word)) event.span = reading_.sentence_at(at).span;
  const EventStage stage = stage_of(reading_, at);
  event.status = name_of(stage);
  const TokenRange range = tree.subtree(at);
  for (const std::uint32_t t : reading_.times_in(range)) {
    const TimeExpression& time = reading_.document().times[t];
    if (time.kind != TimeKind::date || !time.interval.known() || !time.interval.from) continue;
    event.date = time.interval;
    break;
  }
  // Words of the clause that say how.
  for (TokenIndex t = range.first; t < range.last; ++t) {
    for (const std::string& word : {fold(reading_[t].lemma), reading_.word(t)}) {
      if (event.mode.empty() || event.type == "ASSAULT" || event.type == "THREATEN")
        if (const std::string* mode = words_.mode(event.type, word);
            mode && (event.mode.empty() || event.mode == "destroy"))
          event.mode = *mode;
      if (const auto* contexts = words_.contexts(word))
        for (const std::string& context : *contexts)
          if (event.contexts.size() < 4 &&
              std::find(event.contexts.begin(), event.contexts.end(), context) == event.contexts.end())
            event.contexts.push_back(context);
    }
  }
}

void ClauseCoder::emit(const Coding& coding, TokenIndex at, bool aside) {
  for (const TokenIndex t : coding.used) used_[t] = true;
  used_[at] = true;
  Event event;
  put_code(event, codes_, coding.cameo, coding.type, coding.mode);
  event.sources = coding.sources;
  event.targets = coding.targets;
  event.mutual = coding.mutual && event.type != "ACCUSE" && event.type != "THREATEN";
  // PETRARCH2 writes a meeting with somebody once, from him who is the subject; negotiations from both.
  if (petrarch_ && event.mutual && !event.targets.empty() && event.cameo != "046") event.mutual = false;
  // Two who agree, meet or work together, and nobody else is named: with each other.
  if (event.sources.size() > 1 && event.targets.empty() &&
      (event.type == "AGREE" || (event.type == "CONSULT" && event.cameo != "045") || event.type == "COOPERATE" ||
       event.cameo == "057" ||
       event.cameo == "127" || event.cameo == "190"))
    event.mutual = true;
  event.basis = coding.basis;
  event.aside = aside;
  // Two countries that show their force together work together.
  if ((event.cameo == "150" || event.cameo == "153") && event.targets.empty() && event.sources.size() > 1 &&
      event.sources[0].country != event.sources[1].country && !event.sources[0].country.empty() &&
      !event.sources[1].country.empty()) {
    put_code(event, codes_, "062", "", "");
    event.mutual = true;
  }
  std::erase_if(event.targets, [&](const Party& target) {
    return std::any_of(event.sources.begin(), event.sources.end(),
                       [&](const Party& source) { return same_party(source, target); });
  });
  if (event.mutual) {
    for (Party& target : event.targets)
      if (std::none_of(event.sources.begin(), event.sources.end(),
                       [&](const Party& source) { return source.code() == target.code() && target.code() != "---"; }))
        event.sources.push_back(std::move(target));
    event.targets.clear();
    if (event.sources.size() < 2) event.mutual = false;
  }
  // A government's own country is no recipient of its words and works.
  if (const int quad = quad_of_type(event.type); !event.mutual && event.sources.size() == 1 && (quad == 1 || quad == 2))
    std::erase_if(event.targets, [&](const Party& target) {
      return !target.country.empty() && target.sectors.empty() && target.country == event.sources.front().country;
    });
  // "the truce would let the rebels rest": what is only meant wants somebody who means it
  if (event.sources.empty() && event.type == "AGREE" && !reading_.passive(coding.word == kNoToken ? at : coding.word))
    return;
  if (petrarch_) {
    if (event.sources.empty()) return;
    if (event.targets.empty() && !event.mutual)
      event.targets = below(coding.word == kNoToken ? at : coding.word, event.sources);
    if (event.targets.empty() && !event.mutual && coding.word != at && coding.word != kNoToken)
      event.targets = below(at, event.sources);
  }
  const std::string root = event.cameo.substr(0, 2);
  if (event.targets.empty() && !event.mutual && (root == "14" || root == "15" || root >= "17"))
    event.targets = scene(coding.word == kNoToken ? at : coding.word, event.sources);
  if (event.sources.empty() && event.targets.empty()) return;
  const bool plural =
      coding.subject != kNoToken && (reading_[coding.subject].xpos == "NNS" || reading_[coding.subject].xpos == "NNPS");
  // Who defends his own weapons or record supports nobody.
  if (const TokenIndex word = coding.word == kNoToken ? at : coding.word;
      event.cameo == "052" && event.targets.empty() && object(word) != kNoToken && object(word) != word &&
      owned_by_pronoun(object(word)) && reading_.child(object(word), Relation::nmod) == kNoToken)
    return;
  // "discussed it with the visitors": with somebody, whoever that is
  const TokenIndex told = coding.word == kNoToken ? at : coding.word;
  const TokenIndex whom = object(told);
  const bool with_somebody =
      !phrases(told, "with").empty() || (whom != kNoToken && whom != told && reading_[whom].upos == Upos::PROPN);
  if (!plural && !with_somebody && event.sources.size() + event.targets.size() < 2 &&
      (event.cameo == "040" || event.cameo == "041" || event.cameo == "046" || event.cameo == "060"))
    return;
  // Firms, schools and hospitals among themselves are no actors of politics.
  const auto private_one = [](const Party& party) {
    return party.country.empty() && party.group.empty() && !party.sectors.empty() &&
           std::all_of(party.sectors.begin(), party.sectors.end(),
                       [](const std::string& sector) { return sector == "BUS" || sector == "HLH" || sector == "EDU"; });
  };
  const int quad = quad_of_type(event.type);
  if ((quad == 1 || quad == 2) && std::all_of(event.sources.begin(), event.sources.end(), private_one) &&
      std::all_of(event.targets.begin(), event.targets.end(), private_one) && event.cameo.substr(0, 2) != "08")
    return;
  dress(event, coding.word == kNoToken ? at : coding.word);
  event.status = name_of(stage_of(reading_, at));
  // "has chosen not to retaliate": what is denied is not done, unless the code says so itself.
  if (event.status == "denied" && !petrarch_ && root >= "04" && root != "10" && root != "11" && root != "12" &&
      root != "13" && !coding.basis.starts_with("not +") && !coding.basis.starts_with("reject +"))
    return;
  if (event.status == "possible" && !petrarch_ && event.type != "THREATEN") event.aside = true;
  // What is only planned is no meeting, agreement or aid yet: "is to meet".
  if (event.status == "planned" && !petrarch_ && root >= "04" && root <= "08") {
    const std::string planned = words_.transform("intent", event.cameo);
    if (planned.empty()) return;
    const std::vector<std::string> contexts = event.contexts;
    put_code(event, codes_, planned, "", "");
    event.contexts = contexts;
  }
  out_.push_back(std::move(event));
}

void ClauseCoder::walk(TokenIndex t, bool aside, int depth) {
  if (depth > 12) return;
  const std::size_t before = out_.size();
  if (const auto coding = verb(t, 0))
    emit(*coding, t, aside);
  else if (const auto happening = petrarch_ ? std::nullopt : occurrence(t))
    emit(*happening, t, aside);
  for (const TokenIndex c : reading_.tree_at(t).children(t)) {
    const Relation relation = reading_[c].relation;
    if (relation == Relation::conj && (reading_.is_verbal(c) || reading_[c].upos == Upos::ADJ)) {
      if (!used_[c]) walk(c, aside, depth + 1);
    } else if (relation == Relation::parataxis && reading_.is_verbal(c)) {
      if (!used_[c]) walk(c, aside, depth + 1);
    } else if (relation == Relation::ccomp && !used_[c]) {
      // What is said is told as it is, where saying it is no act of its own.
      const auto* rows = words_.verb(fold(reading_[t].lemma));
      const bool saying =
          rows && std::any_of(rows->begin(), rows->end(), [](const EventWord& row) { return row.code == "@say"; });
      if (saying && out_.size() == before) walk(c, aside, depth + 1);
    } else if (relation == Relation::ccomp && used_[c]) {
      for (const TokenIndex other : reading_.tree_at(c).children(c))
        if (reading_[other].relation == Relation::conj && reading_.is_verbal(other) && !used_[other] &&
            reading_.child(other, Relation::nsubj) != kNoToken)
          walk(other, aside, depth + 1);
    }
  }
}

bool ClauseCoder::believed(TokenIndex v) const {
  static const char* const doubts[] = {
      "deny",    "doubt",     "fear",   "hope",  "wonder",  "ask",     "discuss", "consider", "debate", "imagine",
      "suppose", "dream",     "worry",  "avoid", "prevent", "help",    "fail",    "refute",   "want",   "wish",
      "urge",    "call",      "seek",   "need",  "require", "propose", "intend",  "plan",     "demand", "request",
      "refuse",  "encourage", "pose",   "expect", "allow", "enable",  "aim",     "suggest", "recommend"};
  const std::string lemma = fold(reading_[v].lemma);
  return std::find(std::begin(doubts), std::end(doubts), lemma) == std::end(doubts);
}

bool ClauseCoder::only_meant(TokenIndex v) const {
  const TokenIndex above = reading_[v].head;
  if (above == kNoToken) return false;
  const Relation relation = main_relation(reading_[v].relation);
  // "the need to work together", "the desire to strengthen ties"
  static const char* const wishes[] = {"need",      "importance", "opportunity", "chance", "possibility", "necessity",
                                       "hope",      "desire",     "ability",     "right",  "way",         "time",
                                       "intention", "wish",       "potential",   "aim",    "goal",        "willingness",
                                       "readiness", "recourse",   "capacity",   "interest",    "will",   "urgency",     "measure"};
  if (relation == Relation::acl && reading_.infinitive(v) &&
      std::find(std::begin(wishes), std::end(wishes), fold(reading_[above].lemma)) != std::end(wishes))
    return true;
  // "it is important for them to work together", "is interested in strengthening ties"
  if (reading_[above].upos == Upos::ADJ && reading_[v].relation != Relation::acl_relcl &&
      (reading_.infinitive(v) || reading_[v].xpos == "VBG"))
    return true;
  // "the desire to work together to strengthen ties"
  if (relation == Relation::advcl && reading_.infinitive(v) && reading_.is_verbal(above) && above != v &&
      only_meant(above))
    return true;
  // "will work to strengthen", "could help to end"
  if ((relation == Relation::xcomp || relation == Relation::advcl) && reading_.infinitive(v) &&
      reading_.is_verbal(above) && modality(above) != Modality::plain)
    return true;
  return false;
}

void ClauseCoder::asides(TokenRange range) {
  struct Found {
    Coding coding;
    TokenIndex at;
    int rank;
  };
  std::vector<Found> found;
  const bool main_found = std::any_of(out_.begin(), out_.end(), [](const Event& event) { return !event.type.empty(); });
  for (TokenIndex t = range.first; t < range.last; ++t) {
    if (used_[t]) continue;
    std::optional<Coding> coding;
    int rank = 5;
    const Relation relation = main_relation(reading_[t].relation);
    const TokenIndex above = reading_[t].head;
    if (reading_[t].upos == Upos::VERB) {
      if (relation == Relation::amod) continue;  // "told the visiting president"
      // What is asked, offered or denied is not done; nor is what talks are about.
      if ((relation == Relation::xcomp || relation == Relation::ccomp) && above != kNoToken &&
          (used_[above] || !believed(above)))
        continue;
      if (const std::string mark = reading_.mark(t);
          reading_[t].xpos == "VBG" &&
          (mark == "on" || mark == "for" || mark == "about" || mark == "of" || mark == "towards" || mark == "at"))
        continue;
      if (only_meant(t)) continue;
      coding = verb(t, 0);
      const std::string mark = reading_.mark(t);
      static const char* const apart[] = {"after", "before",  "since",   "if",       "unless",   "when",
                                          "while", "because", "as",      "although", "though",   "until",
                                          "where", "once",    "whether", "despite",  "following"};
      // What happens at the same time is told, too, where the main clause tells nothing.
      const bool meanwhile = relation == Relation::advcl && (mark == "as" || mark == "while" || mark == "when");
      const bool set_apart = !meanwhile && std::find(std::begin(apart), std::end(apart), mark) != std::end(apart);
      if (relation == Relation::xcomp || relation == Relation::ccomp)
        rank = 1;
      else if (relation == Relation::advcl && !set_apart)
        rank = 2;
      else if (petrarch_ && relation == Relation::advcl)
        rank = 3;
      else if (relation == Relation::acl && reading_[t].relation != Relation::acl_relcl)
        rank = reading_[t].xpos == "VBG" && reading_[t].head != kNoToken &&
                       main_relation(reading_[reading_[t].head].relation) == Relation::obj
                   ? 3
                   : 4;
      // "There were ten soldiers killed"
      if (relation == Relation::acl && above != kNoToken && reading_[above].head != kNoToken &&
          reading_.child(reading_[above].head, Relation::expl) != kNoToken)
        rank = 1;
    } else if (!petrarch_ && noun_row(t)) {
      coding = noun(t, 0);
      if (coding && coding->sources.empty() && coding->targets.empty()) coding.reset();
      // "peacekeepers said": who acts is no act
      if (coding && actors_.agent(t)) coding.reset();
      if (coding && above != kNoToken && coding->cameo.starts_with("06")) {  // "exports fell"
        static const char* const counted[] = {"fall",     "rise",  "drop",  "grow",   "decline",
                                              "increase", "reach", "total", "account"};
        if (std::find(std::begin(counted), std::end(counted), fold(reading_[above].lemma)) != std::end(counted))
          coding.reset();
      }
      // "talks could take place", "there was no attack", "will hold talks"
      if (coding && above != kNoToken && reading_.is_verbal(above)) {
        const Modality around = modality(above);
        if (around == Modality::possible || around == Modality::must || reading_.negated(above) || !believed(above))
          coding.reset();
        else if (around == Modality::future) {
          const std::string planned = words_.transform("intent", coding->cameo);
          if (planned.empty())
            coding.reset();
          else
            coding->cameo = planned;
        }
      }
      // "sanctions to be announced"
      for (const TokenIndex c : reading_.tree_at(t).children(t))
        if (coding && reading_[c].relation == Relation::acl && c > t && reading_.infinitive(c) && reading_.passive(c)) {
          coding->cameo = words_.transform("intent", coding->cameo);
          coding->type.clear();
          coding->mode.clear();
          if (coding->cameo.empty()) coding.reset();
        }
      if (coding && (reading_.negated(t) || coding->cameo.starts_with("083") || coding->cameo == "030"))
        coding.reset();  // reforms, elections, plans and commitments are no acts by themselves
      if (relation == Relation::nsubj || relation == Relation::obj) rank = 3;
      if (coding &&
          (coding->cameo.starts_with("03") || coding->cameo.starts_with("05") || coding->cameo.starts_with("06") ||
           coding->cameo.starts_with("10") || coding->cameo.starts_with("02")) &&
          rank > 3)
        coding.reset();
    }
    if (!coding || (coding->sources.empty() && coding->targets.empty())) continue;
    for (const TokenIndex u : coding->used) used_[u] = true;
    found.push_back({*coding, t, rank});
  }
  int best = 9;
  for (const Found& one : found) best = std::min(best, one.rank);
  bool promoted = main_found;
  for (const Found& one : found) {
    bool aside = true;
    if (!promoted && one.rank == best && best <= 3) {
      aside = false;
      promoted = true;
    }
    emit(one.coding, one.at, aside);
  }
}

std::vector<Event> ClauseCoder::sentence(std::uint32_t index) {
  out_.clear();
  sentence_ = index;
  const TokenRange range = reading_.document().sentences[index].tokens;
  if (range.size() > 400 || range.empty()) return {};
  if (nouns_.size() != used_.size()) nouns_.resize(used_.size());
  const TokenIndex root = reading_.tree(index).root();
  if (root != kNoToken) walk(root, false, 0);
  asides(range);
  return std::move(out_);
}

}  // namespace chancery
