package org.ventanilla.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileCoordinatesTests {
  @Test
  void indexesAreWrittenInGroupsOfThreeDigits() {
    assertThat(new TileCoordinates(0, 1234067, 256).path()).isEqualTo("tile/0/x001/x234/067");
    assertThat(new TileCoordinates(0, 0, 112).path()).isEqualTo("tile/0/000.p/112");
    assertThat(new TileCoordinates(12, 999, 256).path()).isEqualTo("tile/12/999");
    assertThat(new TileCoordinates(0, 273, 112).entriesPath()).isEqualTo("tile/entries/273.p/112");
    assertThat(new TileCoordinates(7, Long.MAX_VALUE, 1).path())
        .isEqualTo("tile/7/x009/x223/x372/x036/x854/x775/807.p/1");
  }

  @Test
  void aTreeOfSeventyThousandHasTheTilesOfTheSpecification() {
    assertThat(Tiles.partial(70_000))
        .containsExactly(
            new TileCoordinates(0, 273, 112),
            new TileCoordinates(1, 1, 17),
            new TileCoordinates(2, 0, 1));
    assertThat(Tiles.grown(0, 70_000)).hasSize(273 + 1 + 1 + 1 + 1);
    assertThat(Tiles.partial(256)).containsExactly(new TileCoordinates(1, 0, 1));
    assertThat(Tiles.partial(0)).isEmpty();
  }

  @Test
  void everyPlaceSurvivesItsPath() {
    long seed = Long.getLong("ventanilla.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 5000; i++) {
      long index = random.nextLong(1L << random.nextInt(1, 63));
      TileCoordinates place =
          new TileCoordinates(random.nextInt(64), index, 1 + random.nextInt(256));
      assertThat(TileCoordinates.parse(place.path()).orElseThrow())
          .as("seed %d", seed)
          .isEqualTo(place);
      TileCoordinates leaves = new TileCoordinates(0, index, place.width());
      assertThat(TileCoordinates.parseEntries(leaves.entriesPath()).orElseThrow())
          .as("seed %d", seed)
          .isEqualTo(leaves);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tile",
        "tile/",
        "tile/0",
        "tile/0/",
        "tile/0/0",
        "tile/0/0000",
        "tile/00/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/0/x000/001",
        "tile/0/001/002",
        "tile/0/x001",
        "tile/0/x001/x002",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000.p/",
        "tile/0/000.p",
        "tile/0/000.p/1/2",
        "tile/0/000/",
        "/tile/0/000",
        "tile/0/../000",
        "tile/entries/000",
        "tile/0/x009/x223/x372/x036/x854/x775/808",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/x999/x999/x999/x999/x999/999",
        "tile/0/\u0661\u0662\u0663"
      })
  void pathsThatAreNotCanonicalAreRefused(String path) {
    assertThat(TileCoordinates.parse(path)).isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void placesOutsideTheTreeAreRefused() {
    assertThat(TileCoordinates.of(0, 273, 70_000)).isEqualTo(new TileCoordinates(0, 273, 112));
    assertThat(TileCoordinates.of(0, 272, 70_000)).isEqualTo(new TileCoordinates(0, 272, 256));
    assertThatThrownBy(() -> TileCoordinates.of(0, 274, 70_000))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TileCoordinates.of(63, 0, Long.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
