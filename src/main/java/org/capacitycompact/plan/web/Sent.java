package org.capacitycompact.plan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What was sent to write in a plan, and the answer: a whole page, or a part that a script swaps.
 */
record Sent(HttpServletRequest request, HttpServletResponse response, RedirectAttributes next) {

  /** Whether a script swaps the answer into its page. */
  boolean part() {
    return "true".equals(request.getHeader("HX-Request"));
  }

  String text(String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }

  /** A whole number from 0; that one where none is given. */
  int number(String name, int otherwise) {
    String value = text(name);
    return value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : otherwise;
  }

  /** A whole page, also for a script, which puts its content in place of the content of its own. */
  ModelAndView whole(ModelAndView page) {
    if (part()) {
      response.setHeader("HX-Retarget", "#content");
      response.setHeader("HX-Reselect", "#content");
      response.setHeader("HX-Reswap", "outerHTML show:top");
    }
    return page;
  }

  /** The list of rows in place of the one that the script's page shows. */
  ModelAndView list(ModelAndView list) {
    response.setHeader("HX-Retarget", "#rows");
    response.setHeader("HX-Reswap", "outerHTML");
    return list;
  }

  /** Onward to another page, which says what was done. */
  ModelAndView onward(String address, String said) {
    next.addFlashAttribute("said", said);
    return new ModelAndView("redirect:" + address);
  }
}
