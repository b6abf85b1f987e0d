// Golden articles: examples/articles/NAME.txt and what must be found in it, cases/articles/NAME.facts.
//
//   + contact held host="Ilze Ozola" guest="Andrei Munteanu" date=2026-03-03 topic="agriculture"
//   - contact held guest="Karim Aziz"          must not be found
//   ~ measure done act=expelled                should be found, and is not yet
//
// golden_for_tests.h tells how a line is read.
#include <gtest/gtest.h>

#include "base/file.h"
#include "chancery/pipeline.h"
#include "pipeline/golden_for_tests.h"

namespace chancery {
namespace {

using golden::Golden;
using golden::Line;
using golden::read_line;

TEST(GoldenArticles, FactsThatMustAndMustNotBeFound) {
  std::string data = CHANCERY_SOURCE_DATA;
  if (!file_exists(data + "/models")) GTEST_SKIP() << "no model";
  const Pipeline pipeline = Pipeline::load({});
  const std::string cases = CHANCERY_CASES;
  std::size_t wanted = 0, found = 0, gaps = 0, mended = 0;
  for (const std::string& path : files_in(cases + "/articles", ".facts")) {
    const std::size_t slash = path.rfind('/');
    const std::string name = path.substr(slash + 1, path.size() - slash - 7);
    const Document document = pipeline.read(read_file(cases + "/../examples/articles/" + name + ".txt"),
                                            {.name = name, .title = {}, .published = {}, .agency = {}, .language = {}});
    const Golden golden(document);
    std::istringstream lines(read_file(path));
    std::string text;
    while (std::getline(lines, text)) {
      if (text.empty() || text[0] == '#') continue;
      const Line line = read_line(text);
      const bool there = golden.found(line);
      if (line.sign == '+') {
        ++wanted;
        found += there;
        EXPECT_TRUE(there) << name << ": " << line.text;
      } else if (line.sign == '-') {
        EXPECT_FALSE(there) << name << ": " << line.text;
      } else {
        ++gaps;
        mended += there;
        if (there) std::printf("found by now, write + for it: %s: %s\n", name.c_str(), text.c_str());
      }
    }
  }
  std::printf("golden articles: %zu of %zu found, %zu known gaps, %zu of them mended\n", found, wanted, gaps, mended);
}

}  // namespace
}  // namespace chancery
