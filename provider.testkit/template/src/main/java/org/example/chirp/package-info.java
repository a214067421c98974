/** Lets Rostrum publish to Chirp. */
@NullMarked
package org.example.chirp;

import org.jspecify.annotations.NullMarked;
