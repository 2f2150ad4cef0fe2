/**
 * The vocabulary of pages: texts, dates and figures as the reader writes them, languages, paging,
 * sorting, kept lists, files of tables, tags, and the refusals that every page knows. It knows no
 * capability; the pages of each stand in its own {@code web} package.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "money", "authorization"})
package org.capacitycompact.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
