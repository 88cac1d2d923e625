/**
 * The words in which records are stored and shown: plain maps of texts, whole numbers, booleans, lists and maps. The
 * tables, the stream and the playbook's conditions all speak of a record by these names, so each name stands here and
 * nowhere else. How such a map becomes a DynamoDB item or a JSON text is for the adapters.
 */
@NullMarked
package dev.perennial.document;

import org.jspecify.annotations.NullMarked;
