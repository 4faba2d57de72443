package org.ventanilla.window.accreditation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.CheckedCopy;
import org.ventanilla.window.platform.Database;

/// Keys, proposals and changes in PostgreSQL.
final class KeyStore {
  /// Most keys a window holds.
  static final int MOST_KEYS = 100_000;

  private final Database database;

  KeyStore(Database database) {
    this.database = database;
  }

  /// Reads in the caller's transaction, or in one of its own when there is none: keys are looked up
  /// in the middle of other modules' work, on behalf of whoever that is for.
  <T> T reading(Supplier<T> work) {
    return database.reading(work);
  }

  /// Something made of the keys, kept in memory and made anew when they change.
  <T> CheckedCopy<T> copy(InstantSource clock, Supplier<T> reader) {
    return new CheckedCopy<>(database, clock, this::version, reader);
  }

  /// Changes in one transaction, one change at a time.
  <T> T changing(Supplier<T> work) {
    return database.asWindow(() -> {
      sql("select number from accreditation.version for update").query(Long.class).single();
      return work.get();
    });
  }

  long version() {
    return sql("select number from accreditation.version").query(Long.class).single();
  }

  /// Every key, in the order of registration.
  List<RegisteredKey> all() {
    List<RegisteredKey> keys =
        sql("select * from accreditation.registered_key order by number limit " + (MOST_KEYS + 1))
            .query((row, _) -> key(row))
            .list();
    if (keys.size() > MOST_KEYS) {
      throw new AccreditationFault("more than " + MOST_KEYS + " keys are registered");
    }
    return keys;
  }

  Optional<RegisteredKey> find(String kid) {
    return sql("select * from accreditation.registered_key where kid = ?")
        .param(kid)
        .query((row, _) -> key(row))
        .optional();
  }

  boolean empty() {
    return sql("select not exists (select 1 from accreditation.registered_key)")
        .query(Boolean.class)
        .single();
  }

  void insert(RegisteredKey key) {
    Officer officer = key.officer();
    sql("""
    insert into accreditation.registered_key
      (kid, use, agency, jwk, valid_from, valid_until,
       officer, roles, clearance, accreditation, territory)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """)
        .params(
            Arrays.asList(
                key.kid(),
                key.use().code(),
                key.agency(),
                key.jwk(),
                time(key.validFrom()),
                time(key.validUntil()),
                officer == null ? null : officer.id(),
                officer == null ? null : officer.roles().toArray(String[]::new),
                officer == null ? null : officer.clearance(),
                officer == null ? null : officer.accreditation(),
                officer == null ? null : officer.territory()))
        .update();
  }

  /// Ends a key at `until`, unless it ends before.
  void end(String kid, Instant until) {
    sql("""
    update accreditation.registered_key
    set valid_until = greatest(least(valid_until, ?), valid_from)
    where kid = ?
    """)
        .params(time(until), kid)
        .update();
  }

  void revoke(String kid, Instant at) {
    sql("update accreditation.registered_key set revoked_at = ? where kid = ?")
        .params(time(at), kid)
        .update();
  }

  /// Tells every window that the keys changed.
  void bump() {
    sql("update accreditation.version set number = number + 1").update();
  }

  /// Whether the officer's id or accreditation number is somebody else's already.
  boolean conflicts(String agency, Officer officer) {
    return sql("""
    select exists (
      select 1 from accreditation.registered_key
      where (officer = :id and (agency <> :agency or accreditation <> :number))
         or (accreditation = :number and officer <> :id))
    """)
        .param("id", officer.id())
        .param("agency", agency)
        .param("number", officer.accreditation())
        .query(Boolean.class)
        .single();
  }

  void propose(KeyProposal proposal, String signerKid, String accreditation) {
    sql("""
    insert into accreditation.proposal
      (digest, party, action, kid, officer, accreditation, signer, document,
       proposed_at, expires_at)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """)
        .params(
            proposal.digest(),
            proposal.party(),
            proposal.action(),
            proposal.kid(),
            proposal.officer(),
            accreditation,
            signerKid,
            proposal.document(),
            time(proposal.proposedAt()),
            time(proposal.expiresAt()))
        .update();
  }

  Optional<StoredProposal> proposal(String digest) {
    return sql("select * from accreditation.proposal where digest = ?")
        .param(digest)
        .query((row, _) -> proposal(row))
        .optional();
  }

  List<KeyProposal> open(String party, Instant now, int most) {
    return sql("""
    select * from accreditation.proposal
    where party = ? and closed_at is null and expires_at > ?
    order by proposed_at, digest
    limit ?
    """)
        .params(party, time(now), most)
        .query((row, _) -> proposal(row).proposal())
        .list();
  }

  void close(String digest, Instant at) {
    sql("update accreditation.proposal set closed_at = ? where digest = ?")
        .params(time(at), digest)
        .update();
  }

  /// Keeps what opens the leaf's commitment.
  void record(Ticket ticket, String kid, String action, byte[] document, byte[] salt, Instant at) {
    sql("""
    insert into accreditation.change (ticket, kid, action, document, salt, at)
    values (?, ?, ?, ?, ?, ?)
    """)
        .params(ticket.value(), kid, action, document, salt, time(at))
        .update();
  }

  /// The leaf of the change of a key that these very documents made.
  Optional<Ticket> changed(String kid, byte[] document) {
    return sql("select ticket from accreditation.change where kid = ? and document = ?")
        .params(kid, document)
        .query((row, _) -> new Ticket(row.getLong("ticket")))
        .optional();
  }

  /// Runs `hook` once the current transaction has committed.
  void afterCommit(Runnable hook) {
    database.afterCommit(hook);
  }

  /// A proposal and who made it.
  ///
  /// @param signer the kid of the key that signed it
  record StoredProposal(
      KeyProposal proposal, String signer, String accreditation, boolean closed) {}

  private JdbcClient.StatementSpec sql(String statement) {
    return database.sql().sql(statement);
  }

  private static StoredProposal proposal(ResultSet row) throws SQLException {
    return new StoredProposal(
        new KeyProposal(
            row.getString("digest"),
            row.getString("party"),
            row.getString("action"),
            row.getString("kid"),
            row.getString("officer"),
            instant(row, "proposed_at"),
            instant(row, "expires_at"),
            row.getString("document")),
        row.getString("signer"),
        row.getString("accreditation"),
        row.getTimestamp("closed_at") != null);
  }

  private static RegisteredKey key(ResultSet row) throws SQLException {
    KeyUse use =
        KeyUse.of(row.getString("use"))
            .orElseThrow(() -> new AccreditationFault("a registered key is damaged"));
    @Nullable Timestamp revoked = row.getTimestamp("revoked_at");
    return new RegisteredKey(
        row.getString("kid"),
        use,
        row.getString("agency"),
        row.getString("officer") == null ? null : officer(row),
        row.getString("jwk"),
        instant(row, "valid_from"),
        instant(row, "valid_until"),
        revoked == null ? null : revoked.toInstant());
  }

  private static Officer officer(ResultSet row) throws SQLException {
    Array roles = row.getArray("roles");
    return new Officer(
        row.getString("officer"),
        Set.of((String[]) roles.getArray()),
        row.getString("clearance"),
        row.getString("accreditation"),
        row.getString("territory"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
