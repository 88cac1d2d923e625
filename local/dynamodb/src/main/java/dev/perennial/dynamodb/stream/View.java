package dev.perennial.dynamodb.stream;

/** What a stream tells of an item that changed. */
public enum View {
    KEYS_ONLY,
    NEW_IMAGE,
    OLD_IMAGE,
    NEW_AND_OLD_IMAGES;

    boolean hasNew() {
        return this == NEW_IMAGE || this == NEW_AND_OLD_IMAGES;
    }

    boolean hasOld() {
        return this == OLD_IMAGE || this == NEW_AND_OLD_IMAGES;
    }
}
