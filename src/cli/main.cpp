// The program: parse the command line, run the command.
#include <malloc.h>

#include <cerrno>
#include <cstring>
#include <iostream>

#include "cli/command_line.h"
#include "cli/commands.h"

namespace {

// Flushes; a full disk is an error like any other.
int written(int exit) {
  errno = 0;
  std::cout.flush();
  if (std::cout) return exit;
  std::cerr << "chancery: standard output: cannot be written" << (errno != 0 ? std::string(": ") + std::strerror(errno) : std::string()) << '\n';
  return exit == chancery::cli::wrong_usage ? exit : chancery::cli::something_unreadable;
}

}  // namespace

int main(int argc, char** argv) {
  // Room that was given back is used again, and not asked for anew page by page: a quarter of what a page of a megabyte costs.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
  std::ios::sync_with_stdio(false);
  const auto parsed = chancery::cli::parse_command_line(argc, argv);
  if (!parsed.arguments) {
    (parsed.exit == 0 ? std::cout : std::cerr) << parsed.output;
    return written(parsed.exit);
  }
  return written(chancery::cli::run(*parsed.arguments, std::cout, std::cerr));
}
