// Votes with their tallies, however the parser hangs the numbers: "by 137 votes in favour to 12 against, with 17
// abstentions", "14 votes in favour, none against and one abstention", "by a vote of 120 to 30". What was voted on, and
// who voted, stand in the same sentence; a veto fails what a majority wanted.
#pragma once

#include "facts/draft.h"
#include "facts/reading.h"

namespace chancery {

std::vector<Draft> vote_facts(const ArticleReading& reading);

}  // namespace chancery
