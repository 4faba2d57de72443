package org.ventanilla.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.ventanilla.policy.Coverage;
import org.ventanilla.policy.Coverage.Level;
import org.ventanilla.policy.Policy;

/// A policy's coverage as one page that stands by itself: English and Spanish, no script, readable
/// without colour and by a screen reader.
final class CoveragePage {
  private static final String STYLE =
      """
      body { display: block; }
      .scroll { position: relative; overflow-x: auto; margin-block-end: 2.5rem; }
      table.cells { border-collapse: collapse; background: var(--card); font-size: 0.95rem; }
      table.cells caption { text-align: start; font-weight: 700; font-size: 1.2rem; padding-block: 0.5rem; }
      table.cells th, table.cells td { border: 1px solid var(--line); padding: 0.35rem 0.6rem; }
      table.cells tbody th { text-align: start; white-space: nowrap; position: sticky; inset-inline-start: 0; background: var(--card); }
      table.cells thead th.corner { writing-mode: horizontal-tb; position: sticky; inset-inline-start: 0; background: var(--card); vertical-align: bottom; min-width: 8rem; white-space: normal; }
      .narrow { display: none; }
      @media (max-width: 48rem) { .narrow { display: block; } }
      table.cells thead th { writing-mode: vertical-rl; text-align: start; font-weight: 600; }
      table.cells td, .key { text-align: center; font-weight: 700; }
      .level-P { background: var(--good); color: var(--good-ink); }
      .level-a { background: var(--calm); color: var(--calm-ink); text-decoration: underline dotted; }
      .level-A { background: var(--wait); color: var(--wait-ink); text-decoration: underline; }
      .level-D { background: var(--stop); color: var(--stop-ink); }
      .level-d { color: var(--stop-ink); text-decoration: underline dotted; }
      .level-none { color: var(--quiet); }
      .legend { display: grid; grid-template-columns: max-content 1fr 1fr; gap: 0.4rem 1rem; max-width: 60rem; margin-block-end: 2rem; }
      .legend .key { min-width: 2.2rem; border: 1px solid var(--line); }
      .legend .key { align-self: start; }
      .contents { display: flex; flex-wrap: wrap; gap: 0.4rem 1.2rem; padding: 0; list-style: none; margin-block-end: 2rem; }
      .contents a { display: inline-block; min-height: 1.6rem; }
      .aloud { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
      @media print { .scroll { overflow: visible; break-inside: avoid; } }
      """;

  private final Policy policy;
  private final Coverage coverage;
  private final StringBuilder html = new StringBuilder();

  CoveragePage(Policy policy, Coverage coverage) {
    this.policy = policy;
    this.coverage = coverage;
  }

  String html() {
    String name = escaped(policy.id() + " " + policy.version());
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
        .append("Coverage · Cobertura: ")
        .append(name)
        .append("</title>\n<style>\n")
        .append(houseStyle())
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n<header class=\"top\"><div class=\"width top-row\">")
        .append("<span class=\"brand-name\">Ventanilla</span></div></header>\n")
        .append(
            "<main class=\"width\">\n<h1>What may leave <span lang=\"es\">· Qué puede entregarse")
        .append("</span></h1>\n<p>Policy ")
        .append(name)
        .append(". The most each agency can get, for each purpose, of each category.</p>\n")
        .append("<p lang=\"es\">Política ")
        .append(name)
        .append(". Lo más que cada dependencia puede obtener, para cada finalidad, de cada ")
        .append("categoría.</p>\n<p>As of <span lang=\"es\">· Vigente al</span> <time datetime=\"")
        .append(told(coverage.at()))
        .append("\">")
        .append(told(coverage.at()))
        .append("</time></p>\n<p class=\"narrow\">Tables scroll sideways. ")
        .append(
            "<span lang=\"es\">· Las tablas se desplazan de lado.</span></p>\n<p>SHA-256 <code style=\"overflow-wrap: anywhere\">")
        .append(policy.digest())
        .append("</code></p>\n");
    legend();
    contents();
    coverage.agencies().forEach(this::table);
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private void legend() {
    html.append("<div class=\"legend\">\n");
    for (Level level : List.of(Level.values()).reversed()) {
      html.append("<span class=\"key ")
          .append(style(level))
          .append("\">")
          .append(level.mark())
          .append("</span><span>")
          .append(english(level))
          .append("</span><span lang=\"es\">")
          .append(spanish(level))
          .append("</span>\n");
    }
    html.append("</div>\n");
  }

  private void contents() {
    html.append(
            "<nav aria-label=\"Agencies\">\n<h2>Agencies <span lang=\"es\">· Dependencias</span>")
        .append("</h2>\n<ul class=\"contents\">\n");
    coverage.agencies().stream()
        .map(CoveragePage::escaped)
        .forEach(agency ->
            html.append("<li><a href=\"#agency-%1$s\">%1$s</a></li>\n".formatted(agency)));
    html.append("</ul>\n</nav>\n");
  }

  private void table(String agency) {
    html.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" id=\"agency-")
        .append(escaped(agency))
        .append("\" aria-label=\"")
        .append(escaped(agency))
        .append("\">\n<table class=\"cells\">\n<caption>")
        .append(escaped(agency))
        .append(
            "</caption>\n<thead><tr><th scope=\"col\" class=\"corner\">category <span lang=\"es\">· categoría")
        .append("</span> / purpose <span lang=\"es\">· finalidad</span></th>");
    coverage
        .purposes()
        .forEach(
            purpose -> html.append("<th scope=\"col\">").append(escaped(purpose)).append("</th>"));
    html.append("</tr></thead>\n<tbody>\n");
    for (String category : coverage.categories()) {
      html.append("<tr><th scope=\"row\">").append(escaped(category)).append("</th>");
      for (String purpose : coverage.purposes()) {
        Level level = coverage.level(agency, purpose, category);
        html.append("<td class=\"")
            .append(style(level))
            .append("\"><span aria-hidden=\"true\">")
            .append(level.mark())
            .append("</span><span class=\"aloud\">")
            .append(english(level))
            .append("</span></td>");
      }
      html.append("</tr>\n");
    }
    html.append("</tbody>\n</table>\n</div>\n");
  }

  private static String style(Level level) {
    return level == Level.SILENT ? "level-none" : "level-" + level.mark();
  }

  private static String english(Level level) {
    return switch (level) {
      case PERMITTED -> "may leave";
      case EITHER -> "may leave, sometimes only once approved";
      case APPROVED -> "may leave only once approved";
      case WITHHELD -> "withheld by rules";
      case SOME_WITHHELD -> "partly withheld by rules; no rule for the rest, so withheld too";
      case SILENT -> "no rule, so withheld";
    };
  }

  private static String spanish(Level level) {
    return switch (level) {
      case PERMITTED -> "puede entregarse";
      case EITHER -> "puede entregarse, a veces solo con visto bueno";
      case APPROVED -> "puede entregarse solo con visto bueno";
      case WITHHELD -> "lo retienen las reglas";
      case SOME_WITHHELD ->
          "las reglas retienen una parte; sin regla para lo demás, por tanto también se retiene";
      case SILENT -> "sin regla, por tanto se retiene";
    };
  }

  static String told(ZonedDateTime at) {
    return at.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  private static String houseStyle() {
    try (InputStream in = CoveragePage.class.getResourceAsStream("/static/assets/ventanilla.css")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw CliException.fault("the program is not whole: its style sheet cannot be read");
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
