package org.ventanilla.window.holding;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Turns what a record is found by into keyed hashes: HMAC-SHA256 under the holder's secret, the
/// first 16 bytes. Whoever has the database and not the secret learns which records share a term,
/// and no term.
///
/// Names are indexed by pairs of their tokens rather than by tokens. Two names that match share at
/// least two tokens, so nothing is lost; a pair is far rarer than a token, so a common given name
/// neither brings thousands of candidates nor stands out in the index.
final class IndexSecret {
  /// Length of the secret in bytes.
  static final int LENGTH = 32;

  /// Length of a hash in bytes.
  static final int HASH_LENGTH = 16;

  /// Most terms of one record.
  static final int MOST_TERMS = 20_000;

  private static final String HMAC = "HmacSHA256";

  private final Mac mac;

  /// One secret for one thread.
  IndexSecret(byte[] secret) {
    try {
      mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret, HMAC));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + HMAC, e);
    }
  }

  /// What a record is found by.
  byte[][] terms(HoldingRecord record) {
    Set<String> terms = new TreeSet<>();
    record.names().forEach(name -> addName(terms, record.subject(), NameTokens.of(name.text())));
    record.identifiers().forEach(i -> addIdentifier(terms, i));
    return hashes(terms);
  }

  /// What a subject would be found by.
  byte[][] terms(SubjectQuery query) {
    Set<String> terms = new TreeSet<>();
    query.names().forEach(name -> addName(terms, query.type(), name));
    query.identifiers().forEach(i -> addIdentifier(terms, i));
    return hashes(terms);
  }

  byte[] id(String id) {
    return hash("id " + id);
  }

  byte[] content(byte[] canonical) {
    mac.update("content ".getBytes(StandardCharsets.UTF_8));
    return Arrays.copyOf(mac.doFinal(canonical), HASH_LENGTH);
  }

  private static void addName(Set<String> terms, String subject, NameTokens name) {
    name.pairs().forEach(pair -> terms.add("name " + pair));
    if (name.tokens().size() == 1 && !subject.equals(SubjectQuery.PERSON)) {
      terms.add("whole " + name.tokens().first());
    }
  }

  private static void addIdentifier(Set<String> terms, HoldingRecord.Identifier identifier) {
    terms.add("identifier " + identifier.type() + " " + NameTokens.identifier(identifier.value()));
  }

  private byte[][] hashes(Set<String> terms) {
    return terms.stream().map(this::hash).toArray(byte[][]::new);
  }

  private byte[] hash(String text) {
    return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), HASH_LENGTH);
  }
}
