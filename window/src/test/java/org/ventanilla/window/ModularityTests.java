package org.ventanilla.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {
  private static final ApplicationModules MODULES = ApplicationModules.of(WindowApplication.class);

  @Test
  void modulesUseOnlyWhatTheyDeclare() {
    assertThat(MODULES.stream().map(ModularityTests::name))
        .containsExactlyInAnyOrder(
            "platform",
            "agreement",
            "notary",
            "audit",
            "witness",
            "accreditation",
            "release",
            "exchange",
            "holding",
            "api",
            "desk");
    MODULES.verify();
  }

  @Test
  void modulesAreMigratedAfterThoseTheyUse() throws IOException {
    List<String> order;
    try (var in =
        Objects.requireNonNull(
            WindowApplication.class.getResourceAsStream("/db/migration/modules.txt"))) {
      order = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }

    assertThat(order).first().isEqualTo("platform");
    for (String name : order) {
      ApplicationModule module = MODULES.getModuleByName(name).orElseThrow();
      List<String> used =
          module
              .getDirectDependencies(MODULES)
              .uniqueModules()
              .map(ModularityTests::name)
              .filter(order::contains)
              .toList();
      assertThat(order.subList(0, order.indexOf(name))).as(name).containsAll(used);
    }
  }

  private static String name(ApplicationModule module) {
    return module.getIdentifier().toString();
  }
}
