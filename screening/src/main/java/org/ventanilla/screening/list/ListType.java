package org.ventanilla.screening.list;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The formats a list may have.
public enum ListType {
  /// OFAC's legacy CSV files: a directory, or `sdn.csv` alone.
  OFAC,
  /// OFAC's advanced XML, `SDN_ADVANCED.XML`.
  OFAC_XML,
  /// The consolidated list of the United Nations Security Council, XML.
  UN,
  /// FollowTheMoney entities, one JSON object a line.
  FTM,
  /// Senzing's attributes, one JSON object a line or CSV with a header.
  SENZING,
  /// Plain CSV with a mapping file beside it.
  CSV,
  /// What `lists compile` writes: [CompiledList].
  COMPILED;

  /// The word before the colon of `--list`, for example `ofac-xml`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The type with this code.
  public static Optional<ListType> of(String code) {
    return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
  }
}
