// `chancery clean`: pages in, articles out. No model is needed, so it starts at once.
#include <ostream>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "intake/input.h"
#include "page/clean_json.h"
#include "page/clean_page.h"
#include "pipeline/data_folder.h"
#include "pipeline/ordered.h"
#include "pipeline/page_layout.h"
#include "text/decode.h"
#include "text/layout_reader.h"

namespace chancery::cli {
namespace {

struct Cleaned {
  std::string output;
  std::vector<std::string> messages;
  bool failed = false, skipped = false;
};

std::string as_text(const CleanPage& page, const CleanExtras& extras) {
  std::string out;
  out.reserve(page.text.size() + 4 * page.paragraphs.size() + 400);
  if (page.title) out += page.text.substr(page.title->begin, page.title->size()) + "\n\n";
  else if (!extras.title.empty()) out += extras.title + "\n\n";
  std::string line;
  const auto add = [&](const std::string& what) {
    if (!what.empty()) line += (line.empty() ? "" : " | ") + what;
  };
  add(extras.agency);
  add(page.byline);
  if (const auto& date = extras.published ? extras.published : page.published) add(to_iso(date->day) + " (" + date->basis + ")");
  if (!line.empty()) out += line + "\n\n";
  for (const PageParagraph& paragraph : page.paragraphs) {
    if (paragraph.kind == PageParagraph::Kind::list_item) out += "- ";
    out.append(page.text, paragraph.span.begin, paragraph.span.size());
    out += "\n\n";
  }
  return out;
}

}  // namespace

int run_clean(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const std::vector<std::string> folders = table_folders(arguments.get("--data"), arguments.all("--lexicon"));
  const PageReader pages = PageReader::load(folders);
  const LayoutReader layout = LayoutReader::load(folders);
  const bool json = arguments.get("--format") != "text";
  Inputs inputs(arguments.files, input_format(arguments.get("--input")));
  int exit = all_done;
  bool first = true;
  in_order<InputArticle, Cleaned>(
      static_cast<unsigned>(std::strtoul(arguments.get("--threads").c_str(), nullptr, 10)), [&] { return inputs.next(); },
      [&](InputArticle article) {
        Cleaned done;
        done.failed = article.failed;
        done.skipped = article.skipped;
        for (const auto& problem : article.problems) done.messages.push_back(article.source.name + ": " + problem);
        if (article.skipped) return done;
        Document document;
        document.source = article.source;
        CleanPage page;
        CleanExtras extras;
        if (article.source.html) {
          page = lay_out_page(document, article.bytes, pages, layout);
          extras = clean_extras(document, page);
        } else {
          DecodedText decoded = decode_text(article.bytes);
          document.text = std::move(decoded.text);
          for (auto& why : decoded.problems) document.problems.push_back({{}, std::move(why)});
          layout.run(document);
          page = clean_text(document);
          CleanPage unchanged;
          extras = clean_extras(document, unchanged);
          page.byline = unchanged.byline;
        }
        if (article.bytes.empty() && !article.problems.empty()) document.problems.clear();  // that nothing is in it follows
        page.problems = article.problems;
        for (const Problem& problem : document.problems) {
          page.problems.push_back(problem.why);
          if (problem.span.empty()) done.messages.push_back(document.source.name + ": " + problem.why);
        }
        for (const std::string& problem : page.problems) done.failed |= left_out(problem);
        done.output = json ? clean_json_line(page, extras) : as_text(page, extras);
        return done;
      },
      [&](const Cleaned& done) {
        if (done.failed) exit = something_unreadable;
        for (const auto& message : done.messages) err << "chancery: " << message << '\n';
        if (done.skipped || done.output.empty()) return;
        if (!json && !first) out << "----\n\n";
        first = false;
        out << done.output;
      });
  return exit;
}

}  // namespace chancery::cli
