/** What a publisher composed, and the rules that a network sets for it. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@NullMarked
package org.rostrum.provider.content;

import org.jspecify.annotations.NullMarked;
