#include "lexicon/table.h"

#include "base/file.h"
#include "chancery/error.h"

namespace chancery {

std::string_view Table::Row::operator[](std::string_view column) const {
  const auto found = table->columns_.find(column);
  if (found == table->columns_.end()) throw Error(table->path_, 1, "no column '" + std::string(column) + "'");
  return cells[found->second];
}

std::vector<std::string_view> Table::Row::list(std::string_view column) const {
  std::vector<std::string_view> out;
  std::string_view rest = (*this)[column];
  while (!rest.empty()) {
    const std::size_t bar = rest.find('|');
    const std::string_view part = rest.substr(0, bar);
    if (!part.empty()) out.push_back(part);
    if (bar == std::string_view::npos) break;
    rest.remove_prefix(bar + 1);
  }
  return out;
}

void Table::Row::fail(const std::string& why) const { throw Error(table->path_, line, why); }

Table Table::load(const std::string& path) { return parse(read_file(path), path); }

Table::Table(Table&& other) noexcept
    : path_(std::move(other.path_)),
      contents_(std::move(other.contents_)),
      columns_(std::move(other.columns_)),
      rows_(std::move(other.rows_)) {
  for (Row& row : rows_) row.table = this;
}

Table Table::parse(std::string contents, std::string path) {
  Table table;
  table.path_ = std::move(path);
  table.contents_.assign(contents.begin(), contents.end());
  std::string_view rest(table.contents_.data(), table.contents_.size());
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);  // as some editors begin a file
  std::size_t line_number = 0;
  bool header = false;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    ++line_number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string_view> cells;
    for (;;) {
      const std::size_t tab = line.find('\t');
      cells.push_back(line.substr(0, tab));
      if (tab == std::string_view::npos) break;
      line.remove_prefix(tab + 1);
    }
    if (!header) {
      for (std::size_t i = 0; i < cells.size(); ++i)
        if (!table.columns_.emplace(cells[i], i).second)
          throw Error(table.path_, line_number, "column '" + std::string(cells[i]) + "' stands twice");
      header = true;
      continue;
    }
    if (cells.size() != table.columns_.size())
      throw Error(table.path_, line_number,
                  std::to_string(cells.size()) + " cells where the header has " + std::to_string(table.columns_.size()));
    table.rows_.push_back({&table, line_number, std::move(cells)});
  }
  if (!header) throw Error(table.path_, 0, "no header line");
  return table;
}

}  // namespace chancery
