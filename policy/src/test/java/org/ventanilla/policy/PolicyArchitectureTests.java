package org.ventanilla.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PolicyArchitectureTests {
  private static final List<String> BANNED =
      List.of("util", "common", "helper", "manager", "impl", "base", "misc");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.ventanilla.policy");

  private List<JavaClass> topLevel() {
    return CLASSES.stream()
        .filter(JavaClass::isTopLevelClass)
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .toList();
  }

  @Test
  void allClassesAreSeen() {
    assertThat(topLevel()).hasSizeBetween(35, 120);
  }

  @Test
  void halfOfTheTypesArePackagePrivate() {
    long open =
        topLevel().stream()
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .count();

    assertThat(open).isPositive().isLessThanOrEqualTo(topLevel().size() / 2);
  }

  @Test
  void libraryStandsOnItsTwoDependenciesAlone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "java..",
            "javax.crypto..",
            "org.ventanilla.policy..",
            "dev.cel..",
            "com.google.common.collect..",
            "com.google.errorprone.annotations..",
            "com.google.re2j..",
            "org.snakeyaml.engine..",
            "org.jspecify..")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.sql..")
        .check(CLASSES);
  }

  @Test
  void nothingStaticCanChange() {
    fields().that().areStatic().should().beFinal().check(CLASSES);
  }

  @Test
  void noNameIsAnEmptyWord() {
    assertThat(CLASSES)
        .isNotEmpty()
        .allSatisfy(type ->
            assertThat(BANNED)
                .noneMatch(word -> type.getName().toLowerCase(Locale.ROOT).endsWith(word)));
  }

  @Test
  void nothingIsPrintedOrLogged() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.slf4j..")
        .check(CLASSES);
  }
}
