package org.capacitycompact.knowledge.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is nothing at this address. Shown as the portal's own page. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NotKnownException extends RuntimeException {}
