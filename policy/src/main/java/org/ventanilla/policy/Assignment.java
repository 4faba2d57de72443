package org.ventanilla.policy;

import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Values for the attributes of one situation, those of a scope's dimensions and the others. What
/// has no value here has a usual one.
record Assignment(
    Map<Dimension, String> dimensions, Map<Attribute, Optional<Object>> loose, ZonedDateTime at) {

  Assignment with(Map<Attribute, Optional<Object>> more, ZonedDateTime time) {
    Map<Attribute, Optional<Object>> all = new EnumMap<>(Attribute.class);
    all.putAll(loose);
    all.putAll(more);
    return new Assignment(dimensions, all, time);
  }

  Facts facts() {
    return new Facts(
        new RequestFacts(
            dimension(Dimension.TO),
            dimension(Dimension.FROM),
            dimension(Dimension.AGENCY),
            dimension(Dimension.KIND),
            dimension(Dimension.PURPOSE),
            dimension(Dimension.URGENCY),
            text(Attribute.REQUESTER_CLEARANCE),
            roles(),
            at),
        new RecordFacts(
            dimension(Dimension.HOLDER),
            text(Attribute.RECORD_CATEGORY),
            text(Attribute.RECORD_CLASSIFICATION),
            text(Attribute.RECORD_HANDLING),
            text(Attribute.RECORD_SOURCE),
            text(Attribute.RECORD_INFORMATION),
            text(Attribute.RECORD_ORIGINATOR),
            flag(Attribute.RECORD_THIRD_PARTY),
            flag(Attribute.RECORD_CONSENT)),
        new FieldFacts(dimension(Dimension.FIELD), dimension(Dimension.CATEGORY)));
  }

  private String dimension(Dimension dimension) {
    return dimensions.getOrDefault(dimension, "");
  }

  private @Nullable String text(Attribute attribute) {
    return loose.getOrDefault(attribute, Optional.empty()).map(String::valueOf).orElse(null);
  }

  private boolean flag(Attribute attribute) {
    return loose.getOrDefault(attribute, Optional.empty()).equals(Optional.of(true));
  }

  private List<String> roles() {
    return loose.getOrDefault(Attribute.REQUESTER_ROLES, Optional.empty()).orElse(List.of())
            instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
