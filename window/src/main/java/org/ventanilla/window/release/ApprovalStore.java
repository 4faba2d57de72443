package org.ventanilla.window.release;

import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.Ground;
import org.ventanilla.window.platform.Database;

/// The approvals given, in the caller's transaction.
final class ApprovalStore {
  private final Database database;

  ApprovalStore(Database database) {
    this.database = database;
  }

  List<Given> given(UUID request, int subject, String decisionDigest) {
    return database
        .sql()
        .sql(
            """
            select officer, role, declined, ground from release.approval
            where request_id = ? and subject = ? and decision_digest = ?
            order by given_at, officer
            """)
        .params(request, subject, decisionDigest)
        .query((row, _) ->
            new Given(
                row.getString("officer"),
                row.getString("role"),
                Set.copyOf(Arrays.asList((String[]) row.getArray("declined").getArray())),
                ground(row.getString("ground"))))
        .list();
  }

  void add(UUID request, int subject, Approval approval) {
    Ground ground = approval.ground();
    database
        .sql()
        .sql(
            """
            insert into release.approval
              (request_id, subject, decision_digest, officer, agency, role, declined, ground,
               key_id, act, given_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(request)
        .param(subject)
        .param(approval.decisionDigest())
        .param(approval.officer())
        .param(approval.agency())
        .param(approval.role())
        .param(approval.declined().toArray(String[]::new))
        .param(ground == null ? null : ground.name())
        .param(approval.keyId())
        .param(approval.act())
        .param(Timestamp.from(approval.at()))
        .update();
  }

  private static @Nullable Ground ground(@Nullable String name) {
    return name == null ? null : Ground.valueOf(name);
  }

  /// One approval as far as counting it goes.
  record Given(String officer, String role, Set<String> declined, @Nullable Ground ground) {}
}
