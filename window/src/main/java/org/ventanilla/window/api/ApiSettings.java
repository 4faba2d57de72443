package org.ventanilla.window.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// `ventanilla.api.*`: the door's bounds.
///
/// @param actLimit largest filing or signed act; default 1 MiB, which is also the most
/// @param importLimit largest import in one call; default 64 GiB
/// @param bodyTime how long an act's body may take to arrive, and before it a request's headers;
///   default 20 s
/// @param importTime how long an import may take; default 12 h
/// @param tokenLife how long an access token lives; default 5 min
/// @param callsPerSecond one agency's calls, also how many it may save up for a burst; default
///   5,000
/// @param callsAtOnce one agency's calls in progress; default 128
/// @param strangerCallsPerSecond calls without a token from one address; default 500
/// @param allCallsAtOnce calls in progress in all; default 512
@ConfigurationProperties("ventanilla.api")
record ApiSettings(
    @DefaultValue("1MB") DataSize actLimit,
    @DefaultValue("64GB") DataSize importLimit,
    @DefaultValue("20s") Duration bodyTime,
    @DefaultValue("12h") Duration importTime,
    @DefaultValue("5m") Duration tokenLife,
    @DefaultValue("5000") int callsPerSecond,
    @DefaultValue("128") int callsAtOnce,
    @DefaultValue("500") int strangerCallsPerSecond,
    @DefaultValue("512") int allCallsAtOnce) {
  /// Checks.
  ApiSettings {
    require(
        actLimit.toBytes() >= 1_024 && actLimit.toBytes() <= 1 << 20,
        "act-limit must be 1 KB to 1 MB");
    require(importLimit.toBytes() >= actLimit.toBytes(), "import-limit must be at least act-limit");
    require(bodyTime.isPositive() && bodyTime.toSeconds() <= 600, "body-time must be at most 600s");
    require(importTime.isPositive(), "import-time must be positive");
    require(
        tokenLife.toSeconds() >= 1 && tokenLife.toSeconds() <= 3_600,
        "token-life must be 1s to 1h");
    require(
        callsPerSecond >= 1 && strangerCallsPerSecond >= 1, "calls per second must be positive");
    require(
        callsAtOnce >= 1 && allCallsAtOnce >= callsAtOnce,
        "calls-at-once must be at least 1 and all-calls-at-once no less");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException("ventanilla.api: " + message);
    }
  }
}
