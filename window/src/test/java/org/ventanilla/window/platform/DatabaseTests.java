package org.ventanilla.window.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.ventanilla.window.platform.PlatformFault.Code;

class DatabaseTests {
  @AutoClose static final TestDatabase db = TestDatabase.fresh();
  private final Database database = db.database();

  @BeforeAll
  static void makeTable() {
    db.asOwner().sql("create table platform.thing (owner text, name text primary key)").update();
    db.asOwner().sql("alter table platform.thing enable row level security").update();
    db.asOwner()
        .sql("create policy own on platform.thing using (platform.owner() in (owner, '*'))")
        .update();
  }

  private void insert(String owner, String name) {
    database.sql().sql("insert into platform.thing values (?, ?)").params(owner, name).update();
  }

  private List<String> names() {
    return database
        .sql()
        .sql("select name from platform.thing order by name")
        .query((row, _) -> row.getString(1))
        .list();
  }

  @Test
  void ownerSeesItsOwnRowsOnlyAndTheWindowSeesAll() {
    // Given
    database.as("north", () -> insert("north", "n1"));
    database.as("south", () -> insert("south", "s1"));

    // When
    List<String> north = database.as("north", this::names);
    List<String> window = database.asWindow(this::names);

    // Then
    assertThat(north).contains("n1").doesNotContain("s1");
    assertThat(window).contains("n1", "s1");
  }

  @Test
  void ownerCannotWriteAnothersRow() {
    assertThatThrownBy(() -> database.as("north", () -> insert("south", "forged")))
        .hasStackTraceContaining("row-level security");
    assertThat(database.asWindow(this::names)).doesNotContain("forged");
  }

  @Test
  void ownerOfOneTransactionIsNotLeftForTheNext() {
    database.as("north", () -> insert("north", "n2"));

    String owner =
        database.as(
            "south",
            () -> database.sql().sql("select platform.owner()").query(String.class).single());

    assertThat(owner).isEqualTo("south");
  }

  @Test
  void exceptionRollsBack() {
    assertThatThrownBy(() ->
            database.as(
                "north",
                () -> {
                  insert("north", "undone");
                  throw new IllegalStateException("stop");
                }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(database.asWindow(this::names)).doesNotContain("undone");
  }

  @Test
  void nestedCallJoinsTheTransaction() {
    assertThatThrownBy(() ->
            database.as(
                "north",
                () -> {
                  database.as("north", () -> insert("north", "inner"));
                  throw new IllegalStateException("stop");
                }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(database.asWindow(this::names)).doesNotContain("inner");
  }

  @Test
  void nestedCallMustNotChangeTheOwner() {
    assertThatThrownBy(
            () -> database.as("north", () -> database.asWindow(() -> insert("south", "x"))))
        .isInstanceOfSatisfying(
            PlatformFault.class, e -> assertThat(e.code()).isEqualTo(Code.DATABASE_SCOPE));
  }

  @Test
  void statementOutsideATransactionIsRefused() {
    assertThatThrownBy(this::names)
        .isInstanceOfSatisfying(
            PlatformFault.class, e -> assertThat(e.code()).isEqualTo(Code.DATABASE_SCOPE));
  }

  @Test
  void windowIsNotAnOwnerOneCanName() {
    assertThatThrownBy(() -> database.as("*", this::names)).isInstanceOf(PlatformFault.class);
  }

  @Test
  void hooksRunInOrderAfterTheCommitEvenIfOneFails() {
    var ran = new ArrayList<String>();

    database.as(
        "north",
        () -> {
          database.afterCommit(() -> ran.add("first:" + database.asWindow(this::names).size()));
          database.afterCommit(() -> {
            throw new IllegalStateException("a hook that fails");
          });
          database.afterCommit(() -> ran.add("third"));
          insert("north", "hooked");
          assertThat(ran).isEmpty();
        });

    assertThat(ran).hasSize(2).last().isEqualTo("third");
  }

  @Test
  void hooksDoNotRunAfterARollback() {
    var ran = new ArrayList<String>();

    assertThatThrownBy(() ->
            database.as(
                "north",
                () -> {
                  database.afterCommit(() -> ran.add("never"));
                  throw new IllegalStateException("stop");
                }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(ran).isEmpty();
  }

  @Test
  void violatedConstraintIsNoFaultOfThePlatform() {
    database.as("north", () -> insert("north", "twice"));

    assertThatThrownBy(() -> database.as("north", () -> insert("north", "twice")))
        .isInstanceOf(DuplicateKeyException.class)
        .hasMessageNotContaining("(twice)");
  }

  @Test
  void lostConnectionIsAFaultAndTheNextTransactionWorks() {
    assertThatThrownBy(() ->
            database.as(
                "north",
                () -> {
                  int pid =
                      database.sql().sql("select pg_backend_pid()").query(Integer.class).single();
                  db.superuserStatement("select pg_terminate_backend(" + pid + ")");
                  names();
                }))
        .isInstanceOfSatisfying(
            PlatformFault.class, e -> assertThat(e.code()).isEqualTo(Code.DATABASE_UNAVAILABLE));

    assertThat(database.asWindow(this::names)).isNotNull();
  }

  @Test
  void roleForRunTimeIsRestricted() {
    var flags =
        database.asWindow(() ->
            database
                .sql()
                .sql(
                    "select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles"
                        + " where rolname = current_user")
                .query()
                .singleRow());
    assertThat(flags.values()).hasSize(4).containsOnly(false);
  }

  @Test
  void roleForRunTimeCannotTouchTheMigrationHistory() {
    assertThatThrownBy(() ->
            database.asWindow(() -> database.sql().sql("delete from platform.migration").update()))
        .hasStackTraceContaining("permission denied");
  }
}
