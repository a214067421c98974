/** Tests. */
@NullMarked
package org.rostrum.shell.endpoint;

import org.jspecify.annotations.NullMarked;
