#include "syntax/token_table.h"

#include "base/file.h"
#include "base/utf8.h"
#include "lexicon/table.h"

namespace chancery {

TokenTable TokenTable::load(const std::vector<std::string>& data_folders) {
  TokenTable out;
  for (const std::string& folder : data_folders) {
    if (const std::string path = folder + "/lexicon/abbreviations.tsv"; file_exists(path)) {
      const Table table = Table::load(path);
      for (const Table::Row& row : table.rows()) {
        const std::string_view kind = row["kind"];
        const AbbreviationKind value = kind == "title"     ? AbbreviationKind::title
                                       : kind == "number"  ? AbbreviationKind::number
                                       : kind == "general" ? AbbreviationKind::general
                                       : kind == "closing" ? AbbreviationKind::closing
                                                           : AbbreviationKind::none;
        if (value == AbbreviationKind::none) row.fail("unknown kind '" + std::string(kind) + "'");
        std::string form = row.text("form");
        if (form.size() < 2 || form.back() != '.') row.fail("an abbreviation ends in a full stop");
        form.pop_back();
        std::string capitals = form;
        for (char& c : capitals)
          if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
        out.abbreviations_[form] = value;
        // "No." in capitals is too often the word.
        if (value == AbbreviationKind::title) out.abbreviations_.emplace(capitals, value);
      }
    }
    if (const std::string path = folder + "/lexicon/token_parts.tsv"; file_exists(path)) {
      const Table table = Table::load(path);
      for (const Table::Row& row : table.rows()) {
        const std::string_view kind = row["kind"];
        StringSet* set = kind == "prefix"     ? &out.prefixes
                         : kind == "currency" ? &out.currencies
                         : kind == "unit"     ? &out.units
                         : kind == "domain"   ? &out.domains
                         : kind == "starter"  ? &out.starters
                         : kind == "initial"  ? &out.initials
                                              : nullptr;
        if (!set) row.fail("unknown kind '" + std::string(kind) + "'");
        set->insert(to_lower(row["form"]));
      }
    }
  }
  return out;
}

AbbreviationKind TokenTable::abbreviation(std::string_view form) const {
  const auto it = abbreviations_.find(form);
  return it == abbreviations_.end() ? AbbreviationKind::none : it->second;
}

}  // namespace chancery
