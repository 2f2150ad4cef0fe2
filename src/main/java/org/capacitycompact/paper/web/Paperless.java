package org.capacitycompact.paper.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** The page that says why something is not done on paper, and what to do instead. */
final class Paperless {

  private Paperless() {}

  /**
   * @param why the end of the keys of its texts, {@code paper.refused.secret}
   * @param taskId to lead back to; null for none
   */
  static ModelAndView because(String why, @Nullable String taskId) {
    return new ModelAndView("paper/refused", HttpStatus.CONFLICT)
        .addObject("why", why)
        .addObject("taskId", taskId);
  }
}
