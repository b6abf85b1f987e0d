// The state of linking one article: which entities were found to be one, and questions about them that several kinds of
// links ask. The kinds stand in link_*.cpp, each a function over this.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/document.h"
#include "names/gazetteer.h"

namespace chancery {

class Links {
 public:
  Links(Document& document, const Gazetteer& gazetteer);

  Document& document;
  const Gazetteer& gazetteer;

  // The one entity that stands for all joined with it.
  EntityIndex find(EntityIndex e) const;
  Entity& entity(EntityIndex e) { return document.entities[find(e)]; }
  const Entity& entity(EntityIndex e) const { return document.entities[find(e)]; }
  // Makes them one; the fuller name, the known key, country, type and gender stay.
  EntityIndex join(EntityIndex a, EntityIndex b);
  EntityIndex add_person(const std::string& country);
  EntityIndex add_country(const std::string& alpha3);
  // Points a mention at an entity.
  void link(MentionIndex mention, EntityIndex entity, How how, std::string reason);
  // Leaves a mention open, with a problem that says why.
  void leave_open(MentionIndex mention, std::string why);

  std::uint32_t sentence_of(TokenIndex t) const { return sentence_of_token_[t]; }
  std::uint32_t sentence_of(MentionIndex m, int) const { return sentence_of_token_[document.mentions[m].tokens.first]; }
  // Mentions that begin in a sentence, in order.
  std::pair<MentionIndex, MentionIndex> mentions_in(std::uint32_t sentence) const { return in_sentence_[sentence]; }

  bool is_person(EntityIndex e) const { return entity(e).kind == EntityKind::person; }
  // The entity of a mention, resolved; nothing where open or collective.
  std::optional<EntityIndex> of(MentionIndex m) const;
  // Offices of a person as they stand now.
  std::vector<OfficeIndex> offices_of(EntityIndex person) const;
  void index_offices();
  // The countries of the article, one entity each; known once bodies are linked.
  void index_countries();
  const std::vector<EntityIndex>& countries() const { return countries_; }
  std::optional<EntityIndex> country_entity(std::string_view alpha3) const;
  std::string country_of(EntityIndex person) const;
  // Whether a grammatical subject: nsubj or joined to one.
  bool is_subject(MentionIndex m) const;
  // The subject of receiving, hosting or welcoming.
  bool receives(MentionIndex m) const;
  // Who says something: the subject of a verb of speech.
  bool speaks(MentionIndex m) const;
  // A verb of speech, by its lemma.
  static bool says(std::string_view lemma);
  // Whether a token stands within quotation marks.
  bool quoted(TokenIndex t) const { return quoted_[t] != 0; }
  std::string_view word(TokenIndex t) const { return document.at(document.tokens[t].span); }
  // Folded words of a mention's tokens.
  std::vector<std::string> words_of(MentionIndex m) const;
  // What a pointing mention's words say: its row of pointers.tsv, office words, and the countries named in it.
  struct Pointing {
    std::optional<PointerRow> row;
    std::vector<std::string> offices;  // names of offices.tsv that the words could mean
    bool offices_many = false;
    std::string phrase;                     // the pointing noun, folded
    std::vector<std::string> countries;     // alpha-3
    std::optional<MentionIndex> possessor;  // "his" in "his country"
    std::optional<Manner> manner;           // "the acting president"
    int counted = 0;                        // 2 for "both" and "two"
  };
  Pointing pointing(MentionIndex m) const;

  // The people (and delegations) of the contact at hand in each sentence; find_contacts.cpp.
  std::vector<std::vector<EntityIndex>> contact_at;

 private:
  mutable std::vector<EntityIndex> above_;
  void find_quotes();
  std::vector<std::uint32_t> sentence_of_token_;
  std::vector<char> quoted_;
  std::vector<std::pair<MentionIndex, MentionIndex>> in_sentence_;
  std::vector<std::vector<OfficeIndex>> offices_;
  std::vector<EntityIndex> countries_;
};

// Why "the members of the Council" are linked to the Council.
constexpr std::string_view kMembersReason = "its members";

constexpr MentionIndex kLookBack = 600;  // mentions; beyond, nothing is looked for

// Whether two office names may be said of one holder: the same, one the general word of the other, or both presiding.
bool offices_agree(const Gazetteer& gazetteer, std::string_view a, std::string_view b);

// Britain's foreign secretary and America's secretary of state are foreign ministers, whatever the press calls them.
std::string_view customary_office(std::string_view office, std::string_view country);
bool same_by_custom(std::string_view a, std::string_view b, std::string_view country);

// The state (alpha-3) of the capital or country that the dateline names; empty where it names neither.
std::string country_of_dateline(const Links& links);
// The state whose own agency the article comes from, of several agencies of the same letters the one that sits where the
// dateline is; empty where there is none.
std::string outlet_home(const Links& links, std::string_view reported_from);

void link_surnames(Links& links);
void lend_by_representing(Links& links);
void lend_by_leading(Links& links);
void lend_by_side(Links& links);
void lend_by_possessor(Links& links);
void lend_by_outlet(Links& links);
void lend_by_owner(Links& links);
void link_bodies(Links& links);
void link_people(Links& links);
void link_nameless(Links& links);
void link_bare_names(Links& links);
void find_contacts(Links& links);
void link_roles(Links& links);
void link_pronouns(Links& links);
void link_it(Links& links);
void link_counterparts(Links& links);
void link_collectives(Links& links);
void link_plural_pronouns(Links& links);
void link_predicates(Links& links);
void finish(Links& links);

}  // namespace chancery
