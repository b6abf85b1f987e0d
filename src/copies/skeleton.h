// The consonants of a name, much the same in whatever script and language it is written: what a translation keeps.
//
//   skeleton("токаев")  ->  "tkv"      skeleton("tokayev")  ->  "tkv"
//   skeleton("widodo")  ->  "vd"       skeleton("видодо")  ->  "vd"
#pragma once

#include <string>
#include <string_view>

namespace chancery {

// `folded`: in lower case, accents dropped (base/utf8.h, fold).
std::string skeleton(std::string_view folded);

}  // namespace chancery
