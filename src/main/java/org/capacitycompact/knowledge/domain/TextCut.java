package org.capacitycompact.knowledge.domain;

/** Cuts text without splitting a surrogate pair. */
final class TextCut {
  private TextCut() {}

  static String at(String text, int maxLength) {
    if (text.length() <= maxLength) {
      return text;
    }
    boolean tears = Character.isHighSurrogate(text.charAt(maxLength - 1));
    return text.substring(0, tears ? maxLength - 1 : maxLength);
  }
}
