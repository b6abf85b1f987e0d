// What every question over a record begins with.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/countries.h"
#include "cli/flags.h"
#include "store/questions.h"

namespace chancery::cli {

struct Asking {
  Asking(const Arguments& arguments, store::Record::Mode mode);
  // One or two countries as written, as codes; throws Error with what is near where one is none.
  std::pair<std::string, std::string> pair(const std::vector<std::string>& names) const;

  Countries countries;
  store::Record record;
  store::Questions questions;
};

std::string today();  // "2026-03-04", by Greenwich

}  // namespace chancery::cli
