package org.ventanilla.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.CelProver;
import org.ventanilla.policy.Policy;
import org.ventanilla.policy.PolicyLoad;
import org.ventanilla.policy.PolicyReport;
import org.ventanilla.policy.Problem;
import org.ventanilla.policy.Prover;
import org.ventanilla.window.platform.Json;

/// A policy directory as the commands about policies read it.
final class PolicyFolder {
  private static final Duration ONE_QUESTION = Duration.ofSeconds(30);
  private static final int MAX_BYTES = 512 * 1024;

  /// Control characters, those that change how others are shown, and such as are none.
  private static final Pattern HIDDEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cn}&&[^\\r\\n]]");

  private PolicyFolder() {}

  /// The policy; what is wrong with it goes to `told`, one line each, and ends the command with 1,
  /// or with 2 where the directory cannot be read.
  static Policy load(Path directory, PrintWriter told) {
    return switch (Policy.load(directory)) {
      case PolicyLoad.Loaded(Policy policy) -> policy;
      case PolicyLoad.Rejected(List<Problem> problems) -> {
        problems.forEach(
            problem -> told.println(directory.resolve(".").normalize() + "/" + problem));
        boolean isUnreadable =
            problems.stream().allMatch(problem -> problem.code() == Problem.Code.UNREADABLE);
        String count = problems.size() + (problems.size() == 1 ? " problem" : " problems");
        throw isUnreadable
            ? CliException.usage("cannot read the policy in " + directory)
            : CliException.negative("the policy has " + count + "; nothing of it can be used");
      }
    };
  }

  static String text(Path file) {
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw CliException.usage(file + " is larger than " + MAX_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw CliException.usage("cannot read " + file + ": " + KeyFile.reason(e));
    }
  }

  /// CEL's verifier as it is laid out beside the program; none where it is not.
  static Prover prover() {
    Path home = Path.of(System.getProperty("ventanilla.home", "."));
    Path jar = home.resolve("cli/target/ventanilla/verifier/verifier-cli.jar");
    return Files.isRegularFile(jar)
        ? new CelProver(Path.of(System.getProperty("java.home"), "bin", "java"), jar, ONE_QUESTION)
        : Prover.none();
  }

  static Map<String, Object> form(PolicyReport.Cell cell) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("agency", cell.agency());
    form.put("purpose", cell.purpose());
    form.put("category", cell.category());
    return form;
  }

  /// Keeps a counterexample as the two files `policy explain` reads.
  static void keep(
      Path policy,
      Path out,
      String name,
      PolicyReport.@Nullable Counterexample example,
      PrintWriter told) {
    if (example == null) {
      return;
    }
    try {
      Files.createDirectories(out);
      Path request = request(out, name);
      Path record = record(out, name);
      Files.writeString(request, pretty(example.request()));
      Files.writeString(record, pretty(example.record()));
      told.println(
          "  see it: ventanilla policy explain "
              + policy
              + " --request "
              + request
              + " --record "
              + record);
    } catch (IOException e) {
      throw CliException.usage("cannot write to " + out + ": " + KeyFile.reason(e));
    }
  }

  /// Removes a counterexample that [#keep] kept, once it is none any more.
  static void forget(Path out, String name) {
    try {
      Files.deleteIfExists(request(out, name));
      Files.deleteIfExists(record(out, name));
    } catch (IOException e) {
      throw CliException.usage("cannot remove from " + out + ": " + KeyFile.reason(e));
    }
  }

  private static Path request(Path out, String name) {
    return out.resolve(name + ".request.json");
  }

  private static Path record(Path out, String name) {
    return out.resolve(name + ".record.json");
  }

  static String compact(Object value) {
    return Json.mapper().writeValueAsString(value);
  }

  /// With what cannot be seen escaped, so that `policy explain` reads it as it is written.
  static String pretty(Object value) {
    String json = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value);
    return HIDDEN.matcher(json).replaceAll(hidden -> escaped(hidden.group()))
        + System.lineSeparator();
  }

  private static String escaped(String hidden) {
    HexFormat hex = HexFormat.of();
    return hidden
        .chars()
        .mapToObj(one -> Matcher.quoteReplacement("\\u" + hex.toHexDigits((char) one)))
        .collect(Collectors.joining());
  }
}
