package org.capacitycompact.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody was here before: what was to be done is no longer there to do. */
@ResponseStatus(HttpStatus.CONFLICT)
public class ChangedMeanwhileException extends RuntimeException {}
