package org.ventanilla.screening.list;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What sort of number a list means by a free description of it.
final class IdentifierWords {
  /// In this order: the first part of a description that is met decides.
  private static final List<Map.Entry<String, IdentifierType>> PARTS =
      List.of(
          Map.entry("curp", IdentifierType.CURP),
          Map.entry("c.u.r.p", IdentifierType.CURP),
          Map.entry("r.f.c", IdentifierType.RFC),
          Map.entry("passport", IdentifierType.PASSPORT),
          Map.entry("pasaporte", IdentifierType.PASSPORT),
          Map.entry("passeport", IdentifierType.PASSPORT),
          Map.entry("driver", IdentifierType.DRIVING_LICENCE),
          Map.entry("driving", IdentifierType.DRIVING_LICENCE),
          Map.entry("birth certificate", IdentifierType.BIRTH_CERTIFICATE),
          Map.entry("travel document", IdentifierType.TRAVEL_DOCUMENT),
          Map.entry("visa", IdentifierType.TRAVEL_DOCUMENT),
          Map.entry("cedula", IdentifierType.CEDULA),
          Map.entry("electoral", IdentifierType.ELECTORAL),
          Map.entry("militar", IdentifierType.MILITARY_ID),
          Map.entry("fiscal", IdentifierType.TAX_ID),
          Map.entry("tax", IdentifierType.TAX_ID),
          Map.entry("vat", IdentifierType.TAX_ID),
          Map.entry("social security", IdentifierType.NATIONAL_ID),
          Map.entry("swift", IdentifierType.BANK),
          Map.entry("imo", IdentifierType.IMO),
          Map.entry("mmsi", IdentifierType.MMSI),
          Map.entry("registration", IdentifierType.COMPANY),
          Map.entry("company", IdentifierType.COMPANY),
          Map.entry("licen", IdentifierType.LICENCE),
          Map.entry("national", IdentifierType.NATIONAL_ID),
          Map.entry("identi", IdentifierType.NATIONAL_ID),
          Map.entry("personal", IdentifierType.NATIONAL_ID),
          Map.entry("id card", IdentifierType.NATIONAL_ID));

  private IdentifierWords() {}

  /// The type a description says, or [IdentifierType#OTHER].
  static IdentifierType of(String description) {
    String text =
        Normalizer.normalize(description, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\s+", " ")
            .strip();
    if (text.equals("rfc")) {
      return IdentifierType.RFC;
    }
    if (text.equals("nit")) {
      return IdentifierType.NIT;
    }
    return PARTS.stream()
        .filter(part -> text.contains(part.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(IdentifierType.OTHER);
  }
}
