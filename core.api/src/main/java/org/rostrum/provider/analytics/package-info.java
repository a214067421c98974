/** Figures a network keeps about accounts and publications; an optional service. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@NullMarked
package org.rostrum.provider.analytics;

import org.jspecify.annotations.NullMarked;
