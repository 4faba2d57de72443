package org.ventanilla.screening;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class StyleTests {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.ventanilla.screening");

  @Test
  void theWholeModuleIsSeen() {
    assertThat(CLASSES.size()).isGreaterThan(15);
  }

  @Test
  void theLibraryStandsOnTheJdkAndReadersOfTextOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.xml.stream..",
            "org.ventanilla.screening..",
            "de.siegmar.fastcsv..",
            "tools.jackson.core..",
            "com.ibm.icu..",
            "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void noSqlAndNoNetworkIsTouched() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "java.net..")
        .check(CLASSES);
  }

  @Test
  void staticStateNeverChanges() {
    fields()
        .that()
        .areStatic()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .orShould()
        .haveModifier(JavaModifier.SYNTHETIC)
        .check(CLASSES);
  }

  @Test
  void namesSayWhatATypeIs() {
    for (String banned : List.of("Util", "Common", "Helper", "Manager", "Impl", "Base", "Misc")) {
      noClasses().should().haveSimpleNameEndingWith(banned).check(CLASSES);
    }
  }

  @Test
  void recordsAndDoorsArePublicAndTheReadingIsNot() {
    List<JavaClass> topLevel = CLASSES.stream().filter(JavaClass::isTopLevelClass).toList();

    assertThat(topLevel)
        .filteredOn(type -> !type.getModifiers().contains(JavaModifier.PUBLIC))
        .extracting(JavaClass::getSimpleName)
        .contains("Rows", "Remarks", "EntityDraft", "ReadCounts");
  }
}
