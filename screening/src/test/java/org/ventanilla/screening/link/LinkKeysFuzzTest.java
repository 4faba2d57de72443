package org.ventanilla.screening.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

class LinkKeysFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void anyTextHasAKeyOrNone(FuzzedDataProvider data) {
    String rest = data.consumeString(50);
    String text = data.consumeRemainingAsString();

    AddressKey.of(text, rest, rest).ifPresent(key -> assertThat(key.mayBe(key)).isTrue());
    LinkKeys.name(text).ifPresent(key -> assertThat(key).hasSizeGreaterThan(4));
    LinkKeys.phone(text).ifPresent(key -> assertThat(key).containsOnlyDigits());
    assertThat(LinkKeys.email(text)).isNotNull();
    assertThat(LinkKeys.document(text)).isNotNull();
    assertThat(LinkKeys.vehicle(text)).isNotNull();
  }
}
