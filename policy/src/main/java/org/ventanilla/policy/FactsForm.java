package org.ventanilla.policy;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Facts as files have them: a request, and a record with its fields.
final class FactsForm {
  private FactsForm() {}

  static Map<String, Object> request(Facts facts) {
    RequestFacts request = facts.request();
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("to", request.to());
    form.put("from", request.from());
    form.put("agency", request.agency());
    form.put("kind", request.kind());
    form.put("purpose", request.purpose());
    form.put("urgency", request.urgency());
    put(form, "clearance", request.clearance());
    if (!request.roles().isEmpty()) {
      form.put("roles", request.roles());
    }
    form.put("at", request.at().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    return form;
  }

  static Map<String, Object> record(Facts facts) {
    RecordFacts record = facts.record();
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("holder", record.holder());
    put(form, "category", record.category());
    put(form, "classification", record.classification());
    put(form, "handling", record.handling());
    put(form, "source", record.source());
    put(form, "information", record.information());
    put(form, "originator", record.originator());
    form.put("thirdParty", record.thirdParty());
    form.put("consent", record.consent());
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("path", facts.field().path());
    field.put("category", facts.field().category());
    form.put("fields", List.of(field));
    return form;
  }

  private static void put(Map<String, Object> form, String key, @Nullable String value) {
    if (value != null) {
      form.put(key, value);
    }
  }
}
