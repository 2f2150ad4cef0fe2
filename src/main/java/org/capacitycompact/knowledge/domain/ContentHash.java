package org.capacitycompact.knowledge.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 over the content of an activity. White space between elements, the order of attributes
 * and other namespaces do not change it.
 */
final class ContentHash {
  private final MessageDigest digest = sha256();
  private boolean inText;

  void start(String element, @Nullable String language, SortedMap<String, String> attributes) {
    inText = false;
    mark('<', element);
    if (language != null) {
      mark('@', "xml:lang");
      mark('=', language);
    }
    attributes.forEach(
        (name, value) -> {
          mark('@', name);
          mark('=', value);
        });
  }

  /** Adds a part of a text; a parser may deliver one text in several parts. */
  void text(String piece) {
    String counted = inText ? piece : piece.stripLeading();
    if (counted.isEmpty()) {
      return;
    }
    if (!inText) {
      digest.update((byte) '#');
    }
    inText = true;
    digest.update(counted.getBytes(StandardCharsets.UTF_8));
  }

  void end() {
    inText = false;
    digest.update((byte) '>');
  }

  /** Completes the hash; nothing can be added afterwards. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private void mark(char kind, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    // The length keeps two adjacent values distinct.
    digest.update((kind + Integer.toString(bytes.length) + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
