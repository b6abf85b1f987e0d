// What the commands over a record share: opening it, handling marks, who is asking.
#pragma once

#include <string>

#include "cli/flags.h"
#include "store/record.h"

namespace chancery::cli {

// Throws Error where --record is missing.
store::Record open_record(const Arguments& arguments, store::Record::Mode mode);
// --include internal|restricted: up to which handling mark to answer.
int level_of(const Arguments& arguments);
// --author, else the name under which one is logged in.
std::string author_of(const Arguments& arguments);
// The version of the program with a digest of the tables, rules and models that it reads with.
std::string engine_name(const Arguments& arguments);

}  // namespace chancery::cli
