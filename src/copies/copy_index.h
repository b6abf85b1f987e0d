// Finds which articles share text with a new one, among very many: what the record asks before it counts sources.
//
//   CopyIndex index;
//   index.add(a); index.add(b);                      // numbered from 0, in the order given
//   for (const Likeness& like : index.like(c)) ...   // those that share text with c, the likest first
//
// What is in more than kCommon articles (a closing formula, a disclaimer) is no sign of a copy and is not followed further.
// Not safe for threads while adding; answers depend on what was added and its order alone.
#pragma once

#include <cstdint>
#include <vector>

#include "copies/fingerprint.h"

namespace chancery {

struct Likeness {
  std::uint32_t article = 0;
  double of_mine = 0;    // how much of the new one stands in that article
  double of_theirs = 0;  // how much of that article stands in the new one
  double most() const { return of_mine > of_theirs ? of_mine : of_theirs; }
  bool operator==(const Likeness&) const = default;
};

class CopyIndex {
 public:
  static constexpr std::uint32_t kCommon = 64;
  static constexpr double kLeast = .2;  // of either that must be shared

  std::uint32_t add(Fingerprint fingerprint);
  std::vector<Likeness> like(const Fingerprint& fingerprint) const;
  const Fingerprint& at(std::uint32_t article) const { return articles_[article]; }
  std::size_t size() const { return articles_.size(); }

 private:
  // Open addressing from a hash to the chain of the articles that have it.
  class Postings {
   public:
    void add(std::uint64_t hash, std::uint32_t article);
    template <typename Each>
    void each(std::uint64_t hash, Each each) const;

   private:
    struct Slot {
      std::uint64_t hash = 0;
      std::uint32_t head = 0;   // 1 + index into links_; 0 for an empty slot
      std::uint32_t count = 0;
    };
    struct Link {
      std::uint32_t article, next;
    };
    std::size_t find(std::uint64_t hash) const;
    void grow();
    std::vector<Slot> slots_;
    std::vector<Link> links_;
    std::size_t used_ = 0;
  };

  std::vector<Fingerprint> articles_;
  Postings texts_;
};

}  // namespace chancery
