// The one table of commands and flags: the parser, --help, the man page and the completions are made from it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chancery::cli {

struct Flag {
  std::string_view name;     // "--format"
  std::string_view value;    // "FORMAT"; "" for a switch
  std::string_view choices;  // "text|jsonl|html"; "" where any value will do
  std::string_view fallback; // value where the flag is not given
  std::string_view help;     // one sentence
  bool repeatable = false;
};

struct Command {
  std::string_view name;
  std::string_view arguments;  // "FILE..."; "" for none
  bool arguments_needed = false;
  std::string_view help;       // one line
  std::string_view text;       // a paragraph for --help and the man page
  std::vector<Flag> flags;
};

const std::vector<Command>& commands();
const Command* find_command(std::string_view name);

// What was given on the command line for one command.
class Arguments {
 public:
  std::vector<std::string> files;
  std::string get(std::string_view flag) const;                 // the last value, or the fallback
  std::vector<std::string> all(std::string_view flag) const;
  bool has(std::string_view flag) const;

  const Command* command = nullptr;
  std::vector<std::pair<std::string, std::string>> given;       // in order: flag, value ("" for switches)
};

std::string man_page();
std::string completions(std::string_view shell);  // bash, zsh, fish; "" for another shell

// Exit codes of every command.
enum Exit : int { all_done = 0, something_unreadable = 1, wrong_usage = 2 };
inline constexpr std::string_view kExitCodes =
    "0  all done\n1  something could not be read; the rest is done\n2  wrong usage, or a table, rule or model is broken";

}  // namespace chancery::cli
