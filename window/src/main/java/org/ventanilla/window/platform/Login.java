package org.ventanilla.window.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Objects;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// One role on one database.
record Login(String url, String user, String password) {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration POOL_WAIT_LIMIT = Duration.ofSeconds(10);
  private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(30);
  private static final Duration IDLE_IN_TRANSACTION_LIMIT = Duration.ofMinutes(1);

  /// Flyway works over two and looks over a third.
  private static final int MIGRATION_CONNECTIONS = 3;

  /// For setting up: a connection at a time, without time limits on statements.
  PGSimpleDataSource unpooled() {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    source.setApplicationName("ventanilla");
    source.setConnectTimeout((int) CONNECT_LIMIT.toSeconds());
    // The server's DETAIL quotes the row's values; they must not get into messages and logs.
    source.setLogServerErrorDetail(false);
    return source;
  }

  /// As [#unpooled()], for many statements one after the other: each would have a process of the
  /// server started for it. By a URL that says where the database is and nothing else: Flyway
  /// searches it for passwords again and again, in time that grows with the square of its length.
  HikariDataSource forMigrations() {
    String whole = unpooled().getURL();
    var source =
        new DriverManagerDataSource(whole.split("\\?", 2)[0], user, password) {
          @Override
          public int getLoginTimeout() { // so long the pool waits for a connection in the making
            return (int) CONNECT_LIMIT.toSeconds();
          }
        };
    source.setConnectionProperties(Objects.requireNonNull(Driver.parseURL(whole, null)));
    var config = new HikariConfig();
    config.setPoolName("migrations");
    config.setDataSource(source);
    config.setMaximumPoolSize(MIGRATION_CONNECTIONS);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(POOL_WAIT_LIMIT.toMillis());
    config.setRegisterMbeans(false);
    return new HikariDataSource(config);
  }

  /// Statements are planned once a connection, not once a call: none here has a value for which
  /// another plan would be better, and planning a transition anew takes longer than carrying it
  /// out.
  ///
  /// @param autoCommit off where every use is an explicit transaction
  HikariDataSource pool(String name, int size, boolean autoCommit) {
    PGSimpleDataSource source = unpooled();
    source.setOptions(
        """
        -c statement_timeout=%d -c idle_in_transaction_session_timeout=%d \
        -c plan_cache_mode=force_generic_plan\
        """
            .formatted(STATEMENT_LIMIT.toMillis(), IDLE_IN_TRANSACTION_LIMIT.toMillis()));
    source.setPrepareThreshold(2);
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(Math.min(size, 2));
    config.setAutoCommit(autoCommit);
    config.setConnectionTimeout(POOL_WAIT_LIMIT.toMillis());
    config.setRegisterMbeans(false);
    return new HikariDataSource(config);
  }

  @Override
  public String toString() {
    return "Login[" + user + "]";
  }
}
