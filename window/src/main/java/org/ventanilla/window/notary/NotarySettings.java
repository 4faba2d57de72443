package org.ventanilla.window.notary;

import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.ventanilla.window.notary.NotaryFault.Code;

/// `ventanilla.ledger.*`: the log this window keeps.
///
/// @param origin name of the log and of its key, a schema-less URL that is this log's alone and
///   never changes; default `window.ventanilla.example/ledger`
/// @param batch most leaves that one transaction integrates, 1 to 4,096; default 256
/// @param poll how long a leaf may wait until a round begins when nobody in this window waits for
///   it, as is so with another window's, 1 ms to 1 s; default 50 ms
/// @param tiles how many tiles stay in memory, 16 to 65,536, each 16 KiB; default 1,024
@ConfigurationProperties("ventanilla.ledger")
public record NotarySettings(
    @DefaultValue("window.ventanilla.example/ledger") String origin,
    @DefaultValue("256") int batch,
    @DefaultValue("50ms") Duration poll,
    @DefaultValue("1024") int tiles) {
  private static final Pattern ORIGIN =
      Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}(/[A-Za-z0-9._-]{1,60}){0,2}");
  private static final Duration LONGEST_POLL = Duration.ofSeconds(1);

  public NotarySettings {
    require(ORIGIN.matcher(origin).matches(), "origin must be host/path");
    require(batch >= 1 && batch <= 4_096, "batch must be 1 to 4096");
    require(poll.toMillis() >= 1 && poll.compareTo(LONGEST_POLL) <= 0, "poll must be 1 ms to 1 s");
    require(tiles >= 16 && tiles <= 65_536, "tiles must be 16 to 65536");
  }

  /// All defaults, for that log.
  public static NotarySettings of(String origin) {
    return new NotarySettings(origin, 256, Duration.ofMillis(50), 1_024);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new NotaryFault(Code.SETTINGS_INVALID, "ventanilla.ledger." + message);
    }
  }
}
