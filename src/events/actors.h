// Actors as event data write them: a country, sectors, a group code, out of a noun phrase.
//
//   "Israeli troops" ISRMIL    "the Syrian opposition" SYROPP    "police" ---COP    "the United Nations" IGOUNO
//   "Foreign Minister Ion Munteanu" MDAGOV (his office and country come from the article's entities)
//
// What counts, in this order: a name with a code of its own (data/ontology/event_actors.tsv), the entity that the
// phrase points at (its country, its office, its kind of body), the noun of an agent (data/lexicon/event_agents.tsv),
// and the adjectives and names of countries in the phrase. A phrase that is none of these is no actor.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "chancery/document.h"
#include "facts/reading.h"
#include "lexicon/phrases.h"

namespace chancery {

// "IGOUNO" -> country IGO, group UNO; "ISRMILSPY" -> country ISR, sectors MIL, SPY.
Party party_of_code(std::string_view code);

class ActorTables {
 public:
  static ActorTables load(const std::vector<std::string>& data_folders);

  const std::string* sector_of(const std::string& lemma) const;  // of an agent noun or phrase
  const Phrases& named() const { return named_; }                // values: into codes()
  const std::string* person(const std::string& name) const;      // code of somebody in people.tsv by a folded name
  const std::vector<std::string>& codes() const { return codes_; }
  const Phrases& countries() const { return countries_; }  // names, adjectives, demonyms, capitals -> into codes()
  // The sectors that an office (offices.tsv) or a kind of body (event_bodies.tsv) stands for; "" where none.
  std::string sector_of_office(const std::string& office) const;
  std::string sector_of_body(const std::string& type) const;

 private:
  std::uint32_t code(std::string_view text);
  std::unordered_map<std::string, std::string> agents_;
  std::unordered_map<std::string, std::string> offices_;
  std::unordered_map<std::string, std::string> bodies_;
  std::unordered_map<std::string, std::string> people_;
  Phrases named_;
  Phrases countries_;
  std::vector<std::string> codes_;
};

class ActorCoder {
 public:
  ActorCoder(const ArticleReading& reading, const ActorTables& tables);

  // The actors that the phrase with this head stands for, its conjuncts with it; empty where it is none.
  std::vector<Party> of(TokenIndex head) const;
  // Without its conjuncts.
  std::vector<Party> of_one(TokenIndex head) const;
  Party of_entity(EntityIndex entity, Span span) const;
  // A place as a party: what is done in or to a country or its towns.
  std::optional<Party> place(TokenIndex head) const;
  // Whether the noun by itself is one of somebody who acts: "peacekeepers".
  bool agent(TokenIndex head) const;
  // A country, or a capital that stands for one: "warned Riga".
  bool capital(TokenIndex head) const;

 private:
  struct Found {
    std::string country;  // code as in the tables
    TokenIndex at = kNoToken;
  };
  std::vector<TokenIndex> inside(TokenIndex head) const;  // the words of the phrase that may name whose it is
  struct Named {
    std::string code;
    bool whole = false;  // the name holds the head of the phrase: "Hamas", not "Hamas officials"
  };
  std::optional<Named> named_code(TokenIndex head) const;
  std::vector<Found> countries_in(TokenIndex head) const;
  std::string sector_in(TokenIndex head) const;
  std::string country_of(const Entity& entity) const;
  std::string sector_of(EntityIndex entity) const;
  std::string phrase_words(TokenIndex head) const;
  std::vector<Party> code_phrase(TokenIndex head, int depth) const;

  const ArticleReading& reading_;
  const ActorTables& tables_;
  std::vector<std::string> words_;  // folded, of the whole document
};

}  // namespace chancery
