package org.ventanilla.screening.list;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.list.ReadReport.Reason;

/// OFAC's list in the advanced XML form, `SDN_ADVANCED.XML`. The id is the party's `FixedRef`,
/// which is also its number in the legacy files. The file is read twice: first what parties refer
/// to (places, documents, relations, programmes), then the parties.
///
/// Source: the standard of the Wolfsberg Group and the United Nations that OFAC publishes in, and
/// OFAC's description of its advanced sanctions data model.
final class OfacXmlFile {
  private static final Set<String> REFERRED =
      Set.of(
          "DateOfIssue",
          "ReferenceValueSets",
          "Location",
          "IDRegDocument",
          "ProfileRelationship",
          "SanctionsEntry");
  private static final Set<String> PARTIES = Set.of("DistinctParty");

  private final Path path;

  OfacXmlFile(Path path) {
    this.path = path;
  }

  ReadReport read(Consumer<ListedEntity> sink) throws IOException {
    String file = String.valueOf(path.getFileName());
    OfacXmlReferences references = new OfacXmlReferences(file);
    try (XmlEntries entries = new XmlEntries(file, Files.newInputStream(path), new ReadCounts())) {
      XmlNode node = entries.next(REFERRED);
      entries.requireRoot("Sanctions");
      while (node != null) {
        references.learn(node, entries.line());
        node = entries.next(REFERRED);
      }
    }
    ReadCounts counts = new ReadCounts();
    references.dateOfIssue().or(() -> SourceDates.ofName(path)).ifPresent(counts::sourceDate);
    Set<String> ids = new HashSet<>();
    try (XmlEntries entries = new XmlEntries(file, Files.newInputStream(path), counts)) {
      XmlNode party = entries.next(PARTIES);
      while (party != null) {
        Reason reason = use(party, references, ids, sink);
        if (reason == null) {
          counts.entity();
          counts.used(file);
        } else {
          counts.skip(file, entries.line(), reason);
        }
        party = entries.next(PARTIES);
      }
    }
    references.report(counts);
    return counts.report();
  }

  private static @Nullable Reason use(
      XmlNode party, OfacXmlReferences references, Set<String> ids, Consumer<ListedEntity> sink) {
    String id = party.attribute("FixedRef");
    if (id.isBlank()) {
      return Reason.NO_ID;
    }
    EntityDraft draft = new OfacXmlParty(references).draft(id, party);
    if (draft.names.isEmpty()) {
      return Reason.NO_NAME;
    }
    if (!ids.add(id)) {
      return Reason.DUPLICATE_ID;
    }
    sink.accept(draft.entity());
    return null;
  }
}
