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

// Commands over a record (record_flags.h).
int run_add(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_stats(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_documents(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_verify(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_export(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_backup(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_forget(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_dossier(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_timeline(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_agreements(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_owed(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_visits(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_topics(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_person(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_body(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_offices(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_positions(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_accounts(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_search(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_alerts(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_check(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_figures(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_note(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_judge(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_correct(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_history(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_review(const Arguments& arguments, std::ostream& out, std::ostream& err);
int run_brief(const Arguments& arguments, std::ostream& out, std::ostream& err);
using RecordCommand = int (*)(const Arguments&, std::ostream&, std::ostream&);
RecordCommand record_command(std::string_view name);  // nullptr for none of them

// Dispatches by arguments.command; catches Error.
int run(const Arguments& arguments, std::ostream& out, std::ostream& err);

}  // namespace chancery::cli
