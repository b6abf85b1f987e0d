#include "cli/flags.h"

#include "cli/record_flags.h"

namespace chancery::cli {
namespace {

const Flag kData{"--data", "FOLDER", "", "", "Read tables, rules and models from FOLDER instead of the installed ones.", false};
const Flag kLexicon{"--lexicon", "FOLDER", "", "", "Add your own tables (lexicon/, ontology/, same columns) to those of the program.", true};
const Flag kThreads{"--threads", "N", "", "0", "Read on N threads; 0 is one for each core. The output is the same for any N.", false};
const Flag kPublished{"--published", "DATE", "", "", "The day of articles that tell none of their own: from it \"on Tuesday\" is counted.", false};
const Flag kInput{"--input", "KIND", "auto|text|html|warc|feed|jsonl", "auto", "What the files hold; auto goes by their names and first bytes.", false};
const Flag kColor{"--color", "WHEN", "auto|always|never", "auto", "Colour the text output: at a terminal, always or never.", false};

const Flag kFast{"--fast", "", "", "", "Trees by the fast syntax model: for archives; about three times as many words a second, a little less exact.", false};
const Flag kOnly{"--only-diplomacy", "", "", "", "Leave out articles that are not about diplomacy or politics between states, going by their words.", false};

// Of fetch and watch.
std::vector<Flag> web_flags() {
  return {{"--format", "FORMAT", "warc|text|json|jsonl", "warc", "warc writes what was fetched; the others a line for each address: what came of it.", false},
          {"--output", "FILE", "", "", "Add what was fetched to this WARC file instead of writing it out.", false},
          {"--memory", "FILE", "", "", "Remember what was fetched in FILE: nothing unchanged is fetched again, and of feeds only new items.", false},
          {"--contact", "WHO", "", "", "An address of mail or web by which the sites can find you; sent with each request.", false},
          {"--delay", "SECONDS", "", "1", "Between two requests to a host; longer where its robots.txt asks for it.", false},
          {"--time", "SECONDS", "", "30", "The longest that one request may take.", false},
          {"--most-bytes", "N", "", "8388608", "The longest page, unpacked.", false},
          {"--allow-address", "ADDRESS", "", "", "Fetch from this address too, though it is private (a server of your own).", true},
          {"--certificates", "FILE", "", "", "Trust the certificates in FILE instead of the system's.", false}};
}

std::vector<Flag> with(std::vector<Flag> flags, std::initializer_list<Flag> more) {
  flags.insert(flags.end(), more);
  return flags;
}

std::vector<Command> make() {
  return {
      {"read", "FILE...", true, "Read articles and print their records.",
       "Reads each FILE (text, a page, a WARC archive, a feed or JSONL, packed with gzip or not; a folder is walked, a pattern filled in, - is standard input) and prints one record for each article, in the order "
       "given: who met whom, in which office, where, when and on what footing; what was said, agreed, signed, invited; "
       "figures with who quoted them; each fact with the words it was read from.",
       {{"--format", "FORMAT", "text|json|jsonl|html", "text", "text for people, jsonl (or json) for programs, html for one page with the article and its facts linked.", false},
        kInput,
        kPublished,
        kOnly,
        {"--with-text", "", "", "", "Add document.text, the string that all spans point into.", false},
        kFast, kLexicon, kThreads, kColor, kData}},
      {"clean", "PAGE...", true, "Print the articles of pages: title, date, text, without the page around them.",
       "Reads each PAGE (HTML in any charset, an archive, a feed, plain text; a folder is walked, - is standard input) and prints its article: title, agency, "
       "byline, date with its basis, language, paragraphs with the bytes that they came from, and what was left out as furniture.",
       {{"--format", "FORMAT", "text|json|jsonl", "text", "text for people; json (or jsonl) has one object a line for each page.", false},
        kInput, kThreads, kLexicon, kData}},
      {"parse", "FILE...", true, "Print tokens, tags, lemmas, trees and names as CoNLL-U.",
       "Reads text, or CoNLL-U with --input conllu: then tokens and sentences are kept as they are, and columns 3 to 10 "
       "are never read. Names and offsets (in code points) stand in the column MISC.",
       {{"--input", "KIND", "auto|text|html|warc|feed|jsonl|conllu", "auto", "What the files hold.", false},
        {"--format", "FORMAT", "text|json", "text", "CoNLL-U, or one JSON object a sentence.", false},
        kFast, kThreads, kLexicon, kData}},
      {"explain", "FILE...", true, "Show why each fact was found, or not.",
       "Shows for each sentence its tokens and tree, the mentions and whom they point at, the rules whose anchor "
       "occurs with the slots that they filled or the line that failed, and the facts that came of it.",
       {{"--format", "FORMAT", "text|json", "text", "text for people, json for programs.", false},
        kInput,
        {"--near-misses", "", "", "", "Only count, over all files, the lines at which rules failed; commonest first.", false},
        kFast, kLexicon, kColor, kData}},
      {"copies", "FILE...", true, "Say which articles are one report told again.",
       "Compares the articles of all FILEs with each other, furniture and datelines left out, and says of each whether it is an original, a verbatim or "
       "edited copy, an update, a translation, or independent, with its origin and how much of it stands there. News told by "
       "twenty papers out of one agency has one origin: corroboration counts origins.",
       {{"--format", "FORMAT", "text|json|jsonl|csv", "text", "text lists the families; jsonl and csv have a line for each article.", false},
        kInput, kThreads, kLexicon, kData}},
      {"sieve", "FILE...", true, "Say which articles are about diplomacy.",
       "Tells by its words alone, in microseconds, whether an article is about diplomacy or politics between states: for archives of which most is not. "
       "`chancery read --only-diplomacy` reads what this keeps. Articles in other languages are kept: their words say nothing to it.",
       {{"--format", "FORMAT", "text|json|jsonl|csv", "text", "A line for each article: kept or not, score, source.", false}, kInput, kThreads, kLexicon, kData}},
      {"fetch", "URL...", true, "Fetch pages and the items of feeds from the web, politely.",
       "Fetches each URL, and of a feed every item, into a WARC archive on standard output: `chancery fetch URL | chancery read -`. A FILE in "
       "place of a URL is a feed, or a list of addresses. robots.txt is kept to, a host is asked once a second at most, and what did not "
       "change is not fetched again (--memory). Addresses that are not public are refused, after redirects too; proxies are not used.",
       web_flags()},
      {"watch", "FEED...", true, "Fetch the new items of feeds again and again.",
       "As fetch, every so many minutes, until it is stopped: with --memory only what is new. For an archive that grows: "
       "`chancery watch --memory seen.json --output news.warc FEED`.",
       with(web_flags(), {{"--every", "MINUTES", "", "15", "How often each feed is asked.", false},
                          {"--rounds", "N", "", "0", "Stop after N rounds; 0 goes on until stopped.", false}})},
      {"events", "FILE...", true, "Write events in the columns of event data sets.",
       "Reads articles as read does and writes their events: who did what to whom, in codes of PLOVER or CAMEO, with country and sector codes of the actors. Events told by the way "
       "(in relative clauses, as background) are left out unless --asides asks for them. Every row names its article, the engine and digests of models and tables.",
       {{"--format", "FORMAT", "plover|cameo|petrarch2|polecat|icews|phoenix|gdelt", "plover", "plover is one JSON object a line; cameo the tab-separated lines of PETRARCH; petrarch2 the same lines, coded by PETRARCH2's conventions where they differ from the codebook's; the others the columns of those data sets.", false},
        {"--aggregate", "PERIOD", "none|day|month|year", "none", "Instead of rows, counts and Goldstein sums of each pair of countries in each day, month or year.", false},
        {"--asides", "", "", "", "With the events that are told by the way.", false},
        kInput, kFast, kLexicon, kThreads, kData}},
      {"schema", "", false, "Print the JSON Schema of a record.", "Prints the JSON Schema (2020-12) that every line of `chancery read --format jsonl` keeps to.",
       {{"--format", "FORMAT", "text|json", "json", "json is the schema; text lists kinds and fields.", false}, kData}},
      {"codebook", "", false, "Print the book of kinds, fields and codes.", "Prints every kind of fact with its fields, their types and values, and its statuses, out of the tables.",
       {{"--format", "FORMAT", "text|json|csv", "text", "How to print it.", false}, kData}},
      {"lint", "", false, "Check tables and rules; report what is wrong or missing.",
       "Loads every table and rule, runs the examples of the rules, and reports duplicates, unknown classes and gaps in coverage. Exit code 1 where something is wrong.",
       {{"--format", "FORMAT", "text|json|csv", "text", "How to print it.", false}, kLexicon, kData}},
      {"man", "", false, "Print the man page (roff).", "Prints this program's man page: `chancery man | man -l -`.", {}},
      {"completions", "SHELL", true, "Print completions for bash, zsh or fish.", "Prints a script to be read by the shell: `source <(chancery completions bash)`.", {}},
  };
}

std::string escaped_roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '-') out += "\\-";
    else if (c == '\\') out += "\\e";
    else out += c;
  }
  return out;
}

// Within '...' of fish.
std::string quoted_fish(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return out;
}

// "FILE..." where it is needed, "[COUNTRY...]" where it may be left out.
std::string arguments_of(const Command& command) {
  const std::string all(command.arguments);
  return all.empty() || command.arguments_needed ? all : "[" + all + "]";
}

std::string words_of(const std::vector<Command>& all) {
  std::string out;
  for (const auto& command : all) out += (out.empty() ? "" : " ") + std::string(command.name);
  return out;
}

std::string spaced(std::string_view choices) {
  std::string out(choices);
  for (char& c : out)
    if (c == '|') c = ' ';
  return out;
}

}  // namespace

const std::vector<Command>& commands() {
  static const std::vector<Command> all = [] {
    std::vector<Command> made = make();
    const auto over_records = record_commands();
    made.insert(made.end() - 2, over_records.begin(), over_records.end());  // before man and completions
    return made;
  }();
  return all;
}

const Command* find_command(std::string_view name) {
  for (const Command& command : commands())
    if (command.name == name) return &command;
  return nullptr;
}

std::string Arguments::get(std::string_view flag) const {
  for (auto it = given.rbegin(); it != given.rend(); ++it)
    if (it->first == flag) return it->second;
  for (const Flag& known : command->flags)
    if (known.name == flag) return std::string(known.fallback);
  return "";
}

std::vector<std::string> Arguments::all(std::string_view flag) const {
  std::vector<std::string> out;
  for (const auto& [name, value] : given)
    if (name == flag) out.push_back(value);
  return out;
}

bool Arguments::has(std::string_view flag) const {
  for (const auto& [name, value] : given)
    if (name == flag) return true;
  return false;
}

std::string man_page() {
  std::string out = ".TH CHANCERY 1\n.SH NAME\nchancery \\- reads the news and keeps the record of diplomacy\n.SH SYNOPSIS\n";
  for (const Command& command : commands())
    out += ".B chancery " + std::string(command.name) + "\n[FLAGS] " + escaped_roff(arguments_of(command)) + "\n.br\n";
  out += ".SH COMMANDS\n";
  for (const Command& command : commands()) {
    out += ".SS " + std::string(command.name) + "\n" + escaped_roff(command.text) + "\n";
    for (const Flag& flag : command.flags) {
      out += ".TP\n.B " + escaped_roff(flag.name);
      if (!flag.value.empty()) out += " \\fI" + escaped_roff(flag.choices.empty() ? flag.value : flag.choices) + "\\fR";
      out += "\n" + escaped_roff(flag.help) + (flag.fallback.empty() ? "" : " [" + escaped_roff(flag.fallback) + "]") + "\n";
    }
  }
  out += ".SH ENVIRONMENT\n.TP\n.B CHANCERY_DATA\nThe folder of tables, rules and models where " + escaped_roff("--data") + " names none.\n.TP\n.B NO_COLOR\nNo colour at a terminal.\n";
  out += ".SH EXIT STATUS\n.nf\n" + escaped_roff(kExitCodes) + "\n.fi\n";
  return out;
}

std::string completions(std::string_view shell) {
  const auto& all = commands();
  std::string out;
  if (shell == "bash") {
    out = "_chancery() {\n  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}\n"
          "  if [ \"$COMP_CWORD\" = 1 ]; then COMPREPLY=($(compgen -W \"" + words_of(all) + "\" -- \"$word\")); return; fi\n"
          "  case \"$command $before\" in\n";
    for (const Command& command : all)
      for (const Flag& flag : command.flags)
        if (!flag.choices.empty())
          out += "    '" + std::string(command.name) + " " + std::string(flag.name) + "') COMPREPLY=($(compgen -W \"" +
                 spaced(flag.choices) + "\" -- \"$word\")); return;;\n";
    out += "  esac\n  case \"$command\" in\n";
    for (const Command& command : all) {
      std::string flags = "--help";
      for (const Flag& flag : command.flags) flags += " " + std::string(flag.name);
      // What else stands there: the name of a shell, or (mostly) a file.
      const std::string words = command.name == "completions" ? "-W \"bash zsh fish\"" : command.arguments.empty() ? "-W \"" + flags + "\"" : "-f";
      out += "    " + std::string(command.name) + ") [[ $word == -* ]] && COMPREPLY=($(compgen -W \"" + flags +
             "\" -- \"$word\")) || COMPREPLY=($(compgen " + words + " -- \"$word\"));;\n";
    }
    out += "  esac\n}\ncomplete -o filenames -F _chancery chancery\n";
  } else if (shell == "zsh") {
    out = "#compdef chancery\n_chancery() {\n  if (( CURRENT == 2 )); then\n    compadd " + words_of(all) + "\n    return\n  fi\n  case $words[2] in\n";
    for (const Command& command : all) {
      out += "    " + std::string(command.name) + ") [[ $PREFIX == -* ]] && compadd -- --help";
      for (const Flag& flag : command.flags) out += " " + std::string(flag.name);
      out += command.name == "completions" ? " || compadd bash zsh fish;;\n" : " || _files;;\n";
    }
    out += "  esac\n}\n_chancery \"$@\"\n";
  } else if (shell == "fish") {
    for (const Command& command : all) {
      out += "complete -c chancery -n __fish_use_subcommand -a " + std::string(command.name) + " -d '" + quoted_fish(command.help) + "'\n";
      if (command.name == "completions") out += "complete -c chancery -n '__fish_seen_subcommand_from completions' -f -a 'bash zsh fish'\n";
      for (const Flag& flag : command.flags) {
        out += "complete -c chancery -n '__fish_seen_subcommand_from " + std::string(command.name) + "' -l " + std::string(flag.name.substr(2));
        if (!flag.choices.empty()) out += " -x -a '" + spaced(flag.choices) + "'";
        else if (!flag.value.empty()) out += " -r";
        out += " -d '" + quoted_fish(flag.help) + "'\n";
      }
    }
  }
  return out;
}

}  // namespace chancery::cli
