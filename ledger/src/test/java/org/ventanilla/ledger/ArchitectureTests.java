package org.ventanilla.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTests {
  private static final String BANNED = "(?i).*(util|common|helper|manager|impl|base|misc)s?";

  private static final JavaClasses LIBRARY =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.ventanilla.ledger");

  @Test
  void theRulesSeeTheWholeLibrary() {
    assertThat(LIBRARY.stream().filter(JavaClass::isTopLevelClass).count()).isBetween(40L, 80L);
  }

  @Test
  void onlyThePlatformAndBouncyCastleAreUsed() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.ventanilla.ledger", "java..", "org.bouncycastle..", "org.jspecify.annotations")
        .check(LIBRARY);
    noClasses().should().dependOnClassesThat().resideInAnyPackage("java.sql..").check(LIBRARY);
  }

  /// A library that other people's clusters load keeps nothing of its own between calls.
  @Test
  void thereIsNoStaticStateThatCanChange() {
    fields().that().areStatic().should().beFinal().check(LIBRARY);
    assertThat(LIBRARY.stream())
        .flatExtracting(JavaClass::getFields)
        .filteredOn(f -> f.getModifiers().contains(JavaModifier.STATIC))
        .filteredOn(f -> !f.getModifiers().contains(JavaModifier.SYNTHETIC))
        .allSatisfy(f ->
            assertThat(
                    f.getRawType().isPrimitive()
                        || isText(f.getRawType())
                        || isEnum(f.getRawType()))
                .as(f.getFullName())
                .isTrue());
  }

  @Test
  void clocksAndRandomnessAreGivenAndNotTaken() {
    noClasses().should().callMethod(Instant.class, "now").check(LIBRARY);
    noClasses().should().callMethod(System.class, "currentTimeMillis").check(LIBRARY);
    noClasses().should().callMethod(System.class, "nanoTime").check(LIBRARY);
    noClasses().should().callConstructor(SecureRandom.class).check(LIBRARY);
    noClasses().should().accessField(System.class, "out").check(LIBRARY);
    noClasses().should().accessField(System.class, "err").check(LIBRARY);
  }

  @Test
  void noNameSaysNothing() {
    noClasses().should().haveNameMatching(BANNED).check(LIBRARY);
  }

  @Test
  void everyFileStaysShort() throws IOException {
    try (Stream<Path> walk = Files.walk(Path.of("src"))) {
      List<Path> files = walk.filter(path -> path.toString().endsWith(".java")).toList();
      assertThat(files).hasSizeGreaterThan(50);
      for (Path file : files) {
        assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(400);
      }
    }
  }

  private static boolean isText(JavaClass type) {
    return type.isEquivalentTo(String.class);
  }

  private static boolean isEnum(JavaClass type) {
    return type.isEnum() || (type.isArray() && type.getComponentType().isEnum());
  }
}
