// libcurl, opened when first needed: the program itself needs no network library and runs where there is none.
//
//   const Curl& curl = Curl::get();      // throws Error where libcurl is not installed
//   CURL* handle = curl.easy_init();
#pragma once

#include <curl/curl.h>

namespace chancery {

struct Curl {
  static const Curl& get();

  CURL* (*easy_init)();
  CURLcode (*easy_setopt)(CURL*, CURLoption, ...);
  CURLcode (*easy_perform)(CURL*);
  CURLcode (*easy_getinfo)(CURL*, CURLINFO, ...);
  void (*easy_cleanup)(CURL*);
  const char* (*easy_strerror)(CURLcode);
  curl_slist* (*slist_append)(curl_slist*, const char*);
  void (*slist_free_all)(curl_slist*);
  CURLU* (*url)();
  void (*url_cleanup)(CURLU*);
  CURLUcode (*url_set)(CURLU*, CURLUPart, const char*, unsigned);
  CURLUcode (*url_get)(const CURLU*, CURLUPart, char**, unsigned);
  void (*free)(void*);

 private:
  Curl();
};

}  // namespace chancery
