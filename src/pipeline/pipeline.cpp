// The main path: from bytes to facts.
#include "chancery/pipeline.h"

#include <cassert>

#include "base/file.h"
#include "pipeline/data_folder.h"
#include "pipeline/ordered.h"
#include "pipeline/page_layout.h"
#include "pipeline/parts.h"
#include "text/decode.h"

namespace chancery {

Pipeline::Parts::Parts(const std::vector<std::string>& folders, bool fast)
    : classes(WordClasses::load(folders)),
      pages(PageReader::load(folders)),
      layout(LayoutReader::load(folders)),
      segmenter(Segmenter::load(folders)),
      parser(Parser::load(folders, fast ? folders.front() + "/models/en/fast.safetensors" : "")),
      times(TimeReader::load(folders)),
      quantities(QuantityReader::load(folders)),
      gazetteer(Gazetteer::load(folders)),
      mentions(gazetteer),
      linker(gazetteer),
      rules(RuleBook::load(folders, classes)),
      facts(FactReader::load(folders, classes)),
      events(EventReader::load(folders, classes)) {
  const Layers syntax = Layer::sentences | Layer::trees | Layer::names;
  stages = {
      {"layout", Layer::text, Layer::layout, [this](Document& d) { layout.run(d); }},
      {"segment", Layer::layout, Layer::sentences, [this](Document& d) { segmenter.run(d); }},
      {"parse", Layer::sentences, Layer::trees | Layer::names, [this](Document& d) { parser.run(d); }},
      {"times", Layer::layout | syntax, Layer::times, [this](Document& d) { times.run(d); }},
      {"quantities", Layer::times | syntax, Layer::quantities, [this](Document& d) { quantities.run(d); }},
      {"mentions", Layer::layout | syntax, Layer::mentions, [this](Document& d) { mentions.run(d); }},
      {"links", Layer::mentions | syntax, Layer::entities, [this](Document& d) { linker.run(d); }},
      {"rules", Layer::entities | Layer::times | Layer::quantities | syntax, Layer::matches, [this](Document& d) { rules.run(d); }},
      {"facts", Layer::matches | Layer::entities | Layer::times | Layer::quantities | syntax, Layer::facts, [this](Document& d) { facts.run(d); }},
      {"events", Layer::facts | Layer::entities | syntax, Layer::events, [this](Document& d) { events.run(d); }},
  };
  assert(wrong_order(stages).empty());
}

Pipeline::Pipeline(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;
Pipeline::~Pipeline() = default;

Pipeline Pipeline::load(const Options& options) {
  const std::vector<std::string> folders = table_folders(options.data, options.lexicons);
  auto parts = std::make_unique<Parts>(folders, options.fast);
  parts->parser.keep_vectors(options.vectors);
  return Pipeline(std::move(parts));
}

// Languages with a model. Where the language is not known (a name, a number), reading is tried.
static bool is_read(std::string_view language) { return language.empty() || language == "en"; }

Document Pipeline::lay_out(std::string_view bytes, Source source) const {
  Document document;
  document.id = "sha256:" + sha256_hex(bytes);
  document.source = std::move(source);
  if (document.source.html) {
    lay_out_page(document, bytes, parts_->pages, parts_->layout);
    return document;
  }
  DecodedText decoded = decode_text(bytes);
  document.text = std::move(decoded.text);
  for (auto& why : decoded.problems) document.problems.push_back({{}, std::move(why)});
  parts_->stages.front().run(document);
  return document;
}

Document Pipeline::read(std::string_view bytes, Source source) const {
  Document document = lay_out(bytes, std::move(source));
  if (!is_read(document.layout.language)) {
    document.problems.push_back({{}, "left unread: its language, " + document.layout.language + ", is not read yet"});
    return document;
  }
  for (std::size_t i = 1; i < parts_->stages.size(); ++i) parts_->stages[i].run(document);
  return document;
}

std::vector<Document> Pipeline::read_all(const std::vector<std::pair<std::string, Source>>& articles, unsigned threads) const {
  std::vector<Document> out;
  out.reserve(articles.size());
  std::size_t at = 0;
  in_order<std::size_t, Document>(
      threads, [&]() -> std::optional<std::size_t> { return at < articles.size() ? std::optional(at++) : std::nullopt; },
      [&](std::size_t i) { return read(articles[i].first, articles[i].second); },
      [&](Document document) { out.push_back(std::move(document)); });
  return out;
}

}  // namespace chancery
