// Names found by the model made to agree with what the tables know by name: countries, places, organisations.
//
//   const auto known = chancery::KnownNames::load({"data"});
//   known.run(document);   // reads tags, trees and names; changes names
//
//   1. Articles and forms of address in front of a name are no part of it ("the Bahamas", "Baroness Ann Reed").
//   2. What the tables write in several words is one name of their kind ("Brunei" "Darussalam"; "Central Asia" is no body).
//   3. A single word that is a country, or a place after "in" and the like, is no person, unless people of the text bear it.
//   4. Countries, and abbreviations of organisations, that the model passed over are names ("IMF").
//   5. Who is invited, thanked or congratulated is no place that the tables do not know; where one travels or arrives is no
//      person, unless people of the text bear the name.
//
// A name of the model that holds more than what is known ("Embassy of Japan") stays as it is. Case counts.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "chancery/document.h"
#include "syntax/token_table.h"

namespace chancery {

class KnownNames {
 public:
  enum class Sort : std::uint8_t { country, place, organisation };

  // From ontology/countries.tsv, places.tsv and organisations.tsv, and lexicon/honorifics.tsv and verbs.tsv, where they are.
  static KnownNames load(const std::vector<std::string>& data_folders);
  void run(Document& document) const;

  void add(const TokenTable& table, std::string_view phrase, Sort sort);
  void add_verb_of_people(std::string lemma) { verbs_of_people_.insert(std::move(lemma)); }
  void add_verb_of_motion(std::string lemma) { verbs_of_motion_.insert(std::move(lemma)); }
  void add_honorific(const TokenTable& table, std::string_view phrase);

 private:
  struct Match {
    TokenRange tokens;
    Sort sort;
  };
  struct Reading;  // of one sentence
  std::string joined(const Document& document, TokenRange range) const;
  Match longest(const Document& document, TokenIndex at, TokenIndex end) const;  // empty where nothing is known
  void trim(const Document& document, Name& name) const;
  void take(Reading& reading, const Match& match) const;

  std::unordered_map<std::string, Sort> phrases_;  // words with blanks between
  std::unordered_map<std::string, std::size_t, StringHash, std::equal_to<>> first_words_;  // most words of a phrase with it
  bool names_guest(const Document& document, const Name& name) const;
  bool names_goal(const Document& document, const Name& name) const;

  std::unordered_set<std::string> verbs_of_people_;  // whose object is a person or a party
  std::unordered_set<std::string> verbs_of_motion_;
  std::unordered_set<std::string> honorifics_;
  std::size_t longest_honorific_ = 0;
};

}  // namespace chancery
