package org.capacitycompact.readiness;

/** How ready somebody is; the names are the words of the tables and of the database. */
public enum Level {
  ready,
  partly,
  notReady
}
