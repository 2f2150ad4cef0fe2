/**
 * The server for every door: how many connections and how large a body it takes, and what it
 * answers when requests collide or the database is away.
 */
@NullMarked
package org.capacitycompact.platform.web;

import org.jspecify.annotations.NullMarked;
