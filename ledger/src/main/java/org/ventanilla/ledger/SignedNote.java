package org.ventanilla.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A text and the signatures under it, in the C2SP signed-note format. Having one says nothing
/// about who signed it; [#open] does.
///
/// @param text valid Unicode, ends in a newline, no other control character below U+0020
/// @param signatures 1 to 100 of them
public record SignedNote(String text, List<NoteSignature> signatures) {
  /// The longest note, in bytes.
  public static final int MAX_BYTES = 1_000_000;

  /// The most signatures of a note.
  public static final int MAX_SIGNATURES = 100;

  public SignedNote {
    requireText(text);
    if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
      throw new IllegalArgumentException("a note has 1 to 100 signatures");
    }
    signatures = List.copyOf(signatures);
  }

  /// Signs a text with every key.
  ///
  /// @throws IllegalArgumentException if the text is none a note may have, or there is no key
  public static SignedNote sign(String text, SigningKey... keys) {
    return new SignedNote(text, Arrays.stream(keys).map(key -> key.sign(text)).toList());
  }

  /// Reads a note without checking any signature.
  public static Parsed<SignedNote> parse(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      return new Parsed.Malformed<>("the note is too long");
    }
    String whole = WireText.utf8(bytes);
    if (whole == null || WireText.hasControl(whole)) {
      return new Parsed.Malformed<>("the note is not UTF-8 without control characters");
    }
    int split = whole.lastIndexOf("\n\n");
    if (split < 0) {
      return new Parsed.Malformed<>("the note has no empty line before its signatures");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    Lines lines = new Lines(whole.substring(split + 2));
    while (!lines.atEnd()) {
      String line = lines.next();
      NoteSignature signature = line == null ? null : NoteSignature.parse(line);
      if (signature == null) {
        return new Parsed.Malformed<>("a signature line is not well formed");
      }
      if (signatures.size() == MAX_SIGNATURES) {
        return new Parsed.Malformed<>("the note has too many signatures");
      }
      signatures.add(signature);
    }
    return signatures.isEmpty()
        ? new Parsed.Malformed<>("the note has no signature")
        : new Parsed.Valid<>(new SignedNote(whole.substring(0, split + 1), signatures));
  }

  /// Reads a note and checks every signature that names a known key. One of them must hold, and
  /// none may fail; signatures by other keys are ignored. Any bytes give an answer.
  public static NoteOpening open(byte[] bytes, Collection<VerifierKey> knownKeys) {
    return switch (parse(bytes)) {
      case Parsed.Valid<SignedNote>(SignedNote note) -> note.open(knownKeys);
      case Parsed.Malformed<SignedNote>(String reason) ->
          new NoteOpening.Refused(Reason.MALFORMED, reason);
    };
  }

  /// Checks the signatures of a note that was read; see [#open(byte[], Collection)].
  public NoteOpening open(Collection<VerifierKey> knownKeys) {
    List<VerifiedSignature> verified = new ArrayList<>();
    for (NoteSignature signature : signatures) {
      List<VerifierKey> claimed =
          knownKeys.stream().distinct().filter(key -> key.claims(signature)).toList();
      if (claimed.size() > 1) {
        return new NoteOpening.Refused(
            Reason.AMBIGUOUS_KEY, "two known keys have the same name and id");
      }
      for (VerifierKey key : claimed) {
        VerifiedSignature found = VerifiedSignature.check(key, text, signature);
        if (found == null) {
          return new NoteOpening.Refused(
              Reason.BAD_SIGNATURE, "the signature by " + key.name() + " does not verify");
        }
        verified.add(found);
      }
    }
    return verified.isEmpty()
        ? new NoteOpening.Refused(Reason.NO_KNOWN_SIGNATURE, "no known key signed the note")
        : new NoteOpening.Opened(this, verified);
  }

  /// The same note with one more signature.
  public SignedNote with(NoteSignature signature) {
    List<NoteSignature> more = new ArrayList<>(signatures);
    more.add(signature);
    return new SignedNote(text, more);
  }

  /// The same note with one signature of each of these keys, and no others: whatever strangers put
  /// under it is gone. Signatures that do not hold are none.
  ///
  /// @return empty if none of the keys signed it
  public Optional<SignedNote> only(Collection<VerifierKey> keys) {
    List<NoteSignature> own =
        keys.stream()
            .distinct()
            .flatMap(key ->
                signatures.stream()
                    .filter(key::claims)
                    .filter(signature -> VerifiedSignature.check(key, text, signature) != null)
                    .limit(1))
            .toList();
    return own.isEmpty() || own.size() > MAX_SIGNATURES
        ? Optional.empty()
        : Optional.of(new SignedNote(text, own));
  }

  /// The same note with the cosignatures of a witness's answer to this note.
  ///
  /// @param answer signature lines; those by other keys than the witnesses' are left out
  /// @return malformed if a line is, if a witness's signature does not hold, or if there is none
  public Parsed<SignedNote> withAnswer(byte[] answer, Collection<VerifierKey> witnessKeys) {
    String lines = answer.length > MAX_BYTES ? null : WireText.utf8(answer);
    if (lines == null || !lines.startsWith(NoteSignature.DASH)) {
      return new Parsed.Malformed<>("a witness answers with signature lines");
    }
    return parse(WireText.utf8(text + "\n" + lines))
        .flatMap(answered ->
            switch (answered.open(witnessKeys)) {
              case NoteOpening.Refused(Reason reason, String message) ->
                  new Parsed.Malformed<>(reason + ": " + message);
              case NoteOpening.Opened opened -> join(opened.note(), witnessKeys);
            });
  }

  private Parsed<SignedNote> join(SignedNote answered, Collection<VerifierKey> witnessKeys) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    answered.signatures().stream()
        .filter(signature -> witnessKeys.stream().anyMatch(key -> key.claims(signature)))
        .filter(signature -> !all.contains(signature))
        .forEach(all::add);
    return all.size() > MAX_SIGNATURES
        ? new Parsed.Malformed<>("the note would have too many signatures")
        : new Parsed.Valid<>(new SignedNote(text, all));
  }

  /// The form [#parse] reads.
  public String encode() {
    StringBuilder out = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> out.append(signature.line()));
    return out.toString();
  }

  static void requireText(String text) {
    if (!text.endsWith("\n") || WireText.hasControl(text) || !WireText.isUnicode(text)) {
      throw new IllegalArgumentException(
          "a note's text is Unicode without control characters and ends in a newline");
    }
  }
}
