package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.LogSource;
import org.ventanilla.ledger.LogVerification;
import org.ventanilla.ledger.LogVerifier;
import org.ventanilla.ledger.Trust;
import org.ventanilla.window.notary.LedgerPages;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.notary.TestNotary;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.TestDatabase;
import tools.jackson.databind.JsonNode;

/// The logs of two windows that were asked the same, mirrored and laid side by side, leaf by leaf.
/// One of them holds records it withholds, the other holds nothing in their place: whoever mirrors
/// them cannot tell which is which. Only what is random in every leaf, and when it was placed, may
/// differ, and that has one length.
class MirroredLogsTests {
  private static final Set<String> RANDOM = Set.of("pseudonym", "previous", "commitment");
  private static final List<HeldRecord> WITHHELD =
      List.of(
          FakeHolder.record("unclassified", "informant"),
          FakeHolder.record("unclassified", "health"),
          FakeHolder.record("secret", "identity"));
  private static final List<List<String>> ASKED =
      List.of(List.of("informant"), List.of("health", "vehicle"), List.of("identity"));

  @TempDir private Path keys;

  @Test
  void aMirrorDoesNotTellAWithheldRecordFromNone() {
    // Given
    HeldRecord given = FakeHolder.record("unclassified", "vehicle");
    List<Entry> withholding = log("withholding", given, true);
    List<Entry> holdingNothing = log("nothing", given, false);

    // Then
    assertThat(withholding).hasSameSizeAs(holdingNothing).hasSizeGreaterThan(4 * ASKED.size());
    List<String> commitments = new ArrayList<>();
    int steps = 0;
    for (int i = 0; i < withholding.size(); i++) {
      JsonNode one = json(withholding.get(i));
      JsonNode other = json(holdingNothing.get(i));
      assertThat(withholding.get(i).length())
          .as("length of leaf %d", i)
          .isEqualTo(holdingNothing.get(i).length());
      assertThat(plain(one)).as("leaf %d", i).isEqualTo(plain(other));
      commitments.addAll(commitments(one));
      commitments.addAll(commitments(other));
      steps += one.path("type").asString().equals("step") ? 1 : 0;
    }
    assertThat(steps).as("internal steps").isGreaterThanOrEqualTo(3 * ASKED.size());
    assertThat(commitments).as("all of them new").doesNotHaveDuplicates();
  }

  /// Asks a window that holds what may be given and, maybe, what may not, and mirrors its log.
  private List<Entry> log(String name, HeldRecord given, boolean withholds) {
    try (TestDatabase db = TestDatabase.fresh();
        Notary notary = TestNotary.start(db.database(), keys.resolve(name));
        TestWindow window = TestWindow.open(db, notary)) {
      for (int i = 0; i < ASKED.size(); i++) {
        List<HeldRecord> held = new ArrayList<>();
        if (withholds) {
          held.add(WITHHELD.get(i));
        }
        if (ASKED.get(i).contains("vehicle")) {
          held.add(given);
        }
        holds(window, held);
        UUID id = window.accepted(window.filing(ASKED.get(i).toArray(String[]::new))).id();
        window.retrieved(id);
        window.settle();
      }
      return mirrored(notary);
    }
  }

  private static void holds(TestWindow window, List<HeldRecord> records) {
    for (FakeHolder holder : window.holders.values()) {
      if (records.isEmpty()) {
        holder.says(new Holder.Reply.Nothing());
      } else {
        holder.holds(records.toArray(HeldRecord[]::new));
      }
    }
  }

  /// Every entry, read from the log's own pages and verified as a counterpart does.
  private static List<Entry> mirrored(Notary notary) {
    LogSource pages = (path, _) -> notary.pages().page(path).map(LedgerPages.Page::bytes);
    List<Entry> entries = new ArrayList<>();
    LogVerification verification =
        LogVerifier.verify(
            pages,
            Trust.log(notary.verifierKey()),
            new LogVerifier.Listener() {
              @Override
              public void progress(long read, long total) {}

              @Override
              public void entry(long index, Entry entry) {
                entries.add(entry);
              }
            });
    assertThat(verification).isInstanceOf(LogVerification.Verified.class);
    return entries;
  }

  private static JsonNode json(Entry entry) {
    return Json.mapper().readTree(new String(entry.bytes(), StandardCharsets.UTF_8));
  }

  /// A leaf's members; of what is random its length, of its own time nothing.
  private static Map<String, String> plain(JsonNode leaf) {
    Map<String, String> members = new TreeMap<>();
    leaf.forEachEntry((name, value) -> {
      String text = value.toString();
      members.put(
          name,
          RANDOM.contains(name)
              ? "random, of " + text.length()
              : switch (name) {
                case "time" -> "time";
                case "reference" -> "reference, of " + text.length();
                case "commitments" -> String.join(" ", value.propertyNames());
                default -> text;
              });
    });
    return members;
  }

  private static List<String> commitments(JsonNode leaf) {
    List<String> found = new ArrayList<>();
    leaf.path("commitments").forEach(one -> found.add(one.asString()));
    if (leaf.has("commitment")) {
      found.add(leaf.path("commitment").asString());
    }
    return found;
  }
}
