// Sentences that belong to a speaker named in another sentence: the rest of a quotation, and first person without
// marks.
#include <algorithm>

#include "facts/speech.h"

namespace chancery {
namespace {

bool inside(const std::vector<Quotation>& quotes, TokenIndex t) {
  // Quotations stand in order and never overlap.
  auto after = std::upper_bound(quotes.begin(), quotes.end(), t, [](TokenIndex token, const Quotation& quote) {
    return token < quote.pieces.front().first;
  });
  if (after == quotes.begin()) return false;
  for (const TokenRange& piece : (after - 1)->pieces)
    if (piece.contains(t)) return true;
  return false;
}

SpeechFrame same_speaker(const SpeechFrame& frame, std::uint32_t sentence, SpokenContent content) {
  SpeechFrame out;
  out.sentence = sentence;
  out.act = frame.act;
  out.subject = frame.subject;
  out.speakers = frame.speakers;
  out.as = frame.as;
  out.contents.push_back(content);
  return out;
}

// Words quoted inside a sentence of the reporter's ('for "actions that contradict the rules"') are no sentence of
// speech.
bool opens_speech(const ArticleReading& reading, TokenRange piece) {
  const TokenIndex start = reading.sentence_at(piece.first).tokens.first;
  TokenIndex before = piece.first;
  bool mark = false;
  while (before > start && (reading[before - 1].upos == Upos::PUNCT || reading[before - 1].upos == Upos::CCONJ)) {
    --before;
    mark = mark || reading.word(before) == ":" || reading.word(before) == "," || reading.word(before) == "-";
  }
  return before == start || mark;
}

// Whether what is left of a content without its quotation holds the subject of the quoted words.
bool cuts_subject(const ArticleReading& reading, const SpokenContent& content, TokenRange quoted) {
  for (TokenIndex t = quoted.first; t < quoted.last; ++t) {
    if (reading[t].upos != Upos::VERB && reading[t].upos != Upos::AUX) continue;
    for (const TokenIndex c : reading.tree_at(t).children(t))
      if (main_relation(reading[c].relation) == Relation::nsubj && content.tokens.contains(c) && c < quoted.first)
        return true;
    return false;
  }
  return false;
}

// A verb of saying outside quotation marks, in these sentences: somebody else may speak there.
bool somebody_says(const ArticleReading& reading, const std::vector<Quotation>& quotes, std::uint32_t from,
                   std::uint32_t to) {
  for (std::uint32_t s = from; s < to; ++s) {
    const TokenRange tokens = reading.document().sentences[s].tokens;
    for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
      const std::string& lemma = reading[t].lemma;
      if (reading[t].upos == Upos::VERB && (reading[t].xpos == "VBD" || reading[t].xpos == "VBZ") &&
          (lemma == "say" || lemma == "write" || lemma == "read" || lemma == "add" || lemma == "tell") &&
          !inside(quotes, t))
        return true;
    }
  }
  return false;
}

bool first_person(const ArticleReading& reading, TokenRange range, bool singular_only) {
  for (TokenIndex t = range.first; t < range.last; ++t) {
    if (reading[t].upos != Upos::PRON) continue;
    const std::string& word = reading.word(t);
    if (word == "i" || word == "my") return true;
    if (!singular_only && (word == "we" || word == "our" || word == "us")) return true;
  }
  return false;
}

}  // namespace

void join_quotations(const ArticleReading& reading, std::vector<SpeechFrame>& frames) {
  const std::vector<Quotation> quotes = quotations(reading);
  if (quotes.empty()) return;
  std::vector<SpeechFrame> added;
  std::optional<std::size_t> previous_index;  // frame of the quotation before
  std::uint32_t previous_paragraph = 0;
  std::uint32_t unknown = 0;  // behind the last sentence of a quotation of which nobody knows who speaks
  for (const Quotation& quote : quotes) {
    const std::uint32_t first = reading.sentence_of(quote.pieces.front().first);
    const std::uint32_t last = reading.sentence_of(quote.pieces.back().first);
    const std::uint32_t paragraph = reading.document().sentences[first].paragraph;
    std::vector<bool> covered(quote.pieces.size(), false);
    std::optional<std::size_t> owner;
    const auto at_sentence = [&](std::uint32_t s) {
      return static_cast<std::size_t>(
          std::lower_bound(frames.begin(), frames.end(), s,
                           [](const SpeechFrame& frame, std::uint32_t sentence) { return frame.sentence < sentence; }) -
          frames.begin());
    };
    for (std::size_t f = at_sentence(first); f < frames.size() && frames[f].sentence <= last; ++f) {
      SpeechFrame& frame = frames[f];
      if (inside(quotes, frame.verb)) continue;
      for (SpokenContent& content : frame.contents) {
        for (std::size_t p = 0; p < quote.pieces.size(); ++p) {
          const TokenRange piece = quote.pieces[p];
          if (!piece.overlaps(content.tokens)) continue;
          const TokenRange common{std::max(piece.first, content.tokens.first),
                                  std::min(piece.last, content.tokens.last)};
          covered[p] = true;
          if (common.size() * 10 < content.tokens.size() * 7) continue;
          // "If that were so the tweet “bolsters the charge”": the subject belongs to what is said.
          if (cuts_subject(reading, content, common)) continue;
          // 'said his visit showed "the bond we have"': the clause is the reporter's
          if (content.head != kNoToken && content.tokens.contains(content.head) && !common.contains(content.head) &&
              reading.is_verbal(content.head))
            continue;
          content.direct = true;
          content.tokens = common;
          // 'stressed "shared values, shared aims"': all that is quoted behind the verb
          bool alone = true;
          for (std::size_t g = at_sentence(first); g < frames.size() && frames[g].sentence <= last; ++g)
            alone = alone && (g == f || frames[g].verb == kNoToken || !piece.contains(frames[g].verb));
          if (frame.contents.size() == 1 && frame.verb != kNoToken && piece.first == frame.verb + 2 && alone)
            content.tokens = piece;
        }
      }
      if (!owner) owner = f;
    }
    if (!owner) {
      // Nobody in its own sentences: who spoke last in this paragraph, or whose quotation ended the paragraph before.
      for (std::size_t f = at_sentence(first > 40 ? first - 40 : 0); f < frames.size() && frames[f].sentence < first;
           ++f) {
        const SpeechFrame& frame = frames[f];
        if (frame.verb == kNoToken || reading[frame.verb].lemma == "consider" || reading[frame.verb].lemma == "deem")
          continue;
        // "the two, who call themselves friends": told beside
        if (reading[frame.verb].relation == Relation::acl_relcl || frame.sentence < unknown) continue;
        if (reading.document().sentences[frame.sentence].paragraph == paragraph && !frame.reports) owner = f;
      }
      const bool opens_paragraph = first == 0 || reading.document().sentences[first - 1].paragraph != paragraph;
      if (!owner && previous_index && opens_paragraph && previous_paragraph + 1 == paragraph) owner = previous_index;
      if (!owner && previous_index && previous_paragraph == paragraph) owner = previous_index;
      // 'One of the tweets read: "..."', '"...", the paper wrote': somebody's words, and not his who spoke before
      if (owner && somebody_says(reading, quotes, std::max(frames[*owner].sentence + 1, unknown), last + 1)) {
        owner.reset();
        previous_index.reset();
        unknown = last + 1;
      }
    }
    if (owner) {
      for (std::size_t p = 0; p < quote.pieces.size(); ++p) {
        if (covered[p]) continue;
        const TokenRange piece = quote.pieces[p];
        if (!opens_speech(reading, piece)) continue;
        if (frames[*owner].verb != kNoToken && piece.contains(frames[*owner].verb)) continue;
        const std::uint32_t sentence = reading.sentence_of(piece.first);
        added.push_back(same_speaker(frames[*owner], sentence, {piece, reading.tree(sentence).root(), true}));
      }
      previous_index = owner;
      previous_paragraph = paragraph;
    }
  }
  for (SpeechFrame& frame : added) frames.push_back(std::move(frame));
  std::stable_sort(frames.begin(), frames.end(),
                   [](const SpeechFrame& a, const SpeechFrame& b) { return a.sentence < b.sentence; });
}

void join_first_person(const ArticleReading& reading, std::vector<SpeechFrame>& frames) {
  const std::vector<Quotation> quotes = quotations(reading);
  std::vector<SpeechFrame> added;
  const auto& sentences = reading.document().sentences;
  std::size_t before = 0;  // frames before this sentence
  bool running = false;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    while (before < frames.size() && frames[before].sentence < s) ++before;
    if (sentences[s].paragraph == kTitleParagraph) continue;
    // "I am confident that": no frame of another's words, as long as nobody else is found to say it.
    const auto own_voice = [&](const SpeechFrame& frame) {
      return frame.subject != kNoToken && frame.verb != kNoToken && reading[frame.verb].upos == Upos::ADJ &&
             (reading.word(frame.subject) == "we" || reading.word(frame.subject) == "i");
    };
    std::size_t next = before;
    while (next < frames.size() && frames[next].sentence == s && own_voice(frames[next])) ++next;
    const bool framed = next < frames.size() && frames[next].sentence == s;
    // "“Everyone I know has left,” said Ozola": the first person of marked words is theirs alone
    bool marked = false;
    for (TokenIndex t = sentences[s].tokens.first; t < sentences[s].tokens.last && !marked; ++t)
      marked = inside(quotes, t);
    if (framed || marked || !first_person(reading, sentences[s].tokens, !running)) {
      running = running && framed;
      continue;
    }
    const SpeechFrame* owner = nullptr;
    // "I am confident ... We look forward to them, the official said."
    for (std::size_t f = before; f < frames.size() && frames[f].sentence <= s + 2; ++f) {
      if (sentences[frames[f].sentence].paragraph != sentences[s].paragraph || frames[f].verb == kNoToken) continue;
      const bool behind = reading[frames[f].verb].relation == Relation::parataxis ||
                          frames[f].contents.front().tokens.last <= frames[f].verb;
      if (!behind || frames[f].as != "speaker" || frames[f].sentence == s) continue;
      if (first_person(reading, frames[f].contents.front().tokens, false)) owner = &frames[f];
      break;
    }
    for (std::size_t f = before; !owner && f-- > 0;)
      if (frames[f].as == "speaker" && frames[f].speakers.size() == 1) owner = &frames[f];
    // Somebody else spoke since, whose words were not understood.
    if (owner && owner->sentence < s && somebody_says(reading, quotes, owner->sentence + 1, s)) continue;
    if (!owner) continue;
    const TokenRange whole = reading.trimmed(sentences[s].tokens);
    if (whole.size() < 3) continue;
    added.push_back(same_speaker(*owner, s, {whole, reading.tree(s).root(), true}));
    running = true;
  }
  for (SpeechFrame& frame : added) frames.push_back(std::move(frame));
  std::stable_sort(frames.begin(), frames.end(),
                   [](const SpeechFrame& a, const SpeechFrame& b) { return a.sentence < b.sentence; });
}

}  // namespace chancery
