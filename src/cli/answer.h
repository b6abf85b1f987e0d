// Answers with rows: one table, printed as text, JSON or CSV.
//
//   Answer answer({"date", "kind", "what", "source"});
//   answer.add({"2026-03-03", "talks", "...", "riga.txt"});
//   answer.print(format, out);
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace chancery::cli {

std::string csv_cell(const std::string& text);

class Answer {
 public:
  explicit Answer(std::vector<std::string> columns) : columns_(std::move(columns)) {}
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  bool empty() const { return rows_.empty(); }
  // json is a list of objects; text lines columns up, long last ones as they are.
  void print(const std::string& format, std::ostream& out) const;

 private:
  std::vector<std::string> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace chancery::cli
