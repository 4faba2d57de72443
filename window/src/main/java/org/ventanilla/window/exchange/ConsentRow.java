package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// A question to an originator as it is stored.
///
/// @param record the record's place in the inquiry's reply, from 0
/// @param sealed a [Asked], sealed
record ConsentRow(
    UUID id,
    UUID request,
    int subject,
    String originator,
    UUID inquiry,
    int record,
    byte[] sealed,
    State state,
    Instant askedAt,
    Instant answerBy) {
  ConsentRow {
    sealed = sealed.clone();
  }

  @Override
  public byte[] sealed() {
    return sealed.clone();
  }

  /// Where it stands. Only `GRANTED` opens anything.
  enum State {
    ASKED,
    GRANTED,
    REFUSED,
    SILENT;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /// What is asked about.
  record Asked(String holder, String record, List<String> fields, List<String> categories) {
    Asked {
      fields = List.copyOf(fields);
      categories = List.copyOf(categories);
    }
  }
}
