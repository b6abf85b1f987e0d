// Tables of knowledge: TSV with a header line, read once and frozen.
//
// Lines that start with # are comments. Every row must have as many cells as the header; a cell may be empty. Errors
// name file and line: "data/lexicon/verbs.tsv:12: 3 cells where the header has 4".
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chancery {

class Table {
 public:
  struct Row {
    const Table* table = nullptr;
    std::size_t line = 0;  // in its file, 1-based
    std::vector<std::string_view> cells;
    // The cell under `column`; throws Error where the table has no such column.
    std::string_view operator[](std::string_view column) const;
    std::string text(std::string_view column) const { return std::string((*this)[column]); }
    // The cell split at '|', empty parts dropped: lists of names, lists of classes.
    std::vector<std::string_view> list(std::string_view column) const;
    [[noreturn]] void fail(const std::string& why) const;  // throws Error at this row
  };

  static Table load(const std::string& path);
  static Table parse(std::string contents, std::string path);
  Table(Table&& other) noexcept;
  Table(const Table&) = delete;

  const std::string& path() const { return path_; }
  const std::vector<Row>& rows() const& { return rows_; }
  void rows() const&& = delete;  // they would point into a table that is gone
  bool has(std::string_view column) const { return columns_.contains(column); }

 private:
  Table() = default;
  std::string path_;
  std::vector<char> contents_;  // the cells point in here
  std::unordered_map<std::string_view, std::size_t> columns_;
  std::vector<Row> rows_;
};

}  // namespace chancery
