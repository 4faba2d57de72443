package org.ventanilla.window.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTests {
  @Test
  void whatCanBeSeenStaysAsItIs() {
    for (String text : new String[] {"", "{\"a\":\"Ñandú 漢字 \uD83D\uDE00\"}", "\\u0041", "a b"}) {
      assertThat(PlainText.of(text)).isEqualTo(text);
    }
  }

  @Test
  void whatATerminalObeysOrHidesIsWrittenOut() {
    assertThat(PlainText.of("a\n\r\t\u001b\u007f\u0085\u009b"))
        .isEqualTo("a\\u000a\\u000d\\u0009\\u001b\\u007f\\u0085\\u009b");
    assertThat(PlainText.of("\u2028\u2029\u200b\u202e\u2066\ufeff"))
        .isEqualTo("\\u2028\\u2029\\u200b\\u202e\\u2066\\ufeff");
    assertThat(PlainText.of("\uD800x\uDB40\uDC41")).isEqualTo("\\ud800x\\udb40\\udc41");
    assertThat(PlainText.of(new byte[] {'a', (byte) 0xff, '\n'})).isEqualTo("a\uFFFD\\u000a");
  }
}
