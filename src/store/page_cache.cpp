#include "store/page_cache.h"

#include <sqlite3.h>

#include <algorithm>
#include <new>

namespace chancery::store {
namespace {

sqlite3_pcache_methods2 below;

struct Cache {
  sqlite3_pcache* real;
  unsigned parking;  // the number at which pages are parked
  bool parked;
  unsigned highest;  // of the pages that it holds, at least
};

Cache* ours(sqlite3_pcache* cache) { return reinterpret_cast<Cache*>(cache); }

sqlite3_pcache* create(int page_size, int extra, int purgeable) {
  constexpr unsigned kLockByte = 0x40000000;
  sqlite3_pcache* real = below.xCreate(page_size, extra, purgeable);
  if (!real) return nullptr;
  auto* cache = new (std::nothrow) Cache{real, kLockByte / static_cast<unsigned>(page_size) + 1, false, 0};
  if (!cache) below.xDestroy(real);
  return reinterpret_cast<sqlite3_pcache*>(cache);
}

void destroy(sqlite3_pcache* cache) {
  below.xDestroy(ours(cache)->real);
  delete ours(cache);
}

sqlite3_pcache_page* fetch(sqlite3_pcache* cache, unsigned number, int make) {
  if (make) ours(cache)->highest = std::max(ours(cache)->highest, number);
  return below.xFetch(ours(cache)->real, number, make);
}

void rekey(sqlite3_pcache* cache, sqlite3_pcache_page* page, unsigned from, unsigned to) {
  Cache& own = *ours(cache);
  if (from == own.parking) own.parked = false;
  if (to == own.parking) own.parked = true;
  else own.highest = std::max(own.highest, to);
  below.xRekey(own.real, page, from, to);
}

void truncate(sqlite3_pcache* cache, unsigned limit) {
  Cache& own = *ours(cache);
  if (!own.parked && own.highest < limit) return;
  below.xTruncate(own.real, limit);
  own.parked = own.parked && own.parking < limit;
  own.highest = limit > 0 ? limit - 1 : 0;
}

void resize(sqlite3_pcache* cache, int pages) { below.xCachesize(ours(cache)->real, pages); }
int count(sqlite3_pcache* cache) { return below.xPagecount(ours(cache)->real); }
void unpin(sqlite3_pcache* cache, sqlite3_pcache_page* page, int discard) { below.xUnpin(ours(cache)->real, page, discard); }
void shrink(sqlite3_pcache* cache) { below.xShrink(ours(cache)->real); }

}  // namespace

void put_cache_over_sqlites() {
  if (sqlite3_config(SQLITE_CONFIG_GETPCACHE2, &below) != SQLITE_OK || !below.xCreate) return;
  sqlite3_pcache_methods2 over = below;
  over.xCreate = create;
  over.xDestroy = destroy;
  over.xFetch = fetch;
  over.xRekey = rekey;
  over.xTruncate = truncate;
  over.xCachesize = resize;
  over.xPagecount = count;
  over.xUnpin = unpin;
  over.xShrink = shrink;
  sqlite3_config(SQLITE_CONFIG_PCACHE2, &over);
}

}  // namespace chancery::store
