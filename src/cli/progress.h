// Progress on standard error while a batch runs at a terminal: how many, how fast, how long yet. Silent elsewhere.
#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>

namespace chancery::cli {

class Progress {
 public:
  // total 0: not known.
  Progress(std::ostream& err, bool at_terminal, std::uint64_t total);
  ~Progress();
  void one_done();

 private:
  void show(bool last);
  std::ostream& err_;
  bool on_;
  std::uint64_t total_, done_ = 0;
  std::chrono::steady_clock::time_point start_, shown_;
};

}  // namespace chancery::cli
