package org.ventanilla.window.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.exchange.ConsentRow.State;
import org.ventanilla.window.platform.Database;

/// Questions to originators. Only the originator and the window itself see them.
final class ConsentStore {
  private static final String SELECT =
      """
      select id, request_id, subject, agency, inquiry, record, sealed, state, asked_at, answer_by
      from exchange.consent
      """;

  private final Database database;

  ConsentStore(Database database) {
    this.database = database;
  }

  void add(ConsentRow row) {
    database
        .sql()
        .sql(
            """
            insert into exchange.consent
              (id, request_id, subject, agency, inquiry, record, sealed, state, asked_at, answer_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            row.id(),
            row.request(),
            row.subject(),
            row.originator(),
            row.inquiry(),
            row.record(),
            row.sealed(),
            row.state().code(),
            Timestamp.from(row.askedAt()),
            Timestamp.from(row.answerBy()))
        .update();
  }

  Optional<ConsentRow> find(UUID id) {
    return database
        .sql()
        .sql(SELECT + "where id = ?")
        .param(id)
        .query(ConsentStore::row)
        .optional();
  }

  List<ConsentRow> of(UUID request, int subject) {
    return database
        .sql()
        .sql(SELECT + "where request_id = ? and subject = ? order by id")
        .params(request, subject)
        .query(ConsentStore::row)
        .list();
  }

  /// What an originator is asked and has not answered, oldest first.
  List<ConsentRow> open(String originator, @Nullable UUID after, int limit) {
    return database
        .sql()
        .sql(
            SELECT
                + """
                where agency = :agency and state = 'asked' and (:after::uuid is null or id > :after)
                order by id limit :limit
                """)
        .param("agency", originator)
        .param("after", after)
        .param("limit", limit)
        .query(ConsentStore::row)
        .list();
  }

  /// Records an answer, if it is still waited for.
  boolean answer(UUID id, State state, Act act, Instant at) {
    return database
            .sql()
            .sql(
                """
                update exchange.consent
                set state = ?, answered_at = ?, officer = ?, act = ?
                where id = ? and state = 'asked'
                """)
            .params(state.code(), Timestamp.from(at), act.officer(), act.signed(), id)
            .update()
        == 1;
  }

  /// Until when originators are waited for has moved.
  void move(UUID request, Instant answerBy) {
    database
        .sql()
        .sql("update exchange.consent set answer_by = ? where request_id = ? and state = 'asked'")
        .params(Timestamp.from(answerBy), request)
        .update();
  }

  /// Nobody waits for these any longer: silence withholds.
  void close(UUID request, int subject) {
    database
        .sql()
        .sql(
            """
            update exchange.consent set state = 'silent'
            where request_id = ? and subject = ? and state = 'asked'
            """)
        .params(request, subject)
        .update();
  }

  /// Nobody waits for any of a request any longer.
  void close(UUID request) {
    database
        .sql()
        .sql(
            "update exchange.consent set state = 'silent' where request_id = ? and state = 'asked'")
        .param(request)
        .update();
  }

  /// What was said of records that are others by now counts no more.
  void forget(UUID inquiry) {
    database.sql().sql("delete from exchange.consent where inquiry = ?").param(inquiry).update();
  }

  private static ConsentRow row(ResultSet row, int number) throws SQLException {
    return new ConsentRow(
        row.getObject("id", UUID.class),
        row.getObject("request_id", UUID.class),
        row.getInt("subject"),
        row.getString("agency"),
        row.getObject("inquiry", UUID.class),
        row.getInt("record"),
        row.getBytes("sealed"),
        State.of(row.getString("state")),
        row.getTimestamp("asked_at").toInstant(),
        row.getTimestamp("answer_by").toInstant());
  }
}
