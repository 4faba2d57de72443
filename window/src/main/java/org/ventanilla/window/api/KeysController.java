package org.ventanilla.window.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.ventanilla.window.accreditation.KeyChange;
import org.ventanilla.window.accreditation.KeyProposal;
import org.ventanilla.window.accreditation.Keys;
import org.ventanilla.window.accreditation.Officer;
import org.ventanilla.window.accreditation.RegisteredKey;
import org.ventanilla.window.agreement.Agency;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.exchange.Caller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The register of keys: an agency sees its own, and two officers change it.
@RestController
@RequestMapping(path = "/api/v1/keys", produces = MediaType.APPLICATION_JSON_VALUE)
final class KeysController {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Keys keys;
  private final Agreement agreement;
  private final ActReader acts;

  KeysController(Keys keys, Agreement agreement, ActReader acts) {
    this.keys = keys;
    this.agreement = agreement;
    this.acts = acts;
  }

  /// A key of the caller's agency or of one of its officers.
  ///
  /// @param officer the officer's id, or null for the agency's own
  record KeyDocument(
      String kid,
      String use,
      String agency,
      @Nullable String officer,
      JsonNode jwk,
      Instant validFrom,
      Instant validUntil,
      @Nullable Instant revokedAt) {
    static KeyDocument of(RegisteredKey key) {
      Officer officer = key.officer();
      return new KeyDocument(
          key.kid(),
          key.use().code(),
          key.agency(),
          officer == null ? null : officer.id(),
          JSON.readTree(key.jwk()),
          key.validFrom(),
          key.validUntil(),
          key.revokedAt());
    }
  }

  @GetMapping
  List<KeyDocument> list(@AuthenticationPrincipal Caller caller) {
    return keys.of(caller.agency()).stream().map(KeyDocument::of).toList();
  }

  @GetMapping("/proposals")
  List<KeyProposal> proposals(@AuthenticationPrincipal Caller caller) {
    Agency agency =
        agreement.agency(caller.agency()).orElseThrow(() -> new Refusal(ProblemCode.NOT_PERMITTED));
    return keys.proposals(agency.party());
  }

  @PostMapping("/proposals")
  ResponseEntity<?> propose(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
    return response(keys.propose(caller.agency(), acts.read(request)));
  }

  /// The act names the proposal, which must be the one at this address.
  @PostMapping("/proposals/{digest}/confirmation")
  ResponseEntity<?> confirm(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String digest,
      HttpServletRequest request) {
    return response(keys.confirm(caller.agency(), digest, acts.read(request)));
  }

  private static ResponseEntity<?> response(KeyChange change) {
    return switch (change) {
      case KeyChange.Proposed(var proposal) ->
          ResponseEntity.status(HttpStatus.ACCEPTED).body(proposal);
      case KeyChange.InEffect(var key, _) -> ResponseEntity.ok(KeyDocument.of(key));
      case KeyChange.Refused(var code, var message) ->
          Problems.response(KeyRefusals.problem(code, message));
    };
  }
}
