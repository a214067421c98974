/** What an operator can say to the running platform. */
@NullMarked
package org.rostrum.shell.commands;

import org.jspecify.annotations.NullMarked;
