// Whom one "he", "she", "his" or "her" points at: by gender, place in the sentence and the subject before. Two good
// candidates: open.
//
//   PronounResolver(links, mention, Gender::female).resolve();
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "names/links.h"

namespace chancery {

class PronounResolver {
 public:
  PronounResolver(Links& links, MentionIndex m, Gender gender) : links_(links), m_(m), gender_(gender) {
    sentence_ = links.sentence_of(m, 0);
    at_ = links.document.mentions[m].tokens.last - 1;  // of "His Excellency" the noun
  }
  // Links the mention, or leaves it open with a reason.
  void resolve();

 private:
  struct Candidate {
    EntityIndex entity;
    MentionIndex mention;
    bool subject;
  };
  static void add(std::vector<Candidate>& list, const Candidate& candidate);
  // Single people of a sentence, each once, before or after the pronoun; all of another sentence.
  std::vector<Candidate> people_in(std::uint32_t sentence, bool before) const;
  bool inside_quotation(std::uint32_t sentence) const;
  // "..., he said" and "She added that": who spoke last goes on, where nobody else came between.
  std::optional<Candidate> last_speaker() const;
  void leave_open(const char* why);
  // Whether the subject of a sentence is somebody who was left open.
  bool open_subject(std::uint32_t sentence) const;
  void look_back(std::optional<EntityIndex> other_than = std::nullopt);
  void accept(const Candidate& candidate, std::string reason);

  // What stands between the pronoun and whom it seems to point at; pronoun_rivals.cpp.
  // "the Trump administration": the name only describes a noun.
  bool describes_noun(MentionIndex m) const;
  // "X told them that officials should meet Y to understand his thinking": within the clause another is nearer.
  bool rival_in_clause(const Candidate& subject, const std::vector<Candidate>& before) const;
  // "X's meeting with his counterpart": X.
  std::optional<Candidate> owner_of_phrase(const std::vector<Candidate>& before) const;
  // "accompany X on his trip", "criticised X for his remarks": X.
  std::optional<Candidate> object_of_phrase(const std::vector<Candidate>& before) const;
  // "a student who died after he was imprisoned": whom nobody names.
  bool stranger_described() const;
  // "before he took office": of those named before, who holds one.
  bool takes_office() const;
  // "He responded": to what the sentence before tells of, not to himself.
  bool answers() const;

  // What the clause around the pronoun says of it; pronoun_clauses.cpp.
  // "His foreign minister, X": another's than X's.
  bool serves(EntityIndex person, MentionIndex m) const;
  // "Y, his Ugandan counterpart": Y.
  std::optional<EntityIndex> described_by_counterpart() const;
  // "A said that B had expressed his gratitude": who expresses it.
  std::optional<Candidate> of_expression(const std::vector<Candidate>& before) const;
  // The country of the counterpart whose "his" this is.
  std::string counterpart_country() const;
  // "A welcomed B, who is on her first visit": within a relative clause, whom the clause is about.
  std::optional<Candidate> relative_of(const std::vector<Candidate>& before) const;
  // ", she clarified," within what she says.
  bool inserted_speech() const;
  std::optional<EntityIndex> behind_person() const;
  // Whether somebody is the subject of "was briefed", "was told".
  bool told(MentionIndex m) const;
  // "said a department spokesman": who speaks in a sentence is no mention.
  bool stranger_speaks(std::uint32_t sentence) const;
  // "A spokesman did not dispute the numbers": who leads a sentence, whatever he does, is no mention.
  bool stranger_leads(std::uint32_t sentence) const;
  // "His Excellency" without a name.
  bool excellency() const;
  bool pronoun_subject_follows() const;
  bool possessive_use() const;
  // No subject stands before it; `itself`: it may be one of a clause below.
  bool opens_sentence(bool itself = false) const;
  // "X congratulated Y, expressing his belief that": X's, for the participle has no subject but X.
  std::optional<Candidate> of_participle(const std::vector<Candidate>& before) const;
  // "X congratulated Y on his re-election"
  std::optional<Candidate> benefactive(const std::vector<Candidate>& before, bool& doubtful);

  Links& links_;
  MentionIndex m_;
  Gender gender_;
  std::uint32_t sentence_ = 0;
  TokenIndex at_ = 0;
  bool unresolved_ = false;  // a counterpart whom nobody names yet stands between
};

}  // namespace chancery
