/** Tests. */
@NullMarked
package org.rostrum.shell.commands;

import org.jspecify.annotations.NullMarked;
