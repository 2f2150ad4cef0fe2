package org.capacitycompact.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * What no controller can read: a form with files that has no boundary, breaks off or is too large,
 * and text that the database knows no signs for. It is wrong whoever was to read it, so one advice
 * serves every door.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnreadableInput {

  /** SQL state of text that holds what is no character, such as a zero byte. */
  private static final String NO_CHARACTER = "22021";

  @ExceptionHandler(MaxUploadSizeExceededException.class)
  void tooLarge(HttpServletResponse response) throws IOException {
    response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
  }

  @ExceptionHandler(MultipartException.class)
  void unreadable(HttpServletResponse response) throws IOException {
    response.sendError(HttpServletResponse.SC_BAD_REQUEST);
  }

  @ExceptionHandler(DataIntegrityViolationException.class)
  void noCharacter(DataIntegrityViolationException failure, HttpServletResponse response)
      throws IOException {
    if (failure.getMostSpecificCause() instanceof SQLException cause
        && NO_CHARACTER.equals(cause.getSQLState())) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else {
      throw failure;
    }
  }
}
