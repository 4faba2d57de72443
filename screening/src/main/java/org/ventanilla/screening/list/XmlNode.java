package org.ventanilla.screening.list;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An element of an XML document with what is in it.
///
/// @param name without a namespace
/// @param attributes by name, without a namespace
/// @param children the elements in it
/// @param text its own text, stripped
record XmlNode(String name, Map<String, String> attributes, List<XmlNode> children, String text) {

  /// Its first child of this name.
  Optional<XmlNode> child(String name) {
    return children.stream().filter(child -> child.name.equals(name)).findFirst();
  }

  /// All its children of this name.
  List<XmlNode> all(String name) {
    return children.stream().filter(child -> child.name.equals(name)).toList();
  }

  /// The text of its first child of this name; empty when there is none.
  String text(String name) {
    return child(name).map(XmlNode::text).orElse("");
  }

  /// An attribute; empty when there is none.
  String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }
}
