/** Settings as data: what the console can ask for, and what a provider reads back. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@NullMarked
package org.rostrum.provider.settings;

import org.jspecify.annotations.NullMarked;
