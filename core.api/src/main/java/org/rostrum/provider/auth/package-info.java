/** How an account of a network is authorized. A provider declares it; the host carries it out. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@NullMarked
package org.rostrum.provider.auth;

import org.jspecify.annotations.NullMarked;
