// SQLite's own cache of pages, kept from walking over all its pages at every commit.
//
// To put pages of a table in order SQLite parks one for a moment at the number of the page that holds the lock's byte (262,145
// for pages of 4 KB), and its cache takes that for the highest number it has held: when the transaction ends it is cut back to
// the end of the file, and looks through every page that it holds for some beyond. In a file that ends before that number the
// walk finds nothing and costs more than the rest of a small commit, the larger the cache the more. What stands over the cache
// here remembers the highest number that stayed, and asks for a walk only where there is something to cut off.
#pragma once

namespace chancery::store {

// Before SQLite is initialised.
void put_cache_over_sqlites();

}  // namespace chancery::store
