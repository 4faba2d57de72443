package org.ventanilla.screening.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.ScreeningException.Code;

class CompiledListTests {
  private static final int HEAD = 16;
  private static final int INDEX = HEAD + "opaque".length();
  private static final int END = HEAD + 4;

  @TempDir Path directory;

  private LoadedList sample(ListType type) throws IOException {
    Path path = directory.resolve(type == ListType.SENZING ? "list.csv" : "list.txt");
    Files.writeString(directory.resolve("mapping.json"), ListFiles.MAPPING);
    Files.writeString(path, HostileListTests.sound(type));
    return ListSource.of(type, path).load();
  }

  private byte[] bytes() throws IOException {
    return new CompiledList(
            sample(ListType.UN),
            new TreeMap<>(Map.of("INDX", "opaque".getBytes(StandardCharsets.US_ASCII))))
        .bytes();
  }

  @ParameterizedTest
  @EnumSource(value = ListType.class, mode = EnumSource.Mode.EXCLUDE, names = "COMPILED")
  void aListComesBackAsItWas(ListType type) throws IOException {
    LoadedList list = sample(type);
    Path path = directory.resolve("compiled");

    new CompiledList(list, new TreeMap<>()).write(path);

    assertThat(CompiledList.read(path).list()).isEqualTo(list);
    assertThat(ListSource.parse("compiled:" + path).load()).isEqualTo(list);
    assertThat(ListSource.parse("mine=compiled:" + path).load().name()).isEqualTo("mine");
    assertThat(directory).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void otherSectionsComeBackToo() throws IOException {
    CompiledList compiled = read(bytes());

    assertThat(compiled.section("INDX")).get().isEqualTo("opaque".getBytes(StandardCharsets.UTF_8));
    assertThat(compiled.section("NONE")).isEmpty();
    assertThatThrownBy(
            () -> new CompiledList(compiled.list(), new TreeMap<>(Map.of("LIST", new byte[0]))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new CompiledList(compiled.list(), new TreeMap<>(Map.of("indx", new byte[0]))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new CompiledList(compiled.list(), new TreeMap<>(Map.of("ENDS", new byte[0]))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anyFlippedBitIsMet() throws IOException {
    byte[] sound = bytes();
    for (int bit = 0; bit < 8 * sound.length; bit++) {
      byte[] bytes = sound.clone();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      if (readable(bytes)) {
        fail("bit %d is not met".formatted(bit));
      }
    }
  }

  private static boolean readable(byte[] bytes) {
    try {
      read(bytes);
      return true;
    } catch (ScreeningException e) {
      assertThat(e.code()).isIn(Code.LIST_DAMAGED, Code.LIST_VERSION);
      return false;
    }
  }

  @Test
  void aFileThatIsCutAnywhereIsRefused() throws IOException {
    byte[] sound = bytes();
    for (int length = 0; length < sound.length; length++) {
      byte[] bytes = Arrays.copyOf(sound, length);
      assertThat(readable(bytes)).as("length %d", length).isFalse();
    }
  }

  @Test
  void aCutBetweenSectionsIsSaid() throws IOException {
    byte[] sound = bytes();

    for (int length : new int[] {sound.length - END, sound.length - END - INDEX}) {
      assertThatThrownBy(() -> read(Arrays.copyOf(sound, length)))
          .isInstanceOf(ScreeningException.class)
          .hasMessage(
              "f, byte %d: it has no end: the file was cut; compile the list again", length);
    }
  }

  @Test
  void aSectionThatWasTakenOutIsSaid() throws IOException {
    byte[] sound = bytes();
    int place = sound.length - END - INDEX;
    byte[] without =
        ByteBuffer.allocate(sound.length - INDEX)
            .put(sound, 0, place)
            .put(sound, place + INDEX, END)
            .array();

    assertThatThrownBy(() -> read(without))
        .isInstanceOf(ScreeningException.class)
        .hasMessage("f, byte %d: a section is missing; compile the list again", place);
  }

  @Test
  void bytesAfterTheEndAreMet() throws IOException {
    byte[] sound = bytes();
    byte[] twice =
        ByteBuffer.allocate(sound.length + END)
            .put(sound)
            .put(sound, sound.length - END, END)
            .array();

    assertThat(readable(Arrays.copyOf(sound, sound.length + 1))).isFalse();
    assertThat(readable(twice)).isFalse();
  }

  @Test
  void hostileBytesWithRightChecksumsAreAListOrDamaged() throws IOException {
    long seed = 77;
    Random random = new Random(seed);
    byte[] sound = new ListEncoder().encode(sample(ListType.FTM));
    int lists = 0;
    for (int round = 0; round < 5_000; round++) {
      byte[] bytes = sound.clone();
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        read(sealed(bytes));
        lists++;
      } catch (ScreeningException e) {
        assertThat(e.code()).as("seed %d round %d", seed, round).isEqualTo(Code.LIST_DAMAGED);
      }
    }
    assertThat(lists).isGreaterThan(250);
  }

  static CompiledList read(byte[] bytes) {
    try {
      return CompiledList.of("f", new ByteArrayInputStream(bytes), bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A file with this content, the checksum it asks for, and an end.
  static byte[] sealed(byte[] content) {
    ByteBuffer file = ByteBuffer.allocate(8 + HEAD + content.length + END);
    file.putInt(0x5653434c).putInt(CompiledList.VERSION);
    section(file, "LIST", content);
    section(file, "ENDS", new byte[] {0, 0, 0, 1});
    return file.array();
  }

  private static void section(ByteBuffer file, String name, byte[] content) {
    byte[] head =
        ByteBuffer.allocate(12)
            .put(name.getBytes(StandardCharsets.US_ASCII))
            .putLong(content.length)
            .array();
    CRC32C crc = new CRC32C();
    crc.update(head);
    crc.update(content);
    file.put(head).putInt((int) crc.getValue()).put(content);
  }

  @Test
  void aFileThatChangesWhileItIsReadIsMet() throws IOException {
    byte[] sound = bytes();

    for (int size : new int[] {sound.length - END, sound.length - 1, sound.length + 1}) {
      assertThatThrownBy(() -> CompiledList.of("f", new ByteArrayInputStream(sound), size))
          .isInstanceOfSatisfying(
              ScreeningException.class, e -> assertThat(e.code()).isEqualTo(Code.LIST_DAMAGED));
    }
    assertThatThrownBy(
            () -> CompiledList.of("f", new ByteArrayInputStream(sound), CompiledList.LONGEST + 1))
        .isInstanceOfSatisfying(
            ScreeningException.class, e -> assertThat(e.code()).isEqualTo(Code.LIST_TOO_LARGE));
  }

  @Test
  void anotherVersionIsSaid() throws IOException {
    byte[] bytes = bytes();
    bytes[7] = 9;

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOfSatisfying(
            ScreeningException.class, e -> assertThat(e.code()).isEqualTo(Code.LIST_VERSION))
        .hasMessageContaining("compile the list again");
  }

  @Test
  void aDeltaSaysWhatBecameOfEveryEntry() {
    long seed = 12;
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<ListedEntity> before = new ArrayList<>();
      List<ListedEntity> after = new ArrayList<>();
      List<String> added = new ArrayList<>();
      List<String> removed = new ArrayList<>();
      List<String> changed = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        ListedEntity then = entity("" + i, "Mexico", "DOB");
        switch (random.nextInt(4)) {
          case 0 -> {
            before.add(then);
            removed.add(then.id());
          }
          case 1 -> {
            after.add(then);
            added.add(then.id());
          }
          case 2 -> {
            before.add(then);
            after.add(entity("" + i, "Colombia", "DOB"));
            changed.add(then.id());
          }
          default -> {
            before.add(then);
            after.add(then);
          }
        }
      }

      ListDelta delta = ListDelta.between(before, after);

      assertThat(delta.added()).as("seed %d", seed).extracting(ListedEntity::id).isEqualTo(added);
      assertThat(delta.removed()).extracting(ListedEntity::id).isEqualTo(removed);
      assertThat(delta.changed()).extracting(c -> c.after().id()).isEqualTo(changed);
      assertThat(delta.changed())
          .allSatisfy(c ->
              assertThat(c.changes())
                  .containsExactly(
                      new ListDelta.Change(
                          "nationalities", List.of("Mexico"), List.of("Colombia"))));
      assertThat(ListDelta.between(before, before).isEmpty()).isTrue();
    }
  }

  private static ListedEntity entity(String id, String country, String program) {
    return ListedEntity.builder(id, ListedEntity.Kind.PERSON)
        .name(ListedEntity.NameKind.PRIMARY, "PRUEBA " + id + ", X.")
        .nationality(country)
        .program(program)
        .build();
  }

  @Test
  void theOrderOfValuesIsNoChange() {
    ListedEntity one =
        ListedEntity.builder("1", ListedEntity.Kind.PERSON)
            .name(ListedEntity.NameKind.PRIMARY, "X Y")
            .program("A")
            .program("B")
            .build();
    ListedEntity other =
        ListedEntity.builder("1", ListedEntity.Kind.PERSON)
            .name(ListedEntity.NameKind.PRIMARY, "X Y")
            .program("B")
            .program("A")
            .build();

    assertThat(ListDelta.between(List.of(one), List.of(other)).isEmpty()).isTrue();
    assertThat(Statements.fingerprint(one)).isEqualTo(Statements.fingerprint(other));
  }
}
