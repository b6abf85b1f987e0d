// robots.txt as RFC 9309 has it: what a site asks programs not to fetch.
//
//   const Robots robots = Robots::parse(text, "chancery");
//   robots.allows("/private/page.html")   ->  false
//
// The group that names us counts, else the group of *; the longest rule that fits decides, and allowing wins a tie.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

class Robots {
 public:
  static constexpr std::size_t kMost = 500 * 1024;  // bytes read, as the RFC asks at least

  static Robots parse(std::string_view text, std::string_view product);

  bool allows(std::string_view path_and_query) const;
  std::optional<double> delay() const { return delay_; }  // Crawl-delay, in seconds

 private:
  struct Rule {
    std::string pattern;
    bool allow = false;
  };
  std::vector<Rule> rules_;
  std::optional<double> delay_;
};

// Whether a pattern with * and a closing $ fits the beginning of a path.
bool fits_path(std::string_view pattern, std::string_view path);

}  // namespace chancery
