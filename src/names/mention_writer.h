// Writes what was read into the Document: one mention for each thing that points, with an entity of its own. Nothing is
// joined here; that is the Linker's work.
#pragma once

#include <optional>
#include <string>

#include "chancery/document.h"
#include "names/gazetteer.h"
#include "names/phrase_reader.h"

namespace chancery {

// Lower case letters and digits with single hyphens: "Foreign Affairs" -> "foreign-affairs".
std::string slug(std::string_view text);

class MentionWriter {
 public:
  MentionWriter(Document& document, const Gazetteer& gazetteer) : document_(document), gazetteer_(gazetteer) {}
  void sentence(const PhraseReader& reader) { words_ = &reader.words(); }

  MentionIndex mention(WordRange whole, WordRange pointing, How how, std::optional<EntityIndex> entity = std::nullopt);
  EntityIndex country(const CountryPhrase& phrase);
  EntityIndex body(const BodyPhrase& phrase);
  EntityIndex person(const NamePhrase& name, WordRange whole, How how = How::name);
  // A person whom nobody names, described by these words.
  EntityIndex nameless(WordRange whole, How how);
  OfficeIndex office(const OfficePhrase& phrase, std::optional<EntityIndex> holder,
                     std::optional<MentionIndex> mention);

 private:
  EntityIndex entity(EntityKind kind, WordRange name);

  Document& document_;
  const Gazetteer& gazetteer_;
  const Words* words_ = nullptr;
};

}  // namespace chancery
