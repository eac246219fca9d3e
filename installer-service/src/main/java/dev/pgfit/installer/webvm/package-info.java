/** PostgreSQL in a virtual machine in WebAssembly, and PGlite in a page: under Node.js or in Chromium. */
@NullMarked
package dev.pgfit.installer.webvm;

import org.jspecify.annotations.NullMarked;
