// Who can say something, and as what: a person as speaker, a ministry as official source, "officials on condition of
// anonymity" as anonymous, a newspaper as agency. What cannot speak ("the meeting highlighted") is no source.
#pragma once

#include <string>
#include <vector>

#include "facts/reading.h"
#include "lexicon/phrases.h"

namespace chancery {

struct SourceReading {
  std::string as;       // "" where it is no source
  bool medium = false;  // an agency, a newspaper: reports what others say
};

class Sources {
 public:
  // Names of media from ontology/agencies.tsv; nouns of sources stand in the word classes source-person,
  // source-anonymous, source-text and source-medium.
  static Sources load(const std::vector<std::string>& data_folders);
  void add_medium(std::string_view name) { media_.add(name, 0); }

  SourceReading read(const ArticleReading& reading, TokenIndex subject, const std::vector<Value>& values) const;

 private:
  bool is_medium(const ArticleReading& reading, TokenIndex subject) const;
  Phrases media_;
};

}  // namespace chancery
