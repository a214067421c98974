/** What Pinterest is and asks for, as data: forms, rules, environments, setup guide. */
@NullMarked
package org.rostrum.provider.pinterest.internal.settings;

import org.jspecify.annotations.NullMarked;
