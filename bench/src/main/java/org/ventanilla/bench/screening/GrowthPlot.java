package org.ventanilla.bench.screening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Draws how the cost of a query grows with the list, both axes in powers of ten, as an SVG file
/// that stands by itself.
final class GrowthPlot {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 460;
  private static final int LEFT = 78;
  private static final int RIGHT = 110;
  private static final int TOP = 52;
  private static final int BOTTOM = 58;

  /// What one list took, in microseconds.
  record Point(int entities, double median, double mean, double slow) {}

  private final List<Point> points;
  private final int firstSize;
  private final int lastSize;
  private final int firstCost;
  private final int lastCost;

  /// @param points in the order of their sizes, at least one
  GrowthPlot(List<Point> points) {
    this.points = List.copyOf(points);
    this.firstSize = below(points.getFirst().entities());
    this.lastSize = Math.max(above(points.getLast().entities()), firstSize + 1);
    this.firstCost = below(points.stream().mapToDouble(Point::median).min().orElse(1));
    this.lastCost =
        Math.max(above(points.stream().mapToDouble(Point::slow).max().orElse(1)), firstCost + 1);
  }

  void write(Path file) throws IOException {
    Files.writeString(file, svg());
  }

  private String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" \
        aria-label="Cost of one query against the number of listed entities" \
        font-family="system-ui, sans-serif" font-size="13" fill="#0b0c0c">
        <rect width="100%%" height="100%%" fill="#fff"/>
        <text x="%d" y="26" font-size="16" font-weight="600">Cost of one query by the size of the list</text>
        """
            .formatted(WIDTH, HEIGHT, LEFT));
    axes(svg);
    Point first = points.getFirst();
    Point last = points.getLast();
    double linear = first.mean() * last.entities() / first.entities();
    double shown = Math.min(linear, Math.pow(10, lastCost));
    dashes(
        svg,
        x(first.entities()),
        y(first.mean()),
        x(first.entities() * shown / first.mean()),
        y(shown));
    // Costs grow, so that nothing else is ever drawn up here.
    dashes(svg, LEFT + 12, TOP + 18, LEFT + 40, TOP + 18);
    label(svg, "in proportion to the list", LEFT + 48, TOP + 22);
    line(svg, "p99", "#b3421f", Point::slow);
    line(svg, "mean", "#1f5f5b", Point::mean);
    line(svg, "p50", "#5b4a9c", Point::median);
    return svg.append("</svg>\n").toString();
  }

  private void axes(StringBuilder svg) {
    for (int power = firstSize; power <= lastSize; power++) {
      double x = x(Math.pow(10, power));
      grid(svg, x, TOP, x, HEIGHT - BOTTOM);
      svg.append(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,d</text>\n"
              .formatted(x, HEIGHT - BOTTOM + 20, (long) Math.pow(10, power)));
    }
    for (int power = firstCost; power <= lastCost; power++) {
      double y = y(Math.pow(10, power));
      grid(svg, LEFT, y, WIDTH - RIGHT, y);
      svg.append(
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n"
              .formatted(
                  LEFT - 8,
                  y + 4,
                  power < 3
                      ? "%,d µs".formatted((long) Math.pow(10, power))
                      : "%,d ms".formatted((long) Math.pow(10, power - 3))));
    }
    label(svg, "listed entities", (LEFT + WIDTH - RIGHT) / 2.0 - 40, HEIGHT - 14);
  }

  private static void dashes(StringBuilder svg, double x1, double y1, double x2, double y2) {
    svg.append(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#505a5f\" stroke-dasharray=\"4 5\"/>\n"
            .formatted(x1, y1, x2, y2));
  }

  private static void grid(StringBuilder svg, double x1, double y1, double x2, double y2) {
    svg.append(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#d9dcde\"/>\n"
            .formatted(x1, y1, x2, y2));
  }

  private void line(StringBuilder svg, String name, String colour, ToDoubleFunction<Point> cost) {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      double x = x(point.entities());
      double y = y(cost.applyAsDouble(point));
      path.append("%s%.1f %.1f".formatted(path.isEmpty() ? "M" : " L", x, y));
      svg.append(
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>\n".formatted(x, y, colour));
    }
    svg.append(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n"
            .formatted(path, colour));
    Point last = points.getLast();
    svg.append(
        "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\" font-weight=\"600\">%s</text>\n"
            .formatted(x(last.entities()) + 10, y(cost.applyAsDouble(last)) + 4, colour, name));
  }

  private static void label(StringBuilder svg, String text, double x, double y) {
    svg.append("<text x=\"%.1f\" y=\"%.1f\" fill=\"#505a5f\">%s</text>\n".formatted(x, y, text));
  }

  private double x(double entities) {
    double share = (Math.log10(entities) - firstSize) / (lastSize - firstSize);
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private double y(double micros) {
    double share = (Math.log10(micros) - firstCost) / (lastCost - firstCost);
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  }

  private static int below(double value) {
    return (int) Math.floor(Math.log10(value));
  }

  private static int above(double value) {
    return (int) Math.ceil(Math.log10(value));
  }
}
