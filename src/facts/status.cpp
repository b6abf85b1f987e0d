#include "facts/status.h"

#include <array>

#include "base/file.h"
#include "chancery/error.h"
#include "lexicon/table.h"

namespace chancery {
namespace {

constexpr std::array kStages = {"held",      "ongoing",   "planned", "possible",
                                "postponed", "cancelled", "refused", "denied"};

bool open_stage(Stage stage) { return stage == Stage::planned || stage == Stage::possible; }

// What a governing word does to what it governs, where it does anything.
std::optional<Stage> governed_stage(const ArticleReading& reading, TokenIndex governor) {
  if (reading.in_phrasal(governor, "status-denied")) return Stage::denied;
  if (reading.in_phrasal(governor, "status-refused")) return Stage::refused;
  if (reading.in_phrasal(governor, "status-cancelled")) return Stage::cancelled;
  if (reading.in_phrasal(governor, "status-postponed")) return Stage::postponed;
  if (reading.in_phrasal(governor, "status-planned")) return Stage::planned;
  if (reading.in_phrasal(governor, "status-possible")) return Stage::possible;
  return {};
}

// "did not cancel": what was undone by "not".
Stage not_so(Stage stage) {
  switch (stage) {
    case Stage::cancelled:
    case Stage::postponed:
      return Stage::planned;
    case Stage::denied:
      return Stage::held;
    case Stage::refused:
      return Stage::possible;
    default:
      return Stage::denied;
  }
}

class StageReader {
 public:
  explicit StageReader(const ArticleReading& reading) : reading_(reading) {}

  Stage of(TokenIndex anchor, int depth = 0) const {
    if (depth > 8) return Stage::held;
    return reading_.is_verbal(anchor) ? of_verb(anchor, depth) : of_nominal(anchor, depth);
  }

 private:
  // The verb group alone: auxiliaries, negation, tense.
  struct Group {
    std::optional<Stage> stage;
    bool auxiliary = false;  // of tense or mood: not shared with a head any more
    bool negated = false;
  };

  Group group(TokenIndex verb) const {
    Group out;
    out.negated = reading_.negated(verb);
    bool progressive = reading_[verb].xpos == "VBG", present = false, be = false;
    for (const TokenIndex c : reading_.tree_at(verb).children(verb)) {
      const Relation relation = main_relation(reading_[c].relation);
      if (relation != Relation::aux && relation != Relation::cop) {
        // "No agreement was signed", "nobody came"; "no documents were signed"
        if (relation == Relation::nsubj && reading_.negated(c) && reading_[c].upos == Upos::NOUN) out.negated = true;
        if (relation == Relation::obj && c > verb && reading_.negated(c) && reading_.in_phrasal(verb, "status-occur"))
          out.negated = true;
        continue;
      }
      out.auxiliary = true;
      const std::string& word = reading_.word(c);
      if (word == "will" || word == "shall" || word == "'ll" || word == "wo") {
        out.stage = Stage::planned;
      } else if (word == "would" || word == "should" || word == "'d") {
        // The future of reported speech: "said that he would visit"; elsewhere a condition.
        out.stage = reported(verb) && word != "should" ? Stage::planned : Stage::possible;
      } else if (word == "may" || word == "might" || word == "could" || word == "can" || word == "must") {
        out.stage = Stage::possible;
      } else if (reading_[c].lemma == "be") {
        be = true;
        present = reading_[c].xpos == "VBZ" || reading_[c].xpos == "VBP";
      }
    }
    if (!out.stage && progressive && be && present) out.stage = Stage::ongoing;
    return out;
  }

  bool reported(TokenIndex verb) const {
    for (TokenIndex at = verb; at != kNoToken; at = reading_[at].head) {
      const Relation relation = main_relation(reading_[at].relation);
      if (relation == Relation::ccomp || relation == Relation::parataxis) return true;
      for (const TokenIndex c : reading_.tree_at(at).children(at)) {
        if (reading_[c].relation != Relation::parataxis && reading_[c].relation != Relation::ccomp) continue;
        if (reading_.in(c, "speech") || reading_.in(c, "say")) return true;
      }
    }
    return false;
  }

  Stage of_verb(TokenIndex verb, int depth) const {
    const Group own = group(verb);
    std::optional<Stage> stage = own.stage;
    if (own.negated) stage = stage == Stage::possible ? Stage::possible : Stage::denied;
    const Token& token = reading_[verb];
    const TokenIndex head = token.head;
    const bool infinitive = reading_.infinitive(verb);
    if (head == kNoToken) {
      // "President to visit Ghana": the infinitive of headlines.
      if (!stage && infinitive) return Stage::planned;
      return stage.value_or(Stage::held);
    }
    switch (main_relation(token.relation)) {
      case Relation::xcomp: {
        if (stage && *stage != Stage::ongoing) return *stage;
        const Stage above = of(head, depth + 1);
        if (reading_[head].lemma == "be" && infinitive) return above == Stage::denied ? Stage::denied : Stage::planned;
        const auto governed = governed_stage(reading_, head);
        if (governed) return above == Stage::denied ? not_so(*governed) : *governed;
        return above == Stage::held ? stage.value_or(Stage::held) : above;
      }
      case Relation::conj: {
        if (own.auxiliary || !reading_.is_verbal(head)) return stage.value_or(Stage::held);
        const bool bare = token.xpos == "VB" || token.xpos == "VBN" || token.xpos == "VBG";
        if (stage && *stage == Stage::denied) return *stage;
        if (bare || infinitive) return of(head, depth + 1);
        return stage.value_or(Stage::held);
      }
      case Relation::advcl: {
        if (stage && *stage != Stage::ongoing) return *stage;
        const std::string mark = reading_.mark(verb);
        if (mark == "if" || mark == "unless" || mark == "whether") return Stage::possible;
        if (infinitive || mark == "before" || mark == "until") return Stage::planned;
        if (token.xpos == "VBG" || token.xpos == "VBN") {
          const Stage above = of(head, depth + 1);
          return open_stage(above) ? above : stage.value_or(Stage::held);
        }
        return stage.value_or(Stage::held);
      }
      case Relation::ccomp:
      case Relation::csubj: {
        const auto governed = governed_stage(reading_, head);
        if (governed) {
          if (reading_.negated(head)) return not_so(*governed);
          if (*governed == Stage::denied) return stage == Stage::denied ? Stage::held : Stage::denied;
          // "hopes that they meet", but not "announced that they had met"
          const bool past = token.xpos == "VBD" || (token.xpos == "VBN" && own.auxiliary);
          if (!stage && !past) return *governed;
        }
        if (!stage && infinitive) return Stage::planned;
        if (reading_.mark(verb) == "whether" || reading_.mark(verb) == "if") return Stage::possible;
        return stage.value_or(Stage::held);
      }
      case Relation::acl: {
        if (stage && *stage != Stage::ongoing) return *stage;
        if (!infinitive) return stage.value_or(Stage::held);
        const auto governed = governed_stage(reading_, head);
        if (governed == Stage::denied || governed == Stage::refused) return *governed;
        if (of(head, depth + 1) == Stage::denied) return Stage::denied;
        return governed.value_or(Stage::planned);
      }
      case Relation::nsubj:
      case Relation::parataxis:
      case Relation::dep:
      default:
        if (!stage && infinitive) return Stage::planned;
        return stage.value_or(Stage::held);
    }
  }

  Stage of_nominal(TokenIndex noun, int depth) const {
    for (const TokenIndex c : reading_.tree_at(noun).children(noun)) {
      const Relation relation = main_relation(reading_[c].relation);
      if (relation != Relation::amod && relation != Relation::acl && relation != Relation::compound) continue;
      if (reading_[c].relation == Relation::acl_relcl) continue;
      if (relation == Relation::acl && reading_[c].xpos != "VBN" && reading_[c].upos != Upos::ADJ) continue;
      const auto governed = governed_stage(reading_, c);
      if (!governed) continue;
      // "a planned meeting did not take place"
      if (*governed == Stage::planned) {
        const Stage above = by_governor(noun, depth).value_or(Stage::planned);
        return above == Stage::held ? Stage::planned : above;
      }
      return *governed;
    }
    return by_governor(noun, depth).value_or(Stage::held);
  }

  std::optional<Stage> by_governor(TokenIndex noun, int depth) const {
    const Token& token = reading_[noun];
    const TokenIndex head = token.head;
    if (head == kNoToken) return {};
    const std::string preposition = reading_.preposition(noun);
    if (preposition == "ahead of" || preposition == "on the eve of" || preposition == "in the run-up to" ||
        preposition == "before" || preposition == "prior to")
      return Stage::planned;
    const Relation relation = main_relation(token.relation);
    if (relation == Relation::conj) return by_governor(head, depth + 1);
    if (relation == Relation::nmod) {
      if (reading_.is_verbal(head)) return {};
      const auto governed = governed_stage(reading_, head);
      if (governed) return *governed;
      const Stage above = of(head, depth + 1);
      return above == Stage::held ? std::optional<Stage>() : above;
    }
    if (!reading_.is_verbal(head)) return {};
    const bool occurs = reading_.in_phrasal(head, "status-occur");
    const bool object = relation == Relation::obj || token.relation == Relation::nsubj_pass ||
                        relation == Relation::xcomp || (relation == Relation::acl);
    if (reading_.negated(noun) && (occurs || object)) return Stage::denied;
    if (object || relation == Relation::obl) {
      const bool target = object || preposition == "for" || preposition == "to" || preposition == "on";
      if (target) {
        const auto governed = governed_stage(reading_, head);
        const Stage above = of(head, depth + 1);
        if (governed) {
          if (above == Stage::denied) return not_so(*governed);
          // "will be postponed" is postponed all the same
          return *governed;
        }
      }
      if (object && reading_.in_phrasal(head, "status-topic")) return {};
      const Stage above = of(head, depth + 1);
      if (above == Stage::denied) return occurs && object ? std::optional<Stage>(Stage::denied) : std::nullopt;
      if (above == Stage::held) return {};
      if (above == Stage::ongoing) return object ? std::optional<Stage>(above) : std::nullopt;
      return above;
    }
    if (relation == Relation::nsubj) {
      const auto governed = governed_stage(reading_, head);
      if (governed && reading_.passive(head)) return *governed;
      const Stage above = of(head, depth + 1);
      if (above == Stage::denied && !occurs) return {};
      if (above == Stage::held) return {};
      return above;
    }
    return {};
  }

  const ArticleReading& reading_;
};

}  // namespace

const char* name_of(Stage stage) { return kStages[static_cast<std::size_t>(stage)]; }

Stage stage_of(const ArticleReading& reading, TokenIndex anchor) { return StageReader(reading).of(anchor); }

Stage stage_with_time(Stage stage, const DateInterval& when, const std::optional<ResolvedDate>& published) {
  if (stage != Stage::held && stage != Stage::ongoing) return stage;
  if (!published || !published->interval.to || !when.from) return stage;
  return std::chrono::sys_days(*when.from) > std::chrono::sys_days(*published->interval.to) ? Stage::planned : stage;
}

StatusWords StatusWords::load(const std::vector<std::string>& data_folders) {
  StatusWords out;
  for (const std::string& folder : data_folders) {
    const std::string path = folder + "/ontology/statuses.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const Table::Row& row : table.rows()) {
      bool known = false;
      for (const char* stage : kStages) known = known || row["stage"] == stage;
      if (!known) row.fail("unknown stage '" + row.text("stage") + "'");
      out.words_[row.text("kind") + "/" + row.text("stage")] = row["status"] == "-" ? "" : row.text("status");
    }
  }
  return out;
}

const std::string& StatusWords::word(std::string_view kind, Stage stage) const {
  static const std::string none;
  const auto found = words_.find(std::string(kind) + "/" + name_of(stage));
  return found == words_.end() ? none : found->second;
}

}  // namespace chancery
