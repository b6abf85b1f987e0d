// Countries by any of their names, out of the table of countries.
#pragma once

#include <map>
#include <string>

namespace chancery::cli {

class Countries {
 public:
  static Countries load(const std::string& data);
  // "KAZ" for "KAZ", "kaz", "Kazakhstan", "Republic of Kazakhstan", "Kazakh"; "" for what is no country.
  std::string code_of(const std::string& name) const;
  std::string alpha2(const std::string& code) const;  // "kz" for "KAZ"; "" where unknown
  const std::map<std::string, std::string>& names() const { return names_; }  // alpha-3 to the common name

 private:
  std::map<std::string, std::string> names_, codes_, alpha2_;
};

}  // namespace chancery::cli
