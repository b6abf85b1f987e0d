#include "facts/statements.h"

#include <algorithm>

namespace chancery {
namespace {

// Persons, bodies, countries and named things in the content, each once; pronouns and the speakers themselves left out.
std::vector<Value> about(const ArticleReading& reading, const SpeechFrame& frame, TokenRange content,
                         const Topics& topics) {
  const Document& document = reading.document();
  std::vector<Value> out;
  for (const MentionIndex index : reading.mentions_in(content)) {
    const Mention& mention = document.mentions[index];
    if (mention.how == How::pronoun || mention.how == How::first_person || !mention.entity) continue;
    const bool speaker = std::any_of(frame.speakers.begin(), frame.speakers.end(),
                                     [&](const Value& value) { return value.entity == mention.entity; });
    const bool known =
        std::any_of(out.begin(), out.end(), [&](const Value& value) { return value.entity == mention.entity; });
    if (!speaker && !known) out.push_back(Value::of_entity(*mention.entity, mention.span));
  }
  for (const FoundTopic& topic : topics.find(reading, content)) {
    if (topic.weak) continue;
    Value value = Value::of_text(std::string(document.at(topic.span)), topic.span);
    value.fields.push_back({"topic", Value::of_text(topic.topic)});
    out.push_back(std::move(value));
  }
  return out;
}

// Who speaks, with all the words of the phrase, so that the evidence begins where a reader would begin: "The White House",
// not "House". A phrase that holds the verb or runs on is a wrong tree's.
Span speaker_words(const ArticleReading& reading, TokenIndex subject, TokenIndex verb) {
  constexpr TokenIndex kLongest = 25;
  const TokenRange phrase = reading.tree_at(subject).phrase(subject);
  const bool sound = phrase.first <= subject && subject < phrase.last && phrase.last - phrase.first <= kLongest &&
                     !(verb != kNoToken && phrase.first <= verb && verb < phrase.last);
  return sound ? reading.span_of(phrase) : reading[subject].span;
}

// "did not dispute the figures": neither denied nor granted; what is said is that much, with its "not".
TokenIndex undisputed_from(const ArticleReading& reading, const SpeechFrame& frame, const SpokenContent& content) {
  if (frame.verb == kNoToken || frame.stage != EventStage::denied || content.tokens.first <= frame.verb)
    return kNoToken;
  const std::string& lemma = reading[frame.verb].lemma;
  if (lemma != "dispute" && lemma != "contest" && lemma != "deny") return kNoToken;
  TokenIndex first = frame.verb;
  for (const TokenIndex c : reading.tree_at(frame.verb).children(frame.verb))
    if (c < first && reading[c].upos == Upos::AUX && c > frame.subject) first = c;
  return first < frame.verb && reading.negated(frame.verb) ? first : kNoToken;
}

// A quotation that ends with the content ends with its mark: the reports were “laughable,”
TokenRange with_closing_mark(const ArticleReading& reading, TokenRange range) {
  const Document& document = reading.document();
  bool open = false;
  for (TokenIndex t = range.first; t < range.last; ++t) {
    const std::string_view raw = document.at(document.tokens[t].span);
    if (raw == "\xE2\x80\x9C") open = true;
    if (raw == "\xE2\x80\x9D") open = false;
  }
  if (!open) return range;
  const TokenIndex end = reading.sentence_at(range.first).tokens.last;
  for (TokenIndex t = range.last; t < end && t < range.last + 2; ++t) {
    if (document.at(document.tokens[t].span) == "\xE2\x80\x9D") return {range.first, t + 1};
    if (reading[t].upos != Upos::PUNCT) break;
  }
  return range;
}

// "State media said the two would meet": a paper other than the one in hand tells something, in whole sentences and in
// the past, and nobody else is found to say it there.
bool told_by_other_paper(const ArticleReading& reading, const Attribution& attribution, const SpeechFrame& frame) {
  if (frame.verb == kNoToken || frame.subject == kNoToken || frame.contents.size() != 1) return false;
  const Token& verb = reading[frame.verb];
  if (verb.xpos != "VBD" || reading.passive(frame.verb) || frame.stage == EventStage::denied) return false;
  if (verb.lemma != "say" && verb.lemma != "report" && verb.lemma != "write") return false;
  if (!reading.in(frame.subject, "source-medium")) return false;
  const Document& document = reading.document();
  const TokenRange said = frame.contents.front().tokens;
  const TokenIndex head = frame.contents.front().head;
  if (said.size() < 5 || head == kNoToken || !reading.is_verbal(head) || reading.infinitive(head)) return false;
  const std::string_view own = document.layout.agency ? document.at(*document.layout.agency)
                               : document.layout.dateline && document.layout.dateline->agency
                                   ? document.at(*document.layout.dateline->agency)
                                   : std::string_view(document.source.agency);
  const Span speaker = speaker_words(reading, frame.subject, frame.verb);
  if (own.empty() || document.at(speaker).find(own) != std::string_view::npos) return false;
  for (const SpeechFrame& other : attribution.frames()) {
    if (&other == &frame || other.sentence != frame.sentence) continue;
    if (other.verb != kNoToken && said.contains(other.verb)) return false;
    for (const SpokenContent& content : other.contents)
      if (content.tokens.overlaps(said)) return false;
  }
  return true;
}

}  // namespace

std::vector<Draft> statement_facts(const ArticleReading& reading, const Attribution& attribution,
                                   const Topics& topics) {
  const Document& document = reading.document();
  std::vector<Draft> out;
  for (const SpeechFrame& frame : attribution.frames()) {
    // "did not specify the dates" tells of nothing said; "did not rule out talks" does.
    const bool telling = frame.act == "said" || frame.act == "explained" || frame.act == "announced" ||
                         frame.act == "reported" || frame.act == "informed" || frame.act == "noted";
    if (frame.stage == EventStage::denied && telling && !reading.is_verbal(frame.contents.front().head)) continue;
    if (document.sentences[frame.sentence].paragraph == kTitleParagraph) continue;
    if (frame.reports && !told_by_other_paper(reading, attribution, frame)) continue;
    for (const SpokenContent& content : frame.contents) {
      const TokenIndex undisputed = undisputed_from(reading, frame, content);
      const TokenRange words{undisputed == kNoToken ? content.tokens.first : undisputed, content.tokens.last};
      const Span span = document.span_of(with_closing_mark(reading, words));
      if (span.empty() || content.narrated) continue;
      // "spoke by phone to discuss trade": why, and not what
      if (frame.act == "said" && !content.direct && content.head != kNoToken && reading.infinitive(content.head) &&
          reading.word(content.tokens.first) == "to")
        continue;
      // "declined to comment": nothing is said, and nothing rejected
      if (frame.act == "rejected" && content.head != kNoToken && reading.infinitive(content.head) &&
          (reading.in(content.head, "speech") || reading.in(content.head, "say")))
        continue;
      Span evidence = span;
      if (frame.verb == kNoToken && !content.direct && frame.subject != kNoToken) {
        evidence = cover(evidence, speaker_words(reading, frame.subject, frame.verb));
      } else if (frame.verb != kNoToken) {
        evidence = cover(evidence, document.tokens[frame.verb].span);
        if (frame.subject != kNoToken && reading.sentence_of(frame.subject) == frame.sentence)
          evidence = cover(evidence, speaker_words(reading, frame.subject, frame.verb));
      }
      const bool denied = frame.verb != kNoToken && frame.stage == EventStage::denied && undisputed == kNoToken;
      // "did not rule out" and the like say something; "did not say that" says nothing of ours.
      Draft draft(Fact("statement", denied ? "denied" : "said",
                       {"*", evidence,
                        frame.verb != kNoToken ? "statement.speech"
                        : content.direct       ? "statement.quotation"
                                               : "statement.according"}));
      draft.sentence = frame.sentence;
      draft.anchor = frame.verb != kNoToken ? frame.verb : content.head;
      if (!frame.speakers.empty()) draft.fact.set("speaker", one_or_list(frame.speakers));
      draft.fact.set(
          "act", Value::of_text(undisputed == kNoToken ? frame.act : "said", frame.verb == kNoToken ? std::nullopt
                                                                  : std::optional(document.tokens[frame.verb].span)));
      draft.fact.set("content", Value::of_text(std::string(document.at(span)), span));
      auto subjects = about(reading, frame, content.tokens, topics);
      if (!subjects.empty()) draft.fact.set("about", Value::of_list(std::move(subjects)));
      draft.fact.set("direct_quotation", Value::of_flag(content.direct));
      std::vector<Value> addressees = frame.addressees;
      std::erase_if(addressees, [&](const Value& who) {
        return std::any_of(frame.speakers.begin(), frame.speakers.end(),
                           [&](const Value& speaker) { return speaker.entity && speaker.entity == who.entity; });
      });
      if (!addressees.empty()) draft.fact.set("addressee", one_or_list(std::move(addressees)));
      draft.fact.asserted_by = attribution.chain(draft.anchor, &frame);
      const bool known = !frame.speakers.empty() && frame.speakers.front().entity;
      draft.fact.confidence = known ? Confidence::high : Confidence::medium;
      if (frame.verb == kNoToken) draft.fact.confidence = Confidence::medium;
      out.push_back(std::move(draft));
    }
  }
  return out;
}

}  // namespace chancery
