package org.capacitycompact.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody else was faster: what was to be done can no longer be done. */
@ResponseStatus(HttpStatus.CONFLICT)
public class ChangedMeanwhileException extends RuntimeException {}
