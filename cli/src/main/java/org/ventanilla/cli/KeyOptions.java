package org.ventanilla.cli;

import com.nimbusds.jose.jwk.JWK;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Whose key it is, what for and for how long.
final class KeyOptions {
  @Option(
      names = "--jwk",
      required = true,
      paramLabel = "FILE",
      description = "the public key, as keygen wrote it")
  private Path jwk = Path.of("");

  @Option(names = "--use", required = true, description = "signing, access, encryption")
  private KeyFile.Use use = KeyFile.Use.SIGNING;

  @Option(names = "--of", required = true, paramLabel = "AGENCY", description = "whose agency")
  private String agency = "";

  @Option(names = "--officer", paramLabel = "ID", description = "whose key, if an officer's")
  private @Nullable String officer;

  @Option(names = "--role", description = "a role of the officer; may be repeated")
  private List<String> roles = new ArrayList<>();

  @Option(names = "--clearance", description = "the officer's clearance")
  private String clearance = "";

  @Option(names = "--accreditation", description = "the officer's accreditation number")
  private String accreditation = "";

  @Option(names = "--territory", description = "the officer's territory")
  private String territory = "";

  @Option(
      names = "--valid-days",
      description = "for how long the key counts, from now (default: ${DEFAULT-VALUE})",
      defaultValue = "365")
  private int validDays = 365;

  ObjectNode entry() {
    if (validDays < 1 || validDays > 1_825) {
      throw CliException.usage("--valid-days: 1 to 1825");
    }
    return entry(
        use,
        agency,
        officer == null
            ? null
            : new OfficerEntry(officer, roles, clearance, accreditation, territory),
        KeyFile.read(jwk),
        Instant.now(),
        Duration.ofDays(validDays));
  }

  /// A key as the register takes it; `docs/spec/keys.md` has every member.
  static ObjectNode entry(
      KeyFile.Use use,
      String agency,
      @Nullable OfficerEntry officer,
      JWK key,
      Instant from,
      Duration validity) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("use", use.word());
    entry.put("agency", agency);
    if (officer != null) {
      ObjectNode person = entry.putObject("officer");
      person.put("id", officer.id());
      officer.roles().forEach(person.putArray("roles")::add);
      person.put("clearance", officer.clearance());
      person.put("accreditation", officer.accreditation());
      person.put("territory", officer.territory());
    }
    entry.set("jwk", Documents.parse(key.toPublicJWK().toJSONString()));
    Instant start = from.truncatedTo(ChronoUnit.SECONDS);
    entry.put("validFrom", start.toString());
    entry.put("validUntil", start.plus(validity).toString());
    return entry;
  }

  /// An officer as the register takes one.
  record OfficerEntry(
      String id, List<String> roles, String clearance, String accreditation, String territory) {
    OfficerEntry {
      roles = List.copyOf(roles);
    }
  }
}
