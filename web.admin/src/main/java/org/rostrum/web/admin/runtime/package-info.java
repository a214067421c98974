/** The bundle's edge: what it takes from and gives to the container. */
@NullMarked
package org.rostrum.web.admin.runtime;

import org.jspecify.annotations.NullMarked;
