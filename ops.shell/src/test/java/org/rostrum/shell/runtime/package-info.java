/** Tests of what the bundle offers to the container. */
@org.jspecify.annotations.NullMarked
package org.rostrum.shell.runtime;
