#include "intake/http_message.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "intake/gzip.h"
#include "intake/web_packings.h"

namespace chancery {
namespace {

// Undoes one coding; false where it cannot.
bool undo(std::string_view coding, std::string& body, std::size_t most, std::string& problem) {
  if (coding.empty() || coding == "identity") return true;
  const bool brotli = coding == "br", zstd = coding == "zstd";
  if (coding != "gzip" && coding != "x-gzip" && coding != "deflate" && !brotli && !zstd) {
    problem = "content coding '" + std::string(coding.substr(0, 20)) + "' is not read";
    body.clear();
    return false;
  }
  // Many archives keep the header and store the body already unpacked.
  const auto looks_like_text = [](std::string_view bytes) {
    bytes = ascii_trimmed(bytes);
    return bytes.starts_with('<') || bytes.starts_with("\xEF\xBB\xBF");
  };
  if (!looks_gzipped(body) && looks_like_text(body.substr(0, 64))) return true;
  std::string out;
  if (brotli || zstd) {
    switch (brotli ? unpack_brotli(body, out, most) : unpack_zstd(body, out, most)) {
      case Unpacked::all:
        break;
      case Unpacked::damaged:
        problem = "packed body is damaged";
        break;
      case Unpacked::too_long:
        problem = "body too long: cut";
        break;
      case Unpacked::no_library:
        problem = std::string("content coding '") + (brotli ? "br" : "zstd") + "' needs " + (brotli ? "libbrotlidec.so.1 (Debian: libbrotli1)" : "libzstd.so.1 (Debian: libzstd1)");
        body.clear();
        return false;
    }
    body = std::move(out);
    return true;
  }
  if (!unpack(body, out, most)) problem = out.size() >= most ? "body too long: cut" : "packed body is damaged";
  body = std::move(out);
  return true;
}

}  // namespace

bool read_headers(std::string_view bytes, std::size_t& at, Headers& headers) {
  while (at < bytes.size()) {
    const auto newline = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = bytes.substr(at, newline - at);
    at = std::min(newline + 1, bytes.size());
    if (ascii_trimmed(line).empty()) return true;
    if ((line.front() == ' ' || line.front() == '\t') && !headers.empty()) {  // folded
      headers.back().second += ' ';
      headers.back().second += ascii_trimmed(line);
      continue;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    headers.emplace_back(ascii_lower(ascii_trimmed(line.substr(0, colon))), std::string(ascii_trimmed(line.substr(colon + 1))));
  }
  return true;
}

std::string_view find_header(const Headers& headers, std::string_view name) {
  for (const auto& [key, value] : headers)
    if (key == name) return value;
  return {};
}

bool join_chunks(std::string_view body, std::string& out) {
  out.clear();
  for (std::size_t at = 0; at < body.size();) {
    const auto newline = body.find('\n', at);
    if (newline == std::string_view::npos) return false;
    const std::string_view line = ascii_trimmed(body.substr(at, newline - at));
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (error != std::errc{} || (end != line.data() + line.size() && *end != ';' && *end != ' ')) return false;
    at = newline + 1;
    if (size == 0) return true;
    const auto take = static_cast<std::size_t>(std::min<std::uint64_t>(size, body.size() - at));
    out.append(body.substr(at, take));
    at += take;
    if (take < size) return false;
    if (body.substr(at).starts_with("\r\n")) at += 2;
    else if (body.substr(at).starts_with("\n")) at += 1;
  }
  return false;
}

HttpResponse read_http_response(std::string_view block, std::size_t most) {
  HttpResponse out;
  const auto newline = std::min(block.find('\n'), block.size());
  const std::string_view line = ascii_trimmed(block.substr(0, newline));
  const auto space = line.find(' ');
  if (!line.starts_with("HTTP/") || space == std::string_view::npos) {
    out.problem = "no HTTP status line";
    return out;
  }
  const std::string_view code = line.substr(space + 1, 3);
  std::from_chars(code.data(), code.data() + code.size(), out.status);
  std::size_t at = std::min(newline + 1, block.size());
  if (!read_headers(block, at, out.headers)) out.problem = "damaged HTTP headers";
  const std::string_view body = block.substr(at);
  const bool chunked = ascii_lower(out.header("transfer-encoding")).find("chunked") != std::string::npos;
  // As with packing, the header often stays when the crawler has joined the chunks already.
  std::string joined;
  if (chunked && join_chunks(body, joined)) out.body = std::move(joined);
  else if (chunked && !joined.empty()) {
    out.body = std::move(joined);
    out.problem = "chunked body is damaged";
  } else out.body.assign(body);
  std::string codings = ascii_lower(out.header("content-encoding"));
  while (!codings.empty()) {  // the last one was put on last
    const auto comma = codings.rfind(',');
    const std::string coding(ascii_trimmed(comma == std::string::npos ? codings : codings.substr(comma + 1)));
    if (!undo(coding, out.body, most, out.problem)) break;
    codings.resize(comma == std::string::npos ? 0 : comma);
  }
  if (out.body.size() > most) {
    out.body.resize(most);
    out.problem = "body too long: cut";
  }
  return out;
}

std::string media_type(std::string_view content_type) {
  return ascii_lower(ascii_trimmed(content_type.substr(0, content_type.find(';'))));
}

bool is_page(std::string_view type) {
  return type.empty() || type == "text/html" || type == "application/xhtml+xml" || type == "text/plain";
}

}  // namespace chancery
