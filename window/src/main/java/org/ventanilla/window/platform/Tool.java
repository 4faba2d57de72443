package org.ventanilla.window.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Programs of the operating system that the embedded server needs, by full path: a search path
/// could name another one.
enum Tool {
  SETPRIV("setpriv"),
  UNSHARE("unshare"),
  TEST("test"),
  SH("sh");

  private static final List<Path> FOLDERS =
      List.of(Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/sbin"), Path.of("/sbin"));

  private final String program;

  Tool(String program) {
    this.program = program;
  }

  boolean present() {
    return FOLDERS.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(program)));
  }

  String path() {
    return FOLDERS.stream()
        .map(folder -> folder.resolve(program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(Path.of(program))
        .toString();
  }
}
