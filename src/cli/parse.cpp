// `chancery parse`: tokens, tags, lemmas, trees and names as CoNLL-U (or JSON), from text or from CoNLL-U.
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/utf8.h"
#include "chancery/error.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "pipeline/parts.h"
#include "syntax/conllu.h"

namespace chancery::cli {
namespace {

std::string as_json_lines(const Document& document) {
  const CodePoints points(document.text);
  std::string out;
  for (const Sentence& sentence : document.sentences) {
    nlohmann::ordered_json line;
    line["source"] = document.source.name;
    line["span"] = {points.at(sentence.span.begin), points.at(sentence.span.end)};
    line["tokens"] = nlohmann::ordered_json::array();
    for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      const Token& token = document.tokens[t];
      line["tokens"].push_back({{"form", document.at(token.span)},
                                {"lemma", token.lemma},
                                {"upos", name_of(token.upos)},
                                {"xpos", token.xpos},
                                {"feats", token.feats},
                                {"head", token.head == kNoToken ? 0 : token.head - sentence.tokens.first + 1},
                                {"relation", name_of(token.relation)},
                                {"span", {points.at(token.span.begin), points.at(token.span.end)}}});
    }
    line["names"] = nlohmann::ordered_json::array();
    for (const Name& name : document.names)
      if (sentence.tokens.contains(name.tokens))
        line["names"].push_back({{"type", name_of(name.type)},
                                 {"tokens", {name.tokens.first - sentence.tokens.first + 1, name.tokens.last - sentence.tokens.first}}});
    out += line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
  }
  return out;
}

// Text and layout only as far as trees need them: names, links, rules and facts are left out.
void run_syntax(const Pipeline& pipeline, Document& document) { pipeline.parts().parser.run(document); }

}  // namespace

int run_parse(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const Pipeline pipeline = load_pipeline(arguments);
  const bool json = arguments.get("--format") == "json";
  const auto written = [json](const Document& document, bool = true) { return json ? as_json_lines(document) : write_conllu(document); };
  if (arguments.get("--input") != "conllu")
    return for_each_document(arguments, pipeline, err, written, [&out](const std::string& text) { out << text; });
  int exit = all_done;
  for (const auto& file : arguments.files) {
    try {
      const std::string bytes = file == "-" ? std::string(std::istreambuf_iterator<char>(std::cin), {}) : read_file(file);
      Document document = read_conllu(bytes, file, ConlluColumns::words);
      run_syntax(pipeline, document);
      out << written(document);
    } catch (const Error& error) {
      err << "chancery: " << error.what() << '\n';
      exit = something_unreadable;
    }
  }
  return exit;
}

}  // namespace chancery::cli
