// How far what a rule found has come, by the words around it and by its kind: a partnership that "would grow" is there,
// a visit that is announced is to come, an embargo "imposed by X" is in force whatever is wished for it.
//
//   if (tells_nothing(reading, match)) return {};
//   const EventStage stage = stage_of_match(reading, match);
#pragma once

#include "chancery/document.h"
#include "facts/reading.h"
#include "facts/status.h"

namespace chancery {

EventStage stage_of_match(const ArticleReading& reading, const Match& match);

// Whether a match tells of nothing that happened or is to happen: the visit that an invitation is to, calls for peace.
bool tells_nothing(const ArticleReading& reading, const Match& match);

}  // namespace chancery
