// The steps of speech_frames() that settle who speaks once all frames are read: pronouns, collectives, papers. Each goes
// over the frames in order of their sentences and changes only speakers, or drops a frame of which nobody knows who
// speaks. Example: settle_it() gives "It added that ..." the ministry of the sentence before.
#pragma once

#include <vector>

#include "facts/speech.h"

namespace chancery {

// Whether the range calls the entity by its name.
bool named_in(const ArticleReading& reading, EntityIndex who, TokenRange range);

// settle_speakers.cpp
void settle_collectives(const ArticleReading& reading, std::vector<SpeechFrame>& frames);
void settle_tags(const ArticleReading& reading, std::vector<SpeechFrame>& frames);
// settle_pronouns.cpp
void settle_pronouns(const ArticleReading& reading, std::vector<SpeechFrame>& frames);
// settle_papers.cpp
void settle_it(const ArticleReading& reading, std::vector<SpeechFrame>& frames);
void settle_papers(const ArticleReading& reading, const Sources& sources, std::vector<SpeechFrame>& frames);
// cited.cpp: "according to the ministry"
void add_cited(const ArticleReading& reading, const Sources& sources, std::vector<SpeechFrame>& frames);

}  // namespace chancery
