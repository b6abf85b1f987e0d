#include "fetch/fetcher.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <thread>

#include "fetch/curl.h"

namespace chancery {
namespace {

constexpr std::size_t kMostHeaders = 1 << 16;
constexpr std::chrono::hours kRobotsGoodFor{24};
constexpr std::chrono::minutes kErrorGoodFor{10};
constexpr long kSlowBytes = 50, kSlowSeconds = 10;

struct FreeUrl {
  void operator()(CURLU* url) const { Curl::get().url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, FreeUrl>;

std::string part_of(const Url& url, CURLUPart part, unsigned flags = 0) {
  const Curl& curl = Curl::get();
  char* text = nullptr;
  if (curl.url_get(url.get(), part, &text, flags) != CURLUE_OK || !text) return "";
  std::string out(text);
  curl.free(text);
  return out;
}

Url parse(const std::string& address) {
  Url url(Curl::get().url());
  if (!url || Curl::get().url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK) return nullptr;
  return url;
}

}  // namespace

struct Fetcher::Parts {
  std::string scheme, host, origin, path;  // path with its query
  bool good = false;

  explicit Parts(const std::string& address) {
    const Url url = parse(address);
    if (!url) return;
    scheme = part_of(url, CURLUPART_SCHEME);
    host = part_of(url, CURLUPART_HOST);
    origin = scheme + "://" + host + ":" + part_of(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    path = part_of(url, CURLUPART_PATH);
    const std::string query = part_of(url, CURLUPART_QUERY);
    if (!query.empty()) path += "?" + query;
    good = (scheme == "http" || scheme == "https") && !host.empty() && part_of(url, CURLUPART_USER).empty();
  }
};

struct Fetcher::Transfer {
  const FetchOptions& options;
  Fetched& out;
  std::size_t most;
  std::string refused;
  bool too_long = false, headers_too_long = false;
  std::size_t header_bytes = 0;

  static size_t body(char* data, size_t size, size_t count, void* self_) {
    auto& self = *static_cast<Transfer*>(self_);
    const std::size_t bytes = size * count;
    if (self.out.body.size() + bytes > self.most) {
      self.too_long = true;
      return 0;
    }
    self.out.body.append(data, bytes);
    return bytes;
  }

  static size_t header(char* data, size_t size, size_t count, void* self_) {
    auto& self = *static_cast<Transfer*>(self_);
    const std::string_view line(data, size * count);
    self.header_bytes += line.size();
    if (self.header_bytes > kMostHeaders) {
      self.headers_too_long = true;
      return 0;
    }
    if (line.starts_with("HTTP/")) self.out.headers.clear();  // an answer of 100 came before
    std::size_t at = 0;
    if (line.find(':') != std::string_view::npos) read_headers(line, at, self.out.headers);
    return line.size();
  }

  // Every connection passes here, with the address that names were resolved to: what a name says now is what is connected to.
  static curl_socket_t open(void* self_, curlsocktype, curl_sockaddr* to) {
    auto& self = *static_cast<Transfer*>(self_);
    const auto address = address_of(&to->addr, to->addrlen);
    const auto& allowed = self.options.allowed;
    if (!address || (!is_public(*address) && std::find(allowed.begin(), allowed.end(), *address) == allowed.end())) {
      self.refused = "refused: " + (address ? written(*address) : std::string("its address")) + " is not a public address";
      return CURL_SOCKET_BAD;
    }
    return ::socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
  }
};

Fetcher::Fetcher(FetchOptions options) : options_(std::move(options)) { Curl::get(); }
Fetcher::~Fetcher() = default;

void Fetcher::wait_for_turn(const std::string& host, std::chrono::milliseconds delay) {
  const auto last = last_.find(host);
  if (last != last_.end()) std::this_thread::sleep_until(last->second + std::min(delay, options_.longest_delay));
  last_[host] = std::chrono::steady_clock::now();
}

Fetched Fetcher::request(const std::string& address, const Conditions& conditions, std::size_t most) {
  const Curl& curl = Curl::get();
  Fetched out;
  out.address = address;
  Transfer transfer{options_, out, most, "", false, false, 0};
  const std::unique_ptr<CURL, void (*)(CURL*)> handle(curl.easy_init(), curl.easy_cleanup);
  CURL* h = handle.get();
  std::unique_ptr<curl_slist, void (*)(curl_slist*)> headers(nullptr, curl.slist_free_all);
  const auto add = [&](const std::string& line) {
    curl_slist* list = curl.slist_append(headers.get(), line.c_str());
    if (list) static_cast<void>(headers.release()), headers.reset(list);
  };
  const auto one_line = [](std::string text) {
    std::erase_if(text, [](char c) { return c == '\r' || c == '\n'; });
    return text;
  };
  if (!conditions.etag.empty()) add("If-None-Match: " + one_line(conditions.etag));
  if (!conditions.last_modified.empty()) add("If-Modified-Since: " + one_line(conditions.last_modified));
  add("Accept: text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, text/plain;q=0.8, */*;q=0.1");
  curl.easy_setopt(h, CURLOPT_URL, address.c_str());
  curl.easy_setopt(h, CURLOPT_HTTPHEADER, headers.get());
  curl.easy_setopt(h, CURLOPT_USERAGENT, options_.agent.c_str());
  curl.easy_setopt(h, CURLOPT_FOLLOWLOCATION, 0L);
  curl.easy_setopt(h, CURLOPT_PROXY, "");
  curl.easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
  curl.easy_setopt(h, CURLOPT_ACCEPT_ENCODING, "");
  curl.easy_setopt(h, CURLOPT_TIMEOUT_MS, static_cast<long>(options_.time.count()));
  curl.easy_setopt(h, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::min<std::int64_t>(options_.time.count(), 10000)));
  curl.easy_setopt(h, CURLOPT_LOW_SPEED_LIMIT, kSlowBytes);
  curl.easy_setopt(h, CURLOPT_LOW_SPEED_TIME, kSlowSeconds);
  curl.easy_setopt(h, CURLOPT_SSL_VERIFYPEER, 1L);
  curl.easy_setopt(h, CURLOPT_SSL_VERIFYHOST, 2L);
  if (!options_.certificates.empty()) curl.easy_setopt(h, CURLOPT_CAINFO, options_.certificates.c_str());
  curl.easy_setopt(h, CURLOPT_WRITEFUNCTION, &Transfer::body);
  curl.easy_setopt(h, CURLOPT_WRITEDATA, &transfer);
  curl.easy_setopt(h, CURLOPT_HEADERFUNCTION, &Transfer::header);
  curl.easy_setopt(h, CURLOPT_HEADERDATA, &transfer);
  curl.easy_setopt(h, CURLOPT_OPENSOCKETFUNCTION, &Transfer::open);
  curl.easy_setopt(h, CURLOPT_OPENSOCKETDATA, &transfer);
  const CURLcode result = curl.easy_perform(h);
  long status = 0;
  curl.easy_getinfo(h, CURLINFO_RESPONSE_CODE, &status);
  out.status = static_cast<int>(status);
  if (result == CURLE_OK) return out;
  if (!transfer.refused.empty()) out.error = transfer.refused;
  else if (transfer.too_long) out.error = "longer than " + std::to_string(most) + " bytes";
  else if (transfer.headers_too_long) out.error = "headers longer than " + std::to_string(kMostHeaders) + " bytes";
  else if (result == CURLE_OPERATION_TIMEDOUT) out.error = "too slow: given up";
  else out.error = curl.easy_strerror(result);
  out.body.clear();
  return out;
}

const Fetcher::Site& Fetcher::site_of(const Parts& parts) {
  const auto now = std::chrono::steady_clock::now();
  if (const auto known = sites_.find(parts.origin); known != sites_.end()) {
    const std::chrono::steady_clock::duration good_for = known->second.error.empty() ? kRobotsGoodFor : kErrorGoodFor;
    if (now - known->second.asked < good_for) return known->second;
    sites_.erase(known);
  }
  std::string address = parts.origin + "/robots.txt";
  Site site;
  site.asked = now;
  for (int hop = 0;; ++hop) {
    wait_for_turn(Parts(address).host, options_.delay);
    const Fetched answer = request(address, {}, options_.most_bytes);
    if (answer.error.empty() && answer.status >= 300 && answer.status < 400) {
      address = resolve_link(address, std::string(find_header(answer.headers, "location")));
      if (!address.empty() && hop < options_.most_redirects) continue;
    } else if (!answer.error.empty()) {
      site.error = answer.error;
    } else if (answer.status >= 500) {  // RFC 9309 asks to leave a broken site alone
      site.error = "robots.txt cannot be read: status " + std::to_string(answer.status);
    } else if (answer.status >= 200 && answer.status < 300) {
      site.robots = Robots::parse(answer.body, options_.agent.substr(0, options_.agent.find_first_of("/ ")));
    }
    break;
  }
  return sites_.emplace(parts.origin, std::move(site)).first->second;
}

Fetched Fetcher::get(const std::string& address, const Conditions& conditions) {
  std::string at = address;
  Fetched out;
  for (int hop = 0; hop <= options_.most_redirects; ++hop) {
    const Parts parts(at);
    if (!parts.good) {
      out = {};
      out.address = at;
      out.error = "not an address of http or https";
      return out;
    }
    const Site& site = site_of(parts);
    if (!site.error.empty() || !site.robots.allows(parts.path)) {
      out = {};
      out.address = at;
      out.error = site.error.empty() ? "robots.txt asks not to fetch it" : site.error;
      return out;
    }
    const double asked = std::min(site.robots.delay().value_or(0), 3600.0);
    const auto delay = std::chrono::milliseconds(static_cast<std::int64_t>(asked * 1000));
    wait_for_turn(parts.host, std::max(delay, options_.delay));
    out = request(at, hop == 0 ? conditions : Conditions{}, options_.most_bytes);
    if (!out.error.empty() || out.status < 300 || out.status > 399 || out.status == 304) return out;
    const std::string next = resolve_link(at, std::string(find_header(out.headers, "location")));
    if (next.empty()) {
      out.error = "redirects to nowhere";
      return out;
    }
    at = next;
  }
  out.error = "redirects more than " + std::to_string(options_.most_redirects) + " times";
  return out;
}

std::string resolve_link(const std::string& base, const std::string& link) {
  if (link.empty()) return "";
  const Url url = parse(base);
  if (!url || Curl::get().url_set(url.get(), CURLUPART_URL, link.c_str(), 0) != CURLUE_OK) return "";
  const std::string scheme = part_of(url, CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https") return "";
  Curl::get().url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
  return part_of(url, CURLUPART_URL);
}

}  // namespace chancery
