// What verbs and nouns say in codes of events, and what acts of speech make of the acts that they govern.
//
// Read from data/lexicon/event_verbs.tsv, event_nouns.tsv, event_objects.tsv, event_modes.tsv, event_contexts.tsv and
// data/ontology/event_transforms.tsv; each table's head explains its columns.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "events/codes.h"

namespace chancery {

// Whose reading of clauses: the codebooks', or PETRARCH2's, for projects that carry on with what it coded.
//   petrarch2: what somebody will, may or agrees to do is coded as done (its dictionary has no codes for modal verbs);
//   who says that he attacked claims it (015); in the passive "by", "from" and "in" name the doer; whatever actor
//   stands below the verb receives; any noun phrase with a country in it is an actor; nothing without two sides.
enum class Conventions { codebook, petrarch2 };

struct EventWord {
  struct Need {
    std::string what;                 // "obj", "noobj", "subj", "clause", "toclause", "act", a preposition or a word
    std::vector<std::string> values;  // classes; empty: anything
    bool denied = false;
  };
  std::string lemma;
  std::vector<Need> needs;      // verbs only
  std::string code;             // "190", "@request", "-"
  std::string type, mode;       // of PLOVER, where they differ from the code's
  std::vector<std::string> to;  // places of the recipient
  bool mutual = false;          // a star stood at one of them
  bool swap = false;            // "070<": the subject receives, and `to` names the doer ("received aid from")

  bool is_operator() const { return code.starts_with('@'); }
  std::string_view operation() const { return std::string_view(code).substr(1); }
};

class EventWords {
 public:
  static EventWords load(const std::vector<std::string>& data_folders, const EventCodes& codes);

  // Rows in the order in which they are tried; null where the lemma has none.
  const std::vector<EventWord>* verb(const std::string& lemma) const;
  const EventWord* noun(const std::string& lemma) const;
  bool is_object(const std::string& lemma, const std::string& class_name) const;
  bool has_object_class(const std::string& class_name) const { return object_classes_.contains(class_name); }
  // "=" inner, "" none; by the longest beginning of the inner code.
  std::string transform(std::string_view operation, std::string_view inner) const;

  struct Mode {
    std::string type, word, mode;
  };
  // The mode that a word of the clause speaks for, in events of this type; "" for none.
  const std::string* mode(const std::string& type, const std::string& word) const;
  const std::vector<std::string>* contexts(const std::string& word) const;

 private:
  std::unordered_map<std::string, std::vector<EventWord>> verbs_;
  std::unordered_map<std::string, EventWord> nouns_;
  std::unordered_map<std::string, std::vector<std::string>> objects_;
  std::unordered_map<std::string, int> object_classes_;
  std::map<std::string, std::string, std::less<>> transforms_;  // "reject/07"
  std::unordered_map<std::string, std::string> modes_;          // "ASSAULT/rocket"
  std::unordered_map<std::string, std::vector<std::string>> contexts_;
};

}  // namespace chancery
