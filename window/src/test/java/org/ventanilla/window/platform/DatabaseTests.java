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

  private static Bundle inserting(String owner, String name) {
    return new Bundle().add("insert into platform.thing values (?, ?)", List.of(owner, name));
  }

  @Test
  void aBundleIsOneTransactionOnBehalfOfItsOwner() {
    Bundle bundle =
        inserting("north", "b1")
            .add("insert into platform.thing values (?, ?)", List.of("north", "b2"));
    Bundle.Answer<String> owner =
        bundle.ask("select platform.owner()", List.of(), (row, _) -> row.getString(1));
    Bundle.Answer<Integer> transactions =
        bundle.ask(
            "select count(distinct xmin::text) from platform.thing where name in (?, ?)",
            List.of("b1", "b2"),
            (row, _) -> row.getInt(1));

    database.atOnce("north", bundle);

    assertThat(owner.row()).isEqualTo("north");
    assertThat(transactions.row()).isEqualTo(1);
    assertThat(database.as("south", this::names)).doesNotContain("b1", "b2");
    assertThat(database.as("north", this::names)).contains("b1", "b2");
  }

  @Test
  void aBundleThatFailsAtItsEndLeavesNothing() {
    Bundle bundle =
        inserting("north", "c1")
            .add("insert into platform.thing values (?, ?)", List.of("north", "c1"));
    List<String> ran = new ArrayList<>();
    bundle.afterCommit(() -> ran.add("hook"));

    assertThatThrownBy(() -> database.atOnce("north", bundle))
        .isInstanceOf(DuplicateKeyException.class);

    assertThat(database.asWindow(this::names)).doesNotContain("c1");
    assertThat(ran).isEmpty();
  }

  @Test
  void aBundleWhoseGroundIsGoneLeavesNothing() {
    Bundle bundle =
        inserting("north", "d1")
            .add("select platform.require(count(*) = 0) from platform.thing", List.of());

    assertThatThrownBy(() -> database.atOnce("north", bundle)).isInstanceOf(Overtaken.class);

    assertThat(database.asWindow(this::names)).doesNotContain("d1");
  }

  @Test
  void anUnknownConditionHoldsNot() {
    Bundle bundle = new Bundle().add("select platform.require(null)", List.of());

    assertThatThrownBy(() -> database.atOnceAsWindow(bundle)).isInstanceOf(Overtaken.class);
  }

  @Test
  void aBundleCannotWriteAnothersRow() {
    assertThatThrownBy(() -> database.atOnce("north", inserting("south", "forged")))
        .hasStackTraceContaining("row-level security");
  }

  @Test
  void theOwnerOfABundleIsNotLeftForTheNext() {
    database.atOnce("north", inserting("north", "e1"));

    String owner =
        database.as(
            "south",
            () -> database.sql().sql("select platform.owner()").query(String.class).single());

    assertThat(owner).isEqualTo("south");
  }

  @Test
  void aBundleWithinATransactionSharesItsFate() {
    List<String> ran = new ArrayList<>();

    assertThatThrownBy(() ->
            database.as(
                "north",
                () -> {
                  database.send(inserting("north", "f1").afterCommit(() -> ran.add("hook")));
                  throw new IllegalStateException("stop");
                }))
        .isInstanceOf(IllegalStateException.class);
    database.as(
        "north",
        () -> database.send(inserting("north", "f2").afterCommit(() -> ran.add("second"))));

    assertThat(database.asWindow(this::names)).doesNotContain("f1").contains("f2");
    assertThat(ran).containsExactly("second");
  }

  @Test
  void aTransactionOfItsOwnIsNotBegunWithinAnother() {
    assertThatThrownBy(
            () -> database.as("north", () -> database.atOnce("north", inserting("north", "g1"))))
        .isInstanceOfSatisfying(
            PlatformFault.class, e -> assertThat(e.code()).isEqualTo(Code.DATABASE_SCOPE));
  }
}
