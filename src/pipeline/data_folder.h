// Where the tables, rules and models stand.
#pragma once

#include <string>
#include <vector>

namespace chancery {

// The folder named; else $CHANCERY_DATA; else share/chancery beside the running program (an installed or unpacked
// tree); else the folder of the installation; else the source tree that the program was built from. Throws Error where
// none of them exists.
std::string find_data_folder(const std::string& named);

// That folder, then the user's own ones. Throws Error where one of these is no folder, holds no tables, or holds one of
// a name that nothing reads: rows that nobody would see.
std::vector<std::string> table_folders(const std::string& named, const std::vector<std::string>& own);

}  // namespace chancery
