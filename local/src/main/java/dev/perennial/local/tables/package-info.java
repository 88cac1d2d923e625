/**
 * DynamoDB in this process: the declared tables, and their streams handed to functions in order. How far each stream
 * was handled is kept beside the data. No table is named here.
 */
@NullMarked
package dev.perennial.local.tables;

import org.jspecify.annotations.NullMarked;
