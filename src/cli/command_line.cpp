#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <sstream>

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
  if (flag.value == "N") option->check(CLI::NonNegativeNumber);
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

}  // namespace

Parsed parse_command_line(int argc, const char* const* argv) {
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
      std::string name(command.arguments);
      if (name.ends_with("...")) name.resize(name.size() - 3);
      CLI::Option* files = sub->add_option(name, into.files, "");
      if (command.arguments_needed) files->required();
    }
  }
  Parsed out;
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::ostringstream standard, wrong;
    const int code = app.exit(error, standard, wrong);
    out.exit = code == 0 ? all_done : wrong_usage;
    out.output = code == 0 ? standard.str() : wrong.str();
    return out;
  }
  for (std::size_t i = 0; i < each.size(); ++i)
    if (app.got_subcommand(std::string(commands()[i].name))) out.arguments = std::move(*each[i]);
  return out;
}

}  // namespace chancery::cli
