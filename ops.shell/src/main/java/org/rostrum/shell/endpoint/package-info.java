/** Where the shell of this machine reaches the running platform. */
@NullMarked
package org.rostrum.shell.endpoint;

import org.jspecify.annotations.NullMarked;
