package org.ventanilla.window;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rules of the house style that a program can check.
class ArchitectureTests {
  private static final String ROOT = "org.ventanilla.window";
  private static final String PLATFORM = ROOT + ".platform..";
  private static final int CLASSES_AT_LEAST = 60;
  private static final int FILE_LINES = 400;

  private static final Set<String> BANNED =
      Set.of(
          "util", "utils", "common", "commons", "helper", "helpers", "manager", "impl", "base",
          "misc");

  private static final Set<String> DOMAIN_NOUNS =
      Set.of(
          "request",
          "requests",
          "agency",
          "agencies",
          "officer",
          "holder",
          "holding",
          "subject",
          "filing",
          "agreement",
          "receipt",
          "ledger",
          "policy",
          "release",
          "approval",
          "party",
          "clarification",
          "referral",
          "category");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  private static Stream<JavaClass> types() {
    return CLASSES.stream()
        .filter(type -> !type.isAnonymousClass() && !type.isLocalClass())
        .filter(type -> !type.getModifiers().contains(SYNTHETIC))
        .filter(type -> !type.getSimpleName().equals("package-info"));
  }

  @Test
  void enoughClassesAreSeen() {
    assertThat(types().count()).isGreaterThan(CLASSES_AT_LEAST);
  }

  @Test
  void namesThatSayNothingAreBanned() {
    assertThat(types())
        .allSatisfy(type -> {
          assertThat(words(type.getSimpleName())).doesNotContainAnyElementsOf(BANNED);
          assertThat(type.getPackageName().split("\\.", -1)).doesNotContainAnyElementsOf(BANNED);
        });
  }

  @Test
  void mostTypesArePackagePrivate() {
    // A nested type, such as an outcome's variant, is as open as the one around it.
    List<JavaClass> outermost = types().filter(JavaClass::isTopLevelClass).toList();
    long all = outermost.size();
    long open = outermost.stream().filter(type -> type.getModifiers().contains(PUBLIC)).count();

    assertThat(open).as("public types of %s", all).isLessThan(all - open);
  }

  @Test
  void platformKnowsNoDomainNoun() {
    List<JavaClass> platform =
        types().filter(type -> type.getPackageName().startsWith(ROOT + ".platform")).toList();

    assertThat(platform).hasSizeGreaterThan(20);
    assertThat(platform)
        .allSatisfy(type -> {
          assertThat(words(type.getSimpleName())).doesNotContainAnyElementsOf(DOMAIN_NOUNS);
          assertThat(type.getMembers().stream().map(JavaMember::getName))
              .allSatisfy(
                  name -> assertThat(words(name)).doesNotContainAnyElementsOf(DOMAIN_NOUNS));
        });
  }

  @Test
  void everyPackageSaysWhatItIsForAndIsNullMarked() {
    List<String> packages = types().map(JavaClass::getPackageName).distinct().toList();

    assertThat(packages)
        .isNotEmpty()
        .allSatisfy(name ->
            assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
                .as(name)
                .isTrue());
  }

  @Test
  void nothingIsPrintedAndThereIsOneLogger() {
    noClasses().should().accessField(System.class, "out").check(CLASSES);
    noClasses().should().accessField(System.class, "err").check(CLASSES);
    noClasses().should().callMethod(Throwable.class, "printStackTrace").check(CLASSES);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .check(CLASSES);
  }

  @Test
  void timeAndChanceComeFromThePlatform() {
    noClasses()
        .that()
        .resideOutsideOfPackage(PLATFORM)
        .should()
        .callMethodWhere(readsTheClockOrChance())
        .orShould()
        .callConstructor(java.util.Random.class)
        .orShould()
        .callConstructor(java.security.SecureRandom.class)
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaMethodCall> readsTheClockOrChance() {
    return DescribedPredicate.describe(
        "reads the clock or chance",
        call -> {
          String owner = call.getTargetOwner().getName();
          String name = call.getName();
          boolean clock =
              (owner.startsWith("java.time.") && (name.equals("now") || name.startsWith("system")))
                  || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"));
          boolean chance =
              name.equals("randomUUID")
                  || (owner.equals("java.lang.Math") && name.equals("random"))
                  || owner.equals("java.util.concurrent.ThreadLocalRandom");
          return clock || chance;
        });
  }

  @Test
  void statementsStandInStoresAndLocks() {
    noClasses()
        .that()
        .resideOutsideOfPackage(PLATFORM)
        .and()
        .haveNameNotMatching(".*(Store|Lock)")
        .should()
        .callMethod(JdbcClient.class, "sql", String.class)
        .check(CLASSES);
  }

  @Test
  void nobodyPassesByTheDatabasesDoor() {
    noClasses()
        .that()
        .resideOutsideOfPackage(PLATFORM)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.sql..", "com.zaxxer.hikari..", "org.postgresql..")
        .check(CLASSES);
  }

  @Test
  void filesAreShort() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of("src", "main", "java"))) {
      files = all.filter(file -> file.toString().endsWith(".java")).toList();
    }
    assertThat(files).hasSizeGreaterThan(CLASSES_AT_LEAST / 2);
    for (Path file : files) {
      assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(FILE_LINES);
    }
  }

  /// The lower-case words of a camel-case name.
  private static List<String> words(String name) {
    return Stream.of(name.split("(?<=[a-z0-9])(?=[A-Z])|_", -1))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }
}
