package org.ventanilla.screening.match;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.name.NameMatch;
import org.ventanilla.screening.name.NameToken;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Hits as JSON, an object a line; the shape is in `docs/spec/hits.md`. Any number of threads use
/// one.
public final class HitJson {
  private static final JsonFactory JSON = new JsonFactory();

  private final Sentence sentence;

  /// @param language of the sentences
  public HitJson(Language language) {
    this.sentence = new Sentence(language);
  }

  /// One line without its end.
  public String line(Hit hit) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("id", hit.person().id());
      json.writeNumberProperty("rank", hit.rank());
      json.writeStringProperty("relation", hit.relation().code());
      json.writeStringProperty("list", hit.list());
      json.writeStringProperty("entity_id", hit.entity().id());
      json.writeStringProperty("entity_name", hit.entity().names().getFirst().text());
      json.writeStringProperty("matched_name", hit.matched().text());
      json.writeStringProperty("alias_kind", code(hit.matched().kind()));
      json.writeName("score");
      json.writeNumber(HitCsv.score(hit));
      json.writeStringProperty("path", hit.path());
      if (!hit.namesake().isEmpty()) {
        json.writeStringProperty("namesake", hit.namesake());
      }
      json.writeStringProperty("explanation", sentence.of(hit));
      hit.explanation().ifPresent(why -> why(json, why));
      strings(json, "programs", hit.entity().programs());
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void why(JsonGenerator json, Explanation why) {
    json.writeName("name_score");
    json.writeNumber(number(why.nameScore()));
    tokens(json, why.name());
    json.writeName("evidence");
    json.writeStartArray();
    for (Piece piece : why.pieces()) {
      json.writeStartObject();
      json.writeStringProperty("kind", piece.kind().code());
      json.writeStringProperty("outcome", piece.outcome());
      json.writeStringProperty("person", piece.person());
      json.writeStringProperty("entry", piece.entry());
      json.writeName("log_odds");
      json.writeNumber(number(piece.logOdds()));
      json.writeName("points");
      json.writeNumber(number(piece.points()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeName("changes");
    json.writeStartArray();
    for (Change change : why.changes()) {
      json.writeStartObject();
      json.writeStringProperty("kind", change.kind().code());
      json.writeStringProperty("outcome", change.outcome());
      json.writeStringProperty("entry", change.entry());
      json.writeName("score");
      json.writeNumber(number(change.score()));
      json.writeBooleanProperty("alerts", change.alerts());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void tokens(JsonGenerator json, NameMatch match) {
    json.writeName("tokens");
    json.writeStartArray();
    for (NameMatch.Pairing pairing : match.pairings()) {
      json.writeStartObject();
      strings(json, "person", pairing.left().stream().map(NameToken::written).toList());
      strings(json, "entry", pairing.right().stream().map(NameToken::written).toList());
      json.writeStringProperty("how", code(pairing.relation()));
      json.writeName("similarity");
      json.writeNumber(number(pairing.similarity()));
      json.writeName("weight");
      json.writeNumber(number(pairing.weight()));
      json.writeName("cost");
      json.writeNumber(number(pairing.cost()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeName("unmet");
    json.writeStartArray();
    for (NameMatch.Leftover leftover : match.leftovers()) {
      json.writeStartObject();
      json.writeStringProperty("token", leftover.token().written());
      json.writeStringProperty("of", leftover.inLeft() ? "person" : "entry");
      json.writeBooleanProperty("conflicts", leftover.conflicts());
      json.writeName("cost");
      json.writeNumber(number(leftover.cost()));
      json.writeEndObject();
    }
    json.writeEndArray();
    strings(json, "remarks", match.remarks().stream().map(remark -> code(remark.kind())).toList());
  }

  private static void strings(JsonGenerator json, String name, List<String> values) {
    json.writeName(name);
    json.writeStartArray();
    values.forEach(json::writeString);
    json.writeEndArray();
  }

  static String code(ListedEntity.NameKind kind) {
    return code((Enum<?>) kind);
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String number(double value) {
    return Decimals.fixed(value, 4);
  }
}
