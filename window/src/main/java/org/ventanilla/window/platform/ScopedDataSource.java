package org.ventanilla.window.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.ventanilla.window.platform.PlatformFault.Code;

/// Gives no connection outside a scope, so that no statement can run for nobody in particular.
final class ScopedDataSource extends DelegatingDataSource {
  private final BooleanSupplier inScope;

  ScopedDataSource(DataSource target, BooleanSupplier inScope) {
    super(target);
    this.inScope = inScope;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (!inScope.getAsBoolean()) {
      throw new PlatformFault(Code.DATABASE_SCOPE, "a statement outside Database.as or asWindow");
    }
    return super.getConnection();
  }

  @Override
  public Connection getConnection(String username, String password) {
    throw new PlatformFault(Code.DATABASE_SCOPE, "the role is fixed");
  }
}
