package org.ventanilla.window.agreement;

import java.util.Set;

/// A holder and the categories of a question it is asked for; never none.
public record Asked(Agency holder, Set<String> categories) {
  public Asked {
    categories = Set.copyOf(categories);
  }
}
