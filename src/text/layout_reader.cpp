#include "text/layout_reader.h"

#include <algorithm>

#include "text/page.h"

namespace chancery {

LayoutReader LayoutReader::load(const std::vector<std::string>& data_folders) {
  LayoutReader out;
  out.markers_ = Markers::load(data_folders);
  out.agencies_ = Agencies::load(data_folders);
  out.languages_ = Languages::load(data_folders);
  return out;
}

void LayoutReader::run(Document& document) const {
  Page page{document.text, document.source, markers_, agencies_, {}, {}, {}, {}, {}, {}, {}};
  cut_into_pieces(page);
  read_head(page);
  read_tail(page);
  drop_repeats(page);
  Layout layout = assemble(page);
  date_the_page(page, layout, document.problems);

  layout.language = languages_.code(document.source.language);
  if (layout.language.empty()) {
    std::string sample;
    if (layout.title) sample = page.at(*layout.title);
    for (const Span span : layout.body) {
      if (sample.size() > 20000) break;
      sample += ' ';
      sample += page.at(span).substr(0, 20000);
    }
    layout.language = languages_.of(sample);
  }
  document.layout = std::move(layout);
}

}  // namespace chancery
