package org.ventanilla.window.api;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.exchange.Exchange;

/// The `Prefer` header (RFC 7240). What is not understood is passed over, as it says.
final class Preference {
  private static final int LONGEST_HEADER = 256;
  private static final Pattern WAIT = Pattern.compile("(?i)wait\\s*=\\s*\"?([0-9]{1,6})\"?");

  private Preference() {}

  /// How long the caller would wait for an answer, cut to what the window allows.
  static Optional<Duration> wait(@Nullable String header) {
    if (header == null || header.length() > LONGEST_HEADER) {
      return Optional.empty();
    }
    for (String one : header.split(",", -1)) {
      Matcher wait = WAIT.matcher(one.strip());
      if (wait.matches()) {
        long seconds = Long.parseLong(wait.group(1));
        return Optional.of(
            Duration.ofSeconds(Math.min(seconds, Exchange.LONGEST_WAIT.toSeconds())));
      }
    }
    return Optional.empty();
  }
}
