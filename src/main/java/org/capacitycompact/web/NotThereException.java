package org.capacitycompact.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** It does not exist for this reader. What is hidden looks the same as what is missing. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NotThereException extends RuntimeException {}
