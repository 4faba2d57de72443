package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTests {
  private final Redactor redactor = redactor(1);

  private static Redactor redactor(int seed) {
    byte[] key = new byte[32];
    key[0] = (byte) seed;
    return new Redactor(new SecretKeySpec(key, "HmacSHA256"));
  }

  private Object apply(Obligation obligation, Object value) {
    return plain(redactor.apply(List.of(obligation), "field", FieldValue.of(value)));
  }

  private static Object plain(Redaction redaction) {
    return switch (redaction) {
      case Redaction.Released(FieldValue value) -> value.toPlain();
      case Redaction.Withheld ignored -> "withheld";
    };
  }

  private static Obligation keep(Keep keep) {
    return new Obligation.Redact(null, keep);
  }

  @ParameterizedTest
  @CsvSource({
    "000123456789, ****6789",
    "12345678, ****5678",
    "1234567, ****",
    "1, ****",
    "ññññ€€€€, ****€€€€",
    "😀😁😂🤣😃😄😅😆, ****😃😄😅😆"
  })
  void lastCharactersAreKeptOnlyUpToHalfOfTheValue(String value, String expected) {
    assertThat(apply(keep(new Keep.Last(4)), value)).isEqualTo(expected);
  }

  /// [FieldValue#of] makes none that deep; somebody else may.
  @Test
  void whatIsNestedTooDeepIsWithheld() {
    FieldValue leaf = new FieldValue.Text("12345678");
    Obligation part = new Obligation.Redact("field.a", new Keep.Last(4));

    assertThat(redacted(keep(new Keep.Last(4)), nested(31, leaf))).isNotEqualTo("withheld");
    assertThat(redacted(keep(new Keep.Last(4)), nested(32, leaf))).isEqualTo("withheld");
    assertThat(redacted(part, nested(30, new FieldValue.Structure(Map.of("a", leaf)))))
        .isNotEqualTo("withheld");
    assertThat(redacted(part, nested(31, new FieldValue.Structure(Map.of("a", leaf)))))
        .isEqualTo("withheld");
    assertThat(redacted(part, nested(40, new FieldValue.Structure(Map.of("a", leaf)))))
        .isEqualTo("withheld");
  }

  private Object redacted(Obligation obligation, FieldValue value) {
    return plain(redactor.apply(List.of(obligation), "field", value));
  }

  private static FieldValue nested(int depth, FieldValue inner) {
    FieldValue value = inner;
    for (int i = 0; i < depth; i++) {
      value = new FieldValue.Sequence(List.of(value));
    }
    return value;
  }

  @Test
  void oldestAgeAndSmallestNumberThatAreWrittenOut() {
    Obligation age =
        new Obligation.Generalise(
            null, new Obligation.Precision.AgeBand(10, LocalDate.of(2026, 6, 1)));

    assertThat(apply(age, "1876-06-01")).isEqualTo("150-159");
    assertThat(apply(age, "1875-06-01")).isEqualTo("withheld");
    assertThat(apply(keep(new Keep.Last(2)), new BigDecimal("1E-1000"))).isEqualTo("****01");
    assertThat(apply(keep(new Keep.Last(3)), new BigDecimal("1E-1001"))).isEqualTo("****001");
  }

  @Test
  void firstCharactersAreKeptAndLengthIsNotTold() {
    assertThat(apply(keep(new Keep.First(2)), "ABCDEF")).isEqualTo("AB****");
    assertThat(apply(keep(new Keep.First(2)), "ABCDEFGHIJKLMNOP")).isEqualTo("AB****");
    assertThat(apply(keep(new Keep.First(2)), "")).isEqualTo("****");
  }

  @Test
  void numbersAreRedactedAsTheirDigits() {
    assertThat(apply(keep(new Keep.Last(4)), 123456789012L)).isEqualTo("****9012");
  }

  @Test
  void eachItemOfAListIsRedacted() {
    assertThat(apply(keep(new Keep.Last(2)), List.of("123456", "654321")))
        .isEqualTo(List.of("****56", "****21"));
  }

  @ParameterizedTest
  @CsvSource({
    "1962, 1962",
    "1962-04, 1962",
    "1962-04-09, 1962",
    "1962-04-09T10:00:00Z, 1962",
    "circa 1962, 1962",
    "09 Apr 1962, 1962",
    "9 Apr 1962, 1962"
  })
  void yearOfADateIsKept(String date, String year) {
    assertThat(apply(keep(new Keep.Year()), date)).isEqualTo(year);
    assertThat(apply(new Obligation.Generalise(null, new Obligation.Precision.Year()), date))
        .isEqualTo(year);
  }

  /// What surrounds the content must not make it look long.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "       1",
        "1       ",
        "\u00A0\u00A0\u00A0\u00A0\u00A01234",
        "\u200B\u200B\u200B\u200B1234",
        "\t\t\t\t\n\n1234567"
      })
  void blanksDoNotCount(String value) {
    assertThat(apply(keep(new Keep.Last(4)), value)).isEqualTo("****");
    assertThat(apply(keep(new Keep.First(4)), value)).isEqualTo("****");
    assertThat(apply(keep(new Keep.Last(4)), " 1234 5678")).isEqualTo("****5678");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "62",
        "in the sixties",
        "1962 to 1964",
        "1962-13-01",
        "09/04/1962",
        "1962-04-09 a",
        "1 Jan +12345",
        "1 Jan 0000",
        "1 Jan -0005"
      })
  void dateNobodyCanReadIsWithheld(String date) {
    assertThat(apply(keep(new Keep.Year()), date)).isEqualTo("withheld");
  }

  @Test
  void hashIsTheSameUnderOneKeyAndNotUnderAnother() {
    Obligation hmac = keep(new Keep.Hmac());
    Object once = apply(hmac, "000123456789");

    assertThat(once).asString().matches("hmac:[0-9a-f]{32}");
    assertThat(apply(hmac, "000123456789")).isEqualTo(once);
    assertThat(apply(hmac, "000123456780")).isNotEqualTo(once);
    assertThat(
            plain(redactor(2).apply(List.of(hmac), "field", new FieldValue.Text("000123456789"))))
        .isNotEqualTo(once);
  }

  @Test
  void shortKeyIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Redactor(new SecretKeySpec(new byte[16], "HmacSHA256")));
  }

  @Test
  void nothingIsKeptOfAnyShape() {
    Obligation nothing = keep(new Keep.Nothing());
    assertThat(apply(nothing, "a")).isEqualTo("****");
    assertThat(apply(nothing, true)).isEqualTo("****");
    assertThat(apply(nothing, List.of("a", "b"))).isEqualTo("****");
    assertThat(apply(nothing, Map.of("a", "b"))).isEqualTo("****");
  }

  @Test
  void valueOfAnotherShapeIsWithheld() {
    assertThat(apply(keep(new Keep.Last(4)), Map.of("number", "12345678"))).isEqualTo("withheld");
    assertThat(apply(keep(new Keep.Last(4)), true)).isEqualTo("withheld");
    assertThat(apply(keep(new Keep.Hmac()), List.of("a", Map.of()))).isEqualTo("withheld");
    assertThat(
            apply(
                new Obligation.Generalise(null, new Obligation.Precision.Municipality()),
                "Calle 1"))
        .isEqualTo("withheld");
    assertThat(
            apply(
                new Obligation.Generalise(null, new Obligation.Precision.Municipality()),
                Map.of("street", "Calle Inventada 1", "state", "Muestra")))
        .isEqualTo("withheld");
  }

  @Test
  void addressKeepsItsMunicipalityAndWhatIsCoarser() {
    assertThat(
            apply(
                new Obligation.Generalise(null, new Obligation.Precision.Municipality()),
                Map.of(
                    "street", "Calle Inventada 1",
                    "postcode", "00000",
                    "municipality", "Ejemplo",
                    "country", "MX")))
        .isEqualTo(Map.of("municipality", "Ejemplo", "country", "MX"));
  }

  @ParameterizedTest
  @CsvSource({
    "1990-06-01, 10, 30-39",
    "1986-06-02, 10, 30-39",
    "1986-06-01, 10, 40-49",
    "1991-06, 5, withheld",
    "1990-07, 5, 35-39",
    "1990, 10, 30-39",
    "1986, 10, withheld",
    "1 Jun 1990, 10, 30-39",
    "1990-06-01T00:00:00Z, 10, 30-39",
    "2026-06-01, 10, 0-9",
    "2026-06-02, 10, withheld",
    "1870-01-01, 10, withheld",
    "1990-02-30, 10, withheld",
    "1990-13, 10, withheld",
    "circa 1990, 10, withheld",
    "thirty, 10, withheld"
  })
  void birthDateIsPutIntoItsBandOfAges(String born, int width, String band) {
    Obligation.Precision precision =
        new Obligation.Precision.AgeBand(width, LocalDate.of(2026, 6, 1));

    assertThat(apply(new Obligation.Generalise(null, precision), born)).isEqualTo(band);
  }

  @Test
  void bandOfAgesNeedsTheDayOfTheDecision() {
    Obligation.Precision precision = new Obligation.Precision.AgeBand(10, null);

    assertThat(apply(new Obligation.Generalise(null, precision), "1990-06-01"))
        .isEqualTo("withheld");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10, 0..9",
    "9, 10, 0..9",
    "10, 10, 10..19",
    "-1, 10, -10..-1",
    "-10.5, 10, -20..-11",
    "29999.99, 10000, 20000..29999",
    "123456789012345678901234567890, 1000000000, 123456789012345678901000000000..123456789012345678901999999999",
    "'1,000', 10, withheld",
    "1e5, 10, withheld",
    "many, 10, withheld"
  })
  void numberIsPutIntoItsRange(String number, int width, String range) {
    assertThat(
            apply(new Obligation.Generalise(null, new Obligation.Precision.Range(width)), number))
        .isEqualTo(range);
  }

  @Test
  void numbersOfAnyShapeAreNotWrittenOut() {
    Obligation range = new Obligation.Generalise(null, new Obligation.Precision.Range(10));

    assertThat(apply(range, 25)).isEqualTo("20..29");
    assertThat(apply(range, List.of(1, 11))).isEqualTo(List.of("0..9", "10..19"));
    assertThat(apply(range, new BigDecimal("1E+999999999"))).isEqualTo("withheld");
    assertThat(apply(range, true)).isEqualTo("withheld");
  }

  @Test
  void bandsHaveBounds() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Obligation.Precision.Range(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Obligation.Precision.Range(1_000_000_001));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Obligation.Precision.AgeBand(1, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Obligation.Precision.AgeBand(51, null));
  }

  @Test
  void partBelowTheFieldIsChangedInEachItemAndTheRestStays() {
    Obligation redact = new Obligation.Redact("field.number", new Keep.Last(4));

    assertThat(
            apply(
                redact,
                List.of(
                    Map.of("number", "000123456789", "bank", "Banco Ficticio"),
                    Map.of("number", "000987654321", "bank", "Sample Bank"))))
        .isEqualTo(
            List.of(
                Map.of("number", "****6789", "bank", "Banco Ficticio"),
                Map.of("number", "****4321", "bank", "Sample Bank")));
  }

  @Test
  void partThatIsNotFoundWithholdsTheWholeField() {
    Obligation redact = new Obligation.Redact("field.number", new Keep.Last(4));

    assertThat(apply(redact, Map.of("accountNumber", "000123456789"))).isEqualTo("withheld");
    assertThat(apply(redact, "000123456789")).isEqualTo("withheld");
    assertThat(apply(new Obligation.Redact("other", new Keep.Last(4)), "000123456789"))
        .isEqualTo("withheld");
  }

  @Test
  void obligationsOfTheWindowLeaveTheValueAsItIs() {
    Redaction redaction =
        redactor.apply(
            List.of(new Obligation.Mark("H1"), new Obligation.Expire(1), new Obligation.Seal()),
            "field",
            FieldValue.of(Map.of("a", 1)));

    assertThat(redaction).isEqualTo(new Redaction.Released(FieldValue.of(Map.of("a", 1))));
    assertThat(redaction.toString()).doesNotContain("1");
  }

  @Test
  void valueNestedTooDeepIsRefused() {
    Object deep = "x";
    for (int i = 0; i < 40; i++) {
      List<Object> around = new ArrayList<>();
      around.add(deep);
      deep = around;
    }
    Object tooDeep = deep;

    assertThatIllegalArgumentException().isThrownBy(() -> FieldValue.of(tooDeep));
    assertThatIllegalArgumentException().isThrownBy(() -> FieldValue.of(new Object()));
    assertThatIllegalArgumentException().isThrownBy(() -> FieldValue.of(Map.of(1, "a")));
  }
}
