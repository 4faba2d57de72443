package org.ventanilla.window.notary;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.notary.NotaryFault.Code;
import org.ventanilla.window.platform.Json;

/// Writes a draft as the bytes its leaf will have, with blanks for what only the sequencer knows.
///
/// Members stand in RFC 8785 order, every value is a string, and both blanks have a fixed length:
/// so the length of the leaf is known, and refused, before anything is stored, and the sequencer
/// fills in time and hash without parsing anything.
final class LeafForm {
  /// Longest leaf, in bytes.
  static final int MAX_LENGTH = 4096;

  /// The type of every internal step.
  static final String STEP = "step";

  static final int TIME_LENGTH = "0000-00-00T00:00:00.000Z".length();
  static final int HASH_LENGTH = 44;

  private static final int MAX_MEMBERS = 32;
  private static final int MAX_VALUE = 1024;
  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9._-]{0,47}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,47}");
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,79}");
  private static final Pattern PSEUDONYM = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Instant FIRST_TIME = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59.999Z");

  private final StringBuilder out = new StringBuilder(512);
  private char separator = '{';

  private LeafForm() {}

  static PendingLeaf of(LeafDraft draft) {
    return switch (draft) {
      case LeafDraft.Shared shared -> new LeafForm().shared(shared);
      case LeafDraft.Internal internal -> new LeafForm().step(internal);
    };
  }

  /// A time as it stands in a leaf: UTC, always with milliseconds.
  static String time(Instant time) {
    require(!time.isBefore(FIRST_TIME) && !time.isAfter(END_OF_TIME), "a time is out of range");
    return TIME.format(time);
  }

  private PendingLeaf step(LeafDraft.Internal step) {
    member("commitment", step.commitment().base64());
    int timeAt = blank("time", TIME_LENGTH);
    member("type", STEP);
    return finish(timeAt, PendingLeaf.NOWHERE, null);
  }

  private PendingLeaf shared(LeafDraft.Shared leaf) {
    require(TYPE.matcher(leaf.type()).matches(), "the type is malformed");
    require(!leaf.type().equals(STEP), "a shared leaf is no step");
    require(leaf.attributes().size() <= MAX_MEMBERS, "too many attributes");
    require(leaf.commitments().size() <= MAX_MEMBERS, "too many commitments");
    object("attributes", leaf.attributes(), LeafForm::attribute);
    object("commitments", leaf.commitments(), Commitment::base64);
    if (leaf.due() != null) {
      member("due", time(leaf.due()));
    }
    int previousAt = PendingLeaf.NOWHERE;
    if (leaf.previous() != null) {
      previousAt = blank("previous", HASH_LENGTH);
    }
    if (leaf.pseudonym() != null) {
      require(PSEUDONYM.matcher(leaf.pseudonym()).matches(), "the pseudonym is malformed");
      member("pseudonym", leaf.pseudonym());
    }
    if (leaf.reference() != null) {
      require(REFERENCE.matcher(leaf.reference()).matches(), "the reference is malformed");
      member("reference", leaf.reference());
    }
    int timeAt = blank("time", TIME_LENGTH);
    member("type", leaf.type());
    return finish(timeAt, previousAt, leaf.previous());
  }

  private static String attribute(String value) {
    require(value.length() <= MAX_VALUE, "an attribute is too long");
    return value;
  }

  private <V> void object(String name, SortedMap<String, V> members, Function<V, String> text) {
    if (members.isEmpty()) {
      return;
    }
    name(name);
    separator = '{';
    for (Map.Entry<String, V> member : members.entrySet()) {
      require(NAME.matcher(member.getKey()).matches(), "a name is malformed");
      member(member.getKey(), text.apply(member.getValue()));
    }
    out.append('}');
    separator = ',';
  }

  private void member(String name, String value) {
    name(name);
    string(value);
  }

  /// Leaves room for a value and tells where it starts.
  private int blank(String name, int length) {
    name(name);
    out.append('"');
    int at = out.length();
    out.repeat(' ', length).append('"');
    return at;
  }

  private void name(String name) {
    out.append(separator);
    separator = ',';
    string(name);
    out.append(':');
  }

  private void string(String value) {
    Json.canonical(value, out);
  }

  private PendingLeaf finish(int timeAt, int previousAt, @Nullable Ticket previous) {
    String text = out.append('}').toString();
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    require(
        text.equals(new String(body, StandardCharsets.UTF_8)), "an attribute is no Unicode text");
    require(body.length <= MAX_LENGTH, "the leaf is longer than 4 KiB");
    return new PendingLeaf(
        body,
        bytesBefore(text, timeAt),
        previousAt == PendingLeaf.NOWHERE ? previousAt : bytesBefore(text, previousAt),
        previous == null ? null : previous.value());
  }

  private static int bytesBefore(String text, int at) {
    return text.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new NotaryFault(Code.LEAF_INVALID, message);
    }
  }
}
