// Clauses as events: what a verb, or a noun that a verb carries, says was done, by whom, to whom.
//
// A verb with a code of its own is that event ("attacked": 190). An act of speech or will makes its event of the act
// that it governs, however deep: "agreed to lift sanctions", "rejected calls for aid", "threatened to suspend aid
// unless". Main clauses come first; what relative and adverbial clauses tell is coded too, as asides.
#pragma once

#include <optional>
#include <vector>

#include "events/actors.h"
#include "events/event_words.h"
#include "facts/reading.h"

namespace chancery {

class ClauseCoder {
 public:
  ClauseCoder(const ArticleReading& reading, const ActorCoder& actors, const EventCodes& codes,
              const EventWords& words, Conventions conventions = Conventions::codebook);

  std::vector<Event> sentence(std::uint32_t index);

 private:
  struct Coding {
    std::string cameo, type, mode;
    std::vector<Party> sources, targets;
    bool mutual = false;
    TokenIndex word = kNoToken;
    TokenIndex subject = kNoToken;  // where the source was looked for
    std::string basis;
    std::vector<TokenIndex> used;
  };

  // What the word with the row found says; nothing where it is no event.
  std::optional<Coding> verb(TokenIndex v, int depth);
  std::optional<Coding> bare_verb(TokenIndex v, int depth);
  std::optional<Coding> noun(TokenIndex n, int depth);
  std::optional<Coding> by_row(TokenIndex v, const EventWord& row, int depth);
  std::optional<Coding> apply(std::string_view operation, const std::optional<Coding>& inner) const;

  // "joint drills", "jointly patrol": what shows force alone is cooperation together.
  bool is_joint(TokenIndex head) const;
  static void make_joint(Coding& coding);

  const EventWord* noun_row(TokenIndex n) const;
  // Phrases that begin with this noun: "state of emergency", "sit-in"; the longest first.
  std::vector<std::string> forward(TokenIndex n) const;
  // "riots erupted", "fighting broke out between", "an attack killed": an act with a name that happens.
  std::optional<Coding> occurrence(TokenIndex v);
  std::vector<std::string> lemmas(TokenIndex v) const;
  bool meets(TokenIndex v, const EventWord& row, int depth);
  bool meets(TokenIndex v, const EventWord::Need& need, int depth);
  bool is_class(TokenIndex head, const std::string& value, int depth);
  TokenIndex object(TokenIndex v) const;
  std::vector<TokenIndex> phrases(TokenIndex v, const std::string& preposition) const;
  TokenIndex complement(TokenIndex v, bool infinitive_only) const;
  std::vector<TokenIndex> owners(TokenIndex n) const;
  std::vector<Party> recipients(TokenIndex v, const std::vector<std::string>& to, TokenIndex object,
                                const std::optional<Coding>& inner, bool of_actor);
  std::vector<Party> parties(TokenIndex head, bool places) const;
  // Where violence, force or protest was done, as its recipient: "struck positions in northern Iraq". Not the doers'
  // own country.
  std::vector<Party> scene(TokenIndex v, const std::vector<Party>& doers) const;
  // Whether one country's voice tells of violence that another did: PETRARCH's convention makes that an accusation.
  bool blames(TokenIndex v, const Coding& told);
  // "said it had attacked": who tells of his own violence claims it.
  bool claims_own(std::string_view operation, TokenIndex v, const Coding& told);
  bool asks_for_words(TokenIndex v) const;    // "was asked to comment"
  bool owned_by_pronoun(TokenIndex n) const;  // "its members"
  // Whether a phrase that is no actor may stand for the country that it names: "a Rwandan report", "Kigali"; no coach.
  bool speaks_for_country(TokenIndex n);
  // The first actor below the verb that is not its doer, wherever it stands: PETRARCH2's recipient.
  std::vector<Party> below(TokenIndex v, const std::vector<Party>& doers) const;
  bool unless(TokenIndex v) const;
  void put_source(TokenIndex v, Coding& coding);
  enum class Modality { plain, future, must, possible };
  Modality modality(TokenIndex v) const;

  void walk(TokenIndex t, bool aside, int depth);
  void emit(const Coding& coding, TokenIndex at, bool aside);
  void asides(TokenRange range);
  bool only_meant(TokenIndex v) const;  // a verb that tells what is wished, needed or meant, not what is done
  bool believed(TokenIndex v) const;    // what this verb governs is told as a fact
  void dress(Event& event, TokenIndex at) const;

  const ArticleReading& reading_;
  const ActorCoder& actors_;
  const EventCodes& codes_;
  const EventWords& words_;
  const bool petrarch_;  // codes as PETRARCH2 does
  std::vector<Event> out_;
  std::vector<bool> used_;  // tokens of the document that events were read from
  std::uint32_t sentence_ = 0;
  std::vector<std::optional<std::optional<Coding>>> nouns_;  // worked out once a sentence
};

}  // namespace chancery
