package org.capacitycompact.knowledge.web;

import org.capacitycompact.knowledge.domain.Page;
import org.jspecify.annotations.Nullable;

/** The page of a list that an address asks for; what is no number asks for the first. */
final class PageNumber {
  private PageNumber() {}

  static int of(@Nullable String asked) {
    return asked != null && asked.matches("[0-9]{1,6}") ? Page.clamp(Integer.parseInt(asked)) : 1;
  }
}
