#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <sstream>

#include "cli/suggest.h"

namespace chancery::cli {
namespace {

std::vector<std::string> split(std::string_view choices) {
  std::vector<std::string> out;
  while (!choices.empty()) {
    const auto bar = choices.find('|');
    out.emplace_back(choices.substr(0, bar));
    if (bar == std::string_view::npos) break;
    choices.remove_prefix(bar + 1);
  }
  return out;
}

void add_flag(CLI::App& app, const Flag& flag, Arguments& into) {
  const std::string name(flag.name);
  std::string help(flag.help);
  if (!flag.fallback.empty()) help += " [" + std::string(flag.fallback) + "]";
  if (flag.value.empty()) {
    app.add_flag_function(name, [&into, name](std::int64_t) { into.given.emplace_back(name, ""); }, help);
    return;
  }
  CLI::Option* option = app.add_option_function<std::vector<std::string>>(
      name, [&into, name](const std::vector<std::string>& values) {
        for (const auto& value : values) into.given.emplace_back(name, value);
      }, help);
  option->type_name(std::string(flag.value));
  option->expected(1)->allow_extra_args(false);  // what follows the value is a file
  option->multi_option_policy(flag.repeatable ? CLI::MultiOptionPolicy::TakeAll : CLI::MultiOptionPolicy::TakeLast);
  if (flag.value == "N")
    option->check(CLI::Validator(
        [](std::string& value) {
          const bool whole = !value.empty() && value.size() < 19 && value.find_first_not_of("0123456789") == std::string::npos;
          return whole ? std::string() : "'" + value + "' is no whole number";
        }, ""));
  if (flag.value == "SECONDS" || flag.value == "MINUTES")
    option->check(CLI::Validator(
        [](std::string& value) {
          char* end = nullptr;
          const double number = std::strtod(value.c_str(), &end);
          return end != value.c_str() && *end == '\0' && number >= 0 && number < 1e9 ? std::string() : "'" + value + "' is no number of seconds or minutes";
        }, ""));
  if (!flag.choices.empty()) {
    const auto allowed = split(flag.choices);
    std::string shown(flag.choices);
    option->type_name(shown);
    option->check(CLI::Validator(
        [allowed, shown](std::string& value) {
          for (const auto& choice : allowed)
            if (choice == value) return std::string();
          return "'" + value + "' is none of " + shown;
        }, ""));
  }
}

std::string or_is_it(const std::string& near) { return near.empty() ? "" : "; is it '" + near + "'?"; }

// The word that is no command, or "": CLI11 would only say that one is missing.
std::string unknown_command(int argc, const char* const* argv) {
  if (argc < 2) return "name a command";
  const std::string given = argv[1];
  if (given.starts_with("-") || find_command(given)) return "";
  std::vector<std::string> known;
  for (const Command& command : commands()) known.emplace_back(command.name);
  return "'" + given + "' is no command" + or_is_it(nearest(given, known));
}

// What is wrong with what was left over: a flag that the command has not, or one word too many.
std::string left_over(const Command& command, int argc, const char* const* argv) {
  std::vector<std::string> known{"--help"};
  for (const Flag& flag : command.flags) known.emplace_back(flag.name);
  const std::string name(command.name);
  for (int i = 2; i < argc; ++i) {
    std::string given = argv[i];
    if (given == "--") break;
    given.resize(std::min(given.find('='), given.size()));
    if (given.size() > 1 && given.front() == '-' && given != "-h" && std::find(known.begin(), known.end(), given) == known.end())
      return name + ": has no flag '" + given + "'" + or_is_it(nearest(given, known));
  }
  return name + ": " + (command.arguments.empty() ? "takes flags only" : "one word too many");
}

// Where a command takes one word, a second would be lost.
std::string too_many(const Arguments& given) {
  const Command& command = *given.command;
  if (command.arguments.empty() || command.arguments.find("...") != std::string_view::npos || given.files.size() < 2) return "";
  return std::string(command.name) + ": takes one " + std::string(command.arguments) + ", and there is '" + given.files[1] + "' too (a name of several words wants quotes)";
}

}  // namespace

Parsed parse_command_line(int argc, const char* const* argv) {
  Parsed out;
  const auto wrong = [&](const std::string& what, const std::string& command) {
    out.exit = wrong_usage;
    out.output = "chancery: " + what + "\n`chancery " + command + (command.empty() ? "" : " ") + "--help` tells more\n";
    return std::move(out);
  };
  if (const std::string unknown = unknown_command(argc, argv); !unknown.empty()) return wrong(unknown, "");
  CLI::App app("chancery reads the news and keeps the record of diplomacy.", "chancery");
  app.set_version_flag("--version", "chancery " CHANCERY_VERSION);
  app.require_subcommand(1);
  app.footer("Exit codes:\n" + std::string(kExitCodes) + "\n\n`chancery COMMAND --help` tells of each command.");
  std::vector<std::unique_ptr<Arguments>> each;
  for (const Command& command : commands()) {
    each.push_back(std::make_unique<Arguments>());
    Arguments& into = *each.back();
    into.command = &command;
    CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.help));
    sub->footer("\n" + std::string(command.text) + "\n\nExit codes:\n" + std::string(kExitCodes));
    for (const Flag& flag : command.flags) add_flag(*sub, flag, into);
    if (!command.arguments.empty()) {
      std::string name(command.arguments.substr(0, command.arguments.find_first_of(" .")));
      const bool many = command.arguments.find("...") != std::string_view::npos;
      CLI::Option* files = sub->add_option(name, into.files, many ? command.arguments_needed ? "one or more" : "none or more" : command.arguments_needed ? "one" : "one or none");
      files->option_text(" ");
      if (command.arguments_needed) files->required();
    }
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ExtrasError& error) {
    const Command* command = find_command(argv[1]);
    return wrong(command ? left_over(*command, argc, argv) : error.what(), command ? argv[1] : "");
  } catch (const CLI::ParseError& error) {
    std::ostringstream standard, refused;
    const int code = app.exit(error, standard, refused);
    if (code != 0) return wrong(error.what(), find_command(argv[1]) ? argv[1] : "");
    out.output = standard.str();
    return out;
  }
  for (std::size_t i = 0; i < each.size(); ++i)
    if (app.got_subcommand(std::string(commands()[i].name))) out.arguments = std::move(*each[i]);
  if (const std::string more = too_many(*out.arguments); !more.empty()) {
    const std::string command(out.arguments->command->name);
    out.arguments.reset();
    return wrong(more, command);
  }
  return out;
}

}  // namespace chancery::cli
