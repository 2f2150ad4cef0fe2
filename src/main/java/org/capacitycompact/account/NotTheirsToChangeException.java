package org.capacitycompact.account;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** An account that this person may not change: their own, or of a role that others give. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public class NotTheirsToChangeException extends RuntimeException {}
