package org.ventanilla.window.platform;

/// Bounds for one document from outside.
///
/// @param bytes most bytes, at most 64 MiB
/// @param depth most objects and arrays inside one another, at most 200
/// @param string most UTF-16 units of a string or name
/// @param values most values altogether
public record JsonLimits(int bytes, int depth, int string, int values) {
  /// A filing: 1 MiB, 32 deep, strings of 64 Ki units, 50,000 values.
  public static final JsonLimits DOCUMENT = new JsonLimits(1 << 20, 32, 64 << 10, 50_000);

  static final int MOST_BYTES = 64 << 20;
  static final int MOST_DEPTH = 200;

  public JsonLimits {
    if (bytes < 1
        || bytes > MOST_BYTES
        || depth < 1
        || depth > MOST_DEPTH
        || string < 1
        || values < 1) {
      throw new IllegalArgumentException("limits out of range");
    }
  }
}
