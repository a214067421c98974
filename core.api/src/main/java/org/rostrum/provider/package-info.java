/** What a provider is: the service a network bundle offers, and the data that describes it. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@NullMarked
package org.rostrum.provider;

import org.jspecify.annotations.NullMarked;
