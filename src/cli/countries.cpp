#include "cli/countries.h"

#include <algorithm>

#include "base/utf8.h"
#include "lexicon/table.h"

namespace chancery::cli {

Countries Countries::load(const std::string& data) {
  Countries out;
  const Table table = Table::load(data + "/ontology/countries.tsv");
  for (const auto& row : table.rows()) {
    std::string code = row.text("key");
    if (const auto colon = code.rfind(':'); colon != std::string::npos) code = code.substr(colon + 1);
    out.alpha2_.emplace(code, to_lower(row.text("alpha2")));
    bool first = true;
    for (const char* column : {"names", "adjectives"})
      for (const auto name : row.list(column)) {
        if (first) out.names_.emplace(code, std::string(name));
        first = false;
        out.codes_.emplace(fold(name), code);
      }
    out.codes_.emplace(fold(code), code);
  }
  return out;
}

std::string Countries::alpha2(const std::string& code) const {
  const auto found = alpha2_.find(code);
  return found == alpha2_.end() ? "" : found->second;
}

std::string Countries::code_of(const std::string& name) const {
  std::string folded = fold(name);
  if (folded.starts_with("country:")) folded = folded.substr(8);
  if (folded.starts_with("the ")) folded = folded.substr(4);
  const auto found = codes_.find(folded);
  return found == codes_.end() ? "" : found->second;
}

}  // namespace chancery::cli
