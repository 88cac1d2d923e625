/**
 * Random histories against all flows at once: events come twice, late, shuffled and at the same time, and every call to
 * the outside may crash before or after its effect. What must hold in the end is told by a fold over the facts that
 * shares no code with the decider. Everything follows from a seed: the history, which is what really happened, and the
 * weather, which is what befalls it on its way. A history that ends wrong is made short, one fact after the other.
 */
@NullMarked
package dev.perennial.testing.storm;

import org.jspecify.annotations.NullMarked;
