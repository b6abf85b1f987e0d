#include "syntax/partners.h"

#include <charconv>

#include "base/file.h"
#include "lexicon/table.h"

namespace chancery {

std::vector<Partner> partners_of(const std::string& folder, const std::string& file) {
  std::vector<Partner> out;
  const std::string path = folder + "/partners.tsv";
  if (!file_exists(path)) return out;
  const Table table = Table::load(path);
  for (const Table::Row& row : table.rows()) {
    const std::string_view weight = row["weight"];
    Partner partner{row.text("partner")};
    const auto read = std::from_chars(weight.data(), weight.data() + weight.size(), partner.weight);
    if (read.ec != std::errc() || read.ptr != weight.data() + weight.size() || !(partner.weight > 0 && partner.weight <= 4))
      row.fail("the weight must be a number above 0, at most 4");
    if (row["file"] == file) out.push_back(partner);
  }
  return out;
}

}  // namespace chancery
