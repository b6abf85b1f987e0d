// What is remembered between one fetching and the next: the ETag and Last-Modified of each address, and which items of a feed were
// taken. A file of JSON, written whole and put in place at once, so that it is never half.
//
//   FetchMemory memory = FetchMemory::load("feeds.json");   // empty where there is no such file
//   memory.remember(address, conditions);
//   memory.save();
#pragma once

#include <deque>
#include <map>
#include <string>
#include <unordered_set>

#include "fetch/fetcher.h"

namespace chancery {

class FetchMemory {
 public:
  static constexpr std::size_t kMostItems = 5000;  // of a feed; older ones are forgotten

  // Nothing is kept where `path` is empty. Throws Error where the file is no memory.
  static FetchMemory load(const std::string& path);
  void save() const;  // throws Error where it cannot be written

  Conditions conditions_of(const std::string& address) const;
  void remember(const std::string& address, Conditions conditions);
  bool taken(const std::string& feed, const std::string& item) const;
  void take(const std::string& feed, const std::string& item);

 private:
  struct Items {
    std::deque<std::string> order;
    std::unordered_set<std::string> known;
  };
  std::string path_;
  std::map<std::string, Conditions> conditions_;
  std::map<std::string, Items> items_;
};

}  // namespace chancery
