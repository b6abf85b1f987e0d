// Whom "the Foreign Minister" or "the two ministers" means where the linker left it open: of several who hold such an
// office the only one who has spoken so far, or the only two of two countries whom the article has named.
//
//   const OpenRoles roles(reading);
//   roles.settle(frames);                        // the speakers of all frames, in order
//   if (auto who = roles.several(span)) ...
#pragma once

#include <vector>

#include <optional>

#include "facts/reading.h"
#include "facts/speech.h"

namespace chancery {

class OpenRoles {
 public:
  explicit OpenRoles(const ArticleReading& reading);

  void settle(std::vector<SpeechFrame>& frames) const;
  // The two whom plural words left open stand for; empty where that is not sure.
  std::vector<Value> several(Span span) const;

 private:
  std::optional<Value> goes_on(const SpeechFrame& frame, const SpeechFrame* before, Span span) const;
  bool holds(EntityIndex person, const std::string& role) const;

  const ArticleReading& reading_;
  std::vector<const Office*> offices_;  // of named persons, in order of the text
};

}  // namespace chancery
