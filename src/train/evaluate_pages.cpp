// Measures the reading of pages:
//
//   evaluate_pages clean FILE...      one JSON object a line, without the other stages
//   evaluate_pages tokens FOLDER      html5lib's tokenizer tests
//   evaluate_pages speed FILE...      MB/s and pages/s of one core, the slowest page
//   evaluate_pages blocks FILE        every block of a page, and what it was taken for
//   evaluate_pages dump FILE...       elements and blocks as JSON, a line a page, for learning
//   evaluate_pages hostile            ms/MB and memory of pages made to be dear, a megabyte each
//   evaluate_pages offsets FILE...    whether every character of the text leads back to its bytes
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "base/file.h"
#include "base/utf8.h"
#include "lexicon/markers.h"
#include "page/article_finder.h"
#include "page/block_features.h"
#include "page/block_model.h"
#include "page/charset.h"
#include "page/character_references.h"
#include "page/clean_json.h"
#include "page/clean_page.h"
#include "page/html_tokenizer.h"
#include "page/page_metadata.h"
#include "page/page_tree.h"

namespace chancery {
namespace {

using Json = nlohmann::json;

std::string lines_mended(const std::string& text) {  // CR and CR LF are LF
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      out += '\n';
      if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string nul_replaced(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c == '\0') out += "\xEF\xBF\xBD";
    else out += c;
  return out;
}

Json tokens_of(const std::string& source, HtmlTokenizer::Content content, const std::string& end_tag, const CharacterReferences& references) {
  HtmlTokenizer tokens(source, 0, content, end_tag);
  tokens.switch_by_tag(false);
  HtmlToken token;
  Json out = Json::array();
  bool first_state = true;
  while (tokens.next(token)) {
    switch (token.kind) {
      case HtmlToken::Kind::text: {
        std::string text = token.references ? references.read(token.data, false) : std::string(token.data);
        if (content != HtmlTokenizer::Content::data && content != HtmlTokenizer::Content::cdata && first_state) text = nul_replaced(text);
        if (!out.empty() && out.back()[0] == "Character") out.back()[1] = out.back()[1].get<std::string>() + text;
        else out.push_back({"Character", text});
        break;
      }
      case HtmlToken::Kind::start_tag: {
        Json attributes = Json::object();
        for (const auto& [name, value] : token.attributes) {
          const std::string key = nul_replaced(ascii_lower(std::string(name)));
          if (!attributes.contains(key)) attributes[key] = nul_replaced(references.read(value, true));
        }
        Json tag = {"StartTag", nul_replaced(ascii_lower(std::string(token.data))), attributes};
        if (token.self_closing) tag.push_back(true);
        out.push_back(tag);
        break;
      }
      case HtmlToken::Kind::end_tag:
        out.push_back({"EndTag", nul_replaced(ascii_lower(std::string(token.data)))});
        first_state = false;
        break;
      case HtmlToken::Kind::comment:
        out.push_back({"Comment", nul_replaced(token.data)});
        break;
      case HtmlToken::Kind::doctype:
        out.push_back({"DOCTYPE"});
        break;
    }
  }
  return out;
}

// JSON within JSON: "\\u0000" and lone surrogates, which no UTF-8 can hold.
bool unescape(std::string& text) {
  const Json json = Json::parse('"' + text + '"', nullptr, false);
  if (json.is_discarded()) return false;
  text = json.get<std::string>();
  return true;
}
bool unescape(Json& json) {
  if (json.is_string()) {
    std::string text = json.get<std::string>(), quoted;
    for (const char c : text) {
      if (c == '"') quoted += "\\\"";
      else if (c == '\n') quoted += "\\n";
      else quoted += c;
    }
    if (!unescape(quoted)) return false;
    json = quoted;
  } else if (json.is_object()) {
    Json out = Json::object();
    for (auto& [key, value] : json.items()) {
      Json k = key;
      if (!unescape(k) || !unescape(value)) return false;
      out[k.get<std::string>()] = value;
    }
    json = out;
  } else if (json.is_array()) {
    for (auto& item : json)
      if (!unescape(item)) return false;
  }
  return true;
}

int run_tokens(const std::string& folder, const std::string& data) {
  const CharacterReferences references = CharacterReferences::load({data});
  std::size_t passed = 0, failed = 0, skipped = 0;
  for (const auto& path : files_in(folder, ".test")) {
    const Json json = Json::parse(read_file(path));
    if (!json.contains("tests")) continue;  // of XML
    for (Json test : json["tests"]) {
      std::string input = test["input"];
      Json wanted = test["output"];
      if (test.value("doubleEscaped", false)) {
        Json in = input;
        if (!unescape(in) || !unescape(wanted)) {
          ++skipped;
          continue;
        }
        input = in;
      }
      for (Json& token : wanted)
        if (token[0] == "DOCTYPE") token = {"DOCTYPE"};
      std::vector<std::string> states = test.value("initialStates", std::vector<std::string>{"Data state"});
      for (const auto& state : states) {
        using Content = HtmlTokenizer::Content;
        const Content content = state == "RCDATA state" ? Content::rcdata : state == "RAWTEXT state" ? Content::rawtext
                              : state == "Script data state" ? Content::script : state == "PLAINTEXT state" ? Content::plaintext
                              : state == "CDATA section state" ? Content::cdata : Content::data;
        const Json got = tokens_of(lines_mended(input), content, test.value("lastStartTag", ""), references);
        // Runs of text are one.
        Json joined = Json::array();
        for (const Json& token : wanted) {
          if (token[0] == "Character" && !joined.empty() && joined.back()[0] == "Character")
            joined.back()[1] = joined.back()[1].get<std::string>() + token[1].get<std::string>();
          else joined.push_back(token);
        }
        if (got == joined) {
          ++passed;
        } else {
          ++failed;
          if (failed < 40)
            std::cout << path.substr(path.rfind('/') + 1) << ": " << test["description"].get<std::string>() << " [" << state << "]\n  in   " << Json(input).dump(-1, ' ', true, Json::error_handler_t::replace)
                      << "\n  want " << joined.dump(-1, ' ', true, Json::error_handler_t::replace) << "\n  got  " << got.dump(-1, ' ', true, Json::error_handler_t::replace) << '\n';
        }
      }
    }
  }
  std::cout << passed << " passed, " << failed << " failed, " << skipped << " do not apply (lone surrogates)\n";
  return failed > 0;
}

void show_blocks(const std::string& file, const std::string& data) {
  const std::string bytes = read_file(file);
  const CharacterReferences references = CharacterReferences::load({data});
  const ClassHints classes = ClassHints::load({data});
  const Charsets charsets = Charsets::load({data});
  const DecodedPage page = charsets.decode(bytes, {});
  const PageTree tree = build_tree(page.text(), bytes.size(), references, classes);
  const FoundArticle article = find_article(tree, {read_metadata(tree, references).titles}, Markers::load({data}), BlockModel::load({data}));
  std::printf("container: node %u, blocks %u to %u\n", article.container, tree.nodes[article.container].first_block, tree.nodes[article.container].end_block);
  for (std::size_t i = 0; i < tree.blocks.size(); ++i) {
    const PageBlock& b = tree.blocks[i];
    std::string path;
    for (NodeIndex n = b.node; n != kNoNode && n != 0; n = tree.nodes[n].parent) {
      const std::string_view start = page.text().substr(tree.nodes[n].begin, 90);
      path = std::string(start.substr(0, std::min(start.find('>'), start.size()))) + (tree.nodes[n].hints ? "{" + std::to_string(tree.nodes[n].hints) + "}" : "") + " " + path;
      if (path.size() > 260) break;
    }
    const char* roles[] = {"-", "BODY", "TITLE", "furn"};
    std::printf("%4zu %-5s %-10s w%u l%u s%u ld%.2f %s%s| %s\n        %s\n", i, roles[static_cast<int>(article.roles[i])],
                article.roles[i] == BlockRole::furniture ? name_of(article.kinds[i]) : "", b.words, b.letters, b.stops, b.link_density(), b.hidden ? "hidden " : "", b.bold ? "bold " : "",
                std::string(tree.text_of(b).substr(0, 110)).c_str(), path.substr(0, 330).c_str());
  }
}

// A line a page: its blocks with number, number, role by the rules, text, features. For tools/train_pages.py.
void dump(const std::vector<std::string>& files, const std::string& data) {
  const CharacterReferences references = CharacterReferences::load({data});
  const ClassHints classes = ClassHints::load({data});
  const Charsets charsets = Charsets::load({data});
  const Markers markers = Markers::load({data});
  Json names = Json::array();
  for (std::size_t i = 0; !block_feature_name(i).empty(); ++i) names.push_back(std::string(block_feature_name(i)));
  std::cout << names.dump() << '\n';
  for (const auto& file : files) {
    const std::string bytes = read_file(file);
    const DecodedPage page = charsets.decode(bytes, {});
    const PageTree tree = build_tree(page.text(), bytes.size(), references, classes);
    std::vector<HintSet> foreign;
    std::vector<char> wanted;
    const FoundArticle article = find_by_rules(tree, {read_metadata(tree, references).titles}, foreign, wanted);
    std::vector<Json> features(tree.blocks.size());
    each_block(tree, article, foreign, markers, wanted, [&](std::size_t i, const BlockFeatures& f) {
      features[i] = Json::array();
      for (std::size_t k = 0; k < names.size(); ++k) features[i].push_back(f[k]);
    });
    Json out = {{"file", file}, {"blocks", Json::array()}, {"title", article.title ? Json(*article.title) : Json()}};
    for (std::size_t i = 0; i < tree.blocks.size(); ++i) {
      if (!wanted[i] && article.roles[i] != BlockRole::title) {
        out["blocks"].push_back({static_cast<int>(article.roles[i]), std::string(tree.text_of(tree.blocks[i]))});
        continue;
      }
      if (features[i].is_null()) features[i] = Json::array();
      out["blocks"].push_back({static_cast<int>(article.roles[i]), std::string(tree.text_of(tree.blocks[i])), std::move(features[i])});
    }
    std::cout << out.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
}

double seconds_of_cpu() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + 1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

int run_speed(const PageReader& reader, const std::vector<std::string>& files) {
  std::vector<std::string> pages;
  double bytes = 0;
  for (const auto& file : files) pages.push_back(read_file(file)), bytes += static_cast<double>(pages.back().size());
  double best = 1e9, slowest = 0;
  std::size_t slowest_page = 0, letters = 0;
  for (int round = 0; round < 3; ++round) {
    const double from = seconds_of_cpu();
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const double before = round == 2 ? seconds_of_cpu() : 0;
      letters += reader.read(pages[i], {}).text.size();
      if (round == 2 && pages[i].size() > 50000) {
        const double each = (seconds_of_cpu() - before) / (static_cast<double>(pages[i].size()) / 1e6) * 1e3;
        if (each > slowest) slowest = each, slowest_page = i;
      }
    }
    best = std::min(best, seconds_of_cpu() - from);
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%zu pages, %.1f MB: %.1f MB/s, %.0f pages/s of one core (best of 3); slowest page over 50 kB %.1f ms/MB (%s); peak memory %.0f MB with the pages; %zu bytes of text\n",
              pages.size(), bytes / 1e6, bytes / 1e6 / best, static_cast<double>(pages.size()) / best, slowest, files[slowest_page].c_str(),
              static_cast<double>(usage.ru_maxrss) / 1024, letters / 3);
  return 0;
}

// The most memory that the process ever held, in bytes.
double peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return 1024.0 * static_cast<double>(usage.ru_maxrss);
}

int run_hostile(const PageReader& reader) {
  const std::string words = "<p>The ministers of both countries met in the capital on Monday, and agreed to meet again.";
  const char* const pieces[] = {"<div>", "<div><span class=a>", "</div>", "<table><tr><td>", "<p>a", "a&amp;", "&lt;", "&", "<a href=x>", "<br>", "a=b ", "<b>", "<", "<!--", "</", "<script>", "<time datetime=2026-03-04>x</time>",
                                "<meta property=og:title content=x>", "\xFF\xFE", "<p hidden>a", "<li><ul>", "<h1>Title of it</h1>", "<span class=date>1 May 2020</span>", "<p class=related-posts>a b c d", "<article><h1>A b c d e f g</h1>",
                                "{\"author\":[", "\"datePublished\":\"", "20-20-20 ", "<span>", "<p><a href=x>Some words of a link</a>", "<title>", "<svg>", "<!-->", "-->", "<script><!--", "May 1 ", "a. ", "\xE2\x80\x8B", "&#x41;", "</p>",
                                "<i></p></div></li></td>"};
  double worst = 0;
  for (const char* piece : pieces) {
    std::string page;
    while (page.size() < 1000000) page += piece;
    page += words;
    const double before = seconds_of_cpu();
    reader.read(page, {});
    const double each = (seconds_of_cpu() - before) * 1e3 / (static_cast<double>(page.size()) / 1e6);
    worst = std::max(worst, each);
    std::printf("%8.1f ms/MB  %5.0f MB so far  %s\n", each, peak_memory() / 1e6, Json(piece).dump(-1, ' ', true, Json::error_handler_t::replace).c_str());
  }
  std::printf("worst %.1f ms/MB; peak memory %.1f MB, pages of 1 MB\n", worst, peak_memory() / 1e6);
  return 0;
}

// Each run's bytes, decoded, are its text, or were made one character of (a reference, white space).
int run_offsets(const PageReader& reader, const Charsets& charsets, const std::vector<std::string>& files) {
  std::size_t good = 0, bad = 0, characters = 0;
  for (const auto& file : files) {
    const std::string bytes = read_file(file);
    const CleanPage page = reader.read(bytes, {});
    bool right = true;
    std::uint32_t at = 0;
    std::string why;
    for (const PageRun& run : page.runs) {
      for (; at < run.text.begin; ++at)
        if (page.text[at] != '\n') right = false, why = "a letter in no run";
      at = run.text.end;
      if (run.bytes.end > bytes.size() || run.bytes.empty()) {
        right = false, why = "no bytes";
        continue;
      }
      const std::string text = page.text.substr(run.text.begin, run.text.size());
      const std::string_view raw = std::string_view(bytes).substr(run.bytes.begin, run.bytes.size());
      characters += text.size();
      if (raw == text) continue;
      const DecodedPage decoded = charsets.decode(raw, page.charset);
      if (decoded.text() == text) continue;
      const bool title = page.title && run.text == *page.title;
      const bool whole = CodePoints(text).total() <= 2;
      if (!whole && !title && page.charset == "utf-8") right = false, why = "'" + std::string(raw) + "' is not '" + text + "'";
    }
    for (; at < page.text.size(); ++at)
      if (page.text[at] != '\n') right = false, why = "a letter in no run, at the end";
    (right ? good : bad) += 1;
    if (!right) std::cout << file << ": " << why << '\n';
  }
  std::cout << good << " pages lead back, " << bad << " do not; " << characters << " bytes of text\n";
  return bad > 0;
}

}  // namespace
}  // namespace chancery

int main(int argc, char** argv) {
  using namespace chancery;
  const std::string command = argc > 1 ? argv[1] : "";
  const std::vector<std::string> files(argv + std::min(argc, 2), argv + argc);
  const std::string data = CHANCERY_SOURCE_DATA;
  if (command == "tokens" && !files.empty()) return run_tokens(files[0], data);
  if (command == "blocks" && !files.empty()) {
    show_blocks(files[0], data);
    return 0;
  }
  if (command == "dump") {
    dump(files, data);
    return 0;
  }
  const PageReader reader = PageReader::load({data});
  if (command == "hostile") return run_hostile(reader);
  if (command == "speed") return run_speed(reader, files);
  if (command == "offsets") return run_offsets(reader, Charsets::load({data}), files);
  if (command == "clean") {
    for (const auto& file : files) {
      CleanExtras extras;
      extras.source = file;
      std::cout << clean_json_line(reader.read(read_file(file), {}), extras);
    }
    return 0;
  }
  std::cerr << "usage: evaluate_pages clean|tokens|speed|offsets FILE...\n";
  return 2;
}
