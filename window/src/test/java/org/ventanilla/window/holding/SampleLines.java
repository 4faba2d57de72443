package org.ventanilla.window.holding;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Invented records as lines to import.
final class SampleLines {
  private SampleLines() {}

  /// A person with one name, a birth date, a CURP and a field in each of two categories.
  static String person(String id, String name, String birthDate, String curp) {
    return """
    {"id":"%s","subject":"person","names":[{"kind":"legal","full":"%s"}],"birthDates":["%s"],\
    "identifiers":[{"type":"curp","value":"%s","country":"MX"}],"classification":"restricted",\
    "handling":"H1","source":"B","information":2,"originator":"mx-sspc","thirdParty":false,\
    "fields":[{"name":"name","category":"identity","value":"%s"},\
    {"name":"accounts.number","category":"financial","value":["0000-%s"]}]}
    """
        .formatted(id, name, birthDate, curp, name, id);
  }

  static InputStream stream(String... lines) {
    return new ByteArrayInputStream(String.join("", lines).getBytes(StandardCharsets.UTF_8));
  }
}
