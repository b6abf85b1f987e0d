// `chancery figures`: series of one indicator, actual and target apart, with a plot in the terminal or as SVG.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <ostream>

#include "cli/answer.h"
#include "cli/ask.h"
#include "cli/commands.h"
#include "cli/html.h"

namespace chancery::cli {
namespace {

using Figure = store::Questions::Figure;

std::string number(double value) {
  if (std::fabs(value) >= 1e12) return fmt::format("{:.6g} trillion", value / 1e12);
  if (std::fabs(value) >= 1e9) return fmt::format("{:.6g} billion", value / 1e9);
  if (std::fabs(value) >= 1e6) return fmt::format("{:.6g} million", value / 1e6);
  return fmt::format("{:.10g}", value);
}

std::string when(const Figure& one) { return !one.period.empty() ? one.period : one.published.empty() ? "no date" : "told " + one.published; }

// Figures that make one series: the same indicator, subjects and unit.
std::map<std::string, std::vector<const Figure*>> series(const std::vector<Figure>& all) {
  std::map<std::string, std::vector<const Figure*>> out;
  for (const Figure& one : all) out[one.indicator + (one.subjects.empty() ? "" : " (" + one.subjects + ")") + (one.unit.empty() ? "" : ", " + one.unit)].push_back(&one);
  return out;
}

bool forward(const Figure& one) { return one.nature == "target" || one.nature == "forecast"; }

void plot(const std::vector<const Figure*>& all, std::ostream& out) {
  double most = 0;
  for (const Figure* one : all) most = std::max(most, std::fabs(one->value));
  if (most <= 0) return;
  for (const Figure* one : all) {
    const auto width = static_cast<std::size_t>(std::lround(40 * std::fabs(one->value) / most));
    std::string bar;
    for (std::size_t i = 0; i < width; ++i) bar += forward(*one) ? "░" : "█";
    out << fmt::format("    {:<24} {} {}{}\n", when(*one), bar, number(one->value), forward(*one) ? " [" + one->nature + "]" : "");
  }
}

void draw(const std::map<std::string, std::vector<const Figure*>>& all, std::ostream& out) {
  std::size_t rows = 0;
  for (const auto& [name, figures] : all) rows += figures.size() + 2;
  out << fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"760\" height=\"{}\" font-family=\"sans-serif\" font-size=\"12\">\n", rows * 20 + 20);
  std::size_t y = 20;
  for (const auto& [name, figures] : all) {
    out << fmt::format("<text x=\"10\" y=\"{}\" font-weight=\"bold\">{}</text>\n", y, escaped(name));
    y += 20;
    double most = 1e-300;
    for (const Figure* one : figures) most = std::max(most, std::fabs(one->value));
    for (const Figure* one : figures) {
      out << fmt::format("<text x=\"10\" y=\"{}\">{}</text><rect x=\"190\" y=\"{}\" width=\"{:.1f}\" height=\"12\" fill=\"{}\" stroke=\"#335\"/><text x=\"{:.1f}\" y=\"{}\">{}<title>{}</title></text>\n", y,
                         escaped(when(*one)), y - 10, 340 * std::fabs(one->value) / most, forward(*one) ? "none" : "#6a8caf", 198 + 340 * std::fabs(one->value) / most, y,
                         escaped((one->hedge.empty() ? "" : one->hedge + " ") + number(one->value) + (one->nature.empty() || one->nature == "actual" ? "" : " [" + one->nature + "]")), escaped(one->source));
      y += 20;
    }
    y += 20;
  }
  out << "</svg>\n";
}

}  // namespace

int run_figures(const Arguments& arguments, std::ostream& out, std::ostream&) {
  Asking asking(arguments, store::Record::Mode::read);
  const auto [a, b] = asking.pair(arguments.files);
  const auto all = asking.questions.figures(a, b, arguments.get("--indicator"));
  const std::string format = arguments.get("--format");
  if (format == "svg") {
    draw(series(all), out);
    return all_done;
  }
  if (format != "text") {
    Answer answer({"indicator", "subjects", "period", "value", "unit", "hedge", "nature", "change", "published", "source", "id"});
    for (const Figure& one : all)
      answer.add({one.indicator, one.subjects, one.period, fmt::format("{:.15g}", one.value), one.unit, one.hedge, one.nature, one.change, one.published, one.source, one.id});
    answer.print(format, out);
    return all_done;
  }
  for (const auto& [name, figures] : series(all)) {
    out << name << '\n';
    for (const Figure* one : figures) {
      out << "  " << when(*one) << "  " << (one->hedge.empty() ? "" : one->hedge + " ") << number(one->value);
      if (!one->nature.empty() && one->nature != "actual") out << " [" << one->nature << "]";
      if (!one->change.empty()) out << ", " << one->change;
      out << "  [" << one->source << (one->published.empty() ? "" : ", " + one->published) << "]  " << one->id << '\n';
    }
    if (arguments.has("--plot") && figures.size() > 1) plot(figures, out);
  }
  if (all.empty()) out << "nothing in the record\n";
  return all_done;
}

}  // namespace chancery::cli
