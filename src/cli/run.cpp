#include <ostream>

#include "chancery/error.h"
#include "cli/commands.h"

namespace chancery::cli {

int run(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const std::string_view name = arguments.command->name;
  try {
    if (name == "read") return run_read(arguments, out, err);
    if (name == "clean") return run_clean(arguments, out, err);
    if (name == "parse") return run_parse(arguments, out, err);
    if (name == "copies") return run_copies(arguments, out, err);
    if (name == "explain") return run_explain(arguments, out, err);
    if (name == "sieve") return run_sieve(arguments, out, err);
    if (name == "schema") return run_schema(arguments, out, err);
    if (name == "codebook") return run_codebook(arguments, out, err);
    if (name == "fetch") return run_fetch(arguments, out, err);
    if (name == "watch") return run_watch(arguments, out, err);
    if (name == "events") return run_events(arguments, out, err);
    if (name == "lint") return run_lint(arguments, out, err);
    if (const RecordCommand command = record_command(name)) return command(arguments, out, err);
    if (name == "man") {
      out << man_page();
      return all_done;
    }
    if (name == "completions") {
      const std::string script = arguments.files.empty() ? "" : completions(arguments.files.front());
      if (script.empty()) {
        err << "chancery: completions are made for bash, zsh and fish\n";
        return wrong_usage;
      }
      out << script;
      return all_done;
    }
  } catch (const Error& error) {
    err << "chancery: " << error.what() << '\n';
    return wrong_usage;
  }
  return wrong_usage;
}

}  // namespace chancery::cli
