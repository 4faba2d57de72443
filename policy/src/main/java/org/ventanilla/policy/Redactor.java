package org.ventanilla.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Carries out the obligations that change a value. Gives a new value; one that does not have the
/// shape an obligation needs is withheld. Safe for many threads.
public final class Redactor {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int HASH_BYTES = 16;
  private static final Sentence UNFIT =
      new Sentence(
          "Withheld: the value does not have the shape an obligation needs.",
          "Retenido: el valor no tiene la forma que una obligación necesita.");

  private final SecretKey key;

  /// @param key for keyed hashes, HMAC-SHA256; at least 256 bits. Values hashed under one key can
  ///   be matched with each other, so choose one for as far as that may reach.
  public Redactor(SecretKey key) {
    byte[] encoded = key.getEncoded();
    if (encoded != null && encoded.length < 32) {
      throw new IllegalArgumentException("the key has fewer than 256 bits");
    }
    this.key = key;
  }

  /// Changes the value as a decision's obligations ask. Those that do not change values are the
  /// window's to carry out and are passed over.
  ///
  /// @param path the field's path, as it was decided on
  public Redaction apply(List<Obligation> obligations, String path, FieldValue value) {
    FieldValue changed = value;
    for (Obligation obligation : obligations) {
      Optional<FieldValue> next =
          switch (obligation) {
            case Obligation.Change change -> change(change, path, changed);
            case Obligation.Mark ignored -> Optional.of(changed);
            case Obligation.Approver ignored -> Optional.of(changed);
            case Obligation.Expire ignored -> Optional.of(changed);
            case Obligation.NotifyOriginator ignored -> Optional.of(changed);
            case Obligation.Seal ignored -> Optional.of(changed);
          };
      if (next.isEmpty()) {
        return new Redaction.Withheld(UNFIT);
      }
      changed = next.get();
    }
    return new Redaction.Released(changed);
  }

  private Optional<FieldValue> change(Obligation.Change change, String field, FieldValue value) {
    String path = change.path();
    if (path == null || path.equals(field) || FieldFacts.isPartOf(field, path)) {
      return changeAll(change, value, FieldValue.MAX_DEPTH);
    }
    if (!FieldFacts.isPartOf(path, field)) {
      return Optional.empty();
    }
    List<String> steps = List.of(path.substring(field.length() + 1).split("\\.", -1));
    return changeBelow(change, steps, value, FieldValue.MAX_DEPTH);
  }

  /// Walks down to the part the change is about. Where that part is not found, what should be
  /// hidden may stand under another name, so the value stays.
  private Optional<FieldValue> changeBelow(
      Obligation.Change change, List<String> steps, FieldValue value, int depth) {
    if (depth == 0) {
      return Optional.empty();
    }
    if (steps.isEmpty()) {
      return changeAll(change, value, depth);
    }
    return switch (value) {
      case FieldValue.Structure structure -> {
        FieldValue member = structure.members().get(steps.get(0));
        if (member == null) {
          yield Optional.empty();
        }
        yield changeBelow(change, steps.subList(1, steps.size()), member, depth - 1)
            .map(changed -> {
              Map<String, FieldValue> members = new LinkedHashMap<>(structure.members());
              members.put(steps.get(0), changed);
              return new FieldValue.Structure(members);
            });
      }
      case FieldValue.Sequence sequence ->
          each(sequence, item -> changeBelow(change, steps, item, depth - 1));
      case FieldValue.Text ignored -> Optional.empty();
      case FieldValue.Decimal ignored -> Optional.empty();
      case FieldValue.Flag ignored -> Optional.empty();
    };
  }

  private Optional<FieldValue> changeAll(Obligation.Change change, FieldValue value, int depth) {
    if (change instanceof Obligation.Redact redact && redact.keep() instanceof Keep.Nothing) {
      return Optional.of(new FieldValue.Text(Masking.MASK));
    }
    if (depth == 0) {
      return Optional.empty();
    }
    if (value instanceof FieldValue.Sequence sequence) {
      return each(sequence, item -> changeAll(change, item, depth - 1));
    }
    return switch (change) {
      case Obligation.Redact redact ->
          Masking.text(value)
              .flatMap(text -> redact(redact.keep(), text))
              .map(FieldValue.Text::new);
      case Obligation.Generalise generalise -> generalise(generalise.to(), value);
    };
  }

  private static Optional<FieldValue> generalise(Obligation.Precision precision, FieldValue value) {
    return switch (precision) {
      case Obligation.Precision.Year() ->
          Masking.text(value).flatMap(Masking::year).map(FieldValue.Text::new);
      case Obligation.Precision.Municipality() -> Masking.municipality(value);
      case Obligation.Precision.AgeBand(int width, LocalDate on) ->
          on == null
              ? Optional.empty()
              : Masking.text(value)
                  .flatMap(text -> Bands.age(text, width, on))
                  .map(FieldValue.Text::new);
      case Obligation.Precision.Range(int width) ->
          Masking.text(value).flatMap(text -> Bands.range(text, width)).map(FieldValue.Text::new);
    };
  }

  private Optional<String> redact(Keep keep, String text) {
    return switch (keep) {
      case Keep.First(int count) -> Optional.of(Masking.first(text, count));
      case Keep.Last(int count) -> Optional.of(Masking.last(text, count));
      case Keep.Year() -> Masking.year(text);
      case Keep.Hmac() -> Optional.of(hash(text));
      case Keep.Nothing() -> Optional.of(Masking.MASK);
    };
  }

  private String hash(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] hash = mac.doFinal(text.getBytes(UTF_8));
      return "hmac:" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key cannot be used for " + ALGORITHM, e);
    }
  }

  private static Optional<FieldValue> each(FieldValue.Sequence sequence, ItemChange change) {
    List<FieldValue> items = new ArrayList<>(sequence.items().size());
    for (FieldValue item : sequence.items()) {
      Optional<FieldValue> changed = change.of(item);
      if (changed.isEmpty()) {
        return Optional.empty();
      }
      items.add(changed.get());
    }
    return Optional.of(new FieldValue.Sequence(items));
  }

  private interface ItemChange {
    Optional<FieldValue> of(FieldValue item);
  }
}
