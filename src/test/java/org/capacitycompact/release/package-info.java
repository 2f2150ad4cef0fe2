/**
 * Initiatives of a release at every place where one can stand still, kept as a database, and
 * carried on by the release that comes after it; see docs/releases.md.
 */
package org.capacitycompact.release;
