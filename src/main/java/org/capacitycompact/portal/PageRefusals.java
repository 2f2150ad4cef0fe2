package org.capacitycompact.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Two people at the same moment: the one who was second is told so, on the page of that error. */
@ControllerAdvice(basePackageClasses = PageRefusals.class)
class PageRefusals {

  @ExceptionHandler(OptimisticLockingFailureException.class)
  void changedMeanwhile(HttpServletResponse response) throws IOException {
    response.sendError(HttpServletResponse.SC_CONFLICT);
  }
}
