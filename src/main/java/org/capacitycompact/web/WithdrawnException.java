package org.capacitycompact.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** It was there for this reader, and somebody took it back. */
@ResponseStatus(HttpStatus.GONE)
public class WithdrawnException extends RuntimeException {}
