package org.ventanilla.window.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.ventanilla.window.exchange.InquiryRow.State;
import org.ventanilla.window.platform.Bundle;
import org.ventanilla.window.platform.Database;

/// Inquiries. Only their holder and the window itself see them.
final class InquiryStore {
  private static final String COLUMNS =
      "id, request_id, subject, holder, categories, state, answer_by, reply";

  private final Database database;

  InquiryStore(Database database) {
    this.database = database;
  }

  static void add(RequestRow request, List<InquiryRow> inquiries, Bundle bundle) {
    for (InquiryRow inquiry : inquiries) {
      bundle.add(
          """
          insert into exchange.inquiry
            (id, request_id, subject, agency, holder, categories, state, answer_by)
          values (?, ?, ?, ?, ?, ?, ?, ?)
          """,
          List.of(
              inquiry.id(),
              request.id(),
              inquiry.subject(),
              request.agency(),
              inquiry.holder(),
              inquiry.categories().toArray(String[]::new),
              inquiry.state().code(),
              Timestamp.from(inquiry.answerBy())));
    }
  }

  Optional<InquiryRow> find(UUID id) {
    return database
        .sql()
        .sql("select " + COLUMNS + " from exchange.inquiry where id = ?")
        .param(id)
        .query(InquiryStore::row)
        .optional();
  }

  /// A subject's inquiries, in the order they were made.
  List<InquiryRow> of(UUID request, int subject) {
    return database
        .sql()
        .sql(
            "select "
                + COLUMNS
                + " from exchange.inquiry where request_id = ? and subject = ? order by id")
        .params(request, subject)
        .query(InquiryStore::row)
        .list();
  }

  /// A request's inquiries the window was asking when it stopped.
  List<InquiryRow> asked(UUID request) {
    return database
        .sql()
        .sql(
            "select "
                + COLUMNS
                + " from exchange.inquiry where request_id = ? and state = 'asked' order by id")
        .param(request)
        .query(InquiryStore::row)
        .list();
  }

  /// Inquiries a person of the holder is to answer, oldest first.
  List<InquiryRow> open(String holder, @Nullable UUID after, int limit) {
    return database
        .sql()
        .sql(
            "select "
                + COLUMNS
                + """
                 from exchange.inquiry
                where holder = :holder and state = 'open' and (:after::uuid is null or id > :after)
                order by id limit :limit
                """)
        .param("holder", holder)
        .param("after", after)
        .param("limit", limit)
        .query(InquiryStore::row)
        .list();
  }

  /// Records what came, if it is still waited for; the bundle is refused if not.
  static void reply(InquiryRow replied, Bundle bundle) {
    bundle.add(
        """
        with replied as (
          update exchange.inquiry set state = ?, reply = ?
          where id = ? and state in ('asked', 'open') returning id)
        select platform.require(count(*) = 1) from replied
        """,
        Bundle.values(
            replied.state().code(),
            new SqlParameterValue(Types.BINARY, replied.reply()),
            replied.id()));
  }

  /// What a holder said is something else by now.
  void replace(UUID id, State state, byte @Nullable [] reply) {
    database
        .sql()
        .sql("update exchange.inquiry set state = ?, reply = ? where id = ?")
        .param(state.code())
        .param(reply)
        .param(id)
        .update();
  }

  /// A person will answer.
  boolean wait(UUID id) {
    return database
            .sql()
            .sql("update exchange.inquiry set state = 'open' where id = ? and state = 'asked'")
            .param(id)
            .update()
        == 1;
  }

  /// Nobody waits for these any longer.
  ///
  /// @param subject 0 for every subject
  /// @return how many were waited for
  int close(UUID request, int subject) {
    return database
        .sql()
        .sql(
            """
            update exchange.inquiry set state = 'closed'
            where request_id = ? and (subject = ? or ? = 0) and state in ('asked', 'open')
            """)
        .params(request, subject, subject)
        .update();
  }

  /// When collecting closes has moved.
  void move(UUID request, Instant answerBy) {
    database
        .sql()
        .sql(
            """
            update exchange.inquiry set answer_by = ?
            where request_id = ? and state in ('asked', 'open')
            """)
        .params(Timestamp.from(answerBy), request)
        .update();
  }

  private static InquiryRow row(ResultSet row, int number) throws SQLException {
    return new InquiryRow(
        row.getObject("id", UUID.class),
        row.getObject("request_id", UUID.class),
        row.getInt("subject"),
        row.getString("holder"),
        RequestStore.strings(row.getArray("categories")),
        State.of(row.getString("state")),
        row.getTimestamp("answer_by").toInstant(),
        row.getBytes("reply"));
  }
}
