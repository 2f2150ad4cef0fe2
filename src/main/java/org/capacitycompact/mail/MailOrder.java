package org.capacitycompact.mail;

import java.util.Locale;
import java.util.UUID;

/**
 * A mail that was ordered.
 *
 * @param stopKey known to its reader only, to stop more of its kind without signing in
 * @param about what its writer keeps of what it is about
 * @param language in which the person reads
 */
public record MailOrder(UUID id, UUID stopKey, String userId, String about, Locale language) {}
