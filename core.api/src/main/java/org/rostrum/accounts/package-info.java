/** Connected accounts, for the faces. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@NullMarked
package org.rostrum.accounts;

import org.jspecify.annotations.NullMarked;
