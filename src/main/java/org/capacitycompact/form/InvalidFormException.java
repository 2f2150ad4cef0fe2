package org.capacitycompact.form;

/** A form file is wrong: for its author and the operator, never shown to the person at the form. */
public class InvalidFormException extends RuntimeException {

  InvalidFormException(String form, String reason) {
    super("Form " + form + ": " + reason);
  }
}
