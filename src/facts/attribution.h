// Who says so: for any place of the article the chain of those who assert it, innermost first, the outlet last.
//
// "Over 90% of services are online, he said." -> the speaker, then the agency in hand.
#pragma once

#include <vector>

#include "facts/speech.h"

namespace chancery {

class Attribution {
 public:
  Attribution(const ArticleReading& reading, const SpeechVerbs& verbs, const Sources& sources);

  // In order of the text; statements are made of those that do not merely report.
  const std::vector<SpeechFrame>& frames() const { return frames_; }
  // Who asserts what stands at this token. A frame is left out of its own chain: pass it for the chain of a statement.
  std::vector<Assertion> chain(TokenIndex t, const SpeechFrame* except = nullptr) const;

 private:
  struct Cited {
    std::uint32_t sentence;
    TokenRange tokens;  // the citing phrase itself
    std::vector<Assertion> links;
  };
  void read_citations(const Sources& sources);
  std::vector<Assertion> links_of(const std::vector<Value>& values, const std::string& as) const;

  const ArticleReading* reading_;
  std::vector<SpeechFrame> frames_;
  std::vector<Cited> cited_;
  Assertion outlet_;
};

}  // namespace chancery
