package org.ventanilla.window.accreditation;

import org.jspecify.annotations.Nullable;
import org.ventanilla.window.agreement.Right;

/// What a signature must satisfy to be opened.
///
/// @param agency the agency that must have signed, itself or through an officer
/// @param right what the signing officer must be entitled to; null when the agency itself signs
/// @param mostBytes longest compact JWS, 1 to 16 MiB
public record Expectations(String agency, @Nullable Right right, int mostBytes) {
  private static final int HIGHEST_BOUND = 16 << 20;

  /// Checks the bound.
  public Expectations {
    if (mostBytes < 1 || mostBytes > HIGHEST_BOUND) {
      throw new IllegalArgumentException("a bound from 1 to " + HIGHEST_BOUND);
    }
  }

  /// The agency's own key.
  public static Expectations ofAgency(String agency, int mostBytes) {
    return new Expectations(agency, null, mostBytes);
  }

  /// A key of one of the agency's officers, in a role that has the right.
  public static Expectations ofOfficer(String agency, Right right, int mostBytes) {
    return new Expectations(agency, right, mostBytes);
  }
}
