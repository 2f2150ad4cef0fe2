package org.capacitycompact.platform.web;

import org.capacitycompact.platform.UnusableSettingException;

/** The address for links is missing or cannot be used; the start is refused. */
public class UnusableAddressException extends UnusableSettingException {

  UnusableAddressException(String why) {
    super(why);
  }
}
