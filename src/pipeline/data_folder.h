// Where the tables, rules and models stand.
#pragma once

#include <string>

namespace chancery {

// The folder named; else $CHANCERY_DATA; else share/chancery beside the running program (an installed or unpacked
// tree); else the folder of the installation; else the source tree that the program was built from. Throws Error where
// none of them exists.
std::string find_data_folder(const std::string& named);

}  // namespace chancery
