#include "cli/inputs.h"

#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "chancery/error.h"
#include "cli/progress.h"
#include "pipeline/data_folder.h"
#include "pipeline/ordered.h"
#include "intake/input.h"

namespace chancery::cli {
namespace {

// How many articles there will be, where that can be known at no cost: plain files only.
std::uint64_t expected(const std::vector<std::string>& files) {
  for (const auto& file : files)
    if (!file.ends_with(".txt") || file.find_first_of("*?[") != std::string::npos) return 0;
  return files.size();
}

bool is_day(const std::string& words) {
  if (words.size() != 10 || words[4] != '-' || words[7] != '-') return false;
  for (const std::size_t i : {0u, 1u, 2u, 3u, 5u, 6u, 8u, 9u})
    if (words[i] < '0' || words[i] > '9') return false;
  const int month = std::atoi(words.c_str() + 5), day = std::atoi(words.c_str() + 8);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

constexpr float kFar = .75F;  // of the sieve's score: furniture before an article moves it by less

struct Read {
  std::string output;
  bool failed = false;
  bool skipped = false;  // no record comes of it
  std::vector<std::string> messages;
};

}  // namespace

bool left_out(std::string_view problem) { return problem.starts_with("not a text") || problem.starts_with("too long") || problem.starts_with("made of crumbs"); }

Pipeline load_pipeline(const Arguments& arguments) {
  Options options;
  options.data = arguments.get("--data");
  options.lexicons = arguments.all("--lexicon");
  options.fast = arguments.has("--fast");
  return Pipeline::load(options);
}

Sieve load_sieve(const Arguments& arguments) {
  return Sieve::load(table_folders(arguments.get("--data"), arguments.all("--lexicon")));
}

int for_each_document(const Arguments& arguments, const Pipeline& pipeline, std::ostream& err,
                      const std::function<std::string(const Document&, bool)>& work, const std::function<void(const std::string&)>& emit) {
  Inputs inputs(arguments.files, input_format(arguments.get("--input")));
  Progress progress(err, isatty(STDERR_FILENO) != 0, expected(arguments.files));
  std::optional<Sieve> sieve;
  if (arguments.has("--only-diplomacy")) sieve = load_sieve(arguments);
  const std::string published = arguments.get("--published");
  if (!published.empty() && !is_day(published)) throw Error(published, 0, "is no date (2026-03-04)");
  int exit = all_done;
  in_order<InputArticle, Read>(
      static_cast<unsigned>(std::strtoul(arguments.get("--threads").c_str(), nullptr, 10)), [&] { return inputs.next(); },
      [&](InputArticle article) {
        Read out;
        out.failed = article.failed;
        out.skipped = article.skipped;
        if (article.skipped) {
          for (const auto& problem : article.problems) out.messages.push_back(article.source.name + ": " + problem);
          return out;
        }
        if (article.source.published.empty()) article.source.published = published;
        // What is far from ours as it stands needs no laying out.
        const bool far = sieve && !article.failed && !article.source.html && sieve->score(article.bytes) < sieve->threshold() - kFar;
        if (far || (sieve && !article.failed && !sieve->keeps(pipeline.lay_out(article.bytes, article.source)))) {
          out.skipped = true;
          return out;
        }
        Document document = pipeline.read(article.bytes, article.source);
        if (article.bytes.empty() && !article.problems.empty()) document.problems.clear();  // that nothing is in it follows
        for (auto it = article.problems.rbegin(); it != article.problems.rend(); ++it)
          document.problems.insert(document.problems.begin(), Problem{{}, *it});
        for (const auto& problem : document.problems) {
          if (!problem.span.empty()) continue;
          out.messages.push_back(document.source.name + ": " + problem.why);
          out.failed |= left_out(problem.why);
        }
        out.output = work(document, !article.source.html && !article.packed);
        return out;
      },
      [&](const Read& read) {
        if (read.failed) exit = something_unreadable;
        for (const auto& message : read.messages) err << "chancery: " << message << '\n';
        if (read.skipped) return;
        emit(read.output);
        progress.one_done();
      });
  return exit;
}

bool wants_color(const Arguments& arguments) {
  const std::string when = arguments.get("--color");
  if (when != "auto") return when == "always";
  return isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
}

}  // namespace chancery::cli
