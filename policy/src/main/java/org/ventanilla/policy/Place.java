package org.ventanilla.policy;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/// Where in a policy directory something stands. Lines and columns from 1.
record Place(String file, int line, int column) {
  static Place whole(String file) {
    return new Place(file, 0, 0);
  }

  static Place of(String file, Node node) {
    return node.getStartMark().map(mark -> of(file, mark)).orElse(whole(file));
  }

  static Place of(String file, Mark mark) {
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
