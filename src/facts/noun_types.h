// What the tables say of a noun: the type of an instrument ("minutes" -> protocol), the format of a contact ("summit").
//
// From lexicon/instrument_nouns.tsv (column type) and lexicon/contact_nouns.tsv (column format). A phrase counts before
// its last word alone.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facts/reading.h"

namespace chancery {

class NounTypes {
 public:
  static NounTypes load(const std::vector<std::string>& data_folders);
  // Of the noun with this head, with the words before it that make a phrase of the table; "" for none.
  std::string instrument(const ArticleReading& reading, TokenIndex head) const {
    return find(instruments_, reading, head);
  }
  std::string contact(const ArticleReading& reading, TokenIndex head) const { return find(contacts_, reading, head); }

 private:
  using Types = std::unordered_map<std::string, std::string>;
  std::string find(const Types& types, const ArticleReading& reading, TokenIndex head) const;
  Types instruments_;
  Types contacts_;
};

}  // namespace chancery
