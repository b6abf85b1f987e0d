#include "facts/instrument_lists.h"

#include <algorithm>

namespace chancery {
namespace {

constexpr TokenIndex kOpening = 7;        // tokens within which an item names what it is
constexpr std::size_t kLongestList = 60;  // items

class InstrumentLists {
 public:
  InstrumentLists(const ArticleReading& reading, const StatusWords& statuses, const NounTypes& types)
      : reading_(reading), statuses_(statuses), types_(types) {}

  // The sentences that open lists, after run().
  const std::vector<std::uint32_t>& openers() const { return openers_; }

  std::vector<Draft> run() {
    const auto& sentences = reading_.document().sentences;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
      if (sentences[s].paragraph == kTitleParagraph) continue;
      const TokenIndex verb = opener(sentences[s].tokens);
      if (verb == kNoToken) continue;
      const TokenIndex colon = colon_after(verb, sentences[s].tokens.last);
      if (colon == kNoToken) continue;
      std::size_t items = 0;
      if (colon + 3 < sentences[s].tokens.last) {
        items = in_line({colon + 1, sentences[s].tokens.last}, s, verb);
      }
      std::uint32_t next = s + 1;
      std::uint32_t paragraph = sentences[s].paragraph;
      for (; next < sentences.size() && items < kLongestList; ++next) {
        // Only the first sentence of an item names it.
        if (sentences[next].paragraph == paragraph) continue;
        if (!item(sentences[next].tokens, next, verb)) break;
        paragraph = sentences[next].paragraph;
        ++items;
      }
      if (items == 0) continue;
      openers_.push_back(s);
      s = std::max(s, next - 1);
    }
    return std::move(out_);
  }

 private:
  bool instrument(TokenIndex t) const {
    if (reading_[t].upos != Upos::NOUN && reading_[t].upos != Upos::PROPN) return false;
    return reading_.in(t, "instrument_noun") ||
           reading_.classes().has(reading_.word(t), Upos::NOUN, "instrument_noun");
  }

  // "the following agreements were signed", "the agreements sealed in Riga are": the verb that says what became of them.
  TokenIndex opener(TokenRange tokens) const {
    bool several = false;
    for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
      const std::string& word = reading_.word(t);
      several = several || ((reading_[t].xpos == "NNS" || reading_[t].xpos == "NNPS") && instrument(t)) ||
                word == "documents" || word == "mous";
    }
    // "The parties signed:"
    const bool open = tokens.last > tokens.first && reading_.word(tokens.last - 1) == ":";
    if (!several && !open) return kNoToken;
    for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
      if (reading_[t].upos != Upos::VERB) continue;
      if (reading_.in(t, "sign") || reading_.in(t, "initial")) return t;
    }
    // "attended the signing of the following documents:"
    for (TokenIndex t = tokens.first; t < tokens.last; ++t)
      if (reading_.word(t) == "signing" && t + 1 < tokens.last) return t;
    return kNoToken;
  }

  // The colon, or "are" at the end of the line, that opens the list.
  TokenIndex colon_after(TokenIndex verb, TokenIndex end) const {
    for (TokenIndex t = verb; t < end; ++t)
      if (reading_.word(t) == ":") return t;
    for (TokenIndex t = end; t > verb && end - t < 3; --t)
      if (reading_.word(t - 1) == "are" || reading_.word(t - 1) == "include") return t - 1;
    return kNoToken;
  }

  std::size_t in_line(TokenRange tokens, std::uint32_t sentence, TokenIndex verb) {
    std::vector<TokenRange> pieces;
    TokenIndex first = tokens.first;
    for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
      if (reading_.word(t) != ";") continue;
      pieces.push_back({first, t});
      first = t + 1;
    }
    pieces.push_back({first, tokens.last});
    if (pieces.size() < 2) return 0;
    std::size_t items = 0;
    for (const TokenRange piece : pieces) items += item(piece, sentence, verb);
    return items;
  }

  bool item(TokenRange tokens, std::uint32_t sentence, TokenIndex verb) {
    // "- ", "1) ", "and "
    while (tokens.first < tokens.last &&
           (reading_[tokens.first].upos == Upos::PUNCT || reading_[tokens.first].upos == Upos::SYM ||
            reading_[tokens.first].upos == Upos::CCONJ || reading_[tokens.first].upos == Upos::DET ||
            (reading_[tokens.first].upos == Upos::NUM && tokens.size() > 3 &&
             !instrument(tokens.first + 1))))
      ++tokens.first;
    TokenIndex noun = kNoToken;
    for (TokenIndex t = tokens.first; t < tokens.last && t < tokens.first + kOpening; ++t) {
      if (reading_[t].upos == Upos::VERB && reading_[t].xpos != "VBN" && reading_[t].xpos != "VBG") return false;
      if (reading_[t].upos == Upos::AUX || reading_[t].upos == Upos::PRON) return false;
      if (reading_[t].upos == Upos::ADP && noun == kNoToken) return false;
      if (instrument(t)) {
        noun = t;
        // "Memorandum of Understanding", "Joint Action Plan": the last of the words that name it
        while (noun + 1 < tokens.last && instrument(noun + 1)) ++noun;
        break;
      }
    }
    if (noun == kNoToken) return false;
    TokenIndex last = noun + 1;
    int open = 0;
    for (; last < tokens.last; ++last) {
      const std::string& word = reading_.word(last);
      if (word == "(") ++open;
      if (word == ")") --open;
      if (open > 0) continue;
      if (word == ";" || word == "." || word == ":") break;
      if (word == "," && last + 1 < tokens.last &&
          (reading_.word(last + 1) == "which" || reading_.word(last + 1) == "signed" ||
           reading_.word(last + 1) == "aimed" || reading_.word(last + 1) == "to" || reading_.word(last + 1) == "that"))
        break;
    }
    const TokenRange range = reading_.trimmed({tokens.first, last});
    if (range.empty() || range.size() > 60) return false;
    // "Memorandum of Understanding was signed ...": a sentence of its own, and no item.
    for (TokenIndex t = range.first; t < range.last; ++t)
      if (reading_[t].relation == Relation::root && reading_[t].upos == Upos::VERB && reading_[t].xpos != "VBN" &&
          reading_[t].xpos != "VBG")
        return false;
    const EventStage stage = stage_of(reading_, verb);
    const std::string& word = statuses_.word("instrument", stage);
    if (word.empty()) return true;
    const Span span = reading_.span_of(range);
    Draft draft(Fact("instrument", word, {"*", span, "instrument.listed"}));
    if (stage == EventStage::held || stage == EventStage::ongoing) {
      draft.fact.status = reading_.in(verb, "initial") ? "initialled" : "signed";
      draft.status_by_rule = true;
    }
    draft.stage = stage;
    draft.sentence = sentence;
    draft.anchor = noun;
    draft.anchor_span = span;
    draft.fact.set("title", Value::of_text(std::string(reading_.document().at(span)), span));
    if (const std::string type = types_.instrument(reading_, noun); !type.empty())
      draft.fact.set("type", Value::of_text(type));
    add_parties(draft, range);
    out_.push_back(std::move(draft));
    return true;
  }

  // "between the Ministry of A and the Ministry of B"
  void add_parties(Draft& draft, TokenRange range) const {
    for (TokenIndex t = range.first; t < range.last; ++t) {
      if (reading_.preposition(t) != "between") continue;
      std::vector<Value> parties;
      for (Value& who : reading_.entities(t))
        if (who.entity && reading_.entity(who)->kind != EntityKind::person) parties.push_back(std::move(who));
      if (parties.size() > 1) draft.fact.set("parties", Value::of_list(std::move(parties)));
      return;
    }
  }

  const ArticleReading& reading_;
  const StatusWords& statuses_;
  const NounTypes& types_;
  std::vector<Draft> out_;
  std::vector<std::uint32_t> openers_;  // sentences that open a list
};

}  // namespace

std::vector<Draft> listed_instruments(const ArticleReading& reading, const StatusWords& statuses,
                                      const NounTypes& types, std::vector<Draft>& drafts) {
  InstrumentLists lists(reading, statuses, types);
  auto out = lists.run();
  std::erase_if(drafts, [&](const Draft& draft) {
    return draft.fact.kind == "instrument" && !draft.fact.find("count") &&
           std::find(lists.openers().begin(), lists.openers().end(), draft.sentence) != lists.openers().end();
  });
  return out;
}

}  // namespace chancery
