/** What an image of the installer carries, so that candidates can be installed without a network. */
@NullMarked
package dev.pgfit.installer.carried;

import org.jspecify.annotations.NullMarked;
