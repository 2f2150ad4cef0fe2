package org.capacitycompact.form;

/**
 * A form file is wrong. The message is for its author and the operator, never for the person who
 * fills the form in.
 */
public class InvalidFormException extends RuntimeException {

  InvalidFormException(String form, String reason) {
    super("Form " + form + ": " + reason);
  }
}
