package org.ventanilla.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What must be done with a field that leaves. [Redactor] carries out those that change the value;
/// the window carries out the others.
public sealed interface Obligation {

  /// An obligation that changes a value.
  sealed interface Change extends Obligation {
    /// Which part of the record is changed: the field's own path or one below it, steps joined by
    /// dots, lists walked through; `null` for the whole field.
    @Nullable String path();
  }

  /// Hides most of a value.
  record Redact(@Nullable String path, Keep keep) implements Change {
    public Redact {
      requirePath(path);
    }
  }

  /// Makes a value less exact.
  record Generalise(@Nullable String path, Precision to) implements Change {
    public Generalise {
      requirePath(path);
    }
  }

  /// Sends the field under a handling code at least as strict as this one.
  record Mark(String handling) implements Obligation {
    public Mark {
      requireName("handling", handling);
    }
  }

  /// So many different people with this role must agree: 1 to 5.
  record Approver(String role, int count) implements Obligation {
    static final int MAX_COUNT = 5;

    public Approver {
      requireName("role", role);
      if (count < 1 || count > MAX_COUNT) {
        throw new IllegalArgumentException("approvers: 1 to " + MAX_COUNT);
      }
    }
  }

  /// The receiver deletes the field so many days after its release: 1 to 36,500.
  record Expire(int days) implements Obligation {
    static final int MAX_DAYS = 36_500;

    public Expire {
      if (days < 1 || days > MAX_DAYS) {
        throw new IllegalArgumentException("days: 1 to " + MAX_DAYS);
      }
    }
  }

  /// Whoever the information came from is told of the release.
  record NotifyOriginator() implements Obligation {}

  /// The value is encrypted to the requesting agency's key.
  record Seal() implements Obligation {}

  /// How exact a generalised value stays.
  sealed interface Precision {
    /// A date's year.
    record Year() implements Precision {}

    /// An address's municipality, state and country.
    record Municipality() implements Precision {}

    /// Of a date of birth the band of years the age is in, such as `30-39`.
    ///
    /// @param width years in a band, 2 to 50
    /// @param on the day the age is that of; a rule says none, a decision its own
    record AgeBand(int width, @Nullable LocalDate on) implements Precision {
      static final int USUAL_WIDTH = 10;
      static final int MAX_WIDTH = 50;

      public AgeBand {
        if (width < 2 || width > MAX_WIDTH) {
          throw new IllegalArgumentException("width: 2 to " + MAX_WIDTH);
        }
      }
    }

    /// Of a number the range it is in, such as `20000..29999`. What stands behind the decimal point
    /// is dropped before.
    ///
    /// @param width numbers in a range, 2 to 1,000,000,000
    record Range(int width) implements Precision {
      static final int MAX_WIDTH = 1_000_000_000;

      public Range {
        if (width < 2 || width > MAX_WIDTH) {
          throw new IllegalArgumentException("width: 2 to " + MAX_WIDTH);
        }
      }
    }
  }

  private static void requirePath(@Nullable String path) {
    if (path != null && !FieldFacts.isPath(path)) {
      throw new IllegalArgumentException("not a path");
    }
  }

  private static void requireName(String what, String value) {
    if (!Identifier.isValid(value)) {
      throw new IllegalArgumentException("not a " + what);
    }
  }
}
