package org.capacitycompact.platform;

/** A setting is missing or cannot be used; the start is refused, and told in one line. */
public class UnusableSettingException extends RuntimeException {

  /**
   * @param why which setting, what it is, and what to set instead; in English, with no secret
   */
  public UnusableSettingException(String why) {
    super(why);
  }
}
