package org.ventanilla.window.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;

/// A holder that says what a test wants it to.
final class FakeHolder implements Holder {
  private final String agency;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Function<Inquiry, Reply> reply = _ -> new Reply.Nothing();

  FakeHolder(String agency) {
    this.agency = agency;
  }

  void says(Reply what) {
    this.reply = _ -> what;
  }

  void does(Function<Inquiry, Reply> what) {
    this.reply = what;
  }

  void holds(HeldRecord... records) {
    says(new Reply.Held(List.of(records)));
  }

  int asked() {
    return asked.get();
  }

  @Override
  public String agency() {
    return agency;
  }

  @Override
  public Reply ask(Inquiry inquiry) {
    asked.incrementAndGet();
    return reply.apply(inquiry);
  }

  /// A record of one field a category, its value the category's name.
  static HeldRecord record(String classification, String... categories) {
    return new HeldRecord(
        "sample-1",
        classification,
        "H0",
        "A",
        1,
        "mx-sspc",
        false,
        false,
        Arrays.stream(categories)
            .map(category ->
                new HeldRecord.Field(
                    category + "Value",
                    category,
                    JsonNodeFactory.instance.stringNode("secret-" + category)))
            .toList());
  }
}
