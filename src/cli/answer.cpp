#include "cli/answer.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/utf8.h"

namespace chancery::cli {

std::string csv_cell(const std::string& text) {
  std::string safe = text;
  // A cell that a spreadsheet would take for a formula.
  if (!safe.empty() && std::string_view("=+@\t\r").find(safe.front()) != std::string_view::npos) safe.insert(0, "'");
  if (safe.find_first_of(",\"\n\r") == std::string::npos) return safe;
  std::string out = "\"";
  for (const char c : safe) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

void Answer::print(const std::string& format, std::ostream& out) const {
  if (format == "json") {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const auto& row : rows_) {
      nlohmann::ordered_json one;
      for (std::size_t i = 0; i < columns_.size(); ++i) one[columns_[i]] = row[i];
      all.push_back(std::move(one));
    }
    out << all.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
    return;
  }
  if (format == "csv") {
    for (std::size_t i = 0; i < columns_.size(); ++i) out << (i ? "," : "") << csv_cell(columns_[i]);
    out << "\n";
    for (const auto& row : rows_) {
      for (std::size_t i = 0; i < row.size(); ++i) out << (i ? "," : "") << csv_cell(row[i]);
      out << "\n";
    }
    return;
  }
  std::vector<std::size_t> width(columns_.size());
  for (const auto& row : rows_)
    for (std::size_t i = 0; i < row.size(); ++i) width[i] = std::max<std::size_t>(width[i], CodePoints(row[i]).total());
  for (const auto& row : rows_) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (width[i] == 0) continue;
      if (!line.empty()) line += "  ";
      line += row[i];
      if (i + 1 < row.size() && width[i] <= 40) line.append(width[i] - CodePoints(row[i]).total(), ' ');
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    out << line << '\n';
  }
}

}  // namespace chancery::cli
