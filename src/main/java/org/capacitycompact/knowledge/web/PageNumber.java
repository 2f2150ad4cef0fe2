package org.capacitycompact.knowledge.web;

import org.capacitycompact.knowledge.domain.Page;
import org.jspecify.annotations.Nullable;

/** The requested page of a list; an invalid number means the first. */
final class PageNumber {
  private PageNumber() {}

  static int of(@Nullable String asked) {
    return asked != null && asked.matches("[0-9]{1,6}") ? Page.clamp(Integer.parseInt(asked)) : 1;
  }
}
