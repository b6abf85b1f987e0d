// What each command does. Every one returns an exit code (flags.h) and writes its answer to `out`, messages to `err`.
#pragma once

#include <iosfwd>

#include "cli/flags.h"

namespace chancery::cli {

int run_read(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_clean(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_parse(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_copies(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_explain(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_sieve(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_schema(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_codebook(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_fetch(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_watch(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_events(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_lint(const Arguments& arguments, std::ostream& out, std::ostream& err);

// Dispatches by arguments.command; catches Error.
int run(const Arguments& arguments, std::ostream& out, std::ostream& err);

}  // namespace chancery::cli
