// An HTTP response as archives keep it: status, headers, and the body with its transfer and content codings undone.
//
//   const HttpResponse response = read_http_response(block, kLongestPage);
//   response.header("content-type")   ->  "text/html; charset=windows-1251"
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chancery {

using Headers = std::vector<std::pair<std::string, std::string>>;  // names in lower case

// Header lines up to the empty line; `at` is moved past it. False where a line is no header.
bool read_headers(std::string_view bytes, std::size_t& at, Headers& headers);
std::string_view find_header(const Headers& headers, std::string_view name);  // "" where there is none

struct HttpResponse {
  int status = 0;
  Headers headers;
  std::string body;
  std::string problem;  // "" where all could be read; else what was wrong, and body holds what could be had
  std::string_view header(std::string_view name) const { return find_header(headers, name); }
};

// The body is cut at `most` bytes.
HttpResponse read_http_response(std::string_view block, std::size_t most);

// The pieces of a chunked body put together; false where they do not add up, with what could be had in `out`.
bool join_chunks(std::string_view body, std::string& out);

// "text/html" of "Text/HTML; charset=utf-8".
std::string media_type(std::string_view content_type);
// Whether it may hold an article as a page, as plain text, or as a feed.
bool is_page(std::string_view media_type);

}  // namespace chancery
