package org.capacitycompact.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such thing for this reader: what may not be seen looks like what is not there. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NotThereException extends RuntimeException {}
