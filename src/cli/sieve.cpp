// `chancery sieve`: which articles are about diplomacy, and how surely.
#include "sieve/sieve.h"

#include <fmt/format.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/commands.h"
#include "cli/csv.h"
#include "cli/inputs.h"
#include "intake/input.h"
#include "pipeline/ordered.h"

namespace chancery::cli {
namespace {

struct Sifted {
  std::string line;
  std::vector<std::string> messages;
  bool failed = false;
};

}  // namespace

int run_sieve(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const Pipeline pipeline = load_pipeline(arguments);
  const Sieve sieve = load_sieve(arguments);
  const std::string format = arguments.get("--format");
  Inputs inputs(arguments.files, input_format(arguments.get("--input")));
  int exit = all_done;
  if (format == "csv") out << "kept,score,source\n";
  in_order<InputArticle, Sifted>(
      static_cast<unsigned>(std::strtoul(arguments.get("--threads").c_str(), nullptr, 10)), [&] { return inputs.next(); },
      [&](const InputArticle& article) {
        Sifted sifted;
        sifted.failed = article.failed;
        for (const auto& problem : article.problems) sifted.messages.push_back(article.source.name + ": " + problem);
        if (article.skipped || (article.failed && article.bytes.empty())) return sifted;
        const Document document = pipeline.lay_out(article.bytes, article.source);
        const bool kept = sieve.keeps(document);
        const float score = sieve.score(document);
        if (format == "text") sifted.line = fmt::format("{}  {:6.2f}  {}\n", kept ? "keep" : "drop", score, article.source.name);
        else if (format == "csv") sifted.line = fmt::format("{},{:.2f},{}\n", kept ? "yes" : "no", score, csv_cell(article.source.name));
        else {
          nlohmann::ordered_json json = {{"source", article.source.name}, {"kept", kept}, {"score", std::round(static_cast<double>(score) * 100) / 100}};
          sifted.line = json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
        }
        return sifted;
      },
      [&](const Sifted& sifted) {
        if (sifted.failed) exit = something_unreadable;
        for (const auto& message : sifted.messages) err << "chancery: " << message << '\n';
        out << sifted.line;
      });
  return exit;
}

}  // namespace chancery::cli
