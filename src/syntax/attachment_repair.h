// Phrases hung on the word that takes them, where the parser hung them on a neighbour. Which words take which phrases is said by
// lexicon/attachments.tsv:
//
//   1. The second object of a verb hangs on the verb, not on its object ("briefed her colleagues on the harvest"); so does what a
//      number grows to ("grew by 3 percent to 40").
//   2. What a promise is about hangs on the promise ("expressed the readiness of his side to help").
//   3. What a paper is on, and as what somebody is elected, hang on the noun right before ("passed a law on fisheries").
//   4. Where and when an event is hangs on the event where both stand before the verb ("the summit in Riga on Monday drew crowds").
//   5. Who speaks in the middle of a sentence stands beside its verb, not below a noun before it ("Relations, he stressed, are good").
//   6. What another one says besides hangs on what the first one says, not inside it ("Ozola said talks failed and Lungu said they
//      went on").
//   7. Who is on a visit stands right before the comma: "spoke beside Ozola, on a visit to Riga, as".
//   8. Who is so addressed acts: in "His Highness the Amir received guests" the Amir stands beside the address, and received is no
//      clause about it.
//   9. A clause about what is done to papers hangs on the paper, not on a noun inside its name.
//
// A tree with one root stays a tree with one root.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "chancery/document.h"

namespace chancery {

class AttachmentRepair {
 public:
  // Words of the classes that attachments.tsv names, from verbs.tsv, speech_verbs.tsv, nouns.tsv, instrument_nouns.tsv and contact_nouns.tsv.
  static AttachmentRepair load(const std::vector<std::string>& data_folders);
  void run(Document& document, TokenRange sentence) const;

  // A lemma, the relation of its row and a preposition ("" where it takes none).
  void add(std::string_view lemma, std::string_view relation, std::string_view takes);

 private:
  using Taking = std::unordered_map<std::string, std::unordered_set<std::string>>;  // prepositions by lemma
  bool takes(const Taking& words, const Token& token, const std::string& preposition) const;
  void second_objects(Document& document, TokenRange sentence) const;
  void promises(Document& document, TokenRange sentence) const;
  void matters(Document& document, TokenRange sentence) const;
  void events(Document& document, TokenRange sentence) const;
  void inserted_speech(Document& document, TokenRange sentence) const;
  void speech_beside(Document& document, TokenRange sentence) const;
  void visits(Document& document, TokenRange sentence) const;
  void addresses(Document& document, TokenRange sentence) const;
  void clauses_of_papers(Document& document, TokenRange sentence) const;

  Taking second_objects_, matters_, posts_, events_;
  std::unordered_set<std::string> promises_, papers_, paper_verbs_, inserted_, visits_, addresses_;
};

}  // namespace chancery
