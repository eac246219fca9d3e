@NullMarked
package dev.pgfit.installer.installation;

import org.jspecify.annotations.NullMarked;
