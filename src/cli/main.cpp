// The program: parse the command line, run the command.
#include <malloc.h>

#include <iostream>

#include "cli/command_line.h"
#include "cli/commands.h"

int main(int argc, char** argv) {
  // Room that was given back is used again, and not asked for anew page by page: a quarter of what a page of a megabyte costs.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
  std::ios::sync_with_stdio(false);
  const auto parsed = chancery::cli::parse_command_line(argc, argv);
  if (!parsed.arguments) {
    (parsed.exit == 0 ? std::cout : std::cerr) << parsed.output;
    return parsed.exit;
  }
  const int exit = chancery::cli::run(*parsed.arguments, std::cout, std::cerr);
  std::cout.flush();
  return std::cout ? exit : chancery::cli::something_unreadable;
}
