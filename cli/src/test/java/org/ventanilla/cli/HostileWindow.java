package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.ventanilla.cli.HostileClient.Reply;
import org.ventanilla.cli.LoadedRequest.Question;
import org.ventanilla.ledger.ReceiptVerification;
import org.ventanilla.ledger.ReceiptVerifier;
import org.ventanilla.ledger.Trust;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One real window for all hostile tests, and what each of them checks: after it the database holds
/// no request and no inquiry more than before, and exactly as many denied filings as were
/// receipted.
final class HostileWindow implements AutoCloseable {
  static final String REQUESTS = "/api/v1/requests";

  /// Another requesting agency.
  static final String OTHER = "us-fbi";

  /// One more, whose keys one test revokes.
  static final String LOSER = "us-cbp";

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ServedWindow window = new ServedWindow(Map.of());
  private final DemoCast cast = window.cast();
  private final JsonNode about;
  private final HostileClient client;
  private final String token;
  private final Trust trust;
  private Standing before = new Standing(0, 0, 0);
  private long denied;

  /// What the window holds.
  private record Standing(long requests, long inquiries, long rejections) {}

  private HostileWindow() {
    URI url = window.start();
    about = WindowClient.about(url);
    trust =
        new Trust(VerifierKeys.ofLogs(List.of(about.path("ledgerKey").asString())), List.of(), 0);
    cast.register(url);
    for (String agency : List.of(OTHER, LOSER)) {
      register(agency, KeyFile.Use.ACCESS, cast.accessKey(agency));
      register(agency, KeyFile.Use.SIGNING, cast.signingKey(agency));
    }
    HoldingsCommand.send(
        cast.as(url, DemoCast.LIST_HOLDER),
        DemoScript.ofExample(ServedWindow.AGREEMENT).list(),
        "register",
        true,
        new PrintWriter(Writer.nullWriter()));
    client = new HostileClient(url, audience());
    token = client.token(DemoCast.REQUESTER, cast.accessKey(DemoCast.REQUESTER));
  }

  private void register(String agency, KeyFile.Use use, JWK key) {
    cast.registered(url(), DemoCast.OTHER_DESK, use, agency, null, key);
  }

  URI url() {
    return window.url();
  }

  /// Where the window keeps its own secret keys.
  Path keys() {
    return window.keys();
  }

  ProcessHandle handle() {
    return window.handle();
  }

  DemoCast cast() {
    return cast;
  }

  JsonNode about() {
    return about;
  }

  String audience() {
    return about.path("audience").asString();
  }

  HostileClient client() {
    return client;
  }

  /// A good token of the requesting agency.
  String token() {
    return token;
  }

  /// A good key of the requesting agency.
  OctetKeyPair key() {
    return cast.signingKey(DemoCast.REQUESTER);
  }

  /// A filing nothing is wrong with.
  String filing() {
    return filing(key(), DemoCast.REQUESTER);
  }

  String filing(Question question) {
    return LoadedRequest.sign(question, key(), about);
  }

  String filing(OctetKeyPair signer, String issuer) {
    return Acts.filing(signer, issuer, about, LoadedRequest.document(Question.KNOWN));
  }

  /// Two custodians end a key.
  void revoke(String kid) {
    WindowClient desk = cast.as(url(), DemoCast.OTHER_DESK);
    String proposals = "/api/v1/keys/proposals";
    ObjectNode members =
        JsonNodeFactory.instance.objectNode().put("kid", kid).put("reason", "COMPROMISED");
    String digest =
        desk.postSigned(
                proposals,
                Acts.signed(cast.signingKey("custodia-us-1"), about, "key.revoke", members))
            .path("digest")
            .asString();
    desk.postSigned(
        proposals + "/" + digest + "/confirmation",
        Acts.signed(
            cast.signingKey("custodia-us-2"),
            about,
            "key.confirm",
            JsonNodeFactory.instance.objectNode().put("proposal", digest)));
  }

  /// Begins a test.
  void count() throws SQLException {
    before = standing();
    denied = 0;
  }

  /// A filing was denied whose reason does not matter.
  void denied() {
    denied++;
  }

  /// The filing was refused for this reason, and its receipt says so to anybody.
  void assertDenied(Reply reply, int status, String code) {
    assertRefused(reply, status, code);
    denied++;
    byte[] receipt = reply.body().path("receipt").asString("").getBytes(StandardCharsets.UTF_8);
    assertThat(ReceiptVerifier.verify(receipt, trust))
        .as(reply.body().toString())
        .isInstanceOfSatisfying(
            ReceiptVerification.Verified.class,
            good -> {
              JsonNode leaf =
                  Documents.parse(new String(good.leaf().bytes(), StandardCharsets.UTF_8));
              assertThat(leaf.path("type").asString()).isEqualTo("rejected");
              assertThat(leaf.path("attributes").path("code").asString()).isEqualTo(code);
            });
  }

  /// The call was refused for this reason.
  void assertRefused(Reply reply, int status, String code) {
    assertThat(reply.code()).as(reply.body().toString()).isEqualTo(code);
    assertThat(reply.status()).as(code).isEqualTo(status);
  }

  /// The filing was taken. Waits for its answer; what is counted begins after it.
  void accepted(Reply reply, int status) throws SQLException {
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
    assertThat(standing().rejections()).isEqualTo(before.rejections() + denied);
    String path = REQUESTS + "/" + reply.body().path("request").path("id").asString();
    Await.until(
        PATIENCE,
        "the answer",
        () -> Optional.of(client.get(path + "/answer", token)).filter(one -> one.status() == 200));
    count();
  }

  void assertNothingReachedAHolder() throws SQLException {
    assertThat(standing())
        .isEqualTo(
            new Standing(before.requests(), before.inquiries(), before.rejections() + denied));
  }

  private Standing standing() throws SQLException {
    try (Connection sql = window.sql();
        var statement = sql.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select (select count(*) from exchange.request),
                       (select count(*) from exchange.inquiry),
                       (select count(*) from exchange.rejection)
                """)) {
      assertThat(row.next()).isTrue();
      return new Standing(row.getLong(1), row.getLong(2), row.getLong(3));
    }
  }

  @Override
  public void close() {
    client.close();
    window.close();
  }

  /// Starts the window for the first test of this process that asks for it and ends it after the
  /// last one.
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == HostileWindow.class;
    }

    @Override
    public HostileWindow resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getStore(
              ExtensionContext.StoreScope.LAUNCHER_SESSION,
              ExtensionContext.Namespace.create(HostileWindow.class))
          .computeIfAbsent(HostileWindow.class, _ -> new HostileWindow(), HostileWindow.class);
    }
  }
}
