#include "pipeline/stage.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

Stage stage(std::string name, Layers reads, Layers writes) { return {std::move(name), reads, writes, [](Document&) {}}; }

TEST(Stage, APossibleOrderIsAccepted) {
  EXPECT_EQ(wrong_order({stage("layout", Layer::text, Layer::layout), stage("segment", Layer::layout, Layer::sentences)}), "");
}

TEST(Stage, ReadingBeforeWritingIsRefused) {
  EXPECT_EQ(wrong_order({stage("parse", Layer::sentences, Layer::trees | Layer::names)}),
            "stage 'parse' reads sentences before any stage writes it");
}

TEST(Stage, ALayerHasOneWriter) {
  EXPECT_EQ(wrong_order({stage("a", Layer::text, Layer::layout), stage("b", Layer::text, Layer::layout)}),
            "stage 'b' writes layout, which has its writer already");
}

}  // namespace
}  // namespace chancery
