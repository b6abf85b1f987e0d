// From argv to Arguments, by the table of flags.
#pragma once

#include <optional>
#include <string>

#include "cli/flags.h"

namespace chancery::cli {

struct Parsed {
  std::optional<Arguments> arguments;  // unset where there is nothing to run
  int exit = all_done;                 // then: the exit code
  std::string output;                  // then: for standard output where exit is 0, else for standard error
};
Parsed parse_command_line(int argc, const char* const* argv);

}  // namespace chancery::cli
