/**
 * A small realistic history: a tea shop's customers over a quarter. It knows the public HTTP interface and the local
 * cloud's clock, as any client could, and nothing of what runs behind them. Its dice always fall the same way.
 */
@NullMarked
package dev.perennial.local.demo;

import org.jspecify.annotations.NullMarked;
