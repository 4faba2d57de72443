package org.ventanilla.window.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.ventanilla.ledger.WitnessRequest;
import org.ventanilla.window.api.LedgerWitness.Cosigning;

/// Other ledgers ask this window to cosign their checkpoints, in the form of C2SP tlog-witness. Who
/// asks does not matter: the ledger's signature on the checkpoint does.
@RestController
final class WitnessController {
  private final LedgerWitness witness;
  private final ApiSettings settings;
  private final InstantSource clock;

  WitnessController(LedgerWitness witness, ApiSettings settings, InstantSource clock) {
    this.witness = witness;
    this.settings = settings;
    this.clock = clock;
  }

  @PostMapping("/witness/add-checkpoint")
  ResponseEntity<byte[]> addCheckpoint(HttpServletRequest request) throws IOException {
    byte[] body;
    try (var in =
        new BoundedBody(
            request.getInputStream(),
            WitnessRequest.MAX_BYTES,
            clock.instant().plus(settings.bodyTime()),
            clock)) {
      body = in.readAllBytes();
    }
    Cosigning answer = witness.addCheckpoint(body);
    return ResponseEntity.status(answer.status())
        .contentType(MediaType.parseMediaType(answer.contentType()))
        .body(answer.body().getBytes(StandardCharsets.UTF_8));
  }
}
