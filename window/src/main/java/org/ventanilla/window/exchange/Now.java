package org.ventanilla.window.exchange;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// The time in milliseconds, so that what is stored, told and committed to is one and the same.
record Now(InstantSource source) {
  Instant get() {
    return source.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
