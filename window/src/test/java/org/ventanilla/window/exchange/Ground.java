package org.ventanilla.window.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.util.FileSystemUtils;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.notary.TestNotary;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.TestDatabase;

/// What the windows of one test class stand on: a database of their own and its notary.
///
/// ```java
/// class FilingTests {
///   @AutoClose private static final Ground GROUND = Ground.fresh();
///   @AutoClose private final TestWindow window = GROUND.window();
/// }
/// ```
record Ground(TestDatabase db, Notary notary, Path keys) implements AutoCloseable {
  static Ground fresh() {
    try {
      TestDatabase db = TestDatabase.fresh();
      Path keys = Files.createTempDirectory("ventanilla-notary");
      return new Ground(db, TestNotary.start(db.database(), keys), keys);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Database database() {
    return db.database();
  }

  TestWindow window() {
    return TestWindow.open(db, notary);
  }

  /// A window under an agreement that was changed.
  TestWindow window(UnaryOperator<Agreement> changed) {
    return TestWindow.open(db, notary, changed, FaultPoint.NONE);
  }

  /// A window that fails where it is told to.
  TestWindow failing(FaultPoint faults) {
    return TestWindow.open(db, notary, UnaryOperator.identity(), faults);
  }

  /// One of several windows that share a clock and their holders.
  TestWindow window(FaultPoint faults, MutableClock clock, Map<String, FakeHolder> holders) {
    return TestWindow.open(db, notary, UnaryOperator.identity(), faults, clock, holders);
  }

  /// One of several under an agreement that was changed.
  TestWindow changed(
      UnaryOperator<Agreement> changed, MutableClock clock, Map<String, FakeHolder> holders) {
    return TestWindow.open(db, notary, changed, FaultPoint.NONE, clock, holders);
  }

  /// What officers were told of a request beside its proposals, as `role event`, in order.
  List<String> told(UUID id) {
    return database()
        .asWindow(() ->
            database()
                .sql()
                .sql(
                    """
                    select role || ' ' || event from exchange.notification
                    where request_id = ? and event <> 'proposed' order by at, id
                    """)
                .param(id)
                .query(String.class)
                .list());
  }

  @Override
  public void close() {
    notary.close();
    db.close();
    try {
      FileSystemUtils.deleteRecursively(keys);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
