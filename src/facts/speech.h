// Acts of speech: who says what to whom, once for statements and for attribution.
//
// A frame is a verb of speech (data/lexicon/speech_verbs.tsv) with its speaker and its contents: clauses with or
// without "that", the sentence before a final ", he said", the object of "stressed the importance of ...", the
// infinitive of "urged them to return", the complement of "expressed confidence that ...". Participial tails (", noting
// that ...") keep the subject of their sentence. Sentences of a quotation and sentences in the first person without
// quotation marks belong to the frame that introduces them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/quotes.h"
#include "facts/reading.h"
#include "facts/sources.h"
#include "facts/speech_verbs.h"
#include "facts/status.h"

namespace chancery {

struct SpokenContent {
  TokenRange tokens;
  TokenIndex head = kNoToken;
  bool direct = false;
  bool narrated = false;  // a paper tells what somebody said or did: attribution only, no statement of its own
};

struct SpeechFrame {
  TokenIndex verb = kNoToken;  // kNoToken for a sentence that belongs to a frame of another sentence only
  std::uint32_t sentence = 0;
  std::string act;
  TokenIndex subject = kNoToken;
  std::vector<Value> speakers;  // empty for "it was noted"
  std::string as;               // "speaker", "official source", "anonymous", "agency"
  std::vector<Value> addressees;
  std::vector<SpokenContent> contents;
  EventStage stage = EventStage::held;  // of the saying: denied where it was not said
  bool reports = false;                 // a medium reports, or a source is cited: attribution only, no statement
};

// All frames of a document, in order of the text.
std::vector<SpeechFrame> speech_frames(const ArticleReading& reading, const SpeechVerbs& verbs, const Sources& sources);

// Parts of speech_frames (spoken_runs.cpp): the sentences of quotations, and of first person without marks, that belong
// to a frame of another sentence. Frames come and go in order of their sentences.
void join_quotations(const ArticleReading& reading, std::vector<SpeechFrame>& frames);
void join_first_person(const ArticleReading& reading, std::vector<SpeechFrame>& frames);
// spoken_labels.cpp: the turns of a transcript, "Name: ...".
void join_labels(const ArticleReading& reading, std::vector<SpeechFrame>& frames);

// Part of speech_frames (told_nouns.cpp): "despite Ozola's claim that the border was open", "a plea from the ministry
// that ...": what a noun of speech says of its owner.
void add_told_nouns(const ArticleReading& reading, const SpeechVerbs& verbs, const Sources& sources,
                    std::vector<SpeechFrame>& frames);

}  // namespace chancery
