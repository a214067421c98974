/**
 * Starts and stops the product: reads the options, takes the data folder, runs the OSGi framework
 * with the bundles of the distribution, and says when it is ready.
 */
@NullMarked
package org.rostrum.launcher;

import org.jspecify.annotations.NullMarked;
