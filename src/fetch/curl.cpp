#include "fetch/curl.h"

#include <dlfcn.h>

#include "chancery/error.h"

namespace chancery {
namespace {

template <typename Function>
void find(void* library, const char* name, Function& function) {
  void* found = ::dlsym(library, name);
  if (!found) throw Error("libcurl.so.4", 0, std::string("lacks ") + name);
  function = reinterpret_cast<Function>(found);
}

}  // namespace

Curl::Curl() {
  void* library = ::dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!library) library = ::dlopen("libcurl-gnutls.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!library) throw Error("libcurl.so.4", 0, "is not installed (Debian: libcurl4); it is needed to fetch, and for nothing else");
  CURLcode (*global_init)(long) = nullptr;
  find(library, "curl_global_init", global_init);
  if (global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) throw Error("libcurl.so.4", 0, "does not start");
  find(library, "curl_easy_init", easy_init);
  find(library, "curl_easy_setopt", easy_setopt);
  find(library, "curl_easy_perform", easy_perform);
  find(library, "curl_easy_getinfo", easy_getinfo);
  find(library, "curl_easy_cleanup", easy_cleanup);
  find(library, "curl_easy_strerror", easy_strerror);
  find(library, "curl_slist_append", slist_append);
  find(library, "curl_slist_free_all", slist_free_all);
  find(library, "curl_url", url);
  find(library, "curl_url_cleanup", url_cleanup);
  find(library, "curl_url_set", url_set);
  find(library, "curl_url_get", url_get);
  find(library, "curl_free", free);
}

const Curl& Curl::get() {
  static const Curl curl;
  return curl;
}

}  // namespace chancery
