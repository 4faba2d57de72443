package org.ventanilla.window.exchange;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.ventanilla.window.platform.Database;

/// Acts of people that were carried out.
final class ActStore {
  private final Database database;

  ActStore(Database database) {
    this.database = database;
  }

  /// The digest of the act with this jti, if the officer has signed one.
  Optional<Digest> digest(String officer, String jti) {
    return database
        .sql()
        .sql("select digest from exchange.act where officer = ? and jti = ?")
        .params(officer, jti)
        .query((row, _) -> new Digest(row.getBytes(1)))
        .optional();
  }

  void add(String officer, String jti, String agency, Digest digest, UUID request, Instant at) {
    database
        .sql()
        .sql(
            """
            insert into exchange.act (officer, jti, agency, digest, request_id, at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(officer, jti, agency, digest.bytes(), request, Timestamp.from(at))
        .update();
  }
}
