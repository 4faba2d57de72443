package org.ventanilla.window.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.exchange.Caller;
import org.ventanilla.window.exchange.Exchange;
import org.ventanilla.window.release.PolicyActivation;
import org.ventanilla.window.release.PolicyChange;
import org.ventanilla.window.release.PolicyDesk;
import org.ventanilla.window.release.PolicyProposal;
import org.ventanilla.window.release.PolicyVersion;
import tools.jackson.databind.json.JsonMapper;

/// The versions of the release policy: the window's own desk sees them, and two of its officers
/// change which is in force.
@RestController
@RequestMapping(path = "/api/v1/policies", produces = MediaType.APPLICATION_JSON_VALUE)
final class PoliciesController {
  private static final String LINES = "application/x-ndjson";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PolicyDesk policies;
  private final Exchange exchange;
  private final OwnParty own;
  private final ActReader acts;

  PoliciesController(PolicyDesk policies, Exchange exchange, OwnParty own, ActReader acts) {
    this.policies = policies;
    this.exchange = exchange;
    this.own = own;
    this.acts = acts;
  }

  /// Everything there is of the policy's history.
  record PoliciesDocument(List<PolicyVersion> versions, List<PolicyActivation> activations) {}

  /// A version with its files.
  record PolicyDocument(
      long number,
      String digest,
      String id,
      String version,
      int rules,
      Instant addedAt,
      SortedMap<String, String> files) {
    static PolicyDocument of(PolicyVersion one, SortedMap<String, String> files) {
      return new PolicyDocument(
          one.number(), one.digest(), one.id(), one.version(), one.rules(), one.addedAt(), files);
    }
  }

  @GetMapping
  PoliciesDocument list(@AuthenticationPrincipal Caller caller) {
    requireDesk(caller);
    return new PoliciesDocument(policies.versions(), policies.activations());
  }

  @GetMapping("/{digest}")
  PolicyDocument show(@AuthenticationPrincipal Caller caller, @PathVariable String digest) {
    requireDesk(caller);
    PolicyVersion version =
        policies.versions().stream()
            .filter(one -> one.digest().equals(digest))
            .findFirst()
            .orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND));
    return PolicyDocument.of(version, policies.files(digest).orElseThrow());
  }

  @GetMapping("/proposals")
  List<PolicyProposal> proposals(@AuthenticationPrincipal Caller caller) {
    requireDesk(caller);
    return policies.proposals();
  }

  @PostMapping("/proposals")
  ResponseEntity<?> propose(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
    requireDesk(caller);
    return response(policies.propose(acts.read(request)));
  }

  /// The act names the proposal, which must be the one at this address.
  @PostMapping("/proposals/{digest}/activation")
  ResponseEntity<?> activate(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String digest,
      HttpServletRequest request) {
    requireDesk(caller);
    return response(policies.activate(digest, acts.read(request)));
  }

  /// Past requests on which this version would decide otherwise than the one they were decided by,
  /// a line a field, and a last line that says how far it came.
  @PostMapping(path = "/{digest}/diff", produces = LINES)
  void diff(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String digest,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", defaultValue = "50") int limit,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    requireDesk(caller);
    Paging.check(cursor, limit);
    byte[] act = acts.read(request);
    if (policies.files(digest).isEmpty()) {
      throw new Refusal(ProblemCode.NOT_FOUND);
    }
    if (policies.diff(digest, act) instanceof PolicyDesk.Permission.Denied(var reason)) {
      throw new Refusal(PolicyRefusals.problem(reason));
    }
    response.setContentType(LINES);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    Writer lines = response.getWriter();
    Exchange.Compared done = exchange.diff(caller, digest, cursor, limit, one -> line(lines, one));
    line(lines, done);
    lines.flush();
  }

  private static void line(Writer lines, Object value) {
    try {
      lines.write(JSON.writeValueAsString(value));
      lines.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireDesk(Caller caller) {
    if (!caller.agency().equals(own.desk().id())) {
      throw new Refusal(ProblemCode.NOT_PERMITTED);
    }
  }

  private static ResponseEntity<?> response(PolicyChange change) {
    return switch (change) {
      case PolicyChange.Proposed(var proposal) ->
          ResponseEntity.status(HttpStatus.ACCEPTED).body(proposal);
      case PolicyChange.Activated(var activation, _) -> ResponseEntity.ok(activation);
      case PolicyChange.Refused refused -> Problems.response(PolicyRefusals.problem(refused));
    };
  }
}
