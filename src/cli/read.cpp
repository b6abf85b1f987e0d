// `chancery read`: articles in, records out.
#include <ostream>
#include <sstream>

#include "cli/commands.h"
#include "cli/digest.h"
#include "cli/html.h"
#include "cli/inputs.h"

namespace chancery::cli {

int run_read(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const Pipeline pipeline = load_pipeline(arguments);
  const std::string format = arguments.get("--format");
  const auto emit = [&out](const std::string& text) { out << text; };
  if (format == "html") {
    begin_page(out);
    std::size_t number = 0;
    // Anchors hold the article's number, which is known only when its turn comes: a mark stands for it until then.
    const std::string mark = "\x01";
    const int exit = for_each_document(
        arguments, pipeline, err,
        [&](const Document& document, bool) {
          std::ostringstream page;
          print_article(document, mark, page);
          return page.str();
        },
        [&](const std::string& page) {
          const std::string prefix = "a" + std::to_string(++number) + "-";
          for (std::size_t at = 0; at < page.size();) {
            const auto next = page.find(mark, at);
            out << std::string_view(page).substr(at, next - at);
            if (next == std::string::npos) break;
            out << prefix;
            at = next + mark.size();
          }
        });
    end_page(out);
    return exit;
  }
  if (format == "text") {
    const bool color = wants_color(arguments);
    return for_each_document(
        arguments, pipeline, err,
        [&](const Document& document, bool) {
          std::ostringstream digest;
          print_digest(document, color, digest);
          return digest.str();
        },
        emit);
  }
  const bool with_text = arguments.has("--with-text");
  return for_each_document(arguments, pipeline, err, [&](const Document& document, bool text_at_hand) { return to_json_line(document, with_text || !text_at_hand); }, emit);
}

}  // namespace chancery::cli
