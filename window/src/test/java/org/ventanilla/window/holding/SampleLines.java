package org.ventanilla.window.holding;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Collections;

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

  /// So many people, each made when it is read.
  static InputStream stream(int count) {
    return new SequenceInputStream(
        Collections.enumeration(
            new AbstractList<InputStream>() {
              @Override
              public InputStream get(int i) {
                return SampleLines.stream(
                    person("n" + i, "Inventada Persona" + i, "1990", "CURP" + i));
              }

              @Override
              public int size() {
                return count;
              }
            }));
  }
}
