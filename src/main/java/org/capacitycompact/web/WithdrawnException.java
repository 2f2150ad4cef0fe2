package org.capacitycompact.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** It was open to this reader, and has been withdrawn. */
@ResponseStatus(HttpStatus.GONE)
public class WithdrawnException extends RuntimeException {}
