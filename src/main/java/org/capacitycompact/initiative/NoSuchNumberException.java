package org.capacitycompact.initiative;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No initiative can have such a number: an address with one leads to nothing that is there. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NoSuchNumberException extends IllegalArgumentException {

  NoSuchNumberException() {
    super("not the number of an initiative");
  }
}
