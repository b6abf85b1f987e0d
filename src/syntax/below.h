// Where a word stands in a tree: what a repair asks before it moves one, so that no tree closes into a circle.
#pragma once

#include "chancery/document.h"

namespace chancery {

// Whether `t` is `above` or hangs below it, at whatever depth.
inline bool below(const Document& document, TokenIndex t, TokenIndex above) {
  for (; t != kNoToken; t = document.tokens[t].head)
    if (t == above) return true;
  return false;
}

}  // namespace chancery
