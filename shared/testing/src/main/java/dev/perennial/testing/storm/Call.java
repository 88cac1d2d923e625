package dev.perennial.testing.storm;

/** Calls to the outside; a process may end before each, or after its effect. */
public enum Call {
    READ("read a record"),
    LOOK_UP("look up events in the timeline"),
    FILE("file an event under its id"),
    WRITE("write a record"),
    LINK("make an id lead to a record"),
    READ_STORY("read a closed record's story"),
    DISSOLVE("dissolve a closed record"),
    ERASE("remove the rows of a forgotten customer"),
    ADD_ROW("add a row to the timeline"),
    QUEUE("queue a message"),
    ANNOUNCE("announce on the bus"),
    FIND_DUE("find who is due"),
    RENDER("render a mail"),
    CLAIM("claim a message"),
    REFUSE("note a refusal"),
    POSTPONE("note that a message has to wait"),
    SEND("hand a mail to Amazon SES"),
    NOTE("note what came of a mail"),
    RELEASE("give a claim back"),
    READ_MARK("read the mark of the counters"),
    COUNT("add to the counters");

    private final String words;

    Call(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
