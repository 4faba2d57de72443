package org.ventanilla.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the project's documents promise of each other.
class DocumentationTests {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^\\p{L}\\p{N} _-]");

  private static List<Path> documents() throws IOException {
    try (Stream<Path> all = Files.walk(PROJECT)) {
      return all.filter(file -> file.toString().endsWith(".md"))
          .filter(file -> {
            String inside = PROJECT.relativize(file).toString();
            return !inside.startsWith(".") && !inside.contains("target/");
          })
          .toList();
    }
  }

  @Test
  void everyLinkToTheProjectsOwnFilesResolves() throws IOException {
    List<String> broken = new ArrayList<>();
    int seen = 0;
    for (Path document : documents()) {
      String prose = FENCED.matcher(Files.readString(document)).replaceAll("");
      for (var link : LINK.matcher(prose).results().toList()) {
        String target = link.group(1);
        if (!target.contains("://") && !target.startsWith("mailto:")) {
          seen++;
          if (!resolves(document, target)) {
            broken.add(PROJECT.relativize(document) + ": " + target);
          }
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(seen).as("links that were followed").isGreaterThan(15);
  }

  private static boolean resolves(Path document, String target) throws IOException {
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).toAbsolutePath();
    if (!Files.exists(file)) {
      return false;
    }
    return parts.length == 1 || anchors(file).contains(parts[1]);
  }

  /// As GitHub makes them from headings.
  private static Set<String> anchors(Path file) throws IOException {
    return HEADING
        .matcher(Files.readString(file))
        .results()
        .map(heading ->
            NOT_IN_ANCHORS
                .matcher(heading.group(1).toLowerCase(Locale.ROOT))
                .replaceAll("")
                .replace(' ', '-'))
        .collect(Collectors.toSet());
  }
}
