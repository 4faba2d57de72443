package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The launcher script on a machine whose Javas are only those a test puts there.
class LauncherIT {
  /// Says which Java it is and what it was told.
  private static final String JAVA =
      "#!/bin/sh\necho \"java $(dirname \"$(dirname \"$0\")\")\"\nfor a; do echo \"<$a>\"; done\n";

  @TempDir Path base;
  private Path program;

  @BeforeEach
  void install() throws IOException {
    program = Files.createDirectories(base.resolve("a place with spaces")).resolve("ventanilla");
    String script = Files.readString(Path.of("..", "ventanilla"));
    for (String searched : List.of("/usr/lib/jvm/", "/opt/java/", "/opt/jdk", "/Library/Java/")) {
      assertThat(script).contains(searched);
      script = script.replace(" " + searched, " \"" + base + "\"" + searched);
    }
    Files.writeString(program, script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path jdk(String place, String version) throws IOException {
    Path home = base.resolve(place);
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, JAVA);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private record Ended(int exit, String out, String err) {}

  private Ended run(Path command, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(command.toString()));
    line.addAll(List.of(arguments));
    Path out = base.resolve("out");
    Path err = base.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "HOME", base.toString()));
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), text(out), text(err));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  @Test
  void withoutAnyJavaItSaysWhatToInstall() throws Exception {
    Ended ended = run(program, Map.of(), "demo", "--once");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains("no Java 25 found")
        .contains("temurin-25-jdk")
        .contains("VENTANILLA_JAVA_HOME=")
        .contains("./ventanilla demo");
  }

  @Test
  void olderJavasDoNotCount() throws Exception {
    Path old = jdk("usr/lib/jvm/old", "17.0.1");
    Ended ended = run(program, Map.of("JAVA_HOME", old.toString()), "java-home");
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("no Java 25 found");
  }

  @Test
  void javaIsFoundWhereSystemsKeepIt() throws Exception {
    jdk("usr/lib/jvm/old", "17.0.1");
    Path found = jdk("usr/lib/jvm/wanted", "25");
    assertThat(run(program, Map.of(), "java-home").out().strip()).isEqualTo(found.toString());
  }

  @Test
  void javaThatIsNamedGoesBeforeEveryOther() throws Exception {
    jdk("usr/lib/jvm/wanted", "25.0.1");
    Path named = jdk("a java with spaces", "26.0.2");
    Ended ended = run(program, Map.of("VENTANILLA_JAVA_HOME", named.toString()), "java-home");
    assertThat(ended.out().strip()).isEqualTo(named.toString());
  }

  @Test
  void installedProgramRunsFromAnywhereWithItsArgumentsWhole() throws Exception {
    Path java = jdk("a java with spaces", "25");
    Path link = Files.createSymbolicLink(base.resolve("linked"), program);

    Ended ended =
        run(link, Map.of("JAVA_HOME", java.toString()), "show", "two words", "", "*", "$HOME");

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.out().lines())
        .startsWith("java " + java)
        .contains("<-Dventanilla.home=" + program.getParent() + ">")
        .endsWith("<org.ventanilla.cli.Main>", "<show>", "<two words>", "<>", "<*>", "<$HOME>");
  }

  @Test
  void littleToScreenGoesWithoutTheThoroughCompiler() throws Exception {
    Map<String, String> environment = Map.of("JAVA_HOME", jdk("java", "25").toString());
    String list = Files.createDirectory(base.resolve("a list")).toString();
    Path few = Files.writeString(base.resolve("few people.csv"), "id,name\n");
    Path many = base.resolve("many.csv");
    try (RandomAccessFile file = new RandomAccessFile(many.toFile(), "rw")) {
      for (int block = 0; block < 25 << 8; block++) {
        file.write(new byte[1 << 12]);
      }
    }

    for (String[] little :
        new String[][] {
          {"screen", "--list", "ofac:" + list, "--people", few.toString(), "--out", "-"},
          {"screen", "--list=own=ofac:" + list, "--people=" + few, "--out=-"},
          {"screen", "explain", "--list", "ofac:" + list, "--name", "Ximena Pruebal"},
          {"compare", "--pairs", few.toString()},
          {"lists", "inspect", "ofac:" + list}
        }) {
      assertThat(run(program, environment, little).out()).contains("<-XX:TieredStopAtLevel=1>");
    }
    for (String[] much :
        new String[][] {
          {"screen", "--list", "ofac:" + list, "--people", many.toString()},
          {"screen", "--list", "ofac:" + list, "--people", few.toString(), "--facts=" + many},
          {"screen", "--list", "ofac:" + list, "--people", "/dev/stdin"},
          {"compare", "--pairs=" + many},
          {"show", "1"}
        }) {
      assertThat(run(program, environment, much).out()).doesNotContain("TieredStopAtLevel");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "serve, ventanilla.aot",
    "demo, ventanilla.aot",
    "screen, screening.aot",
    "compare, screening.aot",
    "lists, screening.aot"
  })
  void commandsStartFromTheirRehearsalUnlessTheProgramIsNewer(String command, String kept)
      throws Exception {
    Path java = jdk("a java with spaces", "25");
    Path files = program.resolveSibling("cli/target/ventanilla");
    Path part = Files.createDirectories(files.resolve("lib")).resolve("part.jar");
    Path cache = files.resolve(kept);
    String asked = "<-XX:AOTCache=" + cache + ">";
    Map<String, String> environment = Map.of("JAVA_HOME", java.toString());
    FileTime rehearsed = FileTime.from(Instant.parse("2026-01-02T00:00:00Z"));
    for (Path older : List.of(Files.createFile(part), files.resolve("lib"))) {
      Files.setLastModifiedTime(older, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }

    String without = run(program, environment, command).out();
    Files.setLastModifiedTime(Files.createFile(cache), rehearsed);
    String with = run(program, environment, command).out();
    String other = run(program, environment, "show").out();
    Files.setLastModifiedTime(part, FileTime.from(Instant.parse("2026-01-03T00:00:00Z")));
    String newer = run(program, environment, command).out();

    assertThat(with).contains(asked);
    assertThat(List.of(without, other, newer)).noneMatch(said -> said.contains(asked));
  }
}
