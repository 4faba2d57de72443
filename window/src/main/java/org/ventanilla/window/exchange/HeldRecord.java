package org.ventanilla.window.exchange;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// What a holder holds on a subject, with what governs its release.
///
/// @param id the holder's own id of the record
/// @param classification `unclassified`, `restricted`, `confidential` or `secret`
/// @param handling `H0` to `H3`
/// @param source evaluation of the source, `A`, `B`, `C` or `X`
/// @param information evaluation of the information, 1 to 4
/// @param originator whose information it is
/// @param thirdParty whether the originator is neither the holder nor the requesting party
/// @param consent whether the originator has consented to its being passed on
/// @param fields at least one, at most 200
public record HeldRecord(
    String id,
    String classification,
    String handling,
    String source,
    int information,
    String originator,
    boolean thirdParty,
    boolean consent,
    List<Field> fields) {
  /// Most fields a record may have.
  public static final int MOST_FIELDS = 200;

  /// Copies and checks.
  public HeldRecord {
    fields = List.copyOf(fields);
    if (fields.isEmpty() || fields.size() > MOST_FIELDS) {
      throw new IllegalArgumentException("a record has 1 to " + MOST_FIELDS + " fields");
    }
  }

  /// The same record with only these of its fields.
  public HeldRecord with(List<Field> some) {
    return new HeldRecord(
        id, classification, handling, source, information, originator, thirdParty, consent, some);
  }

  /// One field.
  ///
  /// @param name for example `birthDate`
  /// @param category a category of information from the agreement
  /// @param value text, number, boolean, list or object
  public record Field(String name, String category, JsonNode value) {}
}
