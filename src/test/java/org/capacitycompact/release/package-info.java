/**
 * A release's initiatives at every place where one can rest, stored as a database, and continued by
 * the next release; see docs/releases.md.
 */
package org.capacitycompact.release;
