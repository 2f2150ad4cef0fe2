package org.capacitycompact.account;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A person may not change this account: it is their own, or has a role that others give. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public class AccountChangeDeniedException extends RuntimeException {}
