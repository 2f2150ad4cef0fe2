package org.capacitycompact.platform.language;

import java.util.Locale;

/**
 * A language that the pages can be read in, as its own file {@code messages_xx.properties} says it.
 *
 * @param name in its own words
 * @param hint the offer to read a page in it, in its own words
 */
public record InterfaceLanguage(Locale locale, String name, String hint, boolean rightToLeft) {

  /** Its BCP 47 tag, as it stands in addresses, cookies, accounts and on {@code <html lang>}. */
  public String tag() {
    return locale.toLanguageTag();
  }

  /** How the names of its files end: {@code _fr.json}. */
  public String fileEnding(String ending) {
    return "_" + tag().replace('-', '_') + ending;
  }

  /** The value of {@code <html dir>}. */
  public String direction() {
    return rightToLeft ? "rtl" : "ltr";
  }
}
