// Relations put right where the rest of the tree contradicts them, whatever the words:
//
//   1. A word with a conjunction before it that stands beside an earlier word with the same head and the same relation is
//      a conjunct of that word: "between Riga and Tallinn" has one complement, not two.
//   2. An agent is marked by "by"; without it obl:agent is obl.
//   3. A preposition under a noun is its case, not the mark of a clause.
//   4. A verb has one subject: of two, the later one, which the verb after it lacks, is that verb's ("They left, the
//      minister said"), and so are adverbials between these two.
//   5. A preposition stands before what it belongs to: one that hangs on the noun before it hangs on the next noun there.
//   6. A passive has a word that makes it one, or no object: "He accepted the offer" has a plain subject.
//   7. What stands between a verb and its subject is the verb's, not that of a verb before both: "It was reported the minister on Monday
//      met" says when they met.
//   8. A clause behind a conjunction that has a subject of its own is joined to the verb before it where that has its object
//      already: "Riga rejects the claims and the agency blames prices" rejects the claims.
//
// A tree with one root stays a tree with one root.
#pragma once

#include "chancery/document.h"

namespace chancery {

void repair_relations(Document& document, TokenRange sentence);

}  // namespace chancery
