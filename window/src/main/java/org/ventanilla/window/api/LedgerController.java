package org.ventanilla.window.api;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.ventanilla.window.api.LedgerFiles.LedgerFile;

/// The ledger for whoever wants to verify or mirror it, in the form of C2SP tlog-tiles.
@RestController
@RequestMapping("/ledger")
final class LedgerController {
  // A published tile never changes; a year is as good as for ever.
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";

  private final LedgerFiles files;

  LedgerController(LedgerFiles files) {
    this.files = files;
  }

  @GetMapping("/checkpoint")
  ResponseEntity<byte[]> checkpoint() {
    return serve("checkpoint");
  }

  @GetMapping("/tile/{*path}")
  ResponseEntity<byte[]> tile(@PathVariable String path) {
    return serve("tile" + path);
  }

  @GetMapping("/witnessed/{*path}")
  ResponseEntity<byte[]> witnessed(@PathVariable String path) {
    return serve("witnessed" + path);
  }

  private ResponseEntity<byte[]> serve(String path) {
    LedgerFile file = files.at(path).orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.contentType()))
        .header(HttpHeaders.CACHE_CONTROL, file.immutable() ? FOR_EVER : ASK_AGAIN)
        .body(file.bytes());
  }
}
