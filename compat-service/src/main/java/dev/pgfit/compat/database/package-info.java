/** The port through which checks speak to a database; drivers live at the edge. */
@NullMarked
package dev.pgfit.compat.database;

import org.jspecify.annotations.NullMarked;
