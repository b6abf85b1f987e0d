// Fetches pages politely and safely: robots.txt is asked, a host is not asked twice within the delay, nothing is asked that did not
// change (ETag, Last-Modified); addresses that are not public are refused at every connection, size and time are capped, certificates
// are checked.
//
//   Fetcher fetcher({.agent = "chancery/0.1"});
//   const Fetched page = fetcher.get("https://example.org/news", {});
//   if (page.error.empty() && page.status == 200) use(page.body);
//
// Never throws for what the web does. One at a time: not for threads. Proxies of the environment are not used: behind one nobody could
// tell where a connection goes.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "fetch/address.h"
#include "fetch/robots.h"
#include "intake/http_message.h"

namespace chancery {

struct FetchOptions {
  std::string agent = "chancery";  // User-Agent; what comes before '/' is the name that robots.txt may use
  std::size_t most_bytes = std::size_t{1} << 23;
  std::chrono::milliseconds time{30000};       // for one request, all in all
  std::chrono::milliseconds delay{1000};       // between two requests to a host; Crawl-delay of robots.txt can make it longer
  std::chrono::milliseconds longest_delay{30000};
  int most_redirects = 5;
  std::vector<Address> allowed;                // not public, and allowed all the same
  std::string certificates;                    // a file of certificates to trust, instead of the system's
};

struct Conditions {  // of the last time; empty where unknown
  std::string etag;
  std::string last_modified;
};

struct Fetched {
  int status = 0;          // 304: unchanged
  std::string address;     // after redirects
  Headers headers;         // of the last answer, names in lower case
  std::string body;        // content codings undone
  std::string error;       // in words; "" where an answer came, whatever its status
};

class Fetcher {
 public:
  explicit Fetcher(FetchOptions options);  // throws Error where libcurl is missing
  ~Fetcher();

  Fetched get(const std::string& address, const Conditions& conditions);

 private:
  struct Parts;       // of a URL
  struct Transfer;    // one request under way
  Fetched request(const std::string& address, const Conditions& conditions, std::size_t most);
  struct Site {
    Robots robots;
    std::string error;  // why nothing of it is fetched: it cannot be reached, or answers with an error
    std::chrono::steady_clock::time_point asked;
  };
  const Site& site_of(const Parts& parts);
  void wait_for_turn(const std::string& host, std::chrono::milliseconds delay);

  FetchOptions options_;
  std::map<std::string, Site> sites_;  // by scheme, host and port
  std::map<std::string, std::chrono::steady_clock::time_point> last_;
};

// The address that a link on a page leads to: "https://example.org/a/b" and "../c" -> "https://example.org/c"; "" where it is none of http.
std::string resolve_link(const std::string& base, const std::string& link);

}  // namespace chancery
