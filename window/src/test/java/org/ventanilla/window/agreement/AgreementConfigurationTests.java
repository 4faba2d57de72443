package org.ventanilla.window.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AgreementConfigurationTests {
  private final ApplicationContextRunner window =
      new ApplicationContextRunner().withUserConfiguration(AgreementConfiguration.class);

  @Test
  void aWindowKnowsItsAgreementAndItsParty() {
    window
        .withPropertyValues("ventanilla.party=us", "ventanilla.agreement.dir=../agreements/mx-us")
        .run(context -> {
          assertThat(context.getBean(Agreement.class).id()).isEqualTo("mx-us");
          assertThat(context.getBean(OwnParty.class).desk().id()).isEqualTo("us-window");
        });
  }

  @Test
  void aPartyTheAgreementDoesNotKnowStopsTheStart() {
    window
        .withPropertyValues(
            "ventanilla.party=atlantis", "ventanilla.agreement.dir=../agreements/mx-us")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(AgreementFault.class)
                .hasMessage(
                    "ventanilla.party is 'atlantis', but the agreement's parties are mx, us"));
  }

  @Test
  void aWrongAgreementStopsTheStartWithOneProblemALine(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve(AgreementFile.NAME), "format: 1\nnonsense: 1\n");
    window
        .withPropertyValues("ventanilla.party=mx", "ventanilla.agreement.dir=" + directory)
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(AgreementFault.class)
                .message()
                .contains("agreement.yaml:2:1 KEY_UNKNOWN 'nonsense' means nothing here")
                .satisfies(message -> assertThat(message.lines()).hasSize(21)));
  }

  @Test
  void aWindowWithoutAPartyDoesNotStart() {
    window
        .withPropertyValues("ventanilla.agreement.dir=../agreements/mx-us")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(AgreementFault.class)
                .hasMessageStartingWith("ventanilla.party is not set"));
  }

  @Test
  void aWindowWithoutAnAgreementDoesNotStart() {
    window
        .withPropertyValues("ventanilla.party=mx")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(AgreementFault.class)
                .hasMessageStartingWith("ventanilla.agreement.dir is not set"));
  }
}
