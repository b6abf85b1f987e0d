// Walks over the words of one sentence and writes the mentions it finds; a part of MentionReader.
#pragma once

#include <optional>
#include <unordered_set>
#include <vector>

#include "names/mention_writer.h"
#include "names/phrase_reader.h"

namespace chancery {

class SentenceReader {
 public:
  // `known` holds the folded words of people's names read so far: titles in capitals are cut by them. May be null.
  SentenceReader(Document& document, const Sentence& sentence, const Gazetteer& gazetteer, MentionWriter& writer,
                 const std::unordered_set<std::string>* known);
  void run();

 private:
  // Each reads what begins at a word and gives the word after it, or 0 where it reads nothing.
  WordIndex pointer(WordIndex at);
  WordIndex titled(WordIndex at);
  WordIndex person(const NamePhrase& name, WordIndex first, const std::vector<OfficePhrase>& offices);
  WordIndex nameless(WordIndex first, const OfficePhrase& office, bool definite, bool indefinite);
  WordIndex plural(WordIndex first, const OfficePhrase& office, bool definite);
  std::vector<std::string> fields_shared(const OfficePhrase& office, std::size_t names) const;
  // One of the unnamed holders that the collective mention `all` stands for: the one of this country.
  void add_holder(const OfficePhrase& office, const CountryPhrase& country, MentionIndex all);
  std::vector<NamePhrase> names_listed(WordIndex at, bool after_title) const;
  std::vector<MentionIndex> people_before(WordIndex end) const;
  WordIndex respectively(WordIndex at, std::vector<OfficeIndex>& held);
  WordIndex counterparts(WordIndex at, WordIndex noun, WordIndex end, WordIndex possessive,
                         std::vector<CountryPhrase> countries);
  // "The Algerian succeeded": a person by the adjective of his country alone.
  WordIndex nationality(WordIndex at);
  WordIndex adjective_list(WordIndex at);
  WordIndex one_each(WordIndex first, WordIndex next, const OfficePhrase& office);
  WordIndex body_or_country(WordIndex at);
  // "the members of the Security Council", "the leaders of ASEAN", "ECOWAS leaders": the body as its members.
  WordIndex members(WordIndex at);
  WordIndex pronoun(WordIndex at);
  void lend_country(WordIndex first, EntityIndex person, const std::vector<OfficeIndex>& held);
  // What may stand after a person's name: "of Kazakhstan", ", Speaker of the Senate,", "(Latvia)".
  WordIndex presides_over(WordIndex verb, EntityIndex person, std::vector<OfficeIndex>& held);
  WordIndex after_name(WordIndex at, EntityIndex person, std::vector<OfficeIndex>& offices);
  std::optional<NamePhrase> name_at(WordIndex at, bool after_title) const;
  bool predicative(WordIndex at) const;
  // "will not be", "is no longer": an office that is not held.
  bool denied(WordIndex at) const;
  // Whether a person's first words stand behind "by", "with" and the like: no subject of what follows.
  bool after_preposition(EntityIndex person) const;
  // Whether a capital stands for its government; capital_speaks.cpp.
  bool government_speaks(const BodyPhrase& capital) const;
  bool dealt_with(const BodyPhrase& capital) const;
  // "A, the B and C": the countries listed from here; `end` is set past the last one.
  std::vector<CountryPhrase> countries_listed(WordIndex at, WordIndex& end) const;
  bool ends_apposition(WordIndex at) const;
  WordIndex closes_later(WordIndex at) const;
  WordIndex past_modifiers(WordIndex at) const;
  bool advises(const OfficePhrase& office) const;
  bool post_alone(WordIndex at) const;
  bool read_part(OfficePhrase& office, WordIndex close) const;
  bool name_of_thing(WordRange name) const;
  // Whether the words behind an office say that it is over.
  bool ended(WordIndex at) const;
  WordIndex past_service(WordIndex at) const;
  // "the deputy speakers of A will come: X, Y and Z": keeps the office for the names behind the colon.
  void read_heading(const OfficePhrase& office);

  Document& document_;
  const Sentence& sentence_;
  const Gazetteer& gazetteer_;
  MentionWriter& writer_;
  PhraseReader read_;
  const Words& words_;
  const std::unordered_set<std::string>* known_;
  struct Headed {
    NamePhrase name;
    OfficePhrase office;
  };
  std::vector<Headed> heading_;  // names listed behind a colon and the office before it
  MentionIndex heading_all_ = 0;  // the plural that stands for all of them
  OfficeIndex lender_ = 0;  // the first office of the person read last
  TokenIndex lender_sentence_ = kNoToken;
};

}  // namespace chancery
