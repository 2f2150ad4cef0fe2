package org.capacitycompact.knowledge.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Nothing exists at this address; answered with the portal's own page. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NotKnownException extends RuntimeException {}
