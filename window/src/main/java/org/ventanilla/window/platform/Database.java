package org.ventanilla.window.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;
import org.ventanilla.window.platform.PlatformFault.Code;

/// The one way to the window's database. Every statement runs inside [#as] or [#asWindow]: one
/// transaction that tells PostgreSQL, before anything else, on whose behalf it works. Row security
/// policies compare with it:
///
/// ```sql
/// create policy own on request using (platform.owner() in (agency, '*'));
/// ```
///
/// A call inside another joins it, and must name the same owner. The work runs on the caller's
/// thread; nothing started on another thread takes part.
///
/// Errors: [PlatformFault] `database-unavailable` (nothing was written), `database-commit-unknown`
/// (it may have been), `database-scope` (the caller's mistake). Constraint violations come as
/// Spring's `DataAccessException`, after which the transaction cannot go on.
public final class Database {
  /// The window itself: sees every row where a policy lets `'*'` see it.
  public static final String WINDOW = "*";

  /// Longest owner, in characters.
  public static final int OWNER_LIMIT = 128;

  /// Most [#afterCommit] calls in one transaction.
  public static final int HOOK_LIMIT = 1_000;

  private static final Logger log = LoggerFactory.getLogger(Database.class);

  // Not static: two databases in one process (tests have them) are two transactions.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<Scope> scopes = new ThreadLocal<>();

  private static final String ANNOUNCEMENT = "select set_config('ventanilla.owner', ?, true)";
  private static final SQLExceptionTranslator TRANSLATOR = new SQLStateSQLExceptionTranslator();

  private final DataSource source;
  private final DataSource guarded;
  private final TransactionTemplate transactions;
  private final JdbcClient sql;
  private final Database reserved;

  /// @param source a pool whose connections are not in auto-commit, so that `begin` travels with
  ///   the first statement and costs no round trip
  Database(DataSource source) {
    this(source, null);
  }

  /// @param reserve a small pool of the same database for [#reserved()]
  Database(DataSource source, @Nullable DataSource reserve) {
    this.source = source;
    this.guarded = new ScopedDataSource(source, () -> scopes.get() != null);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(guarded));
    this.sql = JdbcClient.create(guarded);
    this.reserved = reserve == null ? this : new Database(reserve);
  }

  /// The same database over a few connections that are kept free for one thread on which all others
  /// wait, so that it never queues behind them. Its transactions are its own: none joins one of
  /// this database.
  public Database reserved() {
    return reserved;
  }

  /// Runs `work` in one transaction on behalf of `owner` and commits it; an exception rolls it
  /// back.
  public <T extends @Nullable Object> T as(String owner, Supplier<T> work) {
    if (owner.isBlank() || owner.equals(WINDOW) || owner.length() > OWNER_LIMIT) {
      throw new PlatformFault(Code.DATABASE_SCOPE, "not an owner");
    }
    return run(owner, work);
  }

  /// As [#as(String, Supplier)], for work without a result.
  public void as(String owner, Runnable work) {
    as(owner, nothing(work));
  }

  /// Runs `work` in one transaction on behalf of the window itself.
  public <T extends @Nullable Object> T asWindow(Supplier<T> work) {
    return run(WINDOW, work);
  }

  /// As [#asWindow(Supplier)], for work without a result.
  public void asWindow(Runnable work) {
    asWindow(nothing(work));
  }

  /// Runs `work` in the current transaction, on whosever behalf it is, or in one of the window's
  /// own when there is none.
  public <T extends @Nullable Object> T reading(Supplier<T> work) {
    return inTransaction() ? work.get() : asWindow(work);
  }

  /// Carries a bundle out as a transaction of its own, on behalf of `owner`, in one round trip.
  ///
  /// @throws Overtaken if what the bundle relied on no longer held; nothing was written
  /// @throws PlatformFault `database-scope` inside another transaction
  public void atOnce(String owner, Bundle bundle) {
    if (owner.isBlank() || owner.equals(WINDOW) || owner.length() > OWNER_LIMIT) {
      throw new PlatformFault(Code.DATABASE_SCOPE, "not an owner");
    }
    sendAlone(owner, bundle);
  }

  /// As [#atOnce(String, Bundle)], on behalf of the window itself.
  public void atOnceAsWindow(Bundle bundle) {
    sendAlone(WINDOW, bundle);
  }

  /// Carries a bundle out within the current transaction, in one round trip. Its hooks run once
  /// that has committed.
  ///
  /// @throws Overtaken if what the bundle relied on no longer held; the transaction must roll back
  public void send(Bundle bundle) {
    scope();
    Connection connection = DataSourceUtils.getConnection(guarded);
    try {
      carryOut(connection, bundle);
    } catch (SQLException e) {
      throw translated(e);
    } finally {
      DataSourceUtils.releaseConnection(connection, guarded);
    }
    bundle.hooks().forEach(this::afterCommit);
  }

  /// Without `begin` and `commit` what is sent together is one transaction of its own: PostgreSQL
  /// commits when it has carried out the last statement, and answers only then.
  private void sendAlone(String owner, Bundle bundle) {
    if (scopes.get() != null) {
      throw new PlatformFault(Code.DATABASE_SCOPE, "a transaction is open");
    }
    boolean sent = false;
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(true);
      try (PreparedStatement statement =
          connection.prepareStatement(ANNOUNCEMENT + ";\n" + bundle.sql())) {
        statement.setString(1, owner);
        sent = true;
        bundle.carryOut(statement, 2);
      }
    } catch (SQLTransientConnectionException e) {
      throw new PlatformFault(Code.DATABASE_UNAVAILABLE, "no database connection", e);
    } catch (SQLException e) {
      throw lost(translated(e), sent);
    }
    bundle.hooks().forEach(Database::runHook);
  }

  private static RuntimeException lost(RuntimeException fault, boolean sent) {
    return switch (fault) {
      case DataAccessResourceFailureException e when sent ->
          new PlatformFault(
              Code.DATABASE_COMMIT_UNKNOWN, "the connection was lost during the commit", e);
      case DataAccessResourceFailureException e ->
          new PlatformFault(Code.DATABASE_UNAVAILABLE, "the connection was lost", e);
      default -> fault;
    };
  }

  private static void carryOut(Connection connection, Bundle bundle) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(bundle.sql())) {
      bundle.carryOut(statement, 1);
    }
  }

  private static RuntimeException translated(SQLException e) {
    if (Overtaken.STATE.equals(e.getSQLState())) {
      return new Overtaken();
    }
    DataAccessException known = TRANSLATOR.translate("bundle", null, e);
    return known == null ? new UncategorizedSQLException("bundle", null, e) : known;
  }

  /// Statements of the current transaction. Usable only inside [#as] or [#asWindow]; may be kept.
  public JdbcClient sql() {
    return sql;
  }

  /// On whose behalf the current transaction works.
  public String owner() {
    return scope().owner;
  }

  /// Whether this thread is inside [#as] or [#asWindow].
  public boolean inTransaction() {
    return scopes.get() != null;
  }

  /// Runs `hook` on this thread once the current transaction has committed, in the order given,
  /// with no transaction open; not at all if it rolls back. A hook that fails is logged and the
  /// next one runs: what was committed stays committed.
  public void afterCommit(Runnable hook) {
    Scope scope = scope();
    if (scope.hooks.size() >= HOOK_LIMIT) {
      throw new PlatformFault(Code.DATABASE_SCOPE, "too many hooks in one transaction");
    }
    scope.hooks.add(hook);
  }

  private <T extends @Nullable Object> T run(String owner, Supplier<T> work) {
    Scope outer = scopes.get();
    if (outer != null) {
      if (!outer.owner.equals(owner)) {
        throw new PlatformFault(Code.DATABASE_SCOPE, "the owner changed inside a transaction");
      }
      return work.get();
    }
    Scope scope = new Scope(owner);
    scopes.set(scope);
    T result;
    try {
      result = transact(scope, work);
    } finally {
      scopes.remove();
    }
    scope.hooks.forEach(Database::runHook);
    return result;
  }

  @SuppressWarnings("NullAway") // execute returns null exactly when the work does
  private <T extends @Nullable Object> T transact(Scope scope, Supplier<T> work) {
    try {
      return transactions.execute(_ -> {
        announce(scope.owner);
        T result = work.get();
        scope.worked = true;
        return result;
      });
    } catch (CannotCreateTransactionException e) {
      throw new PlatformFault(Code.DATABASE_UNAVAILABLE, "no database connection", e);
    } catch (DataAccessResourceFailureException
        | RecoverableDataAccessException
        | TransactionSystemException e) {
      throw scope.worked
          ? new PlatformFault(
              Code.DATABASE_COMMIT_UNKNOWN, "the connection was lost during the commit", e)
          : new PlatformFault(Code.DATABASE_UNAVAILABLE, "the connection was lost", e);
    }
  }

  private void announce(String owner) {
    sql.sql(ANNOUNCEMENT).param(owner).query().singleRow();
  }

  private Scope scope() {
    Scope scope = scopes.get();
    if (scope == null) {
      throw new PlatformFault(Code.DATABASE_SCOPE, "no transaction is open");
    }
    return scope;
  }

  private static void runHook(Runnable hook) {
    try {
      hook.run();
    } catch (RuntimeException e) {
      log.atError().addKeyValue("fault", e.getClass().getName()).log("after-commit-failed");
    }
  }

  private static Supplier<@Nullable Void> nothing(Runnable work) {
    return () -> {
      work.run();
      return null;
    };
  }

  private static final class Scope {
    private final String owner;
    private final List<Runnable> hooks = new ArrayList<>();
    private boolean worked;

    private Scope(String owner) {
      this.owner = owner;
    }
  }
}
