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
 * Answers input that no controller can read: a multipart form that has no boundary, breaks off or
 * is too large, and text with characters that the database cannot store. The input itself is wrong,
 * so one handler serves all interfaces.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnreadableInput {

  /** SQL state for text with invalid characters, such as a zero byte. */
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
