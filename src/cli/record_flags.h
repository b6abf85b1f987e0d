// The commands over a record, as rows of the table of flags.
#pragma once

#include <vector>

#include "cli/flags.h"

namespace chancery::cli {

std::vector<Command> record_commands();

}  // namespace chancery::cli
