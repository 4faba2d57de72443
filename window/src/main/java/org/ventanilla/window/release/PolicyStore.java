package org.ventanilla.window.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.CheckedCopy;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Json;
import tools.jackson.core.type.TypeReference;

/// Versions, proposals and activations in PostgreSQL.
final class PolicyStore {
  private static final int MOST_LISTED = 1_000;
  private static final TypeReference<TreeMap<String, String>> FILES = new TypeReference<>() {};

  private final Database database;

  PolicyStore(Database database) {
    this.database = database;
  }

  /// Reads in the caller's transaction, or in one of its own when there is none.
  <T extends @Nullable Object> T reading(Supplier<T> work) {
    return database.reading(work);
  }

  /// Every activation, kept in memory and read anew when there is another one.
  CheckedCopy<List<PolicyActivation>> copy(InstantSource clock) {
    return new CheckedCopy<>(database, clock, this::state, this::activations);
  }

  /// Changes in one transaction, one change at a time.
  <T> T changing(Supplier<T> work) {
    return database.asWindow(() -> {
      sql("select number from release.policy_state for update").query(Long.class).single();
      return work.get();
    });
  }

  long state() {
    return sql("select number from release.policy_state").query(Long.class).single();
  }

  /// Tells every window that something changed.
  void bump() {
    sql("update release.policy_state set number = number + 1").update();
  }

  void afterCommit(Runnable hook) {
    database.afterCommit(hook);
  }

  /// Adds a version; the same one a second time changes nothing.
  void add(
      String digest,
      String id,
      String version,
      int rules,
      SortedMap<String, String> files,
      Instant at) {
    sql("""
    insert into release.policy_version (digest, id, version, rules, files, added_at)
    values (?, ?, ?, ?, ?, ?) on conflict (digest) do nothing
    """)
        .params(digest, id, version, rules, Json.canonical(files), Timestamp.from(at))
        .update();
  }

  /// Newest first, at most 1,000.
  List<PolicyVersion> versions() {
    return sql("""
    select number, digest, id, version, rules, added_at from release.policy_version
    order by number desc limit
    """
            + MOST_LISTED)
        .query(PolicyStore::version)
        .list();
  }

  Optional<PolicyVersion> version(String digest) {
    return sql("""
    select number, digest, id, version, rules, added_at from release.policy_version
    where digest = ?
    """)
        .param(digest)
        .query(PolicyStore::version)
        .optional();
  }

  /// The texts of a version's files, by their paths.
  Optional<SortedMap<String, String>> files(String digest) {
    return sql("select files from release.policy_version where digest = ?")
        .param(digest)
        .query((row, _) ->
            (SortedMap<String, String>) Json.mapper().readValue(row.getBytes("files"), FILES))
        .optional();
  }

  /// Every activation, in the order they were made.
  List<PolicyActivation> activations() {
    return sql("""
    select number, policy, action, effective_from, activated_at
    from release.policy_activation order by number
    """)
        .query(PolicyStore::activation)
        .list();
  }

  long activate(
      String policy,
      String action,
      Instant effectiveFrom,
      Instant at,
      Ticket ticket,
      byte[] document,
      byte[] salt) {
    return sql("""
    insert into release.policy_activation
      (policy, action, effective_from, activated_at, ticket, document, salt)
    values (?, ?, ?, ?, ?, ?, ?) returning number
    """)
        .params(
            policy,
            action,
            Timestamp.from(effectiveFrom),
            Timestamp.from(at),
            ticket.value(),
            document,
            salt)
        .query(Long.class)
        .single();
  }

  /// The activation of a version that these very documents made, and its leaf.
  Optional<PolicyChange.Activated> activated(String policy, byte[] document) {
    return sql("""
    select number, policy, action, effective_from, activated_at, ticket
    from release.policy_activation where policy = ? and document = ?
    """)
        .params(policy, document)
        .query((row, number) ->
            new PolicyChange.Activated(activation(row, number), new Ticket(row.getLong("ticket"))))
        .optional();
  }

  void propose(PolicyProposal proposal, Signed signed) {
    Instant from = proposal.effectiveFrom();
    sql("""
    insert into release.policy_proposal
      (digest, action, policy, effective_from, agency, officer, accreditation, signer, document,
       proposed_at, expires_at)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """)
        .params(
            Arrays.asList(
                proposal.digest(),
                proposal.action(),
                proposal.policy(),
                from == null ? null : Timestamp.from(from),
                signed.agency(),
                proposal.officer(),
                signed.accreditation(),
                signed.kid(),
                signed.document(),
                Timestamp.from(proposal.proposedAt()),
                Timestamp.from(proposal.expiresAt())))
        .update();
  }

  Optional<Stored> proposal(String digest) {
    return sql("select * from release.policy_proposal where digest = ?")
        .param(digest)
        .query(PolicyStore::stored)
        .optional();
  }

  List<PolicyProposal> open(Instant now) {
    return sql("""
    select * from release.policy_proposal where closed_at is null and expires_at > ?
    order by proposed_at, digest limit
    """
            + MOST_LISTED)
        .param(Timestamp.from(now))
        .query((row, number) -> stored(row, number).proposal())
        .list();
  }

  void close(String digest, Instant at) {
    sql("update release.policy_proposal set closed_at = ? where digest = ?")
        .params(Timestamp.from(at), digest)
        .update();
  }

  /// Who signed an act, and the act itself.
  record Signed(String agency, String officer, String accreditation, String kid, String document) {}

  /// A proposal and who made it.
  record Stored(PolicyProposal proposal, Signed signed, boolean closed) {}

  private JdbcClient.StatementSpec sql(String statement) {
    return database.sql().sql(statement);
  }

  private static PolicyVersion version(ResultSet row, int number) throws SQLException {
    return new PolicyVersion(
        row.getLong("number"),
        row.getString("digest"),
        row.getString("id"),
        row.getString("version"),
        row.getInt("rules"),
        row.getTimestamp("added_at").toInstant());
  }

  private static PolicyActivation activation(ResultSet row, int number) throws SQLException {
    return new PolicyActivation(
        row.getLong("number"),
        row.getString("policy"),
        row.getString("action"),
        row.getTimestamp("effective_from").toInstant(),
        row.getTimestamp("activated_at").toInstant(),
        false);
  }

  private static Stored stored(ResultSet row, int number) throws SQLException {
    @Nullable Timestamp from = row.getTimestamp("effective_from");
    return new Stored(
        new PolicyProposal(
            row.getString("digest"),
            row.getString("action"),
            row.getString("policy"),
            from == null ? null : from.toInstant(),
            row.getString("officer"),
            row.getTimestamp("proposed_at").toInstant(),
            row.getTimestamp("expires_at").toInstant()),
        new Signed(
            row.getString("agency"),
            row.getString("officer"),
            row.getString("accreditation"),
            row.getString("signer"),
            row.getString("document")),
        row.getTimestamp("closed_at") != null);
  }
}
