/** The pages of help, and its part of a task's page. */
@NullMarked
package org.capacitycompact.help.web;

import org.jspecify.annotations.NullMarked;
