package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// The command line itself: what it takes, what it explains, how it ends.
class CommandTests {
  /// Every command with its path, such as `keys register`.
  static List<List<String>> commands() {
    List<List<String>> all = new ArrayList<>();
    add(Main.commandLine(), List.of(), all);
    assertThat(all).hasSizeGreaterThan(20);
    return all;
  }

  private static void add(CommandLine line, List<String> path, List<List<String>> all) {
    all.add(path);
    line.getSubcommands()
        .forEach((name, sub) -> {
          List<String> below = new ArrayList<>(path);
          below.add(name);
          add(sub, below, all);
        });
  }

  private static CommandLine at(List<String> path) {
    CommandLine line = Main.commandLine();
    for (String name : path) {
      line = Objects.requireNonNull(line.getSubcommands().get(name), name);
    }
    return line;
  }

  private static String[] arguments(List<String> path, String... more) {
    return Stream.concat(path.stream(), Stream.of(more)).toArray(String[]::new);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItselfOnStandardOutput(List<String> path) {
    Ran ran = Ran.of(arguments(path, "--help"));

    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("ventanilla").contains("Exit status").contains("--help");
    at(path)
        .getCommandSpec()
        .options()
        .forEach(option -> {
          assertThat(ran.out()).contains(option.longestName());
          assertThat(option.description()).as(option.longestName()).isNotEmpty();
        });
    assertThat(at(path).getCommandSpec().usageMessage().description()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void commandReadAloneIsTheSameAsAmongAllOthers(List<String> path) {
    CommandLine alone = Main.commandLine(arguments(path, "--help"));
    for (String name : path) {
      alone = Objects.requireNonNull(alone.getSubcommands().get(name), name);
    }

    assertThat(alone.getUsageMessage()).isEqualTo(at(path).getUsageMessage());
  }

  @Test
  void wrongCommandIsToldTheNearestOfAll() {
    assertThat(Ran.of("scren").err()).contains("screen");
    assertThat(Ran.of("help").exit()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void unknownOptionIsWrongUsage(List<String> path) {
    Ran ran = Ran.of(arguments(path, "--no-such-option"));

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).isNotBlank();
  }

  @Test
  void commandsAndOptionsOfTheContractAreThere() {
    assertThat(options("demo")).contains("--once", "--port", "--out", "--list");
    assertThat(options("serve")).contains("--config", "--data", "--port");
    assertThat(options("ledger", "export")).contains("--out");
    assertThat(options("ledger", "verify")).contains("--dir", "--url", "--key");
    assertThat(options("receipt", "verify")).contains("--key", "--witness", "--quorum", "--open");
    assertThat(Main.commandLine().getSubcommands().keySet())
        .contains("file", "show", "answer", "decide", "approve", "retrieve", "keygen");
    assertThat(at(List.of("keys")).getSubcommands().keySet())
        .contains("register", "rotate", "revoke", "confirm", "list");
    assertThat(at(List.of("holdings")).getSubcommands().keySet()).contains("import", "list");
  }

  private static Set<String> options(String... path) {
    Set<String> names = new TreeSet<>();
    at(List.of(path)).getCommandSpec().options().forEach(o -> names.addAll(List.of(o.names())));
    return names;
  }

  @Test
  void versionIsToldOnStandardOutput() {
    Ran ran = Ran.of("--version");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).startsWith("ventanilla ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "keys",
        "receipt",
        "holdings",
        "keygen",
        "keygen --name",
        "keygen --name x --use nonsense",
        "keygen --name Upper",
        "keygen --name ../escape",
        "demo --port nonsense",
        "demo --list nonsense",
        "demo --list xml:/nowhere",
        "demo --list ofac:/nowhere",
        "serve --config /nowhere.yaml",
        "file request.json",
        "file /nowhere.json --sign /nowhere.jwk",
        "show --limit x",
        "show MX-26-AAAA-AA",
        "answer 1 --sign x",
        "answer 1 --nothing --records x --sign x",
        "approve x --sign y",
        "decide x",
        "keys confirm x",
        "keys revoke x --sign y",
        "keys register --use signing",
        "holdings import csv:/nowhere --source x",
        "holdings import nonsense --source x",
        "holdings import csv:pom.xml --source Upper",
        "receipt verify",
        "receipt verify /nowhere",
        "receipt verify /nowhere --key nonsense+x",
        "ledger export",
        "ledger verify --key x",
        "ledger verify --dir /nowhere --url http://127.0.0.1 --key x"
      })
  void wrongUsageEndsWithTwoAndSaysSoOnStandardError(String line) {
    Ran ran = Ran.of(line.isEmpty() ? new String[0] : line.split(" ", -1));

    assertThat(ran.exit()).as(ran.err()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).isNotBlank().doesNotContain("\tat ");
  }
}
