/** The bundle's edge: what it takes from and gives to the container. */
@NullMarked
package org.rostrum.shell.runtime;

import org.jspecify.annotations.NullMarked;
