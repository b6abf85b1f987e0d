// The frame of one verb of speech: its speaker (frame_reader.cpp) and what is said (frame_contents.cpp and the files of
// content_*.cpp). Part of speech_frames().
#pragma once

#include <optional>

#include "facts/speech.h"

namespace chancery {

class FrameReader {
 public:
  FrameReader(const ArticleReading& reading, const SpeechVerbs& verbs, const Sources& sources)
      : reading_(reading), verbs_(verbs), sources_(sources) {}
  std::optional<SpeechFrame> read(TokenIndex verb) const;

 private:
  std::optional<SpeechFrame> read_adjective(TokenIndex adjective) const;
  void add_complement(SpeechFrame& frame, TokenIndex verb, TokenIndex noun) const;
  bool neither(TokenIndex verb) const;
  bool conceals_name(const SpokenContent& content) const;
  bool own_words(const SpeechFrame& frame, TokenIndex verb) const;
  bool said_by_control(TokenIndex verb) const;
  TokenIndex sayer_of_tail(TokenIndex verb) const;
  bool names_matter(TokenIndex verb) const;
  bool names_predicate(TokenIndex verb) const;
  void add_predicate(SpeechFrame& frame, TokenIndex verb) const;
  void join_tails(SpeechFrame& frame) const;
  void fall_back(SpeechFrame& frame) const;
  void open_to_start(SpeechFrame& frame) const;
  bool says_for_itself(TokenIndex clause, TokenIndex head) const;
  bool finite(TokenRange range) const;
  void join_halves(SpeechFrame& frame) const;
  void keep_apart(SpeechFrame& frame) const;
  bool exchanged(TokenIndex verb) const;
  TokenIndex sayer_behind(TokenIndex verb) const;
  void add_antecedent(SpeechFrame& frame, TokenIndex verb) const;
  TokenIndex agent_behind_predicate(TokenIndex verb) const;
  bool quoted_as_saying(TokenIndex verb) const;
  TokenIndex quoted_by_other(TokenIndex verb) const;
  bool read_speaker(TokenIndex verb, SpeechFrame& frame, TokenIndex quoted) const;
  bool unknown_name(const SpeechFrame& frame) const;
  void add(SpeechFrame& frame, TokenRange range, TokenIndex head) const;
  bool goes_on(TokenIndex from, TokenIndex to) const;
  void add_clauses(SpeechFrame& frame, TokenIndex head, TokenRange limit) const;
  bool follows_colon(TokenIndex content) const;
  bool after_comma(TokenIndex content) const;
  TokenIndex group_start(TokenIndex verb, TokenIndex content) const;
  void add_passive_subject(SpeechFrame& frame, TokenIndex verb, const SpeechAct& act) const;
  void read_contents(TokenIndex verb, SpeechFrame& frame) const;
  bool add_told_noun(SpeechFrame& frame, TokenIndex verb, bool clausal) const;
  bool add_infinitive(SpeechFrame& frame, TokenIndex verb, TokenIndex object, TokenIndex& addressee) const;
  void add_around_tag(SpeechFrame& frame, TokenIndex verb) const;
  bool add_charge(SpeechFrame& frame, TokenIndex verb, TokenIndex object) const;
  bool add_charge_of_one(SpeechFrame& frame, TokenIndex object) const;
  bool in_time(TokenIndex t) const;
  bool some_official(TokenIndex subject) const;
  bool cites_source(TokenIndex verb, TokenIndex object) const;
  static bool of_ritual(const SpeechAct& noun);
  // "commitment to intensifying trade": the clause is cut out of its phrase and says nothing without it.
  bool gerund_of_noun(TokenIndex clause) const { return reading_[clause].xpos == "VBG"; }
  void add_object(SpeechFrame& frame, TokenIndex verb, TokenIndex object, const SpeechAct& act) const;
  void add_oblique(SpeechFrame& frame, TokenIndex verb, bool to_someone) const;
  const ArticleReading& reading_;
  const SpeechVerbs& verbs_;
  const Sources& sources_;
};

}  // namespace chancery
