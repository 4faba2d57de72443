package org.ventanilla.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// CEL's own verifier, with the Z3 solver in it, run as a process of its own for each question:
/// what it does natively cannot harm this one, and it can be ended. About a second a question.
///
/// Its exit status is 0 where the expression can be true, 1 where it cannot, 2 where it could not
/// tell, 3 for an error.
public final class CelProver implements Prover {
  private static final int MAX_OUTPUT = 64 * 1024;
  private static final Pattern MESSAGE =
      Pattern.compile("\"message\"\\s*:\\s*\"((?:\\\\.|[^\"\\\\])*+)\"");
  private static final Pattern VALUE =
      Pattern.compile("^  ([A-Za-z_.]{1,100}) = (.*)$", Pattern.MULTILINE);
  private static final Pattern TEXT = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*+)\"");

  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);

  private static final Pattern IMPOSSIBLE = Pattern.compile("\"status\"\\s*:\\s*\"VIOLATED\"");

  private final Path java;
  private final Path verifier;
  private final Duration limit;

  /// @param java the java command
  /// @param verifier the jar `dev.cel:verifier-cli`
  /// @param limit how long a question may take, at least 2 seconds
  public CelProver(Path java, Path verifier, Duration limit) {
    this.java = java;
    this.verifier = verifier;
    this.limit = limit;
  }

  @Override
  public Answer ask(Question question) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Xmx512m");
    // The long work is Z3's, which is no Java.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-jar");
    command.add(verifier.toString());
    command.add("check-sat");
    command.add("--output_format=json");
    command.add("--timeout=" + Math.max(1, limit.toSeconds() - 1));
    question.variables().forEach((name, type) -> command.add("--var=" + name + ":" + type));
    command.add("--expr=" + question.expression());
    try {
      return run(command);
    } catch (IOException e) {
      return new Answer.Unknown("CEL's verifier cannot be run");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Unknown("interrupted");
    }
  }

  private Answer run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Answer.Unknown("CEL's verifier took too long");
      }
      String output;
      try (InputStream in = process.getInputStream()) {
        output = new String(in.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8);
      }
      // A Java that cannot start ends with 1 too, so the answer has to be said.
      return switch (process.exitValue()) {
        case 0 -> new Answer.Possible(values(output));
        case 1 ->
            IMPOSSIBLE.matcher(output).find()
                ? new Answer.Impossible()
                : new Answer.Unknown("CEL's verifier cannot be run");
        case 2 -> new Answer.Unknown("CEL's verifier could not tell");
        default -> new Answer.Unknown("CEL's verifier did not understand");
      };
    } finally {
      process.destroyForcibly();
    }
  }

  /// The values of a satisfying input as the verifier tells them: `name = "text"`, `name = true` or
  /// `name = ["text", …]` a line.
  static Map<String, Object> values(String output) {
    Map<String, Object> values = new HashMap<>();
    Matcher message = MESSAGE.matcher(output);
    if (!message.find()) {
      return values;
    }
    Matcher line = VALUE.matcher(unescaped(message.group(1)));
    while (line.find()) {
      String value = line.group(2).strip();
      if (value.equals("true") || value.equals("false")) {
        values.put(line.group(1), Boolean.valueOf(value));
      } else {
        List<String> texts = new ArrayList<>();
        Matcher text = TEXT.matcher(value);
        while (text.find()) {
          texts.add(unescaped(text.group(1)));
        }
        if (value.startsWith("[")) {
          values.put(line.group(1), List.copyOf(texts));
        } else if (texts.size() == 1) {
          values.put(line.group(1), texts.get(0));
        }
      }
    }
    return values;
  }

  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(escape ->
            Matcher.quoteReplacement(
                switch (escape.group(1)) {
                  case "n" -> "\n";
                  case "t" -> "\t";
                  default -> escape.group(1);
                }));
  }
}
