// Prints who met whom in an article from standard input.
#include <chancery/pipeline.h>

#include <iostream>
#include <iterator>

int main() {
  chancery::Options options;
  options.data = CHANCERY_DATA_FOLDER;
  const auto pipeline = chancery::Pipeline::load(options);
  const std::string text(std::istreambuf_iterator<char>(std::cin), {});
  const chancery::Document article = pipeline.read(text, {});
  for (const auto& fact : article.facts) {
    if (fact.kind != "contact") continue;
    std::cout << fact.status;
    if (const auto* participants = fact.find("participants"))
      for (const auto& who : participants->list)
        if (who.entity) std::cout << " | " << article.entities[*who.entity].name;
    std::cout << '\n';
  }
}
