// What quantities of one sentence say of each other: stated equivalents, units left out, values that cannot be right.
#include <cmath>
#include <cstdio>

#include "time/quantity_line.h"

namespace chancery {
namespace {

constexpr double kThousandfold = 500;  // ratio from which "million for billion" is suspected
constexpr double kSmallSum = 10000;    // below this no state invests, lends or trades
constexpr std::size_t kBeside = 8;     // quantities to each side that are compared
constexpr std::size_t kNear = 4;       // atoms within which the noun of a sum stands

double size_of(const Quantity& quantity) { return quantity.value ? *quantity.value : quantity.to ? *quantity.to : 0; }

std::string in_figures(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.10g", value);
  return buffer;
}

// The number that is left when thousands are taken off: 23 of 23 billion.
double mantissa(double value) {
  while (value >= 1000) value /= 1000;
  return value;
}

}  // namespace

// "50 million yuan ($7 million)", "26.8 million rufiyaa, or USD 1.7 million"
void QuantityReader::add_equivalents(Line& line) const {
  for (std::size_t k = 0; k + 1 < line.found.size(); ++k) {
    Found& one = line.found[k];
    const Found& other = line.found[k + 1];
    if (one.quantity.kind != QuantityKind::money && one.quantity.kind != QuantityKind::measure) continue;
    if (other.quantity.kind != one.quantity.kind || other.quantity.unit == one.quantity.unit) continue;
    bool marked = false, plain = true;
    for (std::size_t at = one.last; at < other.first; ++at) {
      const std::string& text = line.atoms[at].text;
      if (text == "(" || text == "or" || text == "equivalent" || text == "equal" || text == "=" || text == "equals")
        marked = true;
      else if (text != "," && text != "to" && text != "the" && text != "of" && text != "is" && text != "an" &&
               text != "which" && text != "ie")
        plain = false;
    }
    const bool alone = other.first > 0 && line.is(other.first - 1, "(") && line.is(other.last, ")");
    if ((marked && plain && other.first - one.last <= 6) || (alone && one.quantity.kind == QuantityKind::money))
      one.quantity.equivalent = static_cast<std::uint32_t>(k + 1);
  }
}

void QuantityReader::add_flags(Line& line) const {
  // A scaled number without a unit is in the money that the sentence spoke of before.
  const Found* money = nullptr;
  for (Found& found : line.found) {
    if (found.quantity.kind == QuantityKind::money && !found.bare) money = &found;
    if (!found.bare) continue;
    if (!money) continue;
    // "$14 billion, while the number of visitors reached 1.9 million": heads, not coins
    bool heads = false;
    for (std::size_t at = money->last; at < found.first; ++at)
      heads = heads || line.is(at, "number") || line.is(at, "population");
    if (heads) {
      found.quantity.kind = QuantityKind::count;
      found.quantity.unit.clear();
      continue;
    }
    found.quantity.kind = QuantityKind::money;
    found.quantity.unit = money->quantity.unit;
    found.quantity.basis = "the currency named before in the sentence";
  }
  for (std::size_t k = 0; k < line.found.size(); ++k) {
    Found& one = line.found[k];
    if (one.quantity.kind != QuantityKind::money) continue;
    const double value = size_of(one.quantity);
    // "$32 million ... already more than 23 billion": a thousandfold apart, much alike when the scale is taken off.
    for (std::size_t j = k > kBeside ? k - kBeside : 0; j < line.found.size() && j < k + kBeside && one.scaled; ++j) {
      const Found& other = line.found[j];
      if (j == k || other.quantity.kind != QuantityKind::money || other.quantity.unit != one.quantity.unit ||
          !other.scaled)
        continue;
      const double larger = size_of(other.quantity);
      if (value <= 0 || larger / value < kThousandfold || larger / value > 2000) continue;
      const double ratio = mantissa(larger) / mantissa(value);
      // A part and its whole may be so far apart; totals told side by side with hedges upwards are not.
      const bool totals = other.bare || (!one.quantity.hedge.empty() && !other.quantity.hedge.empty());
      if (ratio > 0.3 && ratio < 3 && totals)
        one.quantity.flag = "about a thousand times less than " + in_figures(larger) + " " + one.quantity.unit +
                            " in the same sentence";
    }
    // "1,118 bln": a comma before three figures and a large scale may stand for a point.
    if (one.scaled && value >= 1e12 && one.core < line.atoms.size()) {
      for (std::size_t at = one.core; at < one.last; ++at) {
        const std::string& text = line.atoms[at].text;
        const auto scale = numbers_.scale(line.atoms, at + 1);
        if (line.atoms[at].number() && text.find(',') != std::string::npos && text.find(',') == text.rfind(',') &&
            text.find('.') == std::string::npos && scale.factor == 1e9)
          one.quantity.flag = "the comma may stand for a decimal point";
      }
    }
    // "$670 in investment pledges"
    if (!one.scaled && value > 0 && value < kSmallSum && one.quantity.value) {
      for (std::size_t at = one.last; at < line.atoms.size() && at < one.last + kNear; ++at) {
        if (line.is(at, "per") || line.is(at, "a") || line.is(at, "each") || line.is(at, ",") || line.is(at, "."))
          break;
        if (!numbers_.words().has(line.atoms, at, "large_sum")) continue;
        one.quantity.flag = "small for \"" + line.atoms[at].text + "\": a word of scale may be missing";
        break;
      }
    }
  }
}

}  // namespace chancery
