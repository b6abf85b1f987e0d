// Reads what stands at a word of a sentence: a country, a body with the bodies around it, an office with where it is
// held, a person's name. Built for one sentence; works on the sequence of words, as titles before names mislead trees.
//
//   "Speaker of the Senate of the Kazakh Parliament"
//   office_at(0) -> title "Speaker", body "Senate" in body "Kazakh Parliament" of country KAZ
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chancery/document.h"
#include "names/gazetteer.h"
#include "names/words.h"

namespace chancery {

struct CountryPhrase {
  WordRange words;  // the name alone
  std::string alpha3;
  How how = How::name;  // name, adjective or metonym
};

struct BodyPhrase {
  WordRange words;                       // with countries and parents: "Senate of the Kazakh Parliament"
  WordRange core;                        // "Senate"
  WordRange acronym;                     // "CSTO" of "Collective Security Treaty Organization (CSTO)"
  std::string name;                      // of the core, as written
  std::string kind;                      // "upper chamber"; of organisations their kind
  std::vector<std::uint32_t> rows;       // rows of bodies.tsv with that name
  std::string role;                      // of body_kinds.tsv: "foreign-ministry"
  std::string alone_key;                 // of the one row whose name says which body it is without a country
  std::string key;                       // of an organisation, of a place
  EntityKind entity = EntityKind::body;  // organisation and place stand as bodies of offices too
  std::vector<CountryPhrase> country;    // none or one, as written with this body
  std::vector<BodyPhrase> parent;        // none or one
  std::string alpha3;                    // of its country or its parent's, "" where unknown
};

struct OfficePhrase {
  WordRange words;   // the whole phrase
  WordRange title;   // "Speaker"
  std::string name;  // "speaker"
  Manner manner = Manner::full;
  bool plural = false;
  bool general = false;                  // a word such as "head" or "official"
  bool to_others = false;                // ambassadors: held in another country
  std::vector<BodyPhrase> body;          // none or one
  std::vector<CountryPhrase> country;    // none or one, else the body's
  std::vector<CountryPhrase> countries;  // further ones of a plural: "foreign ministers of A, B and C"
  std::vector<BodyPhrase> accredited;    // of organisations: none or one
  std::vector<CountryPhrase> accredited_country;
};

struct NamePhrase {
  WordRange words;  // the name without honorifics
  WordRange whole;  // with them
  Gender gender = Gender::unknown;
  std::optional<std::uint32_t> row;  // of people.tsv
  bool from_model = false;           // the name model found it; else read off capitals after a title
};

class PhraseReader {
 public:
  PhraseReader(const Document& document, const Sentence& sentence, const Gazetteer& gazetteer);

  const Words& words() const { return words_; }
  const std::vector<Hit>& hits(WordIndex at) const { return hits_[at]; }
  // The longest hit of a sort at a word that is written as such things are.
  std::optional<Hit> hit(WordIndex at, Sort sort) const;

  std::optional<CountryPhrase> country_at(WordIndex at) const;    // "Kazakhstan", "U.S."
  std::optional<CountryPhrase> adjective_at(WordIndex at) const;  // "Kazakh"
  std::optional<BodyPhrase> body_at(WordIndex at, int depth = 0) const;
  std::optional<BodyPhrase> place_at(WordIndex at) const;
  std::optional<OfficePhrase> office_at(WordIndex at, int depth = 0) const;
  std::optional<NamePhrase> name_at(WordIndex at, bool after_title) const;
  // Past "the", "a", "an" at a word.
  WordIndex past_article(WordIndex at) const;
  WordIndex past_mark(WordIndex at) const;
  // The model's name that covers a word, as words; empty where none of that type does.
  WordRange model_name(WordIndex at, NameType type) const;
  const Gazetteer& gazetteer() const { return gazetteer_; }

 private:
  std::optional<CountryPhrase> formal_country_at(WordIndex at) const;
  std::optional<BodyPhrase> core_at(WordIndex at) const;
  std::optional<BodyPhrase> composed_body_at(WordIndex at) const;
  void read_tail(BodyPhrase& body, int depth) const;
  std::optional<OfficePhrase> title_at(WordIndex at) const;
  void read_chain(OfficePhrase& office, int depth) const;
  void read_bare_body(OfficePhrase& office) const;
  void read_branch(BodyPhrase& body) const;
  void read_house(BodyPhrase& body) const;
  std::optional<OfficePhrase> leader_at(WordIndex at) const;
  bool behind_name(WordIndex at) const;
  bool is_chamber(const BodyPhrase& body) const;
  WordIndex topic_end(WordIndex at) const;
  WordIndex listed_topics_end(WordIndex at) const;
  bool written_right(WordIndex at, const Hit& hit) const;
  bool is_noun(WordIndex at) const;

  const Document& document_;
  const Gazetteer& gazetteer_;
  Words words_;
  std::vector<std::vector<Hit>> hits_;
  std::vector<int> name_of_word_;  // index into names_, -1
  std::vector<std::pair<WordRange, NameType>> names_;
};

}  // namespace chancery
