#include "facts/builder.h"

#include <algorithm>

namespace chancery {

// 'adopted the law "On the ratification of ..."': the words between the marks are its name.
void Builder::complete_title(Draft& draft) const {
  const Value* title = draft.fact.find("title");
  if (!title || !title->span) return;
  const auto mark = [&](TokenIndex t) {
    const std::string& word = reading_.word(t);
    return word == "\"" || word == "\xE2\x80\x9C" || word == "\xE2\x80\x9D" || word == "``" || word == "''";
  };
  const TokenRange sentence = reading_.document().sentences[draft.sentence].tokens;
  TokenIndex t = sentence.first;
  while (t < sentence.last && reading_[t].span.begin < title->span->end) ++t;
  if (t + 1 < sentence.last && reading_.word(t) == "on" && reading_[t + 1].upos == Upos::NOUN &&
      reading_.times_in({t, t + 3}).empty() && reading_[t].head != kNoToken) {
    // "passed the law on tea": the parser may hang the tea on the passing
    const TokenRange below = reading_.tree_at(t).subtree(reading_[t].head);
    if (below.first == t && below.size() < 12) {
      const Span span = cover(*title->span, reading_.span_of(reading_.trimmed(below)));
      draft.fact.set("title", Value::of_text(std::string(reading_.document().at(span)), span));
      return;
    }
  }
  if (t >= sentence.last || !mark(t)) return;
  for (TokenIndex end = t + 1; end < sentence.last; ++end) {
    if (!mark(end)) continue;
    const Span span = cover(*title->span, reading_[end].span);
    draft.fact.set("title", Value::of_text(std::string(reading_.document().at(span)), span));
    return;
  }
}

// "tomorrow", "the upcoming Friday": said of what is to come, whatever the day of the article.
bool Builder::names_what_is_to_come(const std::string& as_written) {
  std::string words = " ";
  for (const char c : as_written) words += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  words += ' ';
  return words.find(" tomorrow ") != std::string::npos || words.find(" upcoming ") != std::string::npos ||
         words.find(" coming ") != std::string::npos;
}

// "agreed on mine clearance": what is agreed is the clearance.
void Builder::drop_preposition(Draft& draft) const {
  const Value* what = draft.fact.find("what");
  if (!what || !what->span) return;
  const Sentence& sentence = reading_.document().sentences[draft.sentence];
  for (TokenIndex t = sentence.tokens.first; t + 1 < sentence.tokens.last; ++t) {
    if (reading_[t].span.begin != what->span->begin) continue;
    // "a conference, which X intends to host": what is intended is to host
    if (reading_[t].xpos == "WDT" && draft.anchor > t)
      for (TokenIndex to = draft.anchor + 1; to + 1 < sentence.tokens.last; ++to) {
        if (reading_.word(to) != "to") continue;
        const Span span{reading_[to].span.begin, what->span->end};
        if (span.begin < span.end)
          draft.fact.set("what", Value::of_text(std::string(reading_.document().at(span)), span));
        return;
      }
    const bool marks = reading_[t].relation == Relation::mark &&
                       (reading_.word(t) == "in" || reading_.word(t) == "on" || reading_.word(t) == "that" ||
                        (reading_.word(t) == "to" && reading_[t + 1].xpos == "VBG"));
    if ((reading_[t].relation != Relation::case_ && !marks) || reading_.word(t) == "of") return;
    const Span span{reading_[t + 1].span.begin, what->span->end};
    if (span.begin < span.end) draft.fact.set("what", Value::of_text(std::string(reading_.document().at(span)), span));
    return;
  }
}

// "expelled three diplomats": how many.
void Builder::add_numbers(Draft& draft, const Match& match) const {
  const FilledSlot* against = match.slot("against");
  if (!against || against->fillers.size() != 1 || against->fillers.front().head == kNoToken) return;
  const TokenIndex head = against->fillers.front().head;
  if (reading_[head].xpos != "NNS") return;
  const TokenIndex number = reading_.child(head, Relation::nummod);
  if (number == kNoToken) return;
  for (const std::uint32_t q : reading_.quantities_in({number > 2 ? number - 2 : 0, number + 1})) {
    const Quantity& quantity = reading_.document().quantities[q];
    if (quantity.tokens.contains(number) && quantity.value)
      draft.fact.set("numbers", Value::of_number(*quantity.value, quantity.span));
  }
}

// "an agreement between the Government of A and the Government of B on visas": the parser may join B to the agreement.
TokenRange Builder::with_second_party(TokenRange range) const {
  constexpr TokenIndex kLongest = 40;
  bool between = false, both = false;
  for (TokenIndex t = range.first; t < range.last; ++t) {
    between = between || reading_.word(t) == "between";
    both = both || (between && reading_.word(t) == "and");
  }
  const TokenIndex end = range.empty() ? 0 : reading_.sentence_at(range.first).tokens.last;
  // "between A and B on migration": what it is on, where the parser hung that on the verb
  if (between && both && range.last + 1 < end && reading_.word(range.last) == "on" &&
      reading_[range.last + 1].upos == Upos::NOUN && reading_.times_in({range.last, range.last + 3}).empty()) {
    const TokenIndex above = reading_[range.last].head;
    if (above != kNoToken && above > range.last && above < end) {
      const TokenRange below = reading_.tree_at(above).subtree(above);
      if (below.first == range.last && below.size() < 12) return reading_.trimmed({range.first, below.last});
    }
  }
  if (!between || both || range.last >= end || reading_.word(range.last) != "and") return range;
  TokenIndex last = range.last + 1;
  for (; last < end && last < range.last + kLongest; ++last) {
    const Upos upos = reading_[last].upos;
    const std::string& word = reading_.word(last);
    if (upos == Upos::VERB || upos == Upos::AUX || upos == Upos::PRON || word == "," || word == "." || word == ";")
      break;
    if (upos == Upos::CCONJ && last > range.last + 1 &&
        !reading_.in(last + 1 < end ? last + 1 : last, "instrument_noun") &&
        reading_.mentions_in({last + 1, std::min(last + 5, end)}).empty() &&
        reading_[last + 1 < end ? last + 1 : last].upos == Upos::DET)
      break;
  }
  // Times and places at its end are the event's.
  for (const std::uint32_t t : reading_.times_in({range.last, last})) {
    const TokenRange time = reading_.document().times[t].tokens;
    if (time.first > range.last + 1 && time.last >= last) last = time.first;
  }
  return reading_.trimmed({range.first, last});
}

// "the agreement signed in Riga in 2015", "the deal agreed by the powers, warning of": what became of it is no part of
// its name, and "of the treaty" neither.
TokenRange Builder::without_its_story(TokenRange range, TokenIndex head) const {
  while (range.first < head && reading_[range.first].upos == Upos::ADP) ++range.first;
  for (const TokenIndex c : reading_.tree_at(head).children(head)) {
    if (c <= head + 1 && !(c == head + 1 && reading_[c].xpos == "VBN")) continue;
    if (main_relation(reading_[c].relation) != Relation::acl && main_relation(reading_[c].relation) != Relation::advcl)
      continue;
    const bool told = reading_[c].xpos == "VBN" &&
                      (reading_.in(c, "sign") || reading_.in(c, "issue") || reading_.in(c, "adopt") ||
                       reading_.in(c, "agree") || reading_.in(c, "ratify") || reading_.in(c, "initial"));
    if (!told) continue;
    const TokenIndex first = reading_.tree_at(c).subtree(c).first;
    if (first > head && first < range.last) range.last = first;
  }
  for (TokenIndex t = head + 1; t + 1 < range.last; ++t)
    if (reading_.word(t) == "," && (reading_[t + 1].xpos == "VBG" || reading_[t + 1].xpos == "WDT" ||
                                    reading_[t + 1].xpos == "WP"))
      range.last = t;
  return reading_.trimmed(range);
}

// Title, type and number of the instruments that one noun stands for: "nine documents" has a number and no title.
void Builder::fill_instrument(Draft& draft, const Filler& filler) const {
  if (filler.head == kNoToken) return;
  TokenRange range = noun_phrase(filler.head);
  // Of the last in a list the parser may have hung the rest on the first: "the minutes and an agreement on visas".
  if (range.last == filler.head + 1) {
    const Sentence& sentence = reading_.sentence_at(filler.head);
    if (range.last < sentence.tokens.last && (reading_.word(range.last) == "on" || reading_.word(range.last) == "of")) {
      const TokenIndex above = reading_[filler.head].head;
      const TokenRange whole = above == kNoToken ? TokenRange{} : reading_.tree_at(above).subtree(above);
      if (whole.contains(filler.head) && reading_[filler.head].relation == Relation::conj) range.last = whole.last;
      range = reading_.trimmed(range);
    }
  }
  const auto listed = listed_instruments(filler.head);
  if (listed.size() < 2) range = with_second_party(range);
  if (listed.size() > 1) {
    range.last = std::min(range.last, reading_.tree_at(listed[1]).subtree(listed[1]).first);
    range = reading_.trimmed(range);
  }
  while (range.first < filler.head && (reading_.word(range.first) == "no" || reading_.word(range.first) == "least" ||
                                       reading_[range.first].upos == Upos::DET))
    ++range.first;
  range = without_its_story(range, filler.head);
  const Span span = reading_.span_of(range);
  draft.fact.set("title", Value::of_text(std::string(reading_.document().at(span)), span));
  const std::string type = types_.instrument(reading_, filler.head);
  if (!type.empty()) draft.fact.set("type", Value::of_text(type));
  draft.definite = range.first > 0 && reading_.word(range.first - 1) == "the";
  if (!draft.fact.find("parties")) {
    // "an agreement on cooperation between A and B"
    std::vector<Value> parties;
    TokenIndex from = kNoToken;
    for (TokenIndex t = range.first; t < range.last && from == kNoToken; ++t) {
      if (reading_.preposition(t) != "between") continue;
      from = t;
      for (Value& who : reading_.entities(t))
        if (who.entity && reading_.entity(who)->kind != EntityKind::person) parties.push_back(std::move(who));
    }
    // The second of two whom the parser joined elsewhere: the next body or state after "and".
    if (parties.size() == 1 && parties.front().span) {
      for (const MentionIndex m : reading_.mentions_in({from, range.last})) {
        const Mention& mention = reading_.document().mentions[m];
        if (!mention.entity || mention.span.begin < parties.front().span->end || mention.tokens.first == 0) continue;
        TokenIndex before = mention.tokens.first - 1;
        while (before > from && (reading_.word(before) == "the" || reading_.word(before) == "of")) --before;
        if (reading_.word(before) != "and" || reading_.document().entities[*mention.entity].kind == EntityKind::person)
          continue;
        parties.push_back(Value::of_entity(*mention.entity, mention.span));
        break;
      }
    }
    if (!parties.empty()) draft.fact.set("parties", Value::of_list(std::move(parties)));
  }
  if (!filler.quantity) return;
  const Quantity& quantity = reading_.document().quantities[*filler.quantity];
  if (quantity.value) draft.fact.set("count", Value::of_number(*quantity.value, quantity.span));
}

// "an agreement on air services, a memorandum on tourism and a protocol on customs": where the parser joins the
// protocol to the tourism it is an instrument all the same. The head itself comes first.
std::vector<TokenIndex> Builder::listed_instruments(TokenIndex head) const {
  std::vector<TokenIndex> out{head};
  if (head == kNoToken) return out;
  const TokenRange below = reading_.tree_at(head).subtree(head);
  for (TokenIndex t = head + 1; t < below.last; ++t) {
    if (reading_[t].relation != Relation::conj || reading_[t].head == head || !reading_.in(t, "instrument_noun"))
      continue;
    if (main_relation(reading_[reading_[t].head].relation) != Relation::nmod &&
        reading_[reading_[t].head].relation != Relation::conj)
      continue;
    const TokenIndex article = reading_.child(t, Relation::det);
    if (article != kNoToken && (reading_.word(article) == "a" || reading_.word(article) == "an")) out.push_back(t);
  }
  return out;
}

}  // namespace chancery
