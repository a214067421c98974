/** Publishing one publication, and finding out what became of one whose answer was lost. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@NullMarked
package org.rostrum.provider.publish;

import org.jspecify.annotations.NullMarked;
