// Reads who is mentioned: people with their titles, bodies within bodies, organisations, countries, places, and the
// words that point at them ("the Tajik official", "his counterpart", "both sides", "he").
//
// Writes Document::mentions, entities and offices. Each mention that names something has an entity of its own, one that
// only points has none yet, and its `how` says how it points; the Linker joins them. Mentions come in order of the
// text, outer before inner; no token is the head of two.
//
//   const auto reader = MentionReader::load({"data"});
//   reader.run(document);   // after layout and syntax
//   Linker(reader.gazetteer()).run(document);
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "chancery/document.h"
#include "names/gazetteer.h"

namespace chancery {

class MentionReader {
 public:
  explicit MentionReader(std::shared_ptr<const Gazetteer> gazetteer) : gazetteer_(std::move(gazetteer)) {}
  static MentionReader load(const std::vector<std::string>& data_folders) {
    return MentionReader(Gazetteer::load(data_folders));
  }

  void run(Document& document) const;
  const std::shared_ptr<const Gazetteer>& gazetteer() const { return gazetteer_; }

 private:
  std::shared_ptr<const Gazetteer> gazetteer_;
};

}  // namespace chancery
