package fr.ampli.access;

import fr.ampli.shared.Person;
import java.util.List;

/** The task lists of a person. Kept outside: by the engine. */
public interface WorkLists {

    /**
     * A list as a person sees it.
     *
     * @param id by which Tasklist knows it
     * @param kind by which we know it, such as {@code mine}; blank for one that is not ours
     * @param tasks how many tasks stand in it now
     */
    record WorkList(String id, String kind, String name, long tasks) {}

    /** Those that the person may see, in the order in which they are shown. */
    List<WorkList> of(Person person);
}
