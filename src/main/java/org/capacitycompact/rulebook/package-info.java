/**
 * The decision tables: their versions, drafts, the check that a table must pass, publication, and
 * the evaluation of one. Policy changes without a programmer.
 *
 * <p>A {@code Draft} is proposed, {@code Publication} makes a {@code PublishedVersion} of it (the
 * entity with its transitions), {@code VersionActivation} has the engine deploy it on its day,
 * {@code DecisionVersions} reads all versions for people, and {@code DecisionRegister} says which
 * one judges now.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "authorization",
      "web",
      "form",
      "audit",
      "party",
      "clauses"
    })
package org.capacitycompact.rulebook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
