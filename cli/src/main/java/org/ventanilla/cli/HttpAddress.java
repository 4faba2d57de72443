package org.ventanilla.cli;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.ventanilla.window.platform.PlainText;

/// Web addresses as the command line takes them.
final class HttpAddress {
  /// What is said of a text that is no such address.
  static final String WRONG = "is no web address; write one such as https://HOST/";

  private static final List<String> SCHEMES = List.of("http", "https");
  private static final int LAST_PORT = 65_535;

  private HttpAddress() {}

  /// The address, if somebody can be asked there: http or https, a host, a port that exists.
  ///
  /// @throws CliException as wrong usage if nobody can
  static URI required(URI given) {
    String scheme = given.getScheme();
    boolean asked =
        scheme != null
            && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))
            && given.getHost() != null
            && given.getPort() != 0
            && given.getPort() <= LAST_PORT;
    if (!asked) {
      throw CliException.usage("'" + PlainText.of(given.toString()) + "' " + WRONG);
    }
    return given;
  }
}
