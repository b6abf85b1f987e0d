// The codes of events: what each CAMEO code stands for, and what PLOVER makes of it.
//
// Read from data/ontology/cameo_codes.tsv and plover_map.tsv.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

struct EventCode {
  std::string code;  // "1123"
  std::string name;  // "Accuse of aggression"
  int quad = 0;      // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
  double goldstein = 0;
  std::string type;  // of PLOVER; "" where it has none
  std::string mode;
  std::vector<std::string> contexts;

  std::string root() const { return code.substr(0, 2); }
  std::string base() const { return code.substr(0, 3); }
};

class EventCodes {
 public:
  static EventCodes load(const std::vector<std::string>& data_folders);
  // Null for what is no code.
  const EventCode* find(std::string_view code) const;
  const std::map<std::string, EventCode, std::less<>>& all() const { return codes_; }

 private:
  std::map<std::string, EventCode, std::less<>> codes_;
};

// The quad class of a PLOVER type, 1 to 4; 0 for none. The intensity that PLOVER gives it, -10 to 10.
int quad_of_type(std::string_view type);
double intensity_of_type(std::string_view type);

}  // namespace chancery
